using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcStopOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Order")]
[OutputType(typeof(string))]
public sealed class StopKcStopOrderCommand : CancelCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Order", HelpMessage = "The stop orders to cancel, as Get-KcStopOrder returns them.")]
    [ValidateNotNullOrEmpty]
    public StopOrder[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the stop orders to cancel.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(StopOrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "ClientOid", HelpMessage = "Your own ids of the stop orders to cancel.")]
    [ValidateNotNullOrEmpty]
    public string[] ClientOid { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Symbol", HelpMessage = "Cancel all stop orders of these pairs.")]
    [Parameter(ParameterSetName = "ClientOid", HelpMessage = "The pair of the stop orders.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [SpotPair]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "All", HelpMessage = "Cancel all stop orders of all pairs.")]
    public SwitchParameter All { get; set; }

    [Parameter(ParameterSetName = "Symbol", HelpMessage = "Only stop orders with this money: Trade, MarginTrade (cross) or MarginIsolatedTrade.")]
    [Parameter(ParameterSetName = "All", HelpMessage = "Only stop orders with this money: Trade, MarginTrade (cross) or MarginIsolatedTrade.")]
    [Word(typeof(TradeType))]
    public TradeType? TradeType { get; set; }

    [Parameter(HelpMessage = "Return the ids of the stop orders that were cancelled; the exchange keeps no cancelled ones to be read.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => "stop orders";

    protected override string Trace => "Get-KcStopOrder";

    private TradeType Money => TradeType ?? KuCoin.TradeType.Trade;

    private string? Pair => Symbol is [var pair, ..] ? pair : null;

    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case "Order":
                foreach (var order in InputObject)
                    Cancel(order, $"stop order {order.Id}: {ActionText.StopOrder(order)}", token => Client.Spot.CancelStopOrderAsync(order.Id, token));
                break;
            case "Id":
                foreach (var id in Id)
                    Cancel(id, $"stop order {id}", token => Client.Spot.CancelStopOrderAsync(id, token));
                break;
            case "ClientOid":
                foreach (var id in ClientOid)
                    Cancel(id, $"stop order with client id {id}", token => Client.Spot.CancelStopOrderByClientOidAsync(id, Pair, token));
                break;
            case "Symbol":
                foreach (var pair in Symbol)
                    Cancel(pair, $"all {Money} stop orders of {Literal(pair)}", token => Client.Spot.CancelStopOrdersAsync(pair, Money, ids: null, token));
                break;
            default:
                RequireSet(All);
                Cancel("all stop orders", $"all {Money} stop orders of all pairs", token => Client.Spot.CancelStopOrdersAsync(symbol: null, Money, ids: null, token));
                break;
        }
    }

    protected override void Show(object target, IReadOnlyList<string> ids)
    {
        if (PassThru)
            WriteObject(ids, enumerateCollection: true);
    }
}
