namespace KuCoin.Bench.Table;

/// <summary>What stands for the peer in a run without it: its share of the floor in a run of another day, in which both were measured side by side.</summary>
internal static class PeerStandIn
{
    private const string BookSynced = "book, synced";

    // Of time alone the table shows the flood's.
    private static readonly Dictionary<string, (double Wall, double Cpu)> Shares = new(StringComparer.Ordinal)
    {
        ["order, cmdlet"] = (double.NaN, 131.55 / 114.33),
        ["tickers, cmdlet"] = (double.NaN, 1.86 / 1.07),
        ["fills, cmdlet"] = (double.NaN, 1.15 / 1.01),
        ["flood, cmdlet"] = (2.25 / 0.7, 2.34 / 0.73),
        ["flood, TLS, cmdlet"] = (double.NaN, 2.34 / 0.82),
        ["paced, cmdlet"] = (double.NaN, 133.36 / 6.35),
        ["paced, TLS, cmdlet"] = (double.NaN, 156.53 / 22.57),
        ["book, cmdlet"] = (double.NaN, 8.23 / 1.66),
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
            samples.Add(BookSynced, "peer", new Sample(1_009_060, 51_500, double.NaN, double.NaN));
        return true;
    }
}
