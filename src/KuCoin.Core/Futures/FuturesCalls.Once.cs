using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>Places an order unless its key has placed it before: asked of the journal, then of the exchange, whose index of client ids lags a little.</summary>
    private async Task<FuturesOrderReceipt> PlaceOnceAsync(FuturesOrderRequest request, string key, string clientOid, CancellationToken cancellationToken)
    {
        if (await _pipeline.FindDoneAsync(ApiHost.Futures, key, clientOid, Body(request, clientOid).ToUtf8(), cancellationToken).ConfigureAwait(false) is { Ids: [var id, ..] } done)
            return Earlier(id, found: null, done.Time);
        if (await FindAsync().ConfigureAwait(false) is { } placed)
            return Earlier(placed.Id, placed, placed.CreatedAt);
        try
        {
            return await PlaceAsync(request, clientOid, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException taken) when (taken.Kind == KuCoinErrorKind.AlreadyExists)
        {
            foreach (var delay in RetryPolicy.LookUps(ApiHost.Futures))
            {
                await Task.Delay(delay, _pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                if (await FindAsync().ConfigureAwait(false) is { } order)
                    return Earlier(order.Id, order, order.CreatedAt);
            }
            throw RequestPipeline.Reused(key, clientOid, "the exchange has an order with its client id that is too old to be shown", taken);
        }

        async Task<FuturesOrder?> FindAsync()
        {
            try
            {
                return await FindPlacedAsync(request, clientOid, cancellationToken).ConfigureAwait(false);
            }
            catch (KuCoinException other) when (other.ErrorId == "ClientOidInUse")
            {
                throw RequestPipeline.Reused(key, clientOid, $"the exchange has another order with its client id. {other.Message}", other);
            }
        }

        FuturesOrderReceipt Earlier(string orderId, FuturesOrder? found, DateTimeOffset time)
        {
            var receipt = Receipt(request, orderId, clientOid, found);
            (receipt.AlreadyDone, receipt.Recovered, receipt.PlacedAt) = (true, false, time);
            return receipt;
        }
    }
}
