using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    internal static readonly Operation<OrderIdAnswer> PlaceStopOrder = new()
    {
        Name = "Place stop order",
        Row = "D1",
        Method = HttpMethod.Post,
        Path = "/api/v1/stop-order",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.Spot,
        Retry = RetryClass.AskFirst,
        Answer = static () => SpotJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>
    /// Places a stop order, exactly once. When an answer is lost, the stop order (or the order it has placed already) is looked for by its client id before anything is sent again,
    /// and what is sent again carries the same client id. Nothing is held until it triggers.
    /// </summary>
    /// <exception cref="KuCoinException">As <see cref="PlaceOrderAsync"/>, and StopPriceNotPositive.</exception>
    public async Task<StopOrderReceipt> PlaceStopOrderAsync(StopOrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        var order = request.Order;
        string clientOid = order.ClientOid ?? ClientOids.Create();

        DateTimeOffset? foundAt = null;
        var body = Fields(order, clientOid)
            .With("tradeType", order.TradeType?.ToWord())
            .With("remark", order.Remark)
            .With("stop", Word(request.Stop))
            .With("stopPrice", request.StopPrice);
        var answer = await _pipeline.SendAsync(PlaceStopOrder, new RequestArguments().WithBody(body.ToUtf8()).About(clientOid), cancellationToken, LookUp).ConfigureAwait(false);
        return new StopOrderReceipt
        {
            Id = answer.OrderId,
            ClientOid = clientOid,
            Symbol = order.Symbol,
            Side = order.Side,
            Type = order.Type.ToWord(),
            Stop = Word(request.Stop),
            StopPrice = request.StopPrice,
            Price = order.Price,
            Size = order.Size,
            Funds = order.Funds,
            TimeInForce = order.TimeInForce?.ToWord(),
            TradeType = (order.TradeType ?? TradeType.Trade).ToWord(),
            PlacedAt = foundAt ?? _pipeline.Clock.Now,
            Recovered = foundAt is not null,
        };

        async Task<OrderIdAnswer?> LookUp(CancellationToken token)
        {
            var stops = await FindStopOrdersAsync(clientOid, order.Symbol, token).ConfigureAwait(false);
            if (stops is [var stop, ..])
            {
                if (!OrderRules.IsSame(request, stop))
                    throw ClientOids.InUse(clientOid, stop.Id);
                foundAt = stop.CreatedAt;
                return new OrderIdAnswer { OrderId = stop.Id };
            }
            // It may have triggered at once.
            if (await FindByClientOidAsync(clientOid, order.Symbol, order.TradeType, token).ConfigureAwait(false) is not { } placed)
                return null;
            if (!OrderRules.IsSame(order, placed))
                throw ClientOids.InUse(clientOid, placed.Id);
            foundAt = placed.CreatedAt;
            return new OrderIdAnswer { OrderId = placed.Id };
        }
    }

    internal static readonly Operation<StopOrder> GetStopOrder = new()
    {
        Name = "Get stop order",
        Row = "D4",
        Method = HttpMethod.Get,
        Path = "/api/v1/stop-order/{orderId}",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Answer = static () => SpotJson.Answers.StopOrder,
    };

    /// <summary>One stop order by its id.</summary>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); what the exchange or the connection reports.</exception>
    public async Task<StopOrder> GetStopOrderAsync(string id, CancellationToken cancellationToken = default) =>
        await _pipeline.FindAsync(GetStopOrder, new RequestArguments().WithPath("orderId", id), cancellationToken).ConfigureAwait(false)
        ?? throw NoSuchOrder($"There is no stop order '{id}'.");

    internal static readonly Operation<IReadOnlyList<StopOrder>> GetStopOrdersByClientOid = new()
    {
        Name = "Get stop orders by client id",
        Row = "stop-order/queryOrderByClientOid",
        Method = HttpMethod.Get,
        Path = "/api/v1/stop-order/queryOrderByClientOid",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Answer = static () => SpotJson.Answers.IReadOnlyListStopOrder,
        Empty = [],
    };

    /// <summary>One stop order by its client id.</summary>
    /// <param name="clientOid">The client id it was placed with.</param>
    /// <param name="symbol">The pair; null for any.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); what the exchange or the connection reports.</exception>
    public async Task<StopOrder> GetStopOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default)
    {
        Require.Given(clientOid, "ClientOid");
        var found = await FindStopOrdersAsync(clientOid, symbol, cancellationToken).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : throw NoSuchOrder($"There is no stop order with the client id '{clientOid}'.", clientOid);
    }

    internal static readonly Operation<NumberedPage<StopOrder>> ListStopOrders = new()
    {
        Name = "List stop orders",
        Row = "D5",
        Method = HttpMethod.Get,
        Path = "/api/v1/stop-order",
        Pool = RatePool.Spot,
        Weight = 8,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        Answer = static () => SpotJson.Answers.NumberedPageStopOrder,
    };

    /// <summary>The stop orders that wait, newest first.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<StopOrder> GetStopOrders(StopOrderQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.That(!(query.StartTime > query.EndTime), "TimeRangeInvalid", $"The range ends ({query.EndTime:u}) before it starts ({query.StartTime:u}).");
        var arguments = new RequestArguments()
            .With("symbol", query.Symbol)
            .With("side", query.Side?.ToWord())
            .With("type", query.Type)
            .With("tradeType", query.TradeType?.ToWord())
            .With("orderIds", query.Ids is null ? null : string.Join(',', query.Ids))
            .With("startAt", query.StartTime)
            .With("endAt", query.EndTime);
        return _pipeline.Numbered(ListStopOrders, arguments, static order => order.Id);
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelStopOrder = new()
    {
        Name = "Cancel stop order",
        Row = "D2",
        Method = HttpMethod.Delete,
        Path = "/api/v1/stop-order/{orderId}",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Answer = static () => SpotJson.Answers.CancelledIdsAnswer,
    };

    /// <summary>Cancels one stop order.</summary>
    /// <returns>The ids of the stop orders that are cancelled.</returns>
    /// <exception cref="KuCoinException">NotFound: it does not wait, be it that it never was, that it is cancelled or that it has triggered; what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelStopOrderAsync(string id, CancellationToken cancellationToken = default)
    {
        var answer = await _pipeline.SendAsync(CancelStopOrder, new RequestArguments().WithPath("orderId", id), cancellationToken).ConfigureAwait(false);
        return answer.CancelledOrderIds ?? [];
    }

    internal static readonly Operation<CancelledByClientOidAnswer> CancelStopOrderByClientOid = new()
    {
        Name = "Cancel stop order by client id",
        Row = "stop-order/cancelOrderByClientOid",
        Method = HttpMethod.Delete,
        Path = "/api/v1/stop-order/cancelOrderByClientOid",
        Pool = RatePool.Spot,
        Weight = 5,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Answer = static () => SpotJson.Answers.CancelledByClientOidAnswer,
    };

    /// <summary>Cancels one stop order by its client id.</summary>
    /// <param name="clientOid">The client id it was placed with.</param>
    /// <param name="symbol">The pair; null for any.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the stop order may be cancelled.</param>
    /// <returns>The ids of the stop orders that are cancelled.</returns>
    /// <exception cref="KuCoinException">As <see cref="CancelStopOrderAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> CancelStopOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default)
    {
        Require.Given(clientOid, "ClientOid");
        var arguments = new RequestArguments().With("clientOid", clientOid).With("symbol", symbol).About(clientOid);
        var answer = await _pipeline.SendAsync(CancelStopOrderByClientOid, arguments, cancellationToken).ConfigureAwait(false);
        return answer.CancelledOrderId is { } id ? [id] : [];
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelStopOrders = new()
    {
        Name = "Cancel stop orders",
        Row = "D3",
        Method = HttpMethod.Delete,
        Path = "/api/v1/stop-order/cancel",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Answer = static () => SpotJson.Answers.CancelledIdsAnswer,
        Empty = new(),
    };

    /// <summary>Cancels all stop orders, or those that the filters leave.</summary>
    /// <param name="symbol">One pair; null for all.</param>
    /// <param name="tradeType">Whose stop orders; null for all that the exchange takes.</param>
    /// <param name="ids">These only; null for all. An empty list cancels nothing.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the stop orders may be cancelled.</param>
    /// <returns>The ids of the stop orders that are cancelled. When an answer was lost on the way, those of the lost answer are missing and a warning says so.</returns>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelStopOrdersAsync(string? symbol = null, TradeType? tradeType = null, IReadOnlyList<string>? ids = null, CancellationToken cancellationToken = default)
    {
        if (ids is { Count: 0 })
            return [];
        foreach (var id in ids ?? [])
            Require.Given(id, "Id");
        var arguments = new RequestArguments()
            .With("symbol", symbol)
            .With("tradeType", tradeType?.ToWord())
            .With("orderIds", ids is null ? null : string.Join(',', ids));
        var answer = await _pipeline.SendAsync(CancelStopOrders, arguments, cancellationToken).ConfigureAwait(false);
        WarnOfLostIds(arguments);
        return answer.CancelledOrderIds ?? [];
    }

    private Task<IReadOnlyList<StopOrder>> FindStopOrdersAsync(string clientOid, string? symbol, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(GetStopOrdersByClientOid, new RequestArguments().With("clientOid", clientOid).With("symbol", symbol).About(clientOid), cancellationToken);

    private static string Word(StopKind stop) => stop switch
    {
        StopKind.Loss => "loss",
        StopKind.Entry => "entry",
        _ => throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "StopKindInvalid", $"{stop} is no kind of stop."),
    };
}
