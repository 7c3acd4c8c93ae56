// Runs every suite, several at a time, and prints the sum as the last line:
//
//     N passed, N failed, N skipped
//
// Each file of Pester tests is a suite, with a PowerShell of its own: the files know nothing of each other.
//
//     RunTests [--module <manifest> [--name <files>]] [<the command that starts PowerShell>]
//
// With --module only the Pester tests run, against that module. Without PowerShell they are counted as skipped.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KuCoin.Tools;

// They come first, so that no long one is left over when all the others are done.
string[] longest = ["KuCoin.Core.Tests", "Help", "Jobs", "Watch", "Stop", "Treasury", "Register-KcTopic", "KuCoin.Sandbox.Tests"];

var powerShell = args.ToList();
var module = TakeOption("--module");
var name = TakeOption("--name") ?? "*";
var root = Directory.GetCurrentDirectory();
var tests = Path.Combine(root, "tests");
var results = Path.Combine(root, "out", "test");
if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);
Directory.CreateDirectory(results);

var sum = new Counts(0, 0, 0);
var suites = new List<Suite>();
if (module is null)
    suites.AddRange(Directory.EnumerateFiles(tests, "*.Tests.csproj", SearchOption.AllDirectories).Select(DotNetSuite));
var files = Directory.GetFiles(Path.Combine(tests, "Pester"), name + ".Tests.ps1");
if (powerShell is [])
    SkipPester("There is no PowerShell here");
else if (!HasPester())
    SkipPester("There is no Pester 5 here");
else
    suites.AddRange(files.Select(PesterSuite));

// Half of their time the suites wait: for a stream, a time that runs out, a process.
var severalAtATime = new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount };
var ordered = suites.OrderBy(suite => (uint)Array.IndexOf(longest, suite.Name)).ThenBy(suite => suite.Name, StringComparer.Ordinal);
await Parallel.ForEachAsync(ordered, severalAtATime, async (suite, _) =>
{
    var (text, counts) = await suite.RunAsync().ConfigureAwait(false);
    lock (results)
    {
        Console.Write(text);
        sum += counts;
    }
}).ConfigureAwait(false);

Console.WriteLine();
Console.WriteLine(sum);
return sum is { Failed: 0 } and not { Passed: 0, Skipped: 0 } ? 0 : 1;

string? TakeOption(string option)
{
    if (powerShell is not [var first, var value, ..] || first != option)
        return null;
    powerShell.RemoveRange(0, 2);
    return value;
}

Suite DotNetSuite(string project)
{
    var suite = Path.GetFileNameWithoutExtension(project);
    var assembly = Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release"), suite + ".dll", SearchOption.AllDirectories).Single();
    return new Suite(suite,
        ["dotnet", "test", assembly, "--nologo", "--logger", $"trx;LogFileName={suite}.trx", "--results-directory", results],
        () => ReadReport(Path.Combine(results, suite + ".trx")));
}

Suite PesterSuite(string file)
{
    var suite = Path.GetFileName(file).Replace(".Tests.ps1", "", StringComparison.Ordinal);
    var report = Path.Combine(results, suite + ".txt");
    return new Suite(suite,
        [.. RunPester(), "-Name", suite, "-ResultFile", report, .. module is null ? Array.Empty<string>() : ["-Module", module]],
        () => File.Exists(report) ? Counts.Parse(File.ReadAllText(report)) : null);
}

IEnumerable<string> RunPester() => [.. powerShell, "-NoProfile", "-NonInteractive", "-File", Path.Combine(tests, "Pester", "Run.ps1")];

// Before all others, so that Pester is fetched once.
bool HasPester()
{
    const int NoPester = 3; // what Run.ps1 answers where Pester is not to be had

    using var child = Process.Start(powerShell[0], [.. RunPester().Skip(1), "-FetchOnly"]);
    child.WaitForExit();
    return child.ExitCode != NoPester;
}

void SkipPester(string reason)
{
    var written = files.Sum(file => Patterns.It().Count(File.ReadAllText(file)));
    Console.WriteLine($"\n!! {reason}: THE {written} PESTER TESTS ARE SKIPPED. No cmdlet has been tested by this run.");
    sum += new Counts(0, 0, written);
}

static Counts? ReadReport(string trx)
{
    if (!File.Exists(trx))
        return null;
    var counters = XDocument.Load(trx).Descendants().Single(element => element.Name.LocalName is "Counters");
    int Count(string name) => int.Parse(counters.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    var (total, passed, executed) = (Count("total"), Count("passed"), Count("executed"));
    return new Counts(passed, executed - passed, total - executed);
}

namespace KuCoin.Tools
{
    internal static partial class Patterns
    {
        [GeneratedRegex(@"^\s*It\s", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
        public static partial Regex It();
    }
}
