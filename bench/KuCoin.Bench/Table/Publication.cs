using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace KuCoin.Bench.Table;

/// <summary>Puts the figures of a full run where people read them.</summary>
internal static class Publication
{
    private const string Begin = "<!-- figures: written by ./build.ps1 Bench -->";
    private const string End = "<!-- end of figures -->";

    /// <summary>When, on what and of which state of the project.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {DateTime.UtcNow:yyyy-MM-dd}, commit {Tell("git", "rev-parse", "--short", "HEAD")}: {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} x {Processor()}, .NET {Environment.Version}, {(OperatingSystem.IsWindows() ? "Windows" : "Linux")} loopback.");

    /// <summary>Replaces the figures in a document and leaves its prose.</summary>
    public static void Replace(string document, IEnumerable<string> lines)
    {
        var text = File.ReadAllText(document);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        File.WriteAllText(document, $"{text[..begin]}\n{string.Join('\n', lines)}\n{text[end..]}");
    }

    private static string Processor()
    {
        const string File = "/proc/cpuinfo";
        return System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Tell(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return text;
    }
}
