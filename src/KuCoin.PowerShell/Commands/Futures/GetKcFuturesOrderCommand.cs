using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesOrder", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(FuturesOrder))]
public sealed class GetKcFuturesOrderCommand : KcPagedCommand<FuturesOrder>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "List", HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [Parameter(Position = 0, ParameterSetName = "Recent", HelpMessage = "The contracts, for example XBTUSDTM; wildcards such as *USDTM are allowed. Default: all.")]
    [UpperCase("Symbol", IsOptional = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string[]? Symbol { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the orders, stop orders included.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FuturesOrderIdCompleter))]
    public string[] Id { get; set; } = [];

    // What names an order from the pipeline: orders, receipts and fills have an OrderId. A position's Id is none.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", DontShow = true, HelpMessage = "The ids of the orders that are piped in.")]
    [ValidateNotNullOrEmpty]
    public string[] OrderId { get; set; } = [];

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

    [Parameter(ParameterSetName = "List", HelpMessage = "The oldest order wanted. Default for done orders: seven days before -EndTime.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest order wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Recent", HelpMessage = "The orders done within the last 24 hours, at most 1000, without delay.")]
    public SwitchParameter Recent { get; set; }

    protected override object Target => (object?)Symbol ?? "orders";

    protected override void Process()
    {
        RequireNamed(Symbol, OrderId);
        switch (ParameterSetName)
        {
            case "Id":
                WriteEach(Id, Client.Futures.GetOrderAsync);
                break;
            case "List" when OrderId.Length > 0:
                WriteEach(OrderId, Client.Futures.GetOrderAsync);
                break;
            case "ClientOid":
                WriteEach(ClientOid, Client.Futures.GetOrderByClientOidAsync);
                break;
            case "Recent":
                WriteRecent(Symbol, Client.Futures.GetRecentOrdersAsync, order => order.Symbol);
                break;
            default:
                WriteLists(Symbol, symbol => Client.Futures.GetOrders(Query(symbol)), order => order.Symbol);
                break;
        }
    }

    private FuturesOrderQuery Query(string? symbol) => new()
    {
        Symbol = symbol,
        Status = Status,
        Side = Side,
        Type = Type,
        StartTime = StartTime,
        EndTime = EndTime,
    };
}
