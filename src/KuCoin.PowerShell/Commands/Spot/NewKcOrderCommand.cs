using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(OrderReceipt))]
public sealed class NewKcOrderCommand : OrderRequestCommand
{
    [Parameter(HelpMessage = "Send the orders of the pipeline five at a time; each gives its receipt or its error.")]
    public SwitchParameter Batch { get; set; }

    protected override void Process(OrderRequest order)
    {
        order = Checked(order);
        if (Batch)
            PlaceTogether(order, SpotCalls.MaximumBatch, Client.Spot.PlaceOrdersAsync);
        else
            Place(order, Client.Spot.PlaceOrderAsync);
    }

    protected override void End() => Flush(Client.Spot.PlaceOrdersAsync);
}
