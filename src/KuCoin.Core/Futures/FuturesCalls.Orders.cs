using System.Globalization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    internal static readonly Operation<OrderIdAnswer> PlaceOrder = new()
    {
        Name = "Place futures order",
        Row = "I1",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Retry = RetryClass.AskFirst,
        Answer = static () => FuturesJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    internal static readonly Operation<OrderIdAnswer> PlaceOrderWithTriggers = new()
    {
        Name = "Place futures order with take profit and stop loss",
        Row = "st-orders",
        Method = HttpMethod.Post,
        Path = "/api/v1/st-orders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Retry = RetryClass.AskFirst,
        Answer = static () => FuturesJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>
    /// Places an order or stop order, exactly once. When an answer is lost, the order is looked for by its client id for a few seconds before anything is sent again,
    /// and what is sent again carries the same client id.
    /// </summary>
    /// <exception cref="KuCoinException">
    /// InvalidArgument before anything is sent, with an error id per cause (PriceNeeded, QuantityNeeded, TimeInForceNotSupported, ...);
    /// InsufficientFunds; AlreadyExists when another order has the client id (IdempotencyKeyReused with a key); OutcomeUnknown when even asking did not tell; what the exchange or the connection reports.
    /// </exception>
    public async Task<FuturesOrderReceipt> PlaceOrderAsync(FuturesOrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FuturesOrderRules.Check(request);
        var clientOid = await _pipeline.ChooseClientOidAsync(IdempotentOperation.FuturesOrder, request.IdempotencyKey, request.ClientOid, cancellationToken).ConfigureAwait(false);
        return request.IdempotencyKey is null
            ? await PlaceAsync(request, clientOid, cancellationToken).ConfigureAwait(false)
            : await PlaceOnceAsync(request, request.IdempotencyKey, clientOid, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FuturesOrderReceipt> PlaceAsync(FuturesOrderRequest request, string clientOid, CancellationToken cancellationToken)
    {
        FuturesOrder? found = null;
        var operation = request.HasTriggers ? PlaceOrderWithTriggers : PlaceOrder;
        var arguments = new RequestArguments().WithBody(Body(request, clientOid).ToUtf8()).About(clientOid, request.IdempotencyKey);
        var answer = await _pipeline.SendAsync(operation, arguments, cancellationToken, LookUp).ConfigureAwait(false);
        return Receipt(request, answer.OrderId, clientOid, found);

        async Task<OrderIdAnswer?> LookUp(CancellationToken token)
        {
            found = await FindPlacedAsync(request, clientOid, token).ConfigureAwait(false);
            return found is null ? null : new OrderIdAnswer { OrderId = found.Id };
        }
    }

    /// <summary>The order that carries the request's client id; null when the exchange does not know it (yet).</summary>
    /// <exception cref="KuCoinException">AlreadyExists (ClientOidInUse) when that is another order.</exception>
    private async Task<FuturesOrder?> FindPlacedAsync(FuturesOrderRequest request, string clientOid, CancellationToken cancellationToken)
    {
        var order = await FindByClientOidAsync(clientOid, cancellationToken).ConfigureAwait(false)
            ?? (request.Stop is null ? null : await FindStopOrderAsync(request.Symbol, clientOid, cancellationToken).ConfigureAwait(false));
        if (order is not null && !FuturesOrderRules.IsSame(request, order))
            throw ClientOids.InUse(clientOid, order.Id);
        return order;
    }

    private async Task<FuturesOrder?> FindStopOrderAsync(string symbol, string clientOid, CancellationToken cancellationToken)
    {
        await foreach (var order in GetStopOrders(new FuturesStopOrderQuery { Symbol = symbol }).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(order.ClientOid, clientOid, StringComparison.Ordinal))
                return order;
        }
        return null;
    }

    private FuturesOrderReceipt Receipt(FuturesOrderRequest request, string id, string clientOid, FuturesOrder? found) => new()
    {
        Id = id,
        ClientOid = clientOid,
        Symbol = request.Symbol,
        Side = request.Side ?? found?.Side,
        Type = request.Type.ToWord(),
        Price = request.Price,
        Size = request.Size,
        // By what was read to check the order, if it was: its receipt waits for nothing.
        Quantity = request.Quantity ?? FindFresh(request.Symbol)?.QuantityAt(request.Size, request.Price),
        Value = request.Value,
        Leverage = request.Leverage,
        MarginMode = request.MarginMode?.ToWord(),
        TimeInForce = request.TimeInForce?.ToWord(),
        Stop = request.Stop?.ToWord(),
        StopPrice = request.StopPrice,
        StopPriceType = request.StopPriceTypeWord,
        TriggerUpPrice = request.TriggerUpPrice,
        TriggerDownPrice = request.TriggerDownPrice,
        ReduceOnly = request.ReduceOnly,
        CloseOrder = request.CloseOrder,
        PlacedAt = found?.CreatedAt ?? _pipeline.Clock.Now,
        Recovered = found is not null,
    };

    internal static readonly Operation<OrderIdAnswer> TestOrder = new()
    {
        Name = "Test futures order",
        Row = "orders/test",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders/test",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 2,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>Has the exchange check an order without placing it; returns when the order would be taken.</summary>
    /// <exception cref="KuCoinException">As <see cref="PlaceOrderAsync"/>, and nothing is placed in any case.</exception>
    public Task TestOrderAsync(FuturesOrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FuturesOrderRules.Check(request);
        Require.That(!request.HasTriggers, "TestNotPossible", "The exchange cannot test an order together with its take profit and stop loss; test it without them.");
        string clientOid = request.ClientOid ?? ClientOids.Create();
        return _pipeline.SendAsync(TestOrder, new RequestArguments().WithBody(Body(request, clientOid).ToUtf8()).About(clientOid), cancellationToken);
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelOrder = new()
    {
        Name = "Cancel futures order",
        Row = "I2",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders/{orderId}",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 1,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Answer = static () => FuturesJson.Answers.CancelledIdsAnswer,
    };

    /// <summary>Asks the exchange to cancel one order, normal or stop.</summary>
    /// <param name="id">The exchange's id of the order.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the order may be cancelled.</param>
    /// <returns>The ids of the orders that are cancelled.</returns>
    /// <exception cref="KuCoinException">NotFound: OrderNotFound when there is no such order, OrderNotActive when it was done already (the message says how); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelOrderAsync(string id, CancellationToken cancellationToken = default)
    {
        var arguments = new RequestArguments().WithPath("orderId", id);
        try
        {
            var answer = await _pipeline.SendAsync(CancelOrder, arguments, cancellationToken, LookUp).ConfigureAwait(false);
            return answer.CancelledOrderIds ?? [];
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            var order = await FindOrderAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no futures order '{id}'.");
            throw order.IsActive ? error : RefusedCancel.NotActive(error, order.Id, order.ClientOid, order.IsCancelled, order.FilledSize);
        }

        // After a lost answer: was it our first attempt that cancelled the order?
        async Task<CancelledIdsAnswer?> LookUp(CancellationToken token) =>
            await FindOrderAsync(id, token).ConfigureAwait(false) is { IsCancelled: true } ? new CancelledIdsAnswer { CancelledOrderIds = [id] } : null;
    }

    internal static readonly Operation<FuturesOrder> GetOrder = new()
    {
        Name = "Get futures order",
        Row = "I4",
        Method = HttpMethod.Get,
        Path = "/api/v1/orders/{orderId}",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.General,
        Answer = static () => FuturesJson.Answers.FuturesOrder,
    };

    /// <summary>One order by its id; the exchange keeps it for three months. A fresh order can be unknown for a fraction of a second.</summary>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); what the exchange or the connection reports.</exception>
    public async Task<FuturesOrder> GetOrderAsync(string id, CancellationToken cancellationToken = default)
    {
        var order = await FindOrderAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no futures order '{id}'.");
        await MeasureAsync([order], cancellationToken).ConfigureAwait(false);
        return order;
    }

    internal static readonly Operation<FuturesOrder> GetOrderByClientOid = new()
    {
        Name = "Get futures order by client id",
        Row = "I5",
        Method = HttpMethod.Get,
        Path = "/api/v1/orders/byClientOid",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.General,
        Answer = static () => FuturesJson.Answers.FuturesOrder,
    };

    /// <summary>One order of the last seven days by its client id. A fresh order can be unknown for a fraction of a second.</summary>
    /// <exception cref="KuCoinException">NotFound (OrderNotFound); what the exchange or the connection reports.</exception>
    public async Task<FuturesOrder> GetOrderByClientOidAsync(string clientOid, CancellationToken cancellationToken = default)
    {
        Require.Given(clientOid, "ClientOid");
        var order = await FindByClientOidAsync(clientOid, cancellationToken).ConfigureAwait(false)
            ?? throw NoSuchOrder($"There is no futures order with the client id '{clientOid}' within the last seven days.", clientOid);
        await MeasureAsync([order], cancellationToken).ConfigureAwait(false);
        return order;
    }

    // An order that only reduces freezes no margin, and by one reading needs no leverage; by the other an isolated order without one is refused.
    private static int? LeverageOfReduction(FuturesOrderRequest request) =>
        request is { ReduceOnly: true, CloseOrder: false } && request.MarginMode != MarginMode.Cross ? 1 : null;

    private static RequestBody Body(FuturesOrderRequest request, string clientOid) => new RequestBody()
        .With("clientOid", clientOid)
        .With("side", request.Side?.ToWord())
        .With("symbol", request.Symbol)
        .With("type", request.Type.ToWord())
        .With("leverage", (long?)(request.Leverage ?? LeverageOfReduction(request)))
        .With("marginMode", request.MarginMode?.ToWord())
        .With("positionSide", request.PositionSide?.ToWord())
        .With("price", request.Price)
        .With("size", request.Size)
        .With("qty", request.Quantity)
        .With("valueQty", request.Value)
        .With("timeInForce", request.TimeInForce?.ToWord())
        .WithFlag("postOnly", request.PostOnly)
        .WithFlag("hidden", request.Hidden)
        .WithFlag("iceberg", request.Iceberg)
        .With("visibleSize", request.VisibleSize?.ToString(CultureInfo.InvariantCulture))
        .WithFlag("reduceOnly", request.ReduceOnly)
        .WithFlag("closeOrder", request.CloseOrder)
        .With("stp", request.SelfTradePrevention?.ToWord())
        .With("stop", request.Stop?.ToWord())
        .With("stopPriceType", request.StopPriceTypeWord)
        .With("stopPrice", request.StopPrice)
        .With("triggerStopUpPrice", request.TriggerUpPrice)
        .With("triggerStopDownPrice", request.TriggerDownPrice)
        .WithFlag("forceHold", request.ForceHold)
        .With("remark", request.Remark);

    private Task<FuturesOrder?> FindOrderAsync(string id, CancellationToken cancellationToken) =>
        _pipeline.FindAsync(GetOrder, new RequestArguments().WithPath("orderId", id), cancellationToken);

    private Task<FuturesOrder?> FindByClientOidAsync(string clientOid, CancellationToken cancellationToken) =>
        _pipeline.FindAsync(GetOrderByClientOid, new RequestArguments().With("clientOid", clientOid).About(clientOid), cancellationToken);

    private static KuCoinException NoSuchOrder(string message, string? clientOid = null) =>
        new(KuCoinErrorKind.NotFound, "OrderNotFound", message) { ClientOid = clientOid };
}
