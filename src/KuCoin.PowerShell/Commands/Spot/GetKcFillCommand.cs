using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFill", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(Fill))]
public sealed class GetKcFillCommand : KcPagedCommand<Fill>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [UpperCase("Symbol", IsOptional = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", HelpMessage = "Only the fills of these orders, by the exchange's order id.")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[]? OrderId { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only buys or only sells.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only fills of one order type: limit, market, limit_stop or market_stop.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", HelpMessage = "Whose money: Trade (the default), MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    // A piped order's own time, so that the fills of an order older than the default range are found.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", HelpMessage = "The oldest fill wanted. Default: seven days before -EndTime; of a piped order, its creation.")]
    [Alias("CreatedAt")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest fill wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Recent", HelpMessage = "The fills of the last 24 hours, at most 1000.")]
    public SwitchParameter Recent { get; set; }

    protected override DateTimeOffset? TimeOf(Fill row) => row.CreatedAt;

    protected override object Target => (object?)OrderId ?? Symbol ?? (object)"fills";

    protected override void Process()
    {
        RequireNamed(Symbol, OrderId);
        if (Recent)
        {
            WriteRecent(Symbol, Client.Spot.GetRecentFillsAsync, fill => fill.Symbol);
            return;
        }

        foreach (var order in OrderId ?? [null!])
            WriteLists(Symbol, symbol => Client.Spot.GetFills(Query(symbol, order)), fill => fill.Symbol, order);
    }

    private FillQuery Query(string? symbol, string? order) => new()
    {
        Symbol = symbol,
        OrderId = order,
        Side = Side,
        Type = Type,
        TradeType = TradeType,
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
