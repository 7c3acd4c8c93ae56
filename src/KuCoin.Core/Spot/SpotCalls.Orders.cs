using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    private static TimeSpan Window => TimeSpan.FromDays(7);
    private static readonly TimeSpan ClientOidReach = TimeSpan.FromHours(24);

    internal static readonly Operation<Order> GetOrder = new()
    {
        Name = "Get order",
        Row = "C6",
        Method = HttpMethod.Get,
        Path = "/api/v1/orders/{orderId}",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.General,
        Generation = ApiGeneration.Classic,
        Answer = SpotJson.Answers.Order,
    };

    /// <summary>One order by its id, active or done.</summary>
    /// <param name="id">The exchange's id of the order.</param>
    /// <param name="symbol">The pair; the Classic calls do not need it.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound): unknown, or cancelled so long ago that the exchange has dropped it; what the exchange or the connection reports.</exception>
    public async Task<Order> GetOrderAsync(string id, string? symbol = null, CancellationToken cancellationToken = default) =>
        await FindOrderAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order '{id}'.");

    internal static readonly Operation<Order> GetActiveOrderByClientOid = new()
    {
        Name = "Get active order by client id",
        Row = "C7",
        Method = HttpMethod.Get,
        Path = "/api/v1/order/client-order/{clientOid}",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Generation = ApiGeneration.Classic,
        Answer = SpotJson.Answers.Order,
    };

    /// <summary>One order by its client id: any active one, or one done that was placed within the last 24 hours (the exchange finds active orders only, so the done ones are searched).</summary>
    /// <param name="clientOid">The client id the order was placed with.</param>
    /// <param name="symbol">The pair; makes the search among done orders shorter.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); what the exchange or the connection reports.</exception>
    public async Task<Order> GetOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default) =>
        await FindRecentByClientOidAsync(clientOid, symbol, cancellationToken).ConfigureAwait(false)
        ?? throw NoSuchOrder($"There is no order with the client id '{clientOid}' among the active orders and the done orders of the last 24 hours.", clientOid);

    internal static readonly Operation<NumberedPage<Order>> ListOrders = new()
    {
        Name = "List orders",
        Row = "C8",
        Method = HttpMethod.Get,
        Path = "/api/v1/orders",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        PageSize = (10, 500),
        Window = Window,
        Generation = ApiGeneration.Classic,
        Answer = SpotJson.Answers.NumberedPageOrder,
    };

    /// <summary>
    /// Orders by query, newest first. Active orders are listed whatever their age. Done orders without a start are those of the seven days up to the end;
    /// longer ranges are asked for in windows of seven days. The exchange keeps cancelled orders for about a month.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Order> GetOrders(OrderQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments()
            .With("status", query.Status.ToWord())
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type)
            .With("tradeType", query.TradeType?.ToWord());
        if (query.Status == OrderStatus.Active)
            return _pipeline.Numbered(ListOrders, arguments.With("startAt", query.StartTime).With("endAt", query.EndTime), static order => order.Id);
        return _pipeline.Numbered(ListOrders, arguments, static order => order.Id, LastWeekUnless(query.StartTime, query.EndTime));
    }

    internal static readonly Operation<IReadOnlyList<Order>> ListRecentOrders = new()
    {
        Name = "List recent orders",
        Row = "C9",
        Method = HttpMethod.Get,
        Path = "/api/v1/limit/orders",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Generation = ApiGeneration.Classic,
        Answer = SpotJson.Answers.IReadOnlyListOrder,
        Empty = [],
    };

    /// <summary>The orders of the last 24 hours, at most 1000.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Order>> GetRecentOrdersAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(ListRecentOrders, new RequestArguments(), cancellationToken);

    private Task<Order?> FindOrderAsync(string id, CancellationToken cancellationToken) =>
        _pipeline.FindAsync(GetOrder, new RequestArguments().WithPath("orderId", id), cancellationToken);

    private Task<Order?> FindRecentByClientOidAsync(string clientOid, string? symbol, CancellationToken cancellationToken)
    {
        var since = _pipeline.Clock.Now - ClientOidReach;
        return FindByClientOidAsync(clientOid, new OrderQuery { Symbol = symbol, Status = OrderStatus.Done, StartTime = since }, cancellationToken);
    }

    /// <summary>Asks for the order among the active ones, then searches the done ones: an order is never in neither, for it moves only that way.</summary>
    private async Task<Order?> FindByClientOidAsync(string clientOid, OrderQuery done, CancellationToken cancellationToken)
    {
        var arguments = new RequestArguments().WithPath("clientOid", clientOid).About(clientOid);
        if (await _pipeline.FindAsync(GetActiveOrderByClientOid, arguments, cancellationToken).ConfigureAwait(false) is { } active)
            return active;
        await foreach (var order in GetOrders(done).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(order.ClientOid, clientOid, StringComparison.Ordinal))
                return order;
        }
        return null;
    }

    /// <summary>The range asked for; without a start the seven days up to its end.</summary>
    private static TimeRange LastWeekUnless(DateTimeOffset? start, DateTimeOffset? end)
    {
        Require.That(!(start > end), "TimeRangeInvalid", $"The range ends ({end:u}) before it starts ({start:u}).");
        return new TimeRange(start, end, Reach: Window);
    }

    private static KuCoinException NoSuchOrder(string message, string? clientOid = null) =>
        new(KuCoinErrorKind.NotFound, "OrderNotFound", message) { ClientOid = clientOid };
}
