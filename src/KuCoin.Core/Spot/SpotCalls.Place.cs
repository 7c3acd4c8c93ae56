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
        Answer = SpotJson.Answers.OrderIdAnswer,
    };

    /// <summary>
    /// Places an order, exactly once. When an answer is lost, the order is looked for by its client id before anything is sent again,
    /// and what is sent again carries the same client id.
    /// </summary>
    /// <exception cref="KuCoinException">
    /// InvalidArgument before anything is sent, with an error id per cause (PriceNeeded, SizeNeeded, SizeOrFundsNeeded, ClientOidInvalid, ...);
    /// InsufficientFunds; AlreadyExists when another order has the client id; OutcomeUnknown when even asking did not tell; what the exchange or the connection reports.
    /// </exception>
    public async Task<OrderReceipt> PlaceOrderAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        string clientOid = request.ClientOid ?? ClientOids.Create();
        var time = _pipeline.Options.TimeProvider;
        long began = time.GetTimestamp();

        Order? found = null;
        var arguments = new RequestArguments().WithBody(Body(request, clientOid)).About(clientOid);
        var answer = await _pipeline.SendAsync(PlaceOrder, arguments, cancellationToken, LookUp).ConfigureAwait(false);
        return new OrderReceipt
        {
            Id = answer.OrderId,
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

        async Task<OrderIdAnswer?> LookUp(CancellationToken token)
        {
            var since = _pipeline.Clock.Now - time.GetElapsedTime(began) - LookUpMargin;
            var done = new OrderQuery { Symbol = request.Symbol, TradeType = request.TradeType, Status = OrderStatus.Done, StartTime = since };
            found = await FindByClientOidAsync(clientOid, done, token).ConfigureAwait(false);
            if (found is null)
                return null;
            if (!OrderRules.IsSame(request, found))
                throw ClientOids.InUse(clientOid, found.Id);
            return new OrderIdAnswer { OrderId = found.Id };
        }
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
        Answer = SpotJson.Answers.OrderIdAnswer,
    };

    /// <summary>Has the exchange check an order without placing it; returns when the order would be taken.</summary>
    /// <exception cref="KuCoinException">As <see cref="PlaceOrderAsync"/>, and nothing is placed in any case.</exception>
    public Task TestOrderAsync(OrderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        string clientOid = request.ClientOid ?? ClientOids.Create();
        return _pipeline.SendAsync(TestOrder, new RequestArguments().WithBody(Body(request, clientOid)).About(clientOid), cancellationToken);
    }

    private static ReadOnlyMemory<byte> Body(OrderRequest request, string clientOid) => new RequestBody()
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
        .With("stp", request.SelfTradePrevention?.ToWord())
        .With("tradeType", request.TradeType?.ToWord())
        .With("remark", request.Remark)
        .ToUtf8();
}
