using System.Diagnostics;
using System.Globalization;
using KuCoin.Bench.Server;
using KuCoin.Bench.Works;

namespace KuCoin.Bench.Table;

/// <summary>One run: a load server, the processes that measure beside each other, the table.</summary>
internal sealed class Run(IReadOnlyList<string> pwsh, bool isQuick, string filter) : IDisposable
{
    private static readonly string[] CoreWorks = ["order", "order16", "tickers", "fills", "flood", "flood, TLS", "paced", "paced, TLS", "book", "book, synced", "signature"];
    private static readonly string[] CmdletWorks = ["order, cmdlet", "tickers, cmdlet", "fills, cmdlet", "flood, cmdlet", "flood, TLS, cmdlet", "paced, cmdlet", "paced, TLS, cmdlet", "book, cmdlet"];
    // What shells do besides; nothing says how fast it has to be.
    private static readonly string[] PipelineWorks = ["fills, grouped", "flood, each"];
    private static readonly string Folder = AppContext.BaseDirectory;

    private readonly Samples _samples = new();
    private readonly string _certificate = Path.GetTempFileName();
    private Process? _server;
    private string _plain = "";
    private string _secure = "";

    /// <summary>Where the load server is, once it is there.</summary>
    public Place Place => new(_plain, _secure);

    private int Rounds => isQuick ? 5 : 9;

    /// <summary>Starts the load server; comes first.</summary>
    public void Serve()
    {
        _server = Start(Self("serve", _certificate), redirectInput: true);
        _plain = _server.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The load server did not start.");
        _secure = _server.StandardOutput.ReadLine()!;
    }

    /// <summary>Measures, and returns the table.</summary>
    public IReadOnlyList<string> Measure()
    {
        foreach (var work in CoreWorks.Where(IsWanted))
            Collect(work, Self("work", _plain, _secure, Rounds.ToString(CultureInfo.InvariantCulture), isQuick ? "quick" : "full", work));
        foreach (var work in CmdletWorks.Concat(isQuick ? [] : PipelineWorks).Where(IsWanted))
            Collect(work, Script("Measure.ps1", string.Create(CultureInfo.InvariantCulture, $"-Rounds {Rounds} -Work '{work}' {(isQuick ? "-Quick" : "")}")));
        foreach (var work in FreshProcess.Works.Where(work => IsWanted(work.Name)))
            Collect(work);
        return [.. Report.Lines(_samples)];
    }

    /// <summary>All that was measured.</summary>
    public IEnumerable<string> Tell() => Details.Lines(_samples);

    /// <summary>How much memory long works take, line by line.</summary>
    public IReadOnlyList<string> MeasureMemory()
    {
        var lines = new List<string> { "| work | heap, at most, in each quarter | working set, at most, in each quarter | allocated |", "|---|---|---|---|", Memory.FollowBooks() };
        Read("memory", Script("Memory.ps1", ""), lines.Add);
        return lines;
    }

    public void Dispose()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            _server.WaitForExit();
            _server.Dispose();
        }

        File.Delete(_certificate);
    }

    private bool IsWanted(string work) => work.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static string[] Self(params string[] arguments) => [Environment.ProcessPath!, .. arguments];

    private string[] Script(string name, string arguments) =>
    [
        .. pwsh, "-NoProfile", "-NonInteractive", "-Command",
        $"& '{Path.Combine(Folder, name)}' -Plain {_plain} -Secure {_secure} -Floor '{Path.Combine(Folder, "KuCoin.Bench.Floor.dll")}' -Key @{{ ApiKey = '{MarketData.Key}'; ApiSecret = '{MarketData.Secret}'; Passphrase = '{MarketData.Passphrase}' }} {arguments}",
    ];

    // What is called often is compiled anew at once, not when nothing new was called for a while: the same code comes of it, but before
    // the first sample, and not in the middle of them. Where a sample is a single call nothing is called often, and it would be in it.
    private void Collect(string work, string[] command) =>
        Read(work, command, _samples.Add, work is "book, synced" ? [] : [("DOTNET_TC_CallCountingDelayMs", "0")]);

    private void Read(string work, string[] command, Action<string> take, params (string Name, string Value)[] environment)
    {
        Console.Error.WriteLine(work);
        using var process = Start(command, redirectInput: false, environment);
        while (process.StandardOutput.ReadLine() is { } line)
            take(line);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Measuring '{work}' failed.");
    }

    private void Collect(FreshProcess work)
    {
        Console.Error.WriteLine(work.Name);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (contender, script) in work.Contenders)
            {
                var began = Stopwatch.GetTimestamp();
                using var process = Start([.. pwsh, "-NoProfile", "-NonInteractive", "-Command", script(Folder, _plain)], redirectInput: false);
                var told = process.StandardOutput.ReadToEnd().Split();
                process.WaitForExit();
                if (process.ExitCode != 0)
                    throw new InvalidOperationException($"{contender} of '{work.Name}' failed.");
                // The first round only fills the disk's cache.
                if (round > 0)
                    _samples.Add(work.Name, contender, FreshProcess.Read(told, Stopwatch.GetElapsedTime(began)));
            }
        }
    }

    private Process Start(string[] command, bool redirectInput, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardInput = redirectInput, UseShellExecute = false };
        // The certificate that the load server made for itself; trusted by these processes alone.
        start.Environment["SSL_CERT_FILE"] = _certificate;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
