namespace KuCoin.Bench.Table;

/// <summary>Writes everything that was measured of everyone, works without a goal included: medians, and the extremes in brackets.</summary>
internal static class Details
{
    public static IEnumerable<string> Lines(Samples samples) => samples.Measured
        .Select(one => $"| {one.Work} | {one.Contender} | {string.Join(" | ", Enum.GetValues<Of>().Select(of => Spread(samples, one, of)))} |")
        .Prepend("|---|---|---|---|---|---|")
        .Prepend("| work | by | processor | time | allocated | peak memory |");

    private static string Spread(Samples samples, (string Work, string Contender) one, Of of)
    {
        var values = samples.Of(one.Work, one.Contender).Select(sample => sample.Value(of)).ToArray();
        return Array.Exists(values, double.IsNaN)
            ? ""
            : $"{of.Text(samples.Median(one.Work, one.Contender, sample => sample.Value(of)))} ({of.Text(values.Min())} to {of.Text(values.Max())})";
    }
}
