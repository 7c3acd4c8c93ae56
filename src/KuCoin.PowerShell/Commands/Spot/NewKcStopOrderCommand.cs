using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcStopOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StopOrderReceipt))]
public sealed class NewKcStopOrderCommand : OrderRequestCommand
{
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "Loss: when the price falls to -StopPrice or below. Entry: when it rises to it or above.")]
    [Word(typeof(StopKind))]
    public StopKind Stop { get; set; }

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The last price that triggers the order, in quote currency.")]
    [Money]
    public decimal StopPrice { get; set; }

    protected override void Process(OrderRequest order)
    {
        var stop = new StopOrderRequest { Order = order, Stop = Stop, StopPrice = StopPrice };
        stop.Validate();
        RequireNoContradiction();
        if (!NoCheck)
            stop = Await(token => Client.Spot.CheckStopOrderAsync(stop, RoundToIncrement, token));
        var action = ActionText.StopOrder(stop);
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the stop order is {order.ClientOid}.");
        WriteObject(Change(
            $"The stop order ({action})",
            $"Get-KcStopOrder -ClientOid {order.ClientOid}",
            token => Client.Spot.PlaceStopOrderAsync(stop, token)));
    }
}
