using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcCandle")]
[OutputType(typeof(Candle))]
public sealed class WatchKcCandleCommand : PairWatchCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "How long each candle lasts: 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, 1w or 1mo.")]
    [Interval]
    [ArgumentCompleter(typeof(SpotIntervalCompleter))]
    public string Interval { get; set; } = "";

    private CandleInterval Length => CandleIntervals.Parse(Interval);

    protected override Topic Topic(string[] symbols) => SpotTopics.Candles(Length, symbols);
}
