// Measures this library beside the hand-written minimum and beside what a script does today; see docs/performance.md.
//   KuCoin.Bench table <folder> quick|full <filter> <pwsh...>   the works beside each other, as a table; an empty filter for all
//   KuCoin.Bench long <folder> <pwsh...>                        of a full run only how memory and cost grow
//   KuCoin.Bench suites <folder> <filter>                       the parts of Core alone, with BenchmarkDotNet
//   KuCoin.Bench serve ..., KuCoin.Bench work ...               the processes that the table starts
using System.Globalization;
using KuCoin.Bench.Server;
using KuCoin.Bench.Suites;
using KuCoin.Bench.Table;
using KuCoin.Bench.Works;

switch (args)
{
    case ["table", var folder, var scale, var filter, .. var pwsh]:
        using (var run = new Run(pwsh, isQuick: scale is "quick", filter))
        {
            Directory.CreateDirectory(folder);
            run.Serve();
            var table = run.Measure();
            File.WriteAllLines(Path.Combine(folder, "details.md"), run.Tell());
            if (scale is "full" && filter.Length == 0)
            {
                table = ["", Publication.Describe(), "", .. table, "", .. run.MeasureMemory(), "", "Everything that was measured, medians and the extremes:", "", .. run.Tell(), ""];
                Publication.Replace("docs/performance.md", table);
                File.WriteAllText("docs/growth.svg", Plot.Draw(await Growth.MeasureAsync(run.Place)));
            }

            File.WriteAllLines(Path.Combine(folder, "performance.md"), table);
            Console.WriteLine(string.Join(Environment.NewLine, table));
        }

        return 0;
    case ["long", var folder, .. var pwsh]:
        using (var run = new Run(pwsh, isQuick: false, filter: ""))
        {
            run.Serve();
            Console.WriteLine(string.Join(Environment.NewLine, run.MeasureMemory()));
            File.WriteAllText(Path.Combine(folder, "growth.svg"), Plot.Draw(await Growth.MeasureAsync(run.Place)));
        }

        return 0;
    case ["suites", var folder, var filter]:
        return CoreSuites.Run(folder, filter);
    case ["serve", var certificate]:
        LoadServer.Run(certificate);
        return 0;
    case ["work", var plain, var secure, var rounds, var scale, .. var names]:
        await Worker.RunAsync(new Place(plain, secure), names, int.Parse(rounds, CultureInfo.InvariantCulture), scale is "quick");
        return 0;
    default:
        Console.Error.WriteLine("KuCoin.Bench table <folder> quick|full <filter> <pwsh...>, or suites <folder> <filter>");
        return 1;
}
