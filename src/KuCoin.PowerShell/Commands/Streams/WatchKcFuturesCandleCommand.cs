using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesCandle")]
[OutputType(typeof(FuturesCandle))]
public sealed class WatchKcFuturesCandleCommand : ContractWatchCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "How long each candle lasts: 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 8h, 12h, 1d or 1w.")]
    [Interval]
    [ArgumentCompleter(typeof(FuturesIntervalCompleter))]
    public string Interval { get; set; } = "";

    private CandleInterval Length => CandleIntervals.Parse(Interval);

    protected override Topic Topic(string[] symbols) => FuturesTopics.Candles(Length, symbols).WithQuantities(Client.Futures);
}
