using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.New, "KcOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(OrderReceipt))]
public sealed class NewKcOrderCommand : OrderRequestCommand
{
    private readonly List<OrderRequest> _batch = [];
    private readonly HashSet<string?> _clientOids = new(StringComparer.Ordinal);

    [Parameter(HelpMessage = "Send the orders of the pipeline five at a time; each gives its receipt or its error.")]
    public SwitchParameter Batch { get; set; }

    protected override void Process(OrderRequest order)
    {
        order = Checked(order);
        var action = ActionText.Order(order);
        if (Batch && !_clientOids.Add(order.ClientOid))
            throw KcErrors.Refused("ClientOidNotUnique", $"An order with the client id {order.ClientOid} went before this one.");
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the order is {order.ClientOid}.");
        if (!Batch)
        {
            WriteObject(Change(
                $"The order ({action})",
                $"Get-KcOrder -ClientOid {order.ClientOid}",
                token => Client.Spot.PlaceOrderAsync(order, token)));
            return;
        }

        _batch.Add(order);
        if (_batch.Count == SpotCalls.MaximumBatch)
            Send();
    }

    protected override void End()
    {
        if (_batch.Count > 0)
            Send();
    }

    private void Send()
    {
        var orders = _batch.ToArray();
        _batch.Clear();
        Attempt(orders, () =>
        {
            var rows = Change(
                $"The batch of {orders.Length} orders (the first: {ActionText.Order(orders[0])})",
                $"Get-KcOrder -ClientOid {string.Join(", ", orders.Select(order => order.ClientOid))}",
                token => Client.Spot.PlaceOrdersAsync(orders, token));
            foreach (var (row, order) in rows.Zip(orders))
            {
                if (row.Error is { } failure)
                    WriteError(KcErrors.ToErrorRecord(failure, order));
                else
                    WriteObject(row.Value);
            }
        });
    }
}
