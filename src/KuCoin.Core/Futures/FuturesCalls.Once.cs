using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>Places an order unless its key has placed it before.</summary>
    private Task<FuturesOrderReceipt> PlaceOnceAsync(FuturesOrderRequest request, string key, string clientOid, CancellationToken cancellationToken)
    {
        var body = Body(request, clientOid).ToUtf8();
        return _pipeline.PlaceOnceAsync(ApiHost.Futures, key, clientOid, body, FindAsync, () => PlaceAsync(request, clientOid, cancellationToken), Earlier, cancellationToken);

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

        FuturesOrderReceipt Earlier(JournalEntry? done, FuturesOrder? found)
        {
            var receipt = Receipt(request, found?.Id ?? done!.Ids[0], clientOid, found);
            (receipt.AlreadyDone, receipt.Recovered, receipt.PlacedAt) = (true, false, found?.CreatedAt ?? done!.Time);
            return receipt;
        }
    }
}
