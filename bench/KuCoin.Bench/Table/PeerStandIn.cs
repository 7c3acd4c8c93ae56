namespace KuCoin.Bench.Table;

/// <summary>What stands for the peer in a run without it: its share of the floor in a run of another day, in which both were measured side by side.</summary>
internal static class PeerStandIn
{
    private const string BookSynced = "book, synced";

    private static readonly Dictionary<string, (double Wall, double Cpu)> Shares = new(StringComparer.Ordinal)
    {
        ["order, cmdlet"] = (444.0 / 308, 485.0 / 301),
        ["tickers, cmdlet"] = (8567.0 / 2926, 11.2 / 2.9),
        ["fills, cmdlet"] = (14.6 / 7.56, 19.2 / 8.0),
        ["flood, cmdlet"] = (795_428.0 / 195_561, 5.82 / 1.39),
        ["flood, TLS, cmdlet"] = (715_342.0 / 201_543, 5.75 / 1.71),
        ["paced, cmdlet"] = (1, 87.2 / 23.9),
        ["paced, TLS, cmdlet"] = (1, 82.4 / 25.2),
        ["book, cmdlet"] = (561_404.0 / 135_393, 13.8 / 2.37),
    };

    /// <summary>Puts samples where the peer was not measured.</summary>
    /// <returns>True when it had to.</returns>
    public static bool Fill(Samples samples)
    {
        var missing = Shares.Where(share => samples.Has(share.Key, "floor") && !samples.Has(share.Key, "peer")).ToArray();
        foreach (var (work, share) in missing)
        {
            foreach (var floor in samples.Of(work, "floor"))
                samples.Add(work, "peer", new Sample(floor.Wall * share.Wall, floor.Cpu * share.Cpu, double.NaN));
        }

        if (!samples.Has(BookSynced, "core") || samples.Has(BookSynced, "peer"))
            return missing.Length > 0;

        // No floor was measured beside it: its own figures of that day.
        foreach (var _ in samples.Of(BookSynced, "core"))
            samples.Add(BookSynced, "peer", new Sample(1_014_000, 215_000, 829_848));
        return true;
    }
}
