using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Futures orders and fills.</summary>
internal static class FuturesOrderRoutes
{
    private const int MostRecent = 1000;
    private const int LargestPage = 1000;
    private const decimal LeverageIfNotNamed = 10;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/orders", Pool.Futures, 2, Access.Futures, Place),
        new("POST", "/api/v1/orders/test", Pool.Futures, 2, Access.Futures, Test) { IsWrite = false },
        new("DELETE", "/api/v1/orders/{orderId}", Pool.Futures, 1, Access.Futures, Cancel),
        new("DELETE", "/api/v1/orders/client-order/{clientOid}", Pool.Futures, 1, Access.Futures, CancelByClientOid),
        new("DELETE", "/api/v1/orders", Pool.Futures, 800, Access.Futures, CancelAll),
        new("DELETE", "/api/v3/orders", Pool.Futures, 10, Access.Futures, CancelAll),
        new("GET", "/api/v1/orders/{orderId}", Pool.Futures, 5, Access.General, static (call, json) => One(call, json, call.Exchange.Futures.ById(call.User, call.Route["orderId"]))),
        new("GET", "/api/v1/orders/byClientOid", Pool.Futures, 5, Access.General, static (call, json) => One(call, json, call.Exchange.Futures.ByClientOid(call.User, call.Query.Need("clientOid")))),
        new("GET", "/api/v1/orders", Pool.Futures, 2, Access.General, List),
        new("GET", "/api/v1/recentDoneOrders", Pool.Futures, 5, Access.General, RecentDone),
        new("GET", "/api/v1/fills", Pool.Futures, 5, Access.General, Fills),
        new("GET", "/api/v1/recentFills", Pool.Futures, 3, Access.Futures, RecentFills),
    ];

    private static Refusal NotCancelable => new("100004", "The order cannot be canceled.");

    private static FuturesOrderRequest Read(Call call)
    {
        var body = call.Body;
        var contract = FuturesMarketRoutes.ContractOf(body.Need("symbol"));
        if (body.Text("stop") is not null || body.Text("stopPrice") is not null)
            throw FuturesOrderRules.Parameter("The sandbox has no futures stop orders");
        var isMarket = body.Text("type", "limit", "limit", "market") is "market";
        var price = isMarket ? null : body.Decimal("price");
        var (side, size) = SideAndSize(call, contract, price);
        return new FuturesOrderRequest
        {
            ClientOid = body.Need("clientOid"),
            Contract = contract,
            Side = side,
            Size = size,
            IsMarket = isMarket,
            Price = price,
            Leverage = LeverageOf(body),
            TimeInForce = body.Word("timeInForce", TimeInForce.GTC) is var time and (TimeInForce.GTC or TimeInForce.IOC) ? time
                : throw FuturesOrderRules.Parameter("timeInForce must be GTC or IOC"),
            SelfTrade = body.Word("stp", SelfTrade.None) is var stp and not SelfTrade.DC ? stp
                : throw FuturesOrderRules.Parameter("stp must be CN, CO or CB"),
            PostOnly = body.Flag("postOnly"),
            Hidden = body.Flag("hidden"),
            Iceberg = body.Flag("iceberg"),
            VisibleSize = (int)(body.Decimal("visibleSize") ?? 0),
            ReduceOnly = body.Flag("reduceOnly") || body.Flag("closeOrder"),
            CloseOrder = body.Flag("closeOrder"),
            ForceHold = body.Flag("forceHold"),
            IsCross = body.Text("marginMode", "ISOLATED", "ISOLATED", "CROSS") is "CROSS",
            Remark = body.Text("remark"),
        };
    }

    private static decimal LeverageOf(Fields body) =>
        body.Decimal("leverage")
        ?? (body.Flag("closeOrder") || body.Text("marginMode") is "CROSS" ? LeverageIfNotNamed : throw body.Bad("leverage is mandatory"));

    private static (Side Side, int Size) SideAndSize(Call call, Contract contract, decimal? price)
    {
        var body = call.Body;
        var held = call.Exchange.Futures.PositionOf(call.User, contract).Quantity;
        if (body.Flag("closeOrder") && held == 0)
            throw new Refusal("300009", "No open positions to close.");
        if (body.Flag("closeOrder"))
            return (held > 0 ? Side.Sell : Side.Buy, Math.Abs(held));
        var side = body.Text("side", "", "buy", "sell") is "buy" ? Side.Buy : Side.Sell;
        var size = SizeOf(body, contract, price ?? call.Exchange.Futures.Mark(contract));
        if (!body.Flag("reduceOnly"))
            return (side, size);
        if (held == 0 || held > 0 == (side == Side.Buy))
            throw new Refusal("300009", "No open positions to close.");
        return (side, Math.Min(size, Math.Abs(held)));
    }

    private static int SizeOf(Fields body, Contract contract, decimal price)
    {
        var given = (body.Whole("size"), body.Decimal("qty"), body.Decimal("valueQty"));
        var lots = given switch
        {
            ({ } size, null, null) => size,
            (null, { } quantity, null) when !contract.IsInverse => Math.Floor(quantity / contract.Multiplier),
            (null, null, { } value) when !contract.IsInverse => Math.Floor(value / (contract.Multiplier * price)),
            _ => throw FuturesOrderRules.Parameter("Give exactly one of size, qty and valueQty; an inverse contract takes size only"),
        };
        return lots is >= 1 and <= Contract.MaxOrderSize ? (int)lots
            : throw FuturesOrderRules.Parameter(FormattableString.Invariant($"Order size must be between 1 and {Contract.MaxOrderSize} lots"));
    }

    private static void Place(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Futures.Place(call.User, Read(call), call.LookupLag);
        json.Object(o => o.Str("orderId", order.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static void Test(Call call, Utf8JsonWriter json)
    {
        var request = Read(call);
        call.Exchange.Futures.Test(call.User, request);
        json.Object(o => o.Str("orderId", call.Exchange.Ids.Digits()).Str("clientOid", request.ClientOid));
    }

    private static void Cancel(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Futures.ById(call.User, call.Route["orderId"]);
        if (order is not { IsActive: true })
            throw NotCancelable;
        call.Exchange.Futures.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", [order.Id], static (j, id) => j.WriteStringValue(id)));
    }

    private static void CancelByClientOid(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Need("symbol");
        var order = call.Exchange.Futures.ByClientOid(call.User, call.Route["clientOid"]);
        if (order is not { IsActive: true } || !symbol.Equals(order.Symbol, StringComparison.Ordinal))
            throw NotCancelable;
        call.Exchange.Futures.Cancel(order);
        json.Object(o => o.Str("clientOid", order.Request.ClientOid));
    }

    private static void CancelAll(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Route.Route.Template.StartsWith("/api/v3/", StringComparison.Ordinal) ? call.Query.Need("symbol") : call.Query.Text("symbol");
        var orders = call.Exchange.Futures.ActiveOrders.Where(o => IsOf(o, call.User, symbol)).ToList();
        foreach (var order in orders)
            call.Exchange.Futures.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", orders, static (j, order) => j.WriteStringValue(order.Id)));
    }

    private static void One(Call call, Utf8JsonWriter json, FuturesOrder? order)
    {
        if (order is null)
            throw new Refusal("100001", "error.getOrder.orderNotExist");
        json.Object(o => WriteOrder(o, order));
    }

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var active = query.Text("status", "done", "active", "done") is "active";
        var everything = TimeSpan.FromDays(3650);
        var (from, to) = Pages.Span(query, call.Now, ifNone: active ? everything : Week, ifOneBound: active ? everything : Day);
        if (!active && to - from > Week)
            throw new Refusal("200001", "The query range is at most 7 days");
        var rows = call.Exchange.Futures.Orders.Where(o => o.IsActive == active && o.CreatedAt >= from && o.CreatedAt <= to
            && o.VisibleFrom <= call.Now && IsOf(o, call.User, query.Text("symbol")) && Passes(query, o));
        Pages.Write(json, query, NewestFirst(rows), 1, LargestPage, WriteOrder);
    }

    private static void RecentDone(Call call, Utf8JsonWriter json)
    {
        var rows = call.Exchange.Futures.Orders.Where(o => !o.IsActive && o.EndAt >= call.Now - Day && o.VisibleFrom <= call.Now && IsOf(o, call.User, call.Query.Text("symbol")));
        json.Objects(NewestFirst(rows).Take(MostRecent), WriteOrder);
    }

    private static void Fills(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (from, to) = Pages.Span(query, call.Now, ifNone: Week, ifOneBound: Day);
        // A longer span is clipped to its last seven days, not refused.
        from = to - from > Week ? to - Week : from;
        var rows = call.Exchange.Futures.Fills.Where(f => f.CreatedAt >= from && f.CreatedAt <= to && IsOf(f.Order, call.User, query.Text("symbol")) && Passes(query, f.Order)
            && (query.Text("orderId") is not { } id || id.Equals(f.Order.Id, StringComparison.Ordinal))
            && query.Text("tradeTypes")?.Split(',').Contains("trade", StringComparer.Ordinal) != false);
        Pages.Write(json, query, rows.Reverse(), 1, LargestPage, (o, fill) => WriteFill(o, fill).Str("openFeeTaxPay", "0").Str("closeFeeTaxPay", "0"));
    }

    private static void RecentFills(Call call, Utf8JsonWriter json)
    {
        var rows = call.Exchange.Futures.Fills.Where(f => f.CreatedAt >= call.Now - Day && IsOf(f.Order, call.User, call.Query.Text("symbol")));
        json.Objects(rows.Reverse().Take(MostRecent), static (o, fill) => WriteFill(o, fill));
    }

    private static bool IsOf(FuturesOrder order, User user, string? symbol) =>
        ReferenceEquals(order.Owner, user) && (symbol is null || symbol.Equals(order.Symbol, StringComparison.Ordinal));

    private static bool Passes(Fields query, FuturesOrder order) =>
        (query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal))
        && (query.Text("type") is not { } type || type.Equals(TypeText(order), StringComparison.Ordinal));

    private static IEnumerable<FuturesOrder> NewestFirst(IEnumerable<FuturesOrder> orders) => orders.OrderByDescending(static o => o.OrderTime);

    private static string TypeText(FuturesOrder order) => order.Request.IsMarket ? "market" : "limit";

    private static void WriteOrder(Utf8JsonWriter json, FuturesOrder order)
    {
        var request = order.Request;
        json.Str("id", order.Id)
            .Str("symbol", order.Symbol)
            .Str("type", TypeText(order))
            .Str("side", order.Side.Text())
            .Dec("price", request.Price ?? 0)
            .Num("size", request.Size)
            .Dec("value", order.Value)
            .Dec("dealValue", order.FilledValue)
            .Num("dealSize", order.Filled)
            .Str("stp", request.SelfTrade == SelfTrade.None ? "" : request.SelfTrade.ToString())
            .Str("stop", "")
            .Str("stopPriceType", "")
            .Bool("stopTriggered", value: false)
            .Null("stopPrice")
            .Str("timeInForce", request.TimeInForce.ToString())
            .Bool("postOnly", request.PostOnly)
            .Bool("hidden", request.Hidden)
            .Bool("iceberg", request.Iceberg)
            .Dec("leverage", request.Leverage)
            .Bool("forceHold", request.ForceHold)
            .Bool("closeOrder", request.CloseOrder)
            .Num("visibleSize", request.VisibleSize)
            .Str("clientOid", request.ClientOid)
            .Str("remark", request.Remark)
            .Str("tags", "")
            .Bool("isActive", order.IsActive)
            .Bool("cancelExist", order.CancelExist)
            .Millis("createdAt", order.CreatedAt)
            .Millis("updatedAt", order.UpdatedAt)
            .Millis("endAt", order.EndAt)
            .Num("orderTime", order.OrderTime)
            .Str("settleCurrency", request.Contract.DisplaySettle)
            .Str("marginMode", request.IsCross ? "CROSS" : "ISOLATED")
            .Dec("avgDealPrice", order.AverageDealPrice)
            .Num("filledSize", order.Filled)
            .Dec("filledValue", order.FilledValue)
            .Str("status", order.IsActive ? "open" : "done")
            .Bool("reduceOnly", request.ReduceOnly);
    }

    private static Utf8JsonWriter WriteFill(Utf8JsonWriter json, FuturesFill fill) => json
        .Str("symbol", fill.Order.Symbol)
        .Str("tradeId", fill.TradeId)
        .Str("orderId", fill.Order.Id)
        .Str("side", fill.Order.Side.Text())
        .Str("liquidity", fill.IsTaker ? "taker" : "maker")
        .Bool("forceTaker", value: false)
        .Dec("price", fill.Price)
        .Num("size", fill.Size)
        .Dec("value", fill.Value)
        .Dec("openFeePay", fill.OpenFee)
        .Dec("closeFeePay", fill.CloseFee)
        .Str("stop", "")
        .Dec("feeRate", fill.FeeRate)
        .Str("fixFee", "0")
        .Str("feeCurrency", fill.Order.Request.Contract.DisplaySettle)
        .Null("subTradeType")
        .Str("marginMode", fill.Order.Request.IsCross ? "CROSS" : "ISOLATED")
        .Str("displayType", TypeText(fill.Order))
        .Dec("fee", fill.OpenFee + fill.CloseFee)
        .Str("settleCurrency", fill.Order.Request.Contract.DisplaySettle)
        .Str("orderType", TypeText(fill.Order))
        .Str("tradeType", "trade")
        .Num("tradeTime", fill.TradeTime)
        .Millis("createdAt", fill.CreatedAt);
}
