using System.Globalization;

namespace KuCoin.Bench.Table;

/// <summary>Writes the table: each row's floor, script and our figure of the same run, the ratio, the goal, and whether it is met.</summary>
internal static class Report
{
    private static readonly string[] Head = ["work", "floor", "script", "peer*", "ours", "ratio", "goal", "verdict"];

    public static IEnumerable<string> Lines(Samples samples)
    {
        var rows = Row.All.Where(row => samples.Has(row.Work, row.Ours)).Select(row => Cells(row, samples)).Prepend(Head).ToArray();
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            yield return "| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |";
            if (number == 0)
                yield return "|" + string.Join('|', widths.Select(width => new string('-', width + 2))) + "|";
        }
    }

    private static string[] Cells(Row row, Samples samples)
    {
        var measured = row.Measure(samples);
        var isFigure = row.Against is null;
        return
        [
            row.Title,
            Figure("floor"),
            Figure("script"),
            row.Peer is { } peer ? Text(samples.Median(row.Work, "floor", row.Value) * peer, row.Of) : "",
            Figure(row.Ours),
            isFigure ? "" : Ratio(measured),
            "<= " + (isFigure ? Text(row.AtMost, row.Of) : Ratio(row.AtMost) + (row.Peer is null ? row.Against is "script" ? " x script" : " x floor" : " x peer")),
            measured <= row.AtMost ? "PASS" : string.Create(CultureInfo.InvariantCulture, $"SHORT by {100 * ((measured / row.AtMost) - 1):0} %"),
        ];

        string Figure(string contender) => samples.Has(row.Work, contender) ? Text(samples.Median(row.Work, contender, row.Value), row.Of) : "";
    }

    private static string Ratio(double value) => value.ToString(value < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    private static string Text(double value, Of of) => (of, value) switch
    {
        (Of.Bytes, _) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0.#} B"),
        (_, >= 1000) => string.Create(CultureInfo.InvariantCulture, $"{value / 1000:#,0.##} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} us"),
    };
}
