using System.Diagnostics;
using System.Globalization;

namespace KuCoin.Bench.Floor;

/// <summary>The peer, where <c>./build.ps1 Bench -Peer</c> has built it: a process of its own that measures itself when its turn comes.</summary>
public sealed class PeerProcess : IDisposable
{
    /// <summary>The environment variable that tells where the peer's assembly is; without it there is no peer.</summary>
    public const string Variable = "KC_BENCH_PEER";

    private readonly Process _process;

    private PeerProcess(string program, string[] arguments)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
    }

    private static string? Program => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } program ? program : null;

    /// <summary>Which peer it is, as a sentence for the table; empty where there is none.</summary>
    public static string Describe() => Program is null
        ? ""
        : $"The peer is Kucoin.Net {FileVersionInfo.GetVersionInfo(Path.Combine(Path.GetDirectoryName(Program)!, "Kucoin.Net.dll")).FileVersion}, measured in this run, in turn with the others.";

    /// <summary>Starts the peer; null where there is none.</summary>
    /// <param name="arguments">The load server's addresses, plain and with streams over TLS; key, secret and passphrase.</param>
    public static PeerProcess? Start(params string[] arguments) => Program is { } program ? new PeerProcess(program, arguments) : null;

    /// <summary>Has the peer do a work once and takes its figures over.</summary>
    public Tally Measure(string work, int units, Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work}\t{units}"));
        return meter.Take(Read());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer ended early; above is what it said.");
}
