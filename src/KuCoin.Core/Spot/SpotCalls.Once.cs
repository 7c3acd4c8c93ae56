using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>Places an order unless its key has placed it before.</summary>
    private async Task<OrderReceipt> PlaceOnceAsync(OrderRequest request, string key, string clientOid, CancellationToken cancellationToken)
    {
        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        var body = Body(request, clientOid, generation).ToUtf8();
        return await _pipeline.PlaceOnceAsync(ApiHost.Spot, key, clientOid, body, FindAsync, () => PlaceAsync(request, clientOid, cancellationToken), Earlier, cancellationToken).ConfigureAwait(false);

        async Task<Order?> FindAsync()
        {
            var order = await FindByClientOidAsync(clientOid, request.Symbol, request.TradeType, cancellationToken, Window).ConfigureAwait(false);
            return order is null || OrderRules.IsSame(request, order) ? order : throw RequestPipeline.Reused(key, clientOid, $"it placed the order {order.Id}: {order}");
        }

        OrderReceipt Earlier(JournalEntry? done, Order? found)
        {
            var receipt = Receipt(request, found?.Id ?? done!.Ids[0], clientOid, found);
            (receipt.AlreadyDone, receipt.Recovered, receipt.PlacedAt) = (true, false, found?.CreatedAt ?? done!.Time);
            return receipt;
        }
    }
}
