using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcCandle", SupportsPaging = true)]
[OutputType(typeof(Candle))]
public sealed class GetKcCandleCommand : KcPagedCommand<Candle>
{
    private const ulong AtOnce = 1500;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, HelpMessage = "How long each candle lasts: 1m, 3m, 5m, 15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d, 1w or 1mo.")]
    [Interval]
    [ArgumentCompleter(typeof(SpotIntervalCompleter))]
    public string Interval { get; set; } = "";

    private CandleInterval Length => CandleIntervals.Parse(Interval);

    [Parameter(HelpMessage = "The beginning of the oldest candle wanted. Default: as many candles before -EndTime as -First says, at most 1500.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The beginning of the newest candle wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override bool IsPublic => true;

    protected override DateTimeOffset? TimeOf(Candle row) => row.Time;

    protected override object Target => Symbol;

    protected override void Process()
    {
        foreach (var symbol in Symbol)
            Attempt(symbol, () => WritePages(Client.Spot.GetCandles(new CandleQuery { Symbol = symbol, Interval = Length, StartTime = StartTime ?? Latest, EndTime = EndTime })));
    }

    // Candles come oldest first; without a start -First means the latest ones all the same. Null leaves the start to Core.
    private DateTimeOffset? Latest
    {
        get
        {
            var (first, skip) = (PagingParameters.First, PagingParameters.Skip);
            return first < AtOnce && skip < AtOnce - first ? (EndTime ?? Client.Clock.Now) - ((long)(first + skip) * Length.ToLength()) : null;
        }
    }
}
