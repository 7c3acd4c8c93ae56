using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesStopOrder", SupportsPaging = true)]
[OutputType(typeof(FuturesOrder))]
public sealed class GetKcFuturesStopOrderCommand : KcPagedCommand<FuturesOrder>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(HelpMessage = "Only Buy or only Sell orders.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(HelpMessage = "Only Limit or only Market orders.")]
    [Word(typeof(OrderType))]
    public OrderType? Type { get; set; }

    [Parameter(HelpMessage = "The oldest order wanted. Default: all.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(HelpMessage = "The newest order wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override object Target => (object?)Symbol ?? "stop orders";

    protected override void Process() => WriteLists(Symbol, symbol => Client.Futures.GetStopOrders(Query(symbol)), order => order.Symbol);

    private FuturesStopOrderQuery Query(string? symbol) => new()
    {
        Symbol = symbol,
        Side = Side,
        Type = Type switch
        {
            OrderType.Limit => "limit",
            OrderType.Market => "market",
            _ => null,
        },
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
