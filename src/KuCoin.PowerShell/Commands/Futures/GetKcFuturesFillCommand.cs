using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesFill", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(FuturesFill))]
public sealed class GetKcFuturesFillCommand : KcPagedCommand<FuturesFill>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol", IsOptional = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", HelpMessage = "Only the fills of these orders, by the exchange's order id.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FuturesOrderIdCompleter))]
    public string[]? OrderId { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only buys or only sells.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only fills of one order type: limit, market, limit_stop or market_stop.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Why it was traded: trade, liquid, adl or settlement. Default: all.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FuturesTradeTypeCompleter))]
    public string[] TradeType { get; set; } = [];

    // A piped order's own time, so that the fills of an order older than the default range are found.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", HelpMessage = "The oldest fill wanted. Default: seven days before -EndTime; of a piped order, its creation.")]
    [Alias("CreatedAt")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest fill wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Recent", HelpMessage = "The fills of the last 24 hours, at most 1000, without delay.")]
    public SwitchParameter Recent { get; set; }

    protected override object Target => (object?)OrderId ?? Symbol ?? (object)"fills";

    protected override void Process()
    {
        RequireNamed(Symbol, OrderId);
        if (Recent)
        {
            WriteRecent(Symbol, Client.Futures.GetRecentFillsAsync, fill => fill.Symbol);
            return;
        }

        foreach (var order in OrderId ?? [null!])
            WriteLists(Symbol, symbol => Client.Futures.GetFills(Query(symbol, order)), fill => fill.Symbol, order);
    }

    private FuturesFillQuery Query(string? symbol, string? order) => new()
    {
        Symbol = symbol,
        OrderId = order,
        Side = Side,
        Type = Type,
        TradeTypes = TradeType,
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
