using System.Globalization;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Table;

/// <summary>Writes the table: each row's floor, script and our figure of the same run, the ratio, the goal, and whether it is met.</summary>
internal static class Report
{
    public static IEnumerable<string> Lines(Samples samples)
    {
        var isDerived = PeerStandIn.Fill(samples);
        string[] head = ["work", "floor", "script", isDerived ? "peer*" : "peer", "ours", "ratio", "goal", "verdict"];
        var rows = Row.All.Where(row => samples.Has(row.Work, row.Ours)).Select(row => Cells(row, samples)).Prepend(head).ToArray();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
        {
            yield return "| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |";
            if (number == 0)
                yield return "|" + string.Join('|', widths.Select(width => new string('-', width + 2))) + "|";
        }

        yield return "";
        yield return isDerived
            ? "\\* Not measured in this run: the floor of this run times the peer's share of it in a run of another day, or that day's own figure where there is no floor."
            : PeerProcess.Describe();
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
            Figure("peer"),
            Figure(row.Ours),
            isFigure ? "" : Ratio(measured),
            "<= " + (isFigure ? row.Of.Text(row.AtMost) : Ratio(row.AtMost) + " x " + row.Against),
            measured <= row.AtMost ? "PASS" : string.Create(CultureInfo.InvariantCulture, $"SHORT by {100 * ((measured / row.AtMost) - 1):0} %"),
        ];

        string Figure(string contender) => samples.Has(row.Work, contender) ? row.Of.Text(samples.Median(row.Work, contender, row.Value)) : "";
    }

    private static string Ratio(double value) => value.ToString(value < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
}
