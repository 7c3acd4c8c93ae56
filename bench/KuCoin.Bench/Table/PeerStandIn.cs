namespace KuCoin.Bench.Table;

/// <summary>What stands for the peer in a run without it: its share of the floor in a run of another day, in which both were measured side by side.</summary>
internal static class PeerStandIn
{
    private const string BookSynced = "book, synced";

    // Of time alone the table shows the flood's.
    private static readonly Dictionary<string, (double Wall, double Cpu)> Shares = new(StringComparer.Ordinal)
    {
        ["order, cmdlet"] = (double.NaN, 127.66 / 102.32),
        ["tickers, cmdlet"] = (double.NaN, 1.73 / 1.12),
        ["fills, cmdlet"] = (double.NaN, 1.1 / 0.91),
        ["flood, cmdlet"] = (2.12 / 0.66, 2.23 / 0.7),
        ["flood, TLS, cmdlet"] = (double.NaN, 2.51 / 0.85),
        ["paced, cmdlet"] = (double.NaN, 122.69 / 5.71),
        ["paced, TLS, cmdlet"] = (double.NaN, 124.58 / 5.95),
        ["book, cmdlet"] = (double.NaN, 5.63 / 1.22),
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
            samples.Add(BookSynced, "peer", new Sample(1_004_720, 54_770, double.NaN, double.NaN));
        return true;
    }
}
