using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesPositionHistory", SupportsPaging = true)]
[OutputType(typeof(FuturesPositionHistory))]
public sealed class GetKcFuturesPositionHistoryCommand : KcPagedCommand<FuturesPositionHistory>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(HelpMessage = "Only positions closed then or later. Default: all that the exchange keeps.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "Only positions closed then or earlier. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override object Target => (object?)Symbol ?? "closed positions";

    protected override void Process() => WriteLists(
        Symbol,
        symbol => Client.Futures.GetPositionHistory(new FuturesPositionHistoryQuery { Symbol = symbol, StartTime = StartTime, EndTime = EndTime }),
        position => position.Symbol);
}
