using System.Globalization;
using KuCoin.Bench.Server;

namespace KuCoin.Bench.Table;

/// <summary>What is measured as a whole fresh PowerShell per sample.</summary>
/// <param name="Name">The work's name.</param>
/// <param name="Contenders">Name and script of each; the script gets the bench's folder and the server's address.</param>
internal sealed record FreshProcess(string Name, IReadOnlyList<(string Contender, Func<string, string, string> Script)> Contenders)
{
    // Written by the measured process itself at its end: what it used and allocated, the most memory it had, and how long the part between the marks took.
    private const string Tell = "; [Console]::Out.Write(('{0} {1} {2} {3}' -f [int64] [Environment]::CpuUsage.TotalTime.TotalMicroseconds, [GC]::GetTotalAllocatedBytes(), [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64, [int64] ($watch ? $watch.Elapsed.TotalMicroseconds : 0)))";
    private const string Watch = "$watch = [Diagnostics.Stopwatch]::StartNew(); ";

    public static IReadOnlyList<FreshProcess> Works { get; } =
    [
        new("import",
        [
            ("floor", static (_, _) => "$watch = $null" + Tell),
            ("binary module", static (folder, _) => $"$watch = $null; Import-Module '{Path.Combine(folder, "KuCoin.Bench.Floor.dll")}'" + Tell),
            ("module", static (folder, _) => $"$watch = $null; Import-Module '{Module(folder)}'" + Tell),
        ]),
        new("first call",
        [
            ("floor", static (folder, server) => Watch + $"Import-Module '{Path.Combine(folder, "KuCoin.Bench.Floor.dll")}'; $rows = Get-RawTicker {server}; $watch.Stop()" + Check + Tell),
            ("script", static (_, server) => Watch + $"$rows = (Invoke-RestMethod {server}/api/v1/market/allTickers).data.ticker; $watch.Stop()" + Check + Tell),
            ("module", static (folder, server) => Watch + $"Import-Module '{Module(folder)}'; $null = Connect-KcSession -Anonymous -Endpoint {server}; $rows = Get-KcTicker; $watch.Stop()" + Check + Tell),
        ]),
    ];

    private static string Check { get; } = string.Create(CultureInfo.InvariantCulture, $"; if ($rows.Count -ne {MarketData.SymbolCount} -or $rows[-1].symbol -ne '{MarketData.Symbol(MarketData.SymbolCount - 1)}') {{ exit 1 }}");

    /// <summary>A sample of what a process told; where it had no watch, of the time it ran.</summary>
    public static Sample Read(string[] told, TimeSpan ran)
    {
        var figures = Array.ConvertAll(told, text => double.Parse(text, CultureInfo.InvariantCulture));
        return new Sample(figures[3] > 0 ? figures[3] : ran.TotalMicroseconds, figures[0], figures[1], figures[2]);
    }

    private static string Module(string folder) => Path.GetFullPath(Path.Combine(folder, "../../../../../out/KuCoin/KuCoin.psd1"));
}
