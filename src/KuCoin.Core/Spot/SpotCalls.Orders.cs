using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    private static TimeSpan Window => TimeSpan.FromDays(7);
    private static readonly TimeSpan Recent = TimeSpan.FromHours(24);
    private const int RecentCount = 1000;

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
        Answer = static () => SpotJson.Answers.Order,
    };

    /// <summary>One order by its id, active or done.</summary>
    /// <param name="id">The exchange's id of the order.</param>
    /// <param name="symbol">The pair. The Classic calls do not need it; the Current ones need it for an order that is done, an active one is looked for.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound): unknown, or cancelled so long ago that the exchange has dropped it; InvalidArgument (SymbolNeeded); what the exchange or the connection reports.</exception>
    public async Task<Order> GetOrderAsync(string id, string? symbol = null, CancellationToken cancellationToken = default) =>
        await FindOrderAsync(id, symbol, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order '{id}'.");

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
        Answer = static () => SpotJson.Answers.Order,
    };

    /// <summary>
    /// One order by its client id: any active one, or one done. The Classic calls find active orders only, so the done orders placed within the last 24 hours are searched;
    /// the Current ones find done orders of a pair that is named.
    /// </summary>
    /// <param name="clientOid">The client id the order was placed with.</param>
    /// <param name="symbol">The pair. Makes the Classic search among done orders shorter; the Current calls need it for an order that is done, an active one is looked for.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); InvalidArgument (SymbolNeeded); what the exchange or the connection reports.</exception>
    public async Task<Order> GetOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default) =>
        await FindByClientOidAsync(clientOid, symbol, null, cancellationToken).ConfigureAwait(false)
        ?? throw NoSuchOrder(
            await IsCurrentAsync(cancellationToken).ConfigureAwait(false)
                ? $"There is no order of {symbol} with the client id '{clientOid}'."
                : $"There is no order with the client id '{clientOid}' among the active orders and the done orders of the last 24 hours.",
            clientOid);

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
        Answer = static () => SpotJson.Answers.NumberedPageOrder,
    };

    /// <summary>
    /// Orders by query, newest first. Active orders are listed whatever their age. Done orders without a start are those of the seven days up to the end;
    /// longer ranges are asked for in windows of seven days. The exchange keeps cancelled orders for about a month (Classic) or two to three days (Current).
    /// The Current calls list one pair at a time: without a pair, the active orders of those that have some are gathered, and the done orders of all pairs there are, one by one.
    /// </summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Order> GetOrders(OrderQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var range = TimeRange.Of(ListOrders, query.StartTime, query.EndTime);
        return new GenerationList<Order>(_pipeline, Classic, Current);

        Paged<Order> Classic()
        {
            var arguments = new RequestArguments()
                .With("status", query.Status.ToWord())
                .With("symbol", query.Symbol)
                .With("side", query.Side?.ToWord())
                .With("type", query.Type)
                .With("tradeType", query.TradeType?.ToWord());
            return query.Status == OrderStatus.Active
                ? _pipeline.Numbered(ListOrders, arguments.With("startAt", query.StartTime).With("endAt", query.EndTime), static order => order.Id)
                : _pipeline.Numbered(ListOrders, arguments, static order => order.Id, range);
        }

        Paged<Order> Current()
        {
            var desk = OrderDesk.Of(query.TradeType);
            if (query.Status == OrderStatus.Active)
                return new GatheredList<Order>(token => ListActiveAsync(desk, query, token));
            if (query.Symbol is null)
            {
                return new PairWalk<Order>(
                    "done orders",
                    _pipeline.Clock,
                    range,
                    Window,
                    (start, end, token) => OrderedPairsAsync(desk, start, end, token),
                    (pair, start, end) => GetOrders(query with { Symbol = pair, StartTime = start, EndTime = end }),
                    static order => order.CreatedAt,
                    static order => order.Id);
            }
            var arguments = desk.About(query.Symbol).With("side", query.Side?.ToWord()).With("type", query.Type);
            return _pipeline.Cursor(desk.ListDone, arguments, static order => order.Id, range);
        }
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
        Answer = static () => SpotJson.Answers.IReadOnlyListOrder,
        Empty = [],
    };

    /// <summary>The orders of the last 24 hours, at most 1000, of all pairs.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Order>> GetRecentOrdersAsync(CancellationToken cancellationToken = default) => GetRecentOrdersAsync(null, cancellationToken);

    /// <summary>The orders of the last 24 hours, newest first, at most 1000. The Current generation has no such call: active and done orders are asked for as <see cref="GetOrders"/> does.</summary>
    /// <param name="symbol">The pair; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Order>> GetRecentOrdersAsync(string? symbol, CancellationToken cancellationToken)
    {
        if (!await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
        {
            var orders = await _pipeline.SendAsync(ListRecentOrders, new RequestArguments(), cancellationToken).ConfigureAwait(false);
            return symbol is null ? orders : [.. orders.Where(order => string.Equals(order.Symbol, symbol, StringComparison.OrdinalIgnoreCase))];
        }
        var since = _pipeline.Clock.Now - Recent;
        // Active ones first: what is done in between is in both answers rather than in none.
        var active = await ListActiveAsync(OrderDesk.Trade, new OrderQuery { Symbol = symbol, StartTime = since }, cancellationToken).ConfigureAwait(false);
        var done = await GetOrders(new OrderQuery { Symbol = symbol, Status = OrderStatus.Done, StartTime = since }).ToListAsync(RecentCount, cancellationToken).ConfigureAwait(false);
        return [.. NewestFirst.Of(done.Concat(active).DistinctBy(order => order.Id, StringComparer.Ordinal)).Take(RecentCount)];
    }

    private async Task<Order?> FindOrderAsync(string id, string? symbol, CancellationToken cancellationToken) =>
        await IsCurrentAsync(cancellationToken).ConfigureAwait(false)
            ? await FindCurrentAsync(id, symbol, cancellationToken).ConfigureAwait(false)
            : await _pipeline.FindAsync(GetOrder, new RequestArguments().WithPath("orderId", id), cancellationToken).ConfigureAwait(false);

    /// <summary>Looks for an order by its client id.</summary>
    /// <param name="clientOid">The client id.</param>
    /// <param name="symbol">The pair, null when it is not known.</param>
    /// <param name="tradeType">Whose order it is, null when it is not known.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <param name="reach">How far back done orders are searched where they must be searched; 24 hours when null.</param>
    private async Task<Order?> FindByClientOidAsync(string clientOid, string? symbol, TradeType? tradeType, CancellationToken cancellationToken, TimeSpan? reach = null)
    {
        if (await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            return await FindCurrentByClientOidAsync(clientOid, symbol, tradeType, cancellationToken).ConfigureAwait(false);

        // Among the active ones, then the done ones: an order is never in neither, for it moves only that way.
        var arguments = new RequestArguments().WithPath("clientOid", clientOid).About(clientOid);
        if (await _pipeline.FindAsync(GetActiveOrderByClientOid, arguments, cancellationToken).ConfigureAwait(false) is { } active)
            return active;
        var done = new OrderQuery { Symbol = symbol, TradeType = tradeType, Status = OrderStatus.Done, StartTime = _pipeline.Clock.Now - (reach ?? Recent) };
        await foreach (var order in GetOrders(done).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(order.ClientOid, clientOid, StringComparison.Ordinal))
                return order;
        }
        return null;
    }

    internal async Task<bool> IsCurrentAsync(CancellationToken cancellationToken) =>
        await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current;

    private static KuCoinException NoSuchOrder(string message, string? clientOid = null) =>
        new(KuCoinErrorKind.NotFound, "OrderNotFound", message) { ClientOid = clientOid };
}
