using System.Text.Json;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>
/// The current generation of spot orders. They are the same orders as the Classic ones, spoken of with other codes; every call
/// except those for all pairs wants the pair.
/// </summary>
internal static class CurrentSpotOrderRoutes
{
    private const string Orders = "/api/v1/hf/orders";
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan CancelledKept = TimeSpan.FromDays(2);
    private static readonly PageRules ActivePage = new(1, 50, "pageNum", 20);

    public static IEnumerable<Route> All { get; } = new Route[]
    {
        new("POST", Orders, Pool.Spot, 1, Access.Spot, static (call, json) => json.Object(o => WriteIds(o, Place(call, call.Body)))),
        new("POST", $"{Orders}/sync", Pool.Spot, 1, Access.Spot, static (call, json) => json.Object(o => WriteResult(o, Place(call, call.Body)))),
        new("POST", $"{Orders}/test", Pool.Spot, 1, Access.Spot, Test) { IsWrite = false },
        new("POST", $"{Orders}/multi", Pool.Spot, 1, Access.Spot, static (call, json) => PlaceMany(call, json, WriteIds)),
        new("POST", $"{Orders}/multi/sync", Pool.Spot, 1, Access.Spot, static (call, json) => PlaceMany(call, json, WriteResult)),
        new("POST", $"{Orders}/alter", Pool.Spot, 1, Access.Spot, Alter),
        new("DELETE", Orders, Pool.Spot, 2, Access.Spot, CancelPair),
        new("DELETE", $"{Orders}/cancelAll", Pool.Spot, 30, Access.Spot, CancelAll),
        new("DELETE", $"{Orders}/{{orderId}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => o.Str("orderId", Cancel(call, ById(call)).Id))),
        new("DELETE", $"{Orders}/sync/{{orderId}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.WriteState(o.Str("orderId", call.Route["orderId"]), Cancel(call, ById(call))))),
        new("DELETE", $"{Orders}/client-order/{{clientOid}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => o.Str("clientOid", Cancel(call, ByClientOid(call)).Request.ClientOid))),
        new("DELETE", $"{Orders}/sync/client-order/{{clientOid}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.WriteState(o.Str("clientOid", call.Route["clientOid"]), Cancel(call, ByClientOid(call))))),
        new("DELETE", $"{Orders}/cancel/{{orderId}}", Pool.Spot, 2, Access.Spot, CancelPart),
        new("GET", $"{Orders}/{{orderId}}", Pool.Spot, 2, Access.General, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.Write(o, ById(call) ?? throw Gone))),
        new("GET", $"{Orders}/client-order/{{clientOid}}", Pool.Spot, 2, Access.General, GetByClientOid),
        new("GET", $"{Orders}/active/symbols", Pool.Spot, 2, Access.Spot, static (call, json) => json.Object(o =>
        {
            o.WritePropertyName("symbols");
            o.Texts(ActiveOf(call).Select(static order => order.Symbol).Distinct(StringComparer.Ordinal));
        })),
        new("GET", $"{Orders}/active", Pool.Spot, 2, Access.General, static (call, json) => json.Objects(ActiveOfPair(call), CurrentSpotOrderJson.Write)),
        new("GET", $"{Orders}/active/page", Pool.Spot, 2, Access.General, static (call, json) =>
            json.Object(o => Pages.WriteMembers(o, call.Query, ActiveOfPair(call), ActivePage, CurrentSpotOrderJson.Write))),
        new("GET", $"{Orders}/done", Pool.Spot, 2, Access.General, Done),
        new("GET", "/api/v1/hf/fills", Pool.Spot, 2, Access.General, Fills),
    }.Select(static route => route with { Handle = InCurrentWords(route.Handle) });

    private static Refusal Gone => new("102436", "Order does not exist or not allow to be cancelled");

    private static Action<Call, Utf8JsonWriter> InCurrentWords(Action<Call, Utf8JsonWriter> handle) => (call, json) =>
    {
        try
        {
            handle(call, json);
        }
        catch (Refusal no) when (no is { CurrentCode: not null } or { Code: "400100" })
        {
            throw new Refusal(no.CurrentCode ?? "102411", no.Message, no.Status);
        }
    };

    private static SpotOrderRequest Read(Call call, Fields body)
    {
        if (body.Whole("allowMaxTimeWindow") is { } window && body.Millis("clientTimestamp") is { } sent && call.Now > sent.AddMilliseconds(window))
            throw Refusal.Parameter("The order arrived after its time window");
        return SpotOrderReader.Read(body, body.Text("clientOid") ?? call.Exchange.Ids.Hex24());
    }

    private static SpotOrder Place(Call call, Fields body) => call.Exchange.Spot.Place(call.User, Read(call, body), call.LookupLag);

    private static void Test(Call call, Utf8JsonWriter json)
    {
        var request = Read(call, call.Body);
        call.Exchange.Spot.Test(call.User, request);
        json.Object(o => o.Str("orderId", call.Exchange.Ids.Hex24()).Str("clientOid", request.ClientOid));
    }

    private static void PlaceMany(Call call, Utf8JsonWriter json, Action<Utf8JsonWriter, SpotOrder> write) =>
        json.Objects(SpotOrderReader.Batch(call), (o, row) =>
        {
            var (order, failure) = SpotOrderReader.TryPlace(row, fields => Place(call, fields));
            if (order is not null)
                write(o, order);
            o.Bool("success", order is not null);
            if (failure is not null)
                o.Str("failMsg", failure);
        });

    private static void WriteIds(Utf8JsonWriter json, SpotOrder order) => json.Str("orderId", order.Id).Str("clientOid", order.Request.ClientOid);

    private static void WriteResult(Utf8JsonWriter json, SpotOrder order)
    {
        WriteIds(json, order);
        CurrentSpotOrderJson.WriteState(json.Millis("orderTime", order.CreatedAt), order).Millis("matchTime", order.UpdatedAt);
    }

    private static void Alter(Call call, Utf8JsonWriter json)
    {
        var (body, spot) = (call.Body, call.Exchange.Spot);
        var symbol = body.Need("symbol");
        var order = body.Text("orderId") is { } id ? spot.ById(call.User, id) : spot.ByClientOid(call.User, body.Need("clientOid"));
        if (order is not { IsActive: true } || !order.Symbol.Equals(symbol, StringComparison.Ordinal))
            throw Gone;
        var (price, size) = (body.Decimal("newPrice"), body.Decimal("newSize"));
        if (price is null && size is null)
            throw Refusal.Parameter("newPrice or newSize is mandatory");
        var altered = spot.Alter(order, price, size, call.LookupLag);
        json.Object(o => o.Str("newOrderId", altered?.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static SpotOrder? ById(Call call) => OfPair(call, call.Exchange.Spot.ById(call.User, call.Route["orderId"]));

    private static SpotOrder? ByClientOid(Call call) => OfPair(call, call.Exchange.Spot.ByClientOid(call.User, call.Route["clientOid"]));

    private static SpotOrder? OfPair(Call call, SpotOrder? order) =>
        call.Query.Need("symbol").Equals(order?.Symbol, StringComparison.Ordinal) ? order : null;

    private static SpotOrder Cancel(Call call, SpotOrder? order)
    {
        if (order is not { IsActive: true })
            throw Gone;
        call.Exchange.Spot.Cancel(order);
        return order;
    }

    private static void CancelPart(Call call, Utf8JsonWriter json)
    {
        if (ById(call) is not { IsActive: true } order)
            throw Gone;
        var size = call.Query.Decimal("cancelSize") ?? throw Refusal.Parameter("cancelSize is mandatory");
        if (size <= 0 || size > order.Remaining || size % order.Request.Symbol.SizeIncrement != 0)
            throw Refusal.Parameter("cancelSize must be a part of what is open, in steps of the pair");
        call.Exchange.Spot.CancelPart(order, size);
        json.Object(o => o.Str("orderId", order.Id).Dec("cancelSize", size));
    }

    private static void CancelPair(Call call, Utf8JsonWriter json)
    {
        foreach (var order in ActiveOfPair(call))
            call.Exchange.Spot.Cancel(order);
        json.WriteStringValue("success");
    }

    private static void CancelAll(Call call, Utf8JsonWriter json)
    {
        var orders = ActiveOf(call).ToList();
        foreach (var order in orders)
            call.Exchange.Spot.Cancel(order);
        json.Object(o =>
        {
            o.WritePropertyName("succeedSymbols");
            o.Texts(orders.Select(static order => order.Symbol).Distinct(StringComparer.Ordinal));
            o.Array("failedSymbols", Array.Empty<string>(), static (_, _) => { });
        });
    }

    private static void GetByClientOid(Call call, Utf8JsonWriter json)
    {
        // Here an unknown order is no error: the answer is empty.
        if (ByClientOid(call) is { } order)
            json.Object(o => CurrentSpotOrderJson.Write(o, order));
        else
            json.WriteNullValue();
    }

    private static IEnumerable<SpotOrder> ActiveOf(Call call) =>
        call.Exchange.Spot.ActiveOrders.Where(o => ReferenceEquals(o.Owner, call.User) && o.VisibleFrom <= call.Now);

    private static List<SpotOrder> ActiveOfPair(Call call)
    {
        var symbol = call.Query.Need("symbol");
        return [.. ActiveOf(call).Where(o => o.Symbol.Equals(symbol, StringComparison.Ordinal)).OrderByDescending(static o => o.UpdatedAt)];
    }

    private static void Done(Call call, Utf8JsonWriter json)
    {
        var (symbol, (from, to)) = (call.Query.Need("symbol"), Window(call));
        var rows = call.Exchange.Spot.Orders.Where(o => !o.IsActive
            && ReferenceEquals(o.Owner, call.User)
            && o.VisibleFrom <= call.Now
            && o.Symbol.Equals(symbol, StringComparison.Ordinal)
            && o.UpdatedAt >= from && o.UpdatedAt <= to
            && (o.DealSize > 0 || o.UpdatedAt >= call.Now - CancelledKept)
            && Passes(call.Query, o));
        Pages.WriteCursor(json, call.Query, rows, static o => o.ClosedId, CurrentSpotOrderJson.Write);
    }

    private static void Fills(Call call, Utf8JsonWriter json)
    {
        var (query, symbol, (from, to)) = (call.Query, call.Query.Need("symbol"), Window(call));
        // With an order id every other filter is ignored.
        var rows = query.Text("orderId") is { } orderId
            ? call.Exchange.Spot.Fills.Where(f => f.Order.Id.Equals(orderId, StringComparison.Ordinal))
            : call.Exchange.Spot.Fills.Where(f => f.Order.Symbol.Equals(symbol, StringComparison.Ordinal) && f.Time >= from && f.Time <= to && Passes(query, f.Order));
        Pages.WriteCursor(json, query, rows.Where(f => ReferenceEquals(f.Order.Owner, call.User)), static f => f.Id, CurrentSpotOrderJson.WriteFill);
    }

    /// <summary>A longer range is silently cut to its last seven days.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Window(Call call)
    {
        var (from, to) = Pages.Span(call.Query, call.Now, ifNone: Week, ifOneBound: Week);
        return (to - from > Week ? to - Week : from, to);
    }

    private static bool Passes(Fields query, SpotOrder order) =>
        (query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal))
        && (query.Text("type") is not { } type || type.Equals(order.Request.IsMarket ? "market" : "limit", StringComparison.Ordinal));
}
