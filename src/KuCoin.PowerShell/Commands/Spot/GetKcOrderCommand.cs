using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcOrder", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(Order))]
public sealed class GetKcOrderCommand : KcPagedCommand<Order>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "List", HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [Parameter(Position = 0, ParameterSetName = "Recent", HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The pair of the orders.")]
    [Parameter(ParameterSetName = "ClientOid", HelpMessage = "The pair of the orders.")]
    [UpperCase("Symbol", IsOptional = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    // A piped order or receipt binds its symbol to the list first; its id then makes it a look-up.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", DontShow = true, HelpMessage = "The exchange's ids of the orders.")]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the orders.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the orders.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(ParameterSetName = "List", HelpMessage = "Active (the default): open orders. Done: filled and cancelled ones.")]
    [Word(typeof(OrderStatus))]
    public OrderStatus Status { get; set; } = OrderStatus.Active;

    [Parameter(ParameterSetName = "List", HelpMessage = "Only Buy or only Sell orders.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only orders of one type: limit, market, limit_stop, market_stop, oco_limit or oco_stop.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Whose money: Trade (the default), MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The oldest order wanted. Default for done orders: seven days before -EndTime.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest order wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Recent", HelpMessage = "The orders of the last 24 hours, at most 1000, open and done.")]
    public SwitchParameter Recent { get; set; }

    protected override DateTimeOffset? TimeOf(Order row) => row.CreatedAt;

    protected override object Target => (object?)Symbol ?? "orders";

    protected override void Process()
    {
        RequireNamed(Symbol, Id);
        var symbol = Symbol is [var only, ..] ? only : null;
        switch (ParameterSetName)
        {
            case "Id" or "List" when Id.Length > 0:
                WriteEach(Id, (id, token) => Client.Spot.GetOrderAsync(id, symbol, token));
                break;
            case "ClientOid":
                WriteEach(ClientOid, (id, token) => Client.Spot.GetOrderByClientOidAsync(id, symbol, token));
                break;
            case "Recent":
                WriteRecent(Symbol, Client.Spot.GetRecentOrdersAsync, order => order.Symbol);
                break;
            default:
                WriteLists(Symbol, pair => Client.Spot.GetOrders(Query(pair)), order => order.Symbol);
                break;
        }
    }

    private OrderQuery Query(string? symbol) => new()
    {
        Symbol = symbol,
        Status = Status,
        Side = Side,
        Type = Type,
        TradeType = TradeType,
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
