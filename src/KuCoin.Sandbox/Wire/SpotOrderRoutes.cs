using System.Text.Json;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Classic spot orders and fills.</summary>
internal static class SpotOrderRoutes
{
    private const int MostRecent = 1000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan CancelledKept = TimeSpan.FromDays(30);

    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/orders", Pool.Spot, 2, Access.Spot, static (call, json) => json.Object(o => o.Str("orderId", call.Exchange.Spot.Place(call.User, Read(call.Body), call.LookupLag).Id))),
        new("POST", "/api/v1/orders/test", Pool.Spot, 2, Access.Spot, Test) { IsWrite = false },
        new("POST", "/api/v1/orders/multi", Pool.Spot, 3, Access.Spot, PlaceMany),
        new("DELETE", "/api/v1/orders/{orderId}", Pool.Spot, 3, Access.Spot, Cancel),
        new("DELETE", "/api/v1/order/client-order/{clientOid}", Pool.Spot, 5, Access.Spot, CancelByClientOid),
        new("DELETE", "/api/v1/orders", Pool.Spot, 20, Access.Spot, CancelAll),
        new("GET", "/api/v1/orders/{orderId}", Pool.Spot, 2, Access.General, Get),
        new("GET", "/api/v1/order/client-order/{clientOid}", Pool.Spot, 3, Access.General, GetByClientOid),
        new("GET", "/api/v1/orders", Pool.Spot, 2, Access.General, List),
        new("GET", "/api/v1/limit/orders", Pool.Spot, 3, Access.General, Recent),
        new("GET", "/api/v1/fills", Pool.Spot, 10, Access.General, Fills),
        new("GET", "/api/v1/limit/fills", Pool.Spot, 20, Access.General, RecentFills),
    ];

    private static Refusal Gone => Refusal.Parameter("order_not_exist_or_not_allow_to_cancel");

    private static Refusal Unknown => Refusal.Parameter("The order does not exist.");

    // Orders of isolated margin accounts exist with the calls for margin orders only.
    private static SpotOrderRequest Read(Fields body) =>
        SpotOrderReader.Read(body, body.Need("clientOid"), TradeTypes.Of(body.Text("tradeType", "TRADE", "TRADE", "MARGIN_TRADE")));

    private static SpotOrder PlaceOfBatch(Call call, Fields body, string symbol) =>
        call.Exchange.Spot.Place(call.User, SpotOrderReader.Read(body, body.Need("clientOid"), TradeTypes.Of(body.Text("tradeType", "TRADE", "TRADE")), symbol), call.LookupLag);

    private static void Test(Call call, Utf8JsonWriter json)
    {
        call.Exchange.Spot.Test(call.User, Read(call.Body));
        json.Object(o => o.Str("orderId", call.Exchange.Ids.Hex24()));
    }

    private static void PlaceMany(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Body.Need("symbol");
        json.Object(o => o.Array("data", SpotOrderReader.Batch(call), (j, row) => j.Object(r => PlaceRow(call, r, row, symbol))));
    }

    private static void PlaceRow(Call call, Utf8JsonWriter json, Fields row, string symbol)
    {
        var (order, failure) = SpotOrderReader.TryPlace(row, fields => PlaceOfBatch(call, fields, symbol));
        json.Str("symbol", symbol).Str("type", "limit").Str("side", row.Text("side")).Str("price", row.Text("price")).Str("size", row.Text("size"))
            .Null("funds").Str("stp", row.Text("stp") ?? "").Str("stop", "").Null("stopPrice").Str("timeInForce", row.Text("timeInForce") ?? "GTC")
            .Num("cancelAfter", order?.Request.CancelAfter ?? 0).Bool("postOnly", order?.Request.PostOnly ?? false).Bool("hidden", order?.Request.Hidden ?? false)
            .Bool("iceberge", order?.Request.Iceberg ?? false).Bool("iceberg", order?.Request.Iceberg ?? false).Dec("visibleSize", order?.Request.VisibleSize)
            .Str("channel", "API").Str("id", order?.Id ?? call.Exchange.Ids.Hex24()).Str("status", order is null ? "fail" : "success")
            .Str("failMsg", failure).Str("clientOid", row.Text("clientOid"));
    }

    private static void Cancel(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Spot.ById(call.User, call.Route["orderId"]);
        if (order is not { IsActive: true })
            throw Gone;
        call.Exchange.Spot.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", [order.Id], static (j, id) => j.WriteStringValue(id)));
    }

    private static void CancelByClientOid(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Spot.ByClientOid(call.User, call.Route["clientOid"]);
        if (order is not { IsActive: true })
            throw Gone;
        call.Exchange.Spot.Cancel(order);
        json.Object(o => o.Str("cancelledOrderId", order.Id).Str("clientOid", order.Request.ClientOid).Null("cancelledOcoOrderIds"));
    }

    private static void CancelAll(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Text("symbol");
        var tradeType = SpotOrderReader.TradeTypeOf(call.Query);
        var orders = call.Exchange.Spot.ActiveOrders.Where(o => o.Request.TradeType == tradeType && IsOf(o, call.User, symbol)).ToList();
        foreach (var order in orders)
            call.Exchange.Spot.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", orders, static (j, order) => j.WriteStringValue(order.Id)));
    }

    private static void Get(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Spot.ById(call.User, call.Route["orderId"]) ?? throw Unknown;
        json.Object(o => SpotOrderJson.Write(o, order));
    }

    private static void GetByClientOid(Call call, Utf8JsonWriter json)
    {
        // The Classic call knows active orders only: a settled one counts as unknown.
        var order = call.Exchange.Spot.ByClientOid(call.User, call.Route["clientOid"]);
        if (order is not { IsActive: true })
            throw Unknown;
        json.Object(o => SpotOrderJson.Write(o, order));
    }

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var active = query.Text("status", "done", "active", "done") is "active";
        var (from, to) = Pages.Span(query, call.Now, ifNone: active ? TimeSpan.FromDays(3650) : Week, ifOneBound: active ? TimeSpan.FromDays(3650) : Week);
        if (!active && to - from > Week)
            throw Refusal.Parameter("The time range of a query is at most 7 days");
        var source = active ? call.Exchange.Spot.ActiveOrders : call.Exchange.Spot.Orders;
        var rows = source.Where(o => o.IsActive == active && o.CreatedAt >= from && o.CreatedAt <= to
            && o.VisibleFrom <= call.Now
            && (active || o.DealSize > 0 || o.CreatedAt >= call.Now - CancelledKept)
            && IsOf(o, call.User, query.Text("symbol")) && Passes(query, o));
        Pages.Write(json, query, NewestFirst(rows), 10, 500, SpotOrderJson.Write);
    }

    private static void Recent(Call call, Utf8JsonWriter json) =>
        json.Objects(NewestFirst(call.Exchange.Spot.Orders.Where(o => IsOf(o, call.User) && o.CreatedAt >= call.Now - Day)).Take(MostRecent), SpotOrderJson.Write);

    private static void Fills(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var fills = call.Exchange.Spot.Fills.Where(f => IsOf(f.Order, call.User));
        if (query.Text("orderId") is { } orderId)
        {
            // With an order id every other filter is ignored.
            fills = fills.Where(f => f.Order.Id.Equals(orderId, StringComparison.Ordinal));
        }
        else
        {
            var (from, to) = Pages.Span(query, call.Now, ifNone: Day, ifOneBound: Week);
            if (to - from > Week)
                throw Refusal.Parameter("The time range of a query is at most 7 days");
            fills = fills.Where(f => f.Time >= from && f.Time <= to && IsOf(f.Order, call.User, query.Text("symbol")) && Passes(query, f.Order));
        }
        Pages.Write(json, query, fills.Reverse(), 10, 500, SpotOrderJson.WriteFill);
    }

    private static void RecentFills(Call call, Utf8JsonWriter json) =>
        json.Objects(call.Exchange.Spot.Fills.Where(f => IsOf(f.Order, call.User) && f.Time >= call.Now - Day).Reverse().Take(MostRecent), SpotOrderJson.WriteFill);

    private static bool IsOf(SpotOrder order, User user, string? symbol = null) =>
        ReferenceEquals(order.Owner, user) && (symbol is null || symbol.Equals(order.Symbol, StringComparison.Ordinal));

    private static bool Passes(Fields query, SpotOrder order) =>
        (query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal))
        && (query.Text("type") is not { } type || type.Equals((order.Request.IsMarket ? "market" : "limit") + (order.Request.Stop is null ? "" : "_stop"), StringComparison.Ordinal))
        && order.Request.TradeType == SpotOrderReader.TradeTypeOf(query);

    // Ids are handed out in order and so break ties of the clock.
    private static IEnumerable<SpotOrder> NewestFirst(IEnumerable<SpotOrder> orders) =>
        orders.OrderByDescending(static o => o.CreatedAt).ThenByDescending(static o => o.Id, StringComparer.Ordinal);
}
