using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcFuturesOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesOrderReceipt))]
public sealed class NewKcFuturesOrderCommand : FuturesOrderRequestCommand
{
    protected override void Process(FuturesOrderRequest order)
    {
        order.Validate();
        var action = ActionText.FuturesOrder(order);
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the order is {order.ClientOid}.");
        WriteObject(Change(
            $"The futures order ({action})",
            $"Invoke-KcRequest /api/v1/orders/byClientOid -Query @{{ clientOid = '{order.ClientOid}' }} -Futures",
            token => Client.Futures.PlaceOrderAsync(order, token)));
    }
}
