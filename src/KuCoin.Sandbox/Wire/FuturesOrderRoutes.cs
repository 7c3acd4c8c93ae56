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

    private static void Place(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Futures.Place(call.User, FuturesOrderReader.Read(call), call.LookupLag);
        json.Object(o => o.Str("orderId", order.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static void Test(Call call, Utf8JsonWriter json)
    {
        var request = FuturesOrderReader.Read(call);
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
        json.Object(o => FuturesOrderJson.Write(o, order));
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
            && query.Text("tradeTypes")?.Split(',').Contains("trade", StringComparer.Ordinal) != false);
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
        (query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal))
        && (query.Text("type") is not { } type || type.Equals(FuturesOrderJson.TypeText(order), StringComparison.Ordinal));

    private static IEnumerable<FuturesOrder> NewestFirst(IEnumerable<FuturesOrder> orders) => orders.OrderByDescending(static o => o.OrderTime);
}
