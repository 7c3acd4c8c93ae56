using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(OrderReceipt))]
public sealed class NewKcOrderCommand : OrderRequestCommand
{
    protected override void Process(OrderRequest order)
    {
        order.Validate();
        var action = ActionText.Order(order);
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the order is {order.ClientOid}.");
        WriteObject(Change(
            $"The order ({action})",
            $"Get-KcOrder -ClientOid {order.ClientOid}",
            token => Client.Spot.PlaceOrderAsync(order, token)));
    }
}
