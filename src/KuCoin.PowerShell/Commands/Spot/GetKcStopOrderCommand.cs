using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcStopOrder", DefaultParameterSetName = "List", SupportsPaging = true)]
[OutputType(typeof(StopOrder))]
public sealed class GetKcStopOrderCommand : KcPagedCommand<StopOrder>
{
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "List", HelpMessage = "The pairs, for example BTC-USDT; wildcards such as *-USDT are allowed. Default: all.")]
    [Parameter(ParameterSetName = "ClientOid", HelpMessage = "The pair of the stop orders.")]
    [UpperCase("Symbol", IsOptional = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? Symbol { get; set; }

    // A piped stop order or receipt binds its symbol to the list first; its id then makes it a look-up.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "List", DontShow = true, HelpMessage = "The exchange's ids of the stop orders.")]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the stop orders.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StopOrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the stop orders.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(ParameterSetName = "List", HelpMessage = "Only Buy or only Sell orders.")]
    [Word(typeof(OrderSide))]
    public OrderSide? Side { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Only stop orders of one type: limit or market.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderTypeCompleter))]
    public string? Type { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "Whose money: Trade (the default), MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The oldest stop order wanted. Default: all.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "List", HelpMessage = "The newest stop order wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override DateTimeOffset? TimeOf(StopOrder row) => row.CreatedAt;

    protected override object Target => (object?)Symbol ?? "stop orders";

    protected override void Process()
    {
        RequireNamed(Symbol, Id);
        var symbol = Symbol is [var only, ..] ? only : null;
        WriteEach(Id, Client.Spot.GetStopOrderAsync);
        WriteEach(ClientOid, (id, token) => Client.Spot.GetStopOrderByClientOidAsync(id, symbol, token));
        if (ParameterSetName is "List" && Id.Length == 0)
            WriteLists(Symbol, List, order => order.Symbol);
    }

    private Paged<StopOrder> List(string? symbol) => Client.Spot.GetStopOrders(new StopOrderQuery
    {
        Symbol = symbol,
        Side = Side,
        Type = Type,
        TradeType = TradeType,
        StartTime = StartTime,
        EndTime = EndTime,
    });
}
