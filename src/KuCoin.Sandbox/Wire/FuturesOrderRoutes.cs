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
    private const int MostInBatch = 20;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/orders", Pool.Futures, 2, Access.Futures, Place),
        new("POST", "/api/v1/orders/test", Pool.Futures, 2, Access.Futures, Test) { IsWrite = false },
        new("POST", "/api/v1/orders/multi", Pool.Futures, 20, Access.Futures, PlaceMany),
        new("POST", "/api/v1/st-orders", Pool.Futures, 2, Access.Futures, PlaceGuarded),
        new("DELETE", "/api/v1/orders/multi-cancel", Pool.Futures, 30, Access.Futures, CancelMany),
        new("DELETE", "/api/v1/stopOrders", Pool.Futures, 15, Access.Futures, CancelStops),
        new("GET", "/api/v1/stopOrders", Pool.Futures, 6, Access.General, ListStops),
        new("GET", "/api/v1/openOrderStatistics", Pool.Futures, 10, Access.General, Statistics),
        new("DELETE", "/api/v1/orders/{orderId}", Pool.Futures, 1, Access.Futures, Cancel),
        new("DELETE", "/api/v1/orders/client-order/{clientOid}", Pool.Futures, 1, Access.Futures, CancelByClientOid),
        new("DELETE", "/api/v1/orders", Pool.Futures, 800, Access.Futures, CancelAll),
        new("DELETE", "/api/v3/orders", Pool.Futures, 30, Access.Futures, CancelAll),
        new("GET", "/api/v1/orders/{orderId}", Pool.Futures, 5, Access.General, static (call, json) => One(call, json, call.Exchange.Futures.ById(call.User, call.Route["orderId"]))),
        new("GET", "/api/v1/orders/byClientOid", Pool.Futures, 5, Access.General, OneByClientOid),
        new("GET", "/api/v1/orders", Pool.Futures, 2, Access.General, List),
        new("GET", "/api/v1/recentDoneOrders", Pool.Futures, 5, Access.General, RecentDone),
        new("GET", "/api/v1/fills", Pool.Futures, 5, Access.General, Fills),
        new("GET", "/api/v1/recentFills", Pool.Futures, 3, Access.Futures, RecentFills),
    ];

    private static Refusal NotCancelable => new("100004", "The order cannot be canceled.");

    private static void Place(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Futures.Place(call.User, FuturesOrderReader.Read(call, call.Body), call.LookupLag);
        json.Object(o => o.Str("orderId", order.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static void PlaceMany(Call call, Utf8JsonWriter json)
    {
        if (call.BodyJson.ValueKind != JsonValueKind.Array || call.BodyJson.GetArrayLength() is 0 or > MostInBatch)
            throw FuturesOrderRules.Parameter(FormattableString.Invariant($"The body must be an array of 1 to {MostInBatch} orders"));
        json.Objects(call.BodyJson.EnumerateArray(), (o, row) =>
        {
            var body = Fields.OfJson(row, "100001");
            try
            {
                var order = call.Exchange.Futures.Place(call.User, FuturesOrderReader.Read(call, body), call.LookupLag);
                WriteRow(o, order.Id, body, "200000", "success");
            }
            catch (Refusal no)
            {
                WriteRow(o, orderId: null, body, no.Code, no.Message);
            }
        });
    }

    private static void WriteRow(Utf8JsonWriter json, string? orderId, Fields body, string code, string message) =>
        json.Str("orderId", orderId).Str("clientOid", body.Text("clientOid")).Str("symbol", body.Text("symbol")).Str("code", code).Str("msg", message);

    /// <summary>An order with its take-profit and stop-loss: all are checked before the first is placed.</summary>
    private static void PlaceGuarded(Call call, Utf8JsonWriter json)
    {
        var futures = call.Exchange.Futures;
        var request = FuturesOrderReader.Read(call, call.Body) with { Stop = null };
        var guards = FuturesOrderReader.ReadGuards(call, request);
        if (guards.Count == 0)
            throw FuturesOrderRules.Parameter("triggerStopUpPrice or triggerStopDownPrice is mandatory");
        foreach (var guard in guards)
            futures.Test(call.User, guard);
        var order = futures.Place(call.User, request, call.LookupLag);
        // An order that is over without a fill has nothing to guard.
        foreach (var guard in order.IsActive || order.Filled > 0 ? guards : [])
            futures.Place(call.User, guard, call.LookupLag, order);
        json.Object(o => o.Str("orderId", order.Id).Str("clientOid", request.ClientOid));
    }

    private static void CancelMany(Call call, Utf8JsonWriter json)
    {
        var byId = Items(call, "orderIdsList").Select(id => (Id: id.GetString(), ClientOid: (string?)null, Order: call.Exchange.Futures.ById(call.User, id.GetString() ?? "")));
        var byClientOid = Items(call, "clientOidsList").Select(static item => Fields.OfJson(item, "100001")).Select(item =>
            (Id: (string?)null, ClientOid: item.Text("clientOid"), Order: OfSymbol(call.Exchange.Futures.ByClientOid(call.User, item.Need("clientOid")), item.Need("symbol"))));
        var rows = byId.Concat(byClientOid).ToList();
        if (rows.Count == 0)
            throw FuturesOrderRules.Parameter("Give orders in orderIdsList or clientOidsList");
        json.Objects(rows, (o, row) =>
        {
            var done = row.Order is { IsActive: true };
            if (done)
                call.Exchange.Futures.Cancel(row.Order!);
            o.Str("orderId", row.Id).Str("clientOid", row.ClientOid).Str("code", done ? "200" : NotCancelable.Code).Str("msg", done ? "success" : NotCancelable.Message);
        });
    }

    private static JsonElement.ArrayEnumerator Items(Call call, string name) =>
        call.BodyJson.ValueKind == JsonValueKind.Object && call.BodyJson.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static FuturesOrder? OfSymbol(FuturesOrder? order, string symbol) =>
        order is not null && symbol.Equals(order.Symbol, StringComparison.Ordinal) ? order : null;

    private static void CancelStops(Call call, Utf8JsonWriter json)
    {
        var orders = call.Exchange.Futures.StopOrders.Where(o => IsOf(o, call.User, call.Query.Text("symbol"))).ToList();
        foreach (var order in orders)
            call.Exchange.Futures.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", orders, static (j, order) => j.WriteStringValue(order.Id)));
    }

    private static void ListStops(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var everything = TimeSpan.FromDays(3650);
        var (from, to) = Pages.Span(query, call.Now, everything, everything);
        var rows = call.Exchange.Futures.StopOrders.Where(o => o.CreatedAt >= from && o.CreatedAt <= to && o.VisibleFrom <= call.Now && IsOf(o, call.User, query.Text("symbol"))
            && PassesSide(query, o) && (query.Text("type") is not { } type || type.Equals(FuturesOrderJson.TypeText(o), StringComparison.Ordinal)));
        Pages.Write(json, query, NewestFirst(rows), 1, LargestPage, FuturesOrderJson.Write);
    }

    private static void Statistics(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Query.Need("symbol"));
        var orders = call.Exchange.Futures.ActiveOrders.Where(o => IsOf(o, call.User, contract.Symbol)).ToLookup(static o => o.Side);
        decimal Size(Side side) => orders[side].Sum(static o => o.Remaining);
        decimal Cost(Side side) => orders[side].Sum(o => Math.Abs(contract.Value(o.Limit!.Value, o.Remaining)));
        json.Object(o => o
            .Num("openOrderBuySize", Size(Side.Buy))
            .Num("openOrderSellSize", Size(Side.Sell))
            .Dec("openOrderBuyCost", Cost(Side.Buy))
            .Dec("openOrderSellCost", Cost(Side.Sell))
            .Str("settleCurrency", contract.DisplaySettle));
    }

    private static void Test(Call call, Utf8JsonWriter json)
    {
        var request = FuturesOrderReader.Read(call, call.Body);
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
        if (OfSymbol(order, symbol) is not { IsActive: true })
            throw NotCancelable;
        call.Exchange.Futures.Cancel(order!);
        json.Object(o => o.Str("clientOid", order!.Request.ClientOid));
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
        json.Object(o => FuturesOrderJson.Write(o, order));
    }

    /// <summary>By the client's id an order is found for a week, by the exchange's own for longer.</summary>
    private static void OneByClientOid(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Futures.ByClientOid(call.User, call.Query.Need("clientOid"));
        One(call, json, order?.CreatedAt >= call.Now - Week ? order : null);
    }

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var active = query.Text("status", "done", "active", "done") is "active";
        var everything = TimeSpan.FromDays(3650);
        var (from, to) = Pages.Span(query, call.Now, ifNone: active ? everything : Week, ifOneBound: active ? everything : Day);
        if (!active && to - from > Week)
            throw new Refusal("200001", "The query range is at most 7 days");
        var rows = call.Exchange.Futures.Orders.Where(o => o.IsActive == active && (!active || o.Waiting is null) && o.CreatedAt >= from && o.CreatedAt <= to
            && o.VisibleFrom <= call.Now && IsOf(o, call.User, query.Text("symbol")) && Passes(query, o));
        Pages.Write(json, query, NewestFirst(rows), 1, LargestPage, FuturesOrderJson.Write);
    }

    private static void RecentDone(Call call, Utf8JsonWriter json)
    {
        var rows = call.Exchange.Futures.Orders.Where(o => !o.IsActive && o.EndAt >= call.Now - Day && o.VisibleFrom <= call.Now && IsOf(o, call.User, call.Query.Text("symbol")));
        json.Objects(NewestFirst(rows).Take(MostRecent), FuturesOrderJson.Write);
    }

    private static void Fills(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (from, to) = Pages.Span(query, call.Now, ifNone: Week, ifOneBound: Day);
        // A longer span is clipped to its last seven days, not refused.
        from = to - from > Week ? to - Week : from;
        var rows = call.Exchange.Futures.Fills.Where(f => f.CreatedAt >= from && f.CreatedAt <= to && IsOf(f.Order, call.User, query.Text("symbol")) && Passes(query, f.Order)
            && (query.Text("orderId") is not { } id || id.Equals(f.Order.Id, StringComparison.Ordinal))
            && query.Text("tradeTypes")?.Split(',').Contains(f.Order.TradeType, StringComparer.Ordinal) != false);
        Pages.Write(json, query, rows.Reverse(), 1, LargestPage, (o, fill) => FuturesOrderJson.WriteFill(o, fill).Str("openFeeTaxPay", "0").Str("closeFeeTaxPay", "0"));
    }

    private static void RecentFills(Call call, Utf8JsonWriter json)
    {
        var rows = call.Exchange.Futures.Fills.Where(f => f.CreatedAt >= call.Now - Day && IsOf(f.Order, call.User, call.Query.Text("symbol")));
        json.Objects(rows.Reverse().Take(MostRecent), static (o, fill) => FuturesOrderJson.WriteFill(o, fill));
    }

    private static bool IsOf(FuturesOrder order, User user, string? symbol) =>
        ReferenceEquals(order.Owner, user) && (symbol is null || symbol.Equals(order.Symbol, StringComparison.Ordinal));

    private static bool Passes(Fields query, FuturesOrder order) =>
        PassesSide(query, order) && (query.Text("type") is not { } type || type.Equals(FuturesOrderJson.FilterText(order), StringComparison.Ordinal));

    private static bool PassesSide(Fields query, FuturesOrder order) =>
        query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal);

    private static IEnumerable<FuturesOrder> NewestFirst(IEnumerable<FuturesOrder> orders) => orders.OrderByDescending(static o => o.OrderTime);
}
