using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcFuturesOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesOrderReceipt))]
public sealed class NewKcFuturesOrderCommand : FuturesOrderRequestCommand
{
    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Also close the order's position again when the price is at or above this: a long's profit, a short's loss.")]
    [Money]
    public decimal? TriggerUpPrice { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Also close the order's position again when the price is at or below this: a long's loss, a short's profit.")]
    [Money]
    public decimal? TriggerDownPrice { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The price that -TriggerUpPrice and -TriggerDownPrice watch: Last (the default), Mark or Index.")]
    [Word(typeof(StopPriceType))]
    public StopPriceType? StopPriceType { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A key of your own: the order is placed under it once, however often and from wherever the command runs. Instead of -ClientOid.")]
    public string? IdempotencyKey { get; set; }

    [Parameter(HelpMessage = "Send the piped orders twenty at a time, with one receipt or error for each.")]
    public SwitchParameter Batch { get; set; }

    protected override FuturesOrderRequest Request(string clientOid) =>
        base.Request(clientOid) with { TriggerUpPrice = TriggerUpPrice, TriggerDownPrice = TriggerDownPrice, StopPriceType = StopPriceType, IdempotencyKey = string.IsNullOrEmpty(IdempotencyKey) ? null : IdempotencyKey };

    protected override string NewClientOid() => ClientOidFor(IdempotentOperation.FuturesOrder, IdempotencyKey);

    protected override void Process(FuturesOrderRequest order)
    {
        // The exchange would refuse the whole batch for one of these.
        if (Batch && (order.TriggerUpPrice ?? order.TriggerDownPrice) is not null)
            throw KcErrors.Refused("TriggersNotAllowed", "Orders with -TriggerUpPrice or -TriggerDownPrice are placed one at a time; leave -Batch out.");
        RequireOneAtATime();
        order = Checked(order);
        if (Batch)
            PlaceTogether(order, FuturesCalls.MaximumBatch, Client.Futures.PlaceOrdersAsync);
        else
            Place(order, Client.Futures.PlaceOrderAsync);
    }

    protected override void End() => Flush(Client.Futures.PlaceOrdersAsync);

    private void RequireOneAtATime()
    {
        if (Batch && !string.IsNullOrEmpty(IdempotencyKey))
            throw KcErrors.Refused("IdempotencyKeyNotAllowed", "Orders with -IdempotencyKey are placed one at a time; leave -Batch out.");
    }
}
