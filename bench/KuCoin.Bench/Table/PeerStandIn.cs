namespace KuCoin.Bench.Table;

/// <summary>What stands for the peer in a run without it: its share of the floor in a run of another day, in which both were measured side by side.</summary>
internal static class PeerStandIn
{
    private const string BookSynced = "book, synced";

    // Of time alone the table shows the flood's.
    private static readonly Dictionary<string, (double Wall, double Cpu)> Shares = new(StringComparer.Ordinal)
    {
        ["order, cmdlet"] = (double.NaN, 137.67 / 121.08),
        ["tickers, cmdlet"] = (double.NaN, 1.74 / 1.05),
        ["fills, cmdlet"] = (double.NaN, 1.08 / 1.06),
        ["flood, cmdlet"] = (2.26 / 0.68, 2.42 / 0.77),
        ["flood, TLS, cmdlet"] = (double.NaN, 2.37 / 0.83),
        ["paced, cmdlet"] = (double.NaN, 131.27 / 5.94),
        ["paced, TLS, cmdlet"] = (double.NaN, 115.07 / 4.82),
        ["book, cmdlet"] = (double.NaN, 7.32 / 1.35),
    };

    /// <summary>Puts samples where the peer was not measured.</summary>
    /// <returns>True when it had to.</returns>
    public static bool Fill(Samples samples)
    {
        var missing = Shares.Where(share => samples.Has(share.Key, "floor") && !samples.Has(share.Key, "peer")).ToArray();
        foreach (var (work, share) in missing)
        {
            foreach (var floor in samples.Of(work, "floor"))
                samples.Add(work, "peer", new Sample(floor.Wall * share.Wall, floor.Cpu * share.Cpu, double.NaN, double.NaN));
        }

        if (!samples.Has(BookSynced, "core") || samples.Has(BookSynced, "peer"))
            return missing.Length > 0;

        // No floor was measured beside it: its own figures of that day.
        foreach (var _ in samples.Of(BookSynced, "core"))
            samples.Add(BookSynced, "peer", new Sample(1_004_060, 84_650, double.NaN, double.NaN));
        return true;
    }
}
