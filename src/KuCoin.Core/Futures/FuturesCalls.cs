using KuCoin.Transport;

namespace KuCoin;

/// <summary>Futures contracts, orders and positions. API: Futures Trading.</summary>
public sealed class FuturesCalls
{
    private readonly RequestPipeline _pipeline;

    internal FuturesCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    /// <summary>All contracts that can be traded.</summary>
    public Task<IReadOnlyList<FuturesContract>> GetContractsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One contract.</summary>
    public Task<FuturesContract> GetContractAsync(string symbol, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Places an order, exactly once.</summary>
    public Task<FuturesOrderReceipt> PlaceOrderAsync(FuturesOrderRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Has the exchange check an order without placing it.</summary>
    public Task TestOrderAsync(FuturesOrderRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One order by its id.</summary>
    public Task<FuturesOrder> GetOrderAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One order by its client id.</summary>
    public Task<FuturesOrder> GetOrderByClientOidAsync(string clientOid, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Cancels one order by its id.</summary>
    public Task<IReadOnlyList<string>> CancelOrderAsync(string id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The open positions, or those of one settlement currency.</summary>
    public Task<IReadOnlyList<FuturesPosition>> GetPositionsAsync(string? currency = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The positions of one contract: one row, two in hedge mode.</summary>
    public Task<IReadOnlyList<FuturesPosition>> GetPositionAsync(string symbol, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
