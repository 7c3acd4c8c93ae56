using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(OrderReceipt))]
public sealed class NewKcOrderCommand : OrderRequestCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Margin orders: borrow what the account lacks when the order is placed.")]
    [Flag]
    public SwitchParameter AutoBorrow { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Margin orders: repay debt with what the order brings in, as it fills.")]
    [Flag]
    public SwitchParameter AutoRepay { get; set; }

    [Parameter(HelpMessage = "Send the orders of the pipeline five at a time; each gives its receipt or its error.")]
    public SwitchParameter Batch { get; set; }

    protected override void Process(OrderRequest order)
    {
        order = Checked(order with { AutoBorrow = AutoBorrow, AutoRepay = AutoRepay });
        if (Batch)
            PlaceTogether(order, SpotCalls.MaximumBatch, Client.Spot.PlaceOrdersAsync);
        else
            Place(order, Client.Spot.PlaceOrderAsync);
    }

    protected override void End() => Flush(Client.Spot.PlaceOrdersAsync);
}
