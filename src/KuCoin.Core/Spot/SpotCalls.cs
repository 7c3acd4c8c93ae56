using KuCoin.Transport;

namespace KuCoin;

/// <summary>Spot pairs, prices, orders and fills. API: Spot Trading.</summary>
public sealed class SpotCalls
{
    private readonly RequestPipeline _pipeline;

    internal SpotCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    /// <summary>All pairs, or those of one market.</summary>
    public Task<IReadOnlyList<SpotSymbol>> GetSymbolsAsync(string? market = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One pair.</summary>
    public Task<SpotSymbol> GetSymbolAsync(string symbol, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The tickers of all pairs, with the 24-hour figures.</summary>
    public Task<IReadOnlyList<Ticker>> GetTickersAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The ticker of one pair.</summary>
    public Task<Ticker> GetTickerAsync(string symbol, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Places an order, exactly once.</summary>
    public Task<OrderReceipt> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Has the exchange check an order without placing it.</summary>
    public Task TestOrderAsync(OrderRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One order by its id.</summary>
    public Task<Order> GetOrderAsync(string id, string? symbol = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>One order by its client id.</summary>
    public Task<Order> GetOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Orders by query, newest first.</summary>
    public Paged<Order> GetOrders(OrderQuery query) => throw new NotSupportedException();

    /// <summary>The orders of the last 24 hours, at most 1000.</summary>
    public Task<IReadOnlyList<Order>> GetRecentOrdersAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Cancels one order by its id.</summary>
    public Task<IReadOnlyList<string>> CancelOrderAsync(string id, string? symbol = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Cancels one order by its client id.</summary>
    public Task<IReadOnlyList<string>> CancelOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Cancels all open orders, or those of a pair or trade type.</summary>
    public Task<IReadOnlyList<string>> CancelAllOrdersAsync(string? symbol = null, TradeType? tradeType = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Fills by query, newest first.</summary>
    public Paged<Fill> GetFills(FillQuery query) => throw new NotSupportedException();

    /// <summary>The fills of the last 24 hours, at most 1000.</summary>
    public Task<IReadOnlyList<Fill>> GetRecentFillsAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
