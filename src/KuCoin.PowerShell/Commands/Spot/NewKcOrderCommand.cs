using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

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

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A key of your own: the order is placed under it once, however often and from wherever the command runs. Instead of -ClientOid.")]
    public string? IdempotencyKey { get; set; }

    [Parameter(HelpMessage = "Send the orders of the pipeline five at a time; each gives its receipt or its error.")]
    public SwitchParameter Batch { get; set; }

    protected override string NewClientOid() => ClientOidFor(IdempotentOperation.Order, IdempotencyKey);

    protected override void Process(OrderRequest order)
    {
        RequireOneAtATime();
        order = Checked(order with { AutoBorrow = AutoBorrow, AutoRepay = AutoRepay, IdempotencyKey = string.IsNullOrEmpty(IdempotencyKey) ? null : IdempotencyKey });
        if (Batch)
            PlaceTogether(order, SpotCalls.MaximumBatch, Client.Spot.PlaceOrdersAsync);
        else
            Place(order, Client.Spot.PlaceOrderAsync);
    }

    protected override void End() => Flush(Client.Spot.PlaceOrdersAsync);

    private void RequireOneAtATime()
    {
        if (Batch && !string.IsNullOrEmpty(IdempotencyKey))
            throw KcErrors.Refused("IdempotencyKeyNotAllowed", "Orders with -IdempotencyKey are placed one at a time; leave -Batch out.");
    }
}
