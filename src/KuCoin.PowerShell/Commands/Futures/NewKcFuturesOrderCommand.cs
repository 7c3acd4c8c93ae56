using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcFuturesOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesOrderReceipt))]
public sealed class NewKcFuturesOrderCommand : FuturesOrderRequestCommand
{
    private readonly List<FuturesOrderRequest> _batch = [];
    private readonly HashSet<string?> _clientOids = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Also close the order's position again when the price is at or above this: a long's profit, a short's loss.")]
    [Money]
    public decimal? TriggerUpPrice { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Also close the order's position again when the price is at or below this: a long's loss, a short's profit.")]
    [Money]
    public decimal? TriggerDownPrice { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The price that -TriggerUpPrice and -TriggerDownPrice watch: Last (the default), Mark or Index.")]
    [Word(typeof(StopPriceType))]
    public StopPriceType? StopPriceType { get; set; }

    [Parameter(HelpMessage = "Send the piped orders twenty at a time, with one receipt or error for each.")]
    public SwitchParameter Batch { get; set; }

    protected override FuturesOrderRequest Complete(FuturesOrderRequest order) =>
        order with { TriggerUpPrice = TriggerUpPrice, TriggerDownPrice = TriggerDownPrice, StopPriceType = StopPriceType };

    protected override void Process(FuturesOrderRequest order)
    {
        if (Batch)
            RequireBatchable(order);
        var sound = Checked(order);
        if (!ConfirmOrder(sound))
            return;
        if (!Batch)
        {
            WriteObject(Place(sound));
            return;
        }

        _batch.Add(sound);
        if (_batch.Count == FuturesCalls.MaximumBatch)
            PlaceBatch();
    }

    protected override void End()
    {
        if (_batch.Count > 0)
            PlaceBatch();
    }

    // The exchange would refuse the whole batch for one of these.
    private void RequireBatchable(FuturesOrderRequest order)
    {
        if (order.TriggerUpPrice is not null || order.TriggerDownPrice is not null)
            throw KcErrors.Refused("TriggersNotAllowed", "Orders with -TriggerUpPrice or -TriggerDownPrice are placed one at a time; leave -Batch out.");
        if (!_clientOids.Add(order.ClientOid))
            throw KcErrors.Refused("ClientOidNotUnique", $"The client id {order.ClientOid} came before in the same input; no two orders may share one.");
    }

    private void PlaceBatch()
    {
        FuturesOrderRequest[] orders = [.. _batch];
        _batch.Clear();
        Attempt(orders, () =>
        {
            var rows = Change(
                $"The batch of {orders.Length} futures orders",
                $"Get-KcFuturesOrder -ClientOid {string.Join(", ", orders.Select(order => order.ClientOid))}",
                token => Client.Futures.PlaceOrdersAsync(orders, token));
            foreach (var (order, row) in orders.Zip(rows))
            {
                if (row.Error is { } refused)
                    WriteError(KcErrors.ToErrorRecord(refused, order));
                else
                    WriteObject(row.Value);
            }
        });
    }
}
