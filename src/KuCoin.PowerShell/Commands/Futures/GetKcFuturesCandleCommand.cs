using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesCandle", SupportsPaging = true)]
[OutputType(typeof(FuturesCandle))]
public sealed class GetKcFuturesCandleCommand : ContractPagesCommand<FuturesCandle>
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "How long each candle lasts: 1m, 5m, 15m, 30m, 1h, 2h, 4h, 8h, 12h, 1d or 1w.")]
    [Interval]
    [ArgumentCompleter(typeof(FuturesIntervalCompleter))]
    public string Interval { get; set; } = "";

    private CandleInterval Length => CandleIntervals.Parse(Interval);

    [Parameter(HelpMessage = "The beginning of the oldest candle wanted. Default: 200 candles before -EndTime.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The beginning of the newest candle wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override bool IsPublic => true;

    protected override void Process(string symbol) => WritePages(Client.Futures.GetCandles(new FuturesCandleQuery
    {
        Symbol = symbol,
        Interval = Length,
        StartTime = StartTime,
        EndTime = EndTime,
    }));
}
