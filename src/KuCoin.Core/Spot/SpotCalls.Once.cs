using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>Places an order unless its key has placed it before: asked of the journal, then of the exchange.</summary>
    private async Task<OrderReceipt> PlaceOnceAsync(OrderRequest request, string key, string clientOid, CancellationToken cancellationToken)
    {
        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        var body = Body(request, clientOid, generation).ToUtf8();
        if (await _pipeline.FindDoneAsync(ApiHost.Spot, key, clientOid, body, cancellationToken).ConfigureAwait(false) is { Ids: [var id, ..] } done)
            return Earlier(id, found: null, done.Time);
        if (await FindAsync().ConfigureAwait(false) is { } placed)
            return Earlier(placed.Id, placed, placed.CreatedAt);
        try
        {
            return await PlaceAsync(request, clientOid, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException taken) when (taken.Kind == KuCoinErrorKind.AlreadyExists)
        {
            // Somebody else used the key meanwhile.
            var order = await FindAsync().ConfigureAwait(false) ?? throw RequestPipeline.Reused(key, clientOid, "the exchange has an order with its client id, of another pair or too old to be shown", taken);
            return Earlier(order.Id, order, order.CreatedAt);
        }

        async Task<Order?> FindAsync()
        {
            var order = await FindByClientOidAsync(clientOid, request.Symbol, request.TradeType, cancellationToken, Window).ConfigureAwait(false);
            return order is null || OrderRules.IsSame(request, order) ? order : throw RequestPipeline.Reused(key, clientOid, $"it placed the order {order.Id}: {order}");
        }

        OrderReceipt Earlier(string orderId, Order? found, DateTimeOffset time)
        {
            var receipt = Receipt(request, orderId, clientOid, found);
            (receipt.AlreadyDone, receipt.Recovered, receipt.PlacedAt) = (true, false, time);
            return receipt;
        }
    }
}
