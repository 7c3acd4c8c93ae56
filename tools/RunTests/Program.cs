// Runs every suite, one after the other, and prints the sum as the last line:
//
//     N passed, N failed, N skipped
//
// The arguments are the command that starts PowerShell. Without one the Pester tests are counted as skipped.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KuCoin.Tools;

var longest = TimeSpan.FromMinutes(20);
var root = Directory.GetCurrentDirectory();
var tests = Path.Combine(root, "tests");
var results = Path.Combine(root, "out", "test");
if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);
Directory.CreateDirectory(results);

var sum = new Counts(0, 0, 0);
foreach (var project in Directory.EnumerateFiles(tests, "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
    sum += RunDotNetSuite(project);
sum += args is [] ? SkipPester("There is no PowerShell here") : RunPester(args);

Console.WriteLine();
Console.WriteLine(sum);
return sum.Failed == 0 ? 0 : 1;

Counts RunDotNetSuite(string project)
{
    var name = Path.GetFileNameWithoutExtension(project);
    Console.WriteLine($"\n== {name}");
    var assembly = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release"), name + ".dll", SearchOption.AllDirectories).Single();
    var exitCode = Run("dotnet", ["test", assembly, "--nologo", "--logger", $"trx;LogFileName={name}.trx", "--results-directory", results]);

    var report = Path.Combine(results, name + ".trx");
    var counts = File.Exists(report) ? ReadReport(report) : new Counts(0, 0, 0);
    return counts.OrOneFailure(exitCode, name);
}

Counts RunPester(string[] powerShell)
{
    const int NoPester = 3; // what Run.ps1 answers where Pester is not to be had

    Console.WriteLine("\n== Pester");
    var report = Path.Combine(results, "Pester.txt");
    var exitCode = Run(powerShell[0],
        [.. powerShell[1..], "-NoProfile", "-NonInteractive", "-File", Path.Combine(tests, "Pester", "Run.ps1"), "-ResultFile", report]);
    if (exitCode == NoPester)
        return SkipPester("There is no Pester 5 here");

    var counts = File.Exists(report) ? Counts.Parse(File.ReadAllText(report)) : new Counts(0, 0, 0);
    return counts.OrOneFailure(exitCode, "Pester");
}

Counts SkipPester(string reason)
{
    var written = Directory.EnumerateFiles(Path.Combine(tests, "Pester"), "*.Tests.ps1", SearchOption.AllDirectories)
        .Sum(file => Patterns.It().Count(File.ReadAllText(file)));
    Console.WriteLine($"\n!! {reason}: THE {written} PESTER TESTS ARE SKIPPED. No cmdlet has been tested by this run.");
    return new Counts(0, 0, written);
}

static Counts ReadReport(string trx)
{
    var counters = XDocument.Load(trx).Descendants().Single(element => element.Name.LocalName is "Counters");
    int Count(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    var (total, passed, executed) = (Count("total"), Count("passed"), Count("executed"));
    return new Counts(passed, executed - passed, total - executed);
}

int Run(string file, IEnumerable<string> arguments)
{
    using var child = Process.Start(new ProcessStartInfo(file, arguments) { WorkingDirectory = root })!;
    if (child.WaitForExit(longest))
        return child.ExitCode;

    Console.WriteLine($"Stopped after {longest.TotalMinutes:0} minutes.");
    child.Kill(entireProcessTree: true);
    child.WaitForExit();
    return -1;
}

namespace KuCoin.Tools
{
    internal sealed record Counts(int Passed, int Failed, int Skipped)
    {
        public static Counts operator +(Counts a, Counts b) => new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);

        public static Counts Parse(string sum)
        {
            var words = sum.Split(' ');
            return new Counts(Number(words[0]), Number(words[2]), Number(words[4]));
        }

        // A suite that broke before it could report is a failure too, never a silent zero.
        public Counts OrOneFailure(int exitCode, string suite)
        {
            if ((exitCode == 0 && Passed + Skipped > 0) || Failed > 0)
                return this;
            Console.WriteLine($"{suite} ended with code {exitCode} and reported {this}: counted as one failure.");
            return this with { Failed = 1 };
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed, {Skipped} skipped");

        private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    internal static partial class Patterns
    {
        [GeneratedRegex(@"^\s*It\s", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        public static partial Regex It();
    }
}
