using System.Diagnostics;
using System.Text;

namespace KuCoin.Tools;

/// <summary>Tests that run in a process of their own.</summary>
/// <param name="Name">How it is called in the output.</param>
/// <param name="Command">What starts it.</param>
/// <param name="ReadReport">Gives what it counted, once it has ended; null where it left no report.</param>
internal sealed record Suite(string Name, IReadOnlyList<string> Command, Func<Counts?> ReadReport)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <summary>Runs it to its end, and gives all that it wrote and what it counted.</summary>
    public async Task<(string Text, Counts Counts)> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var text = new StringBuilder();
        var exitCode = await RunAsync(text).ConfigureAwait(false);
        var counts = ReadReport() ?? new Counts(0, 0, 0);
        // A suite that broke before it could report is a failure too, never a silent zero.
        if (counts.Failed == 0 && (exitCode != 0 || counts.Passed + counts.Skipped == 0))
        {
            text.AppendLine(FormattableString.Invariant($"{Name} ended with code {exitCode} and reported {counts}: counted as one failure."));
            counts = counts with { Failed = 1 };
        }
        return (FormattableString.Invariant($"\n== {Name}: {counts} in {clock.Elapsed.TotalSeconds:0} s\n{text}"), counts);
    }

    private async Task<int> RunAsync(StringBuilder text)
    {
        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (text)
                text.AppendLine(line.Data);
        }

        using var child = new Process
        {
            StartInfo = new ProcessStartInfo(Command[0], Command.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        child.OutputDataReceived += Append;
        child.ErrorDataReceived += Append;
        child.Start();
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await child.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return child.ExitCode;
        }
        catch (OperationCanceledException)
        {
            child.Kill(entireProcessTree: true);
            lock (text)
                text.AppendLine(FormattableString.Invariant($"It, or a process it left behind, had not ended after {Longest.TotalMinutes:0} minutes."));
            return -1;
        }
    }
}
