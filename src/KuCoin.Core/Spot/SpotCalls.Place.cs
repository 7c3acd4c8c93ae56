using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>How far a look-up reaches back before the first attempt, for what the clocks still differ.</summary>
    private static readonly TimeSpan LookUpMargin = TimeSpan.FromMinutes(1);

    internal static readonly Operation<OrderIdAnswer> PlaceOrder = new()
    {
        Name = "Place order",
        Row = "C1",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.Spot,
        Retry = RetryClass.AskFirst,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    internal static readonly Operation<OrderIdAnswer> PlaceMarginOrder = new()
    {
        Name = "Place margin order",
        Row = "margin/order",
        Method = HttpMethod.Post,
        Path = "/api/v1/margin/order",
        Pool = RatePool.Spot,
        Weight = 5,
        Access = Access.Margin,
        Retry = RetryClass.AskFirst,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>
    /// Places an order, exactly once. When an answer is lost, the order is looked for by its client id before anything is sent again,
    /// and what is sent again carries the same client id.
    /// </summary>
    /// <exception cref="KuCoinException">
    /// InvalidArgument before anything is sent, with an error id per cause (PriceNeeded, SizeNeeded, SizeOrFundsNeeded, ClientOidInvalid, ...);
    /// InsufficientFunds; AlreadyExists when another order has the client id (IdempotencyKeyReused with a key); OutcomeUnknown when even asking did not tell; what the exchange or the connection reports.
    /// </exception>
    public Task<OrderReceipt> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        return request.IdempotencyKey is { } key
            ? PlaceByKeyAsync(request, key, cancellationToken)
            : PlaceAsync(request, request.ClientOid ?? ClientOids.Create(), cancellationToken);
    }

    private async Task<OrderReceipt> PlaceByKeyAsync(OrderRequest request, string key, CancellationToken cancellationToken)
    {
        var clientOid = await _pipeline.ChooseClientOidAsync(IdempotentOperation.Order, key, request.ClientOid, cancellationToken).ConfigureAwait(false);
        return await PlaceOnceAsync(request, key, clientOid, cancellationToken).ConfigureAwait(false);
    }

    internal static readonly Operation<OrderIdAnswer> TestOrder = new()
    {
        Name = "Test order",
        Row = "orders/test",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders/test",
        Pool = RatePool.Spot,
        Weight = 2,
        Access = Access.Spot,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    internal static readonly Operation<OrderIdAnswer> TestMarginOrder = new()
    {
        Name = "Test margin order",
        Row = "margin/order/test",
        Method = HttpMethod.Post,
        Path = "/api/v1/margin/order/test",
        Pool = RatePool.Spot,
        Weight = 5,
        Access = Access.Margin,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.OrderIdAnswer,
        ByHand = OrderIdAnswer.Read,
    };

    /// <summary>Has the exchange check an order without placing it; returns when the order would be taken.</summary>
    /// <exception cref="KuCoinException">As <see cref="PlaceOrderAsync"/>, and nothing is placed in any case.</exception>
    public async Task TestOrderAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        string clientOid = request.ClientOid ?? ClientOids.Create();
        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        var operation = generation == ApiGeneration.Current ? OrderDesk.Of(request.TradeType).Test : NeedsMarginCall(request) ? TestMarginOrder : TestOrder;
        await _pipeline.SendAsync(operation, new RequestArguments().WithBody(Body(request, clientOid, generation).ToUtf8()).About(clientOid), cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrderReceipt> PlaceAsync(OrderRequest request, string clientOid, CancellationToken cancellationToken)
    {
        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        var operation = generation == ApiGeneration.Current ? OrderDesk.Of(request.TradeType).Place : NeedsMarginCall(request) ? PlaceMarginOrder : PlaceOrder;
        var time = _pipeline.Options.TimeProvider;
        long began = time.GetTimestamp();

        Order? found = null;
        var arguments = new RequestArguments().WithBody(Body(request, clientOid, generation).ToUtf8()).About(clientOid, request.IdempotencyKey);
        var answer = await _pipeline.SendAsync(operation, arguments, cancellationToken, LookUp).ConfigureAwait(false);
        var receipt = Receipt(request, answer.OrderId, clientOid, found);
        (receipt.BorrowedSize, receipt.LoanId) = (answer.BorrowSize is > 0m ? answer.BorrowSize : null, string.IsNullOrEmpty(answer.LoanApplyId) ? null : answer.LoanApplyId);
        return receipt;

        async Task<OrderIdAnswer?> LookUp(CancellationToken token)
        {
            found = await FindPlacedAsync(request, clientOid, time.GetElapsedTime(began), token).ConfigureAwait(false);
            return found is null ? null : new OrderIdAnswer { OrderId = found.Id };
        }
    }

    /// <summary>Looks for an order that may have been placed a while ago.</summary>
    /// <exception cref="KuCoinException">AlreadyExists: the client id belongs to another order.</exception>
    private async Task<Order?> FindPlacedAsync(OrderRequest request, string clientOid, TimeSpan ago, CancellationToken cancellationToken)
    {
        var order = await FindByClientOidAsync(clientOid, request.Symbol, request.TradeType, cancellationToken, ago + LookUpMargin).ConfigureAwait(false);
        return order is null || OrderRules.IsSame(request, order) ? order : throw ClientOids.InUse(clientOid, order.Id);
    }

    /// <summary>What the Classic call for orders of all kinds cannot say, its companion for margin orders can.</summary>
    private static bool NeedsMarginCall(OrderRequest request) => request.TradeType == TradeType.MarginIsolatedTrade || request.AutoBorrow || request.AutoRepay;

    private static bool IsMarginCall(OrderRequest request, ApiGeneration generation) =>
        generation == ApiGeneration.Current ? OrderDesk.Of(request.TradeType) != OrderDesk.Trade : NeedsMarginCall(request);

    private OrderReceipt Receipt(OrderRequest request, string id, string clientOid, Order? found) => new()
    {
        Id = id,
        ClientOid = clientOid,
        Symbol = request.Symbol,
        Side = request.Side,
        Type = request.Type.ToWord(),
        Price = request.Price,
        Size = request.Size,
        Funds = request.Funds,
        TimeInForce = request.TimeInForce?.ToWord(),
        TradeType = (request.TradeType ?? TradeType.Trade).ToWord(),
        PlacedAt = found?.CreatedAt ?? _pipeline.Clock.Now,
        Recovered = found is not null,
    };

    /// <summary>The Classic calls name the account by its trade type or its model, the Current ones by the path and, on margin, a flag.</summary>
    private static RequestBody Body(OrderRequest request, string clientOid, ApiGeneration generation)
    {
        var isIsolated = request.TradeType == TradeType.MarginIsolatedTrade;
        var body = Fields(request, clientOid).WithFlag("autoBorrow", request.AutoBorrow).WithFlag("autoRepay", request.AutoRepay);
        Require.That(
            request.Remark is null || !IsMarginCall(request, generation),
            "RemarkNotPossible",
            "The exchange's call for this margin order takes no Remark; leave it out. The order can be found again by its ClientOid.");
        body = generation == ApiGeneration.Current ? body.WithFlag("isIsolated", isIsolated)
            : NeedsMarginCall(request) ? body.With("marginModel", isIsolated ? "isolated" : "cross")
            : body.With("tradeType", request.TradeType?.ToWord());
        return body.With("remark", request.Remark);
    }

    private static RequestBody Fields(OrderRequest request, string clientOid) => new RequestBody()
        .With("clientOid", clientOid)
        .With("side", request.Side.ToWord())
        .With("symbol", request.Symbol)
        .With("type", request.Type.ToWord())
        .With("price", request.Price)
        .With("size", request.Size)
        .With("funds", request.Funds)
        .With("timeInForce", request.TimeInForce?.ToWord())
        .With("cancelAfter", (long?)request.CancelAfter?.TotalSeconds)
        .WithFlag("postOnly", request.PostOnly)
        .WithFlag("hidden", request.Hidden)
        .WithFlag("iceberg", request.Iceberg)
        .With("visibleSize", request.VisibleSize)
        .With("stp", request.SelfTradePrevention?.ToWord());
}
