using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Order")]
[OutputType(typeof(Order))]
public sealed class StopKcOrderCommand : CancelCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Order", HelpMessage = "The orders to cancel, as Get-KcOrder returns them.")]
    [ValidateNotNullOrEmpty]
    public Order[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the orders to cancel.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the orders to cancel.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Symbol", HelpMessage = "Cancel all open orders of these pairs.")]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The pair of the orders.")]
    [Parameter(ParameterSetName = "ClientOid", HelpMessage = "The pair of the orders.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SpotPair]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "All", HelpMessage = "Cancel all open orders of all pairs.")]
    public SwitchParameter All { get; set; }

    [Parameter(ParameterSetName = "Symbol", HelpMessage = "Only orders with this money: Trade, MarginTrade (cross) or MarginIsolatedTrade.")]
    [Parameter(ParameterSetName = "All", HelpMessage = "Only orders with this money: Trade, MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    [Parameter(HelpMessage = "Return the orders as they are after the exchange took the request to cancel.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => "orders";

    protected override string Trace => "Get-KcOrder";

    private TradeType Money => TradeType ?? KuCoin.TradeType.Trade;

    private string? Pair => Symbol is [var pair, ..] ? pair : null;

    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case "Order":
                foreach (var order in InputObject)
                    Cancel(order, $"order {order.Id}: {ActionText.Order(order)}", token => Client.Spot.CancelOrderAsync(order.Id, order.Symbol, token));
                break;
            case "Id":
                foreach (var id in Id)
                    Cancel(id, $"order {id}", token => Client.Spot.CancelOrderAsync(id, Pair, token));
                break;
            case "ClientOid":
                foreach (var id in ClientOid)
                    Cancel(id, $"order with client id {id}", token => Client.Spot.CancelOrderByClientOidAsync(id, Pair, token));
                break;
            case "Symbol":
                foreach (var pair in Symbol)
                    Cancel(pair, $"all open {Money} orders of {Literal(pair)}", token => Client.Spot.CancelAllOrdersAsync(pair, Money, token));
                break;
            default:
                RequireSet(All);
                Cancel("all orders", $"all open {Money} orders of all pairs", token => Client.Spot.CancelAllOrdersAsync(null, Money, token));
                break;
        }
    }

    protected override void Show(object target, IReadOnlyList<string> ids)
    {
        foreach (var id in PassThru ? ids : [])
            Attempt(id, () => WriteObject(Await(token => Client.Spot.GetOrderAsync(id, (target as Order)?.Symbol ?? Pair, token))));
    }
}
