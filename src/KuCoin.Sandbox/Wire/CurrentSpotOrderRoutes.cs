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
    private static readonly PageRules ActivePage = new(1, 50, "pageNum", 20);

    public static IEnumerable<Route> All { get; } = new Route[]
    {
        new("POST", Orders, Pool.Spot, 1, Access.Spot, static (call, json) => json.Object(o => WriteIds(o, Place(call, call.Body)))),
        new("POST", $"{Orders}/sync", Pool.Spot, 1, Access.Spot, static (call, json) => json.Object(o => WriteResult(o, Place(call, call.Body)))),
        new("POST", $"{Orders}/test", Pool.Spot, 1, Access.Spot, Test) { IsWrite = false },
        new("POST", $"{Orders}/multi", Pool.Spot, 1, Access.Spot, static (call, json) => PlaceMany(call, json, WriteIds)),
        new("POST", $"{Orders}/multi/sync", Pool.Spot, 1, Access.Spot, static (call, json) => PlaceMany(call, json, WriteResult)),
        new("POST", $"{Orders}/alter", Pool.Spot, 1, Access.Spot, Alter),
        new("DELETE", Orders, Pool.Spot, 2, Access.Spot, static (call, json) => Of(call).CancelPair(json)),
        new("DELETE", $"{Orders}/cancelAll", Pool.Spot, 30, Access.Spot, CancelAll),
        new("DELETE", $"{Orders}/{{orderId}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => o.Str("orderId", Of(call).Cancel(Of(call).ById).Id))),
        new("DELETE", $"{Orders}/sync/{{orderId}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.WriteState(o.Str("orderId", call.Route["orderId"]), Of(call).Cancel(Of(call).ById)))),
        new("DELETE", $"{Orders}/client-order/{{clientOid}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => o.Str("clientOid", Of(call).Cancel(Of(call).ByClientOid).Request.ClientOid))),
        new("DELETE", $"{Orders}/sync/client-order/{{clientOid}}", Pool.Spot, 1, Access.Spot, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.WriteState(o.Str("clientOid", call.Route["clientOid"]), Of(call).Cancel(Of(call).ByClientOid)))),
        new("DELETE", $"{Orders}/cancel/{{orderId}}", Pool.Spot, 2, Access.Spot, CancelPart),
        new("GET", $"{Orders}/{{orderId}}", Pool.Spot, 2, Access.General, static (call, json) =>
            json.Object(o => CurrentSpotOrderJson.Write(o, Of(call).ById ?? throw CurrentOrders.Gone))),
        new("GET", $"{Orders}/client-order/{{clientOid}}", Pool.Spot, 2, Access.General, static (call, json) => Of(call).WriteByClientOid(json, CurrentSpotOrderJson.Write)),
        new("GET", $"{Orders}/active/symbols", Pool.Spot, 2, Access.Spot, static (call, json) => json.Object(o =>
        {
            o.WritePropertyName("symbols");
            o.Texts(Of(call).Active.Select(static order => order.Symbol).Distinct(StringComparer.Ordinal));
        })),
        new("GET", $"{Orders}/active", Pool.Spot, 2, Access.General, static (call, json) => json.Objects(Of(call).ActiveOfPair, CurrentSpotOrderJson.Write)),
        new("GET", $"{Orders}/active/page", Pool.Spot, 2, Access.General, static (call, json) =>
            json.Object(o => Pages.WriteMembers(o, call.Query, Of(call).ActiveOfPair, ActivePage, CurrentSpotOrderJson.Write))),
        new("GET", $"{Orders}/done", Pool.Spot, 2, Access.General, static (call, json) => Of(call).WriteDone(json, CurrentSpotOrderJson.Write)),
        new("GET", "/api/v1/hf/fills", Pool.Spot, 2, Access.General, static (call, json) => Of(call).WriteFills(json)),
    }.Select(static route => route with { Handle = CurrentOrders.InCurrentWords(route.Handle) });

    private static CurrentOrders Of(Call call) => new(call, static type => type == TradeType.Trade);

    private static SpotOrderRequest Read(Call call, Fields body)
    {
        if (body.Whole("allowMaxTimeWindow") is { } window && body.Millis("clientTimestamp") is { } sent && call.Now > sent.AddMilliseconds(window))
            throw Refusal.Parameter("The order arrived after its time window");
        return SpotOrderReader.Read(body, body.Text("clientOid") ?? call.Exchange.Ids.Hex24(), TradeType.Trade);
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
        if (order is not { IsActive: true, Request.TradeType: TradeType.Trade } || !order.Symbol.Equals(symbol, StringComparison.Ordinal))
            throw CurrentOrders.Gone;
        var (price, size) = (body.Decimal("newPrice"), body.Decimal("newSize"));
        if (price is null && size is null)
            throw Refusal.Parameter("newPrice or newSize is mandatory");
        var altered = spot.Alter(order, price, size, call.LookupLag);
        json.Object(o => o.Str("newOrderId", altered?.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static void CancelPart(Call call, Utf8JsonWriter json)
    {
        if (Of(call).ById is not { IsActive: true } order)
            throw CurrentOrders.Gone;
        var size = call.Query.Decimal("cancelSize") ?? throw Refusal.Parameter("cancelSize is mandatory");
        if (size <= 0 || size > order.Remaining || size % order.Request.Symbol.SizeIncrement != 0)
            throw Refusal.Parameter("cancelSize must be a part of what is open, in steps of the pair");
        call.Exchange.Spot.CancelPart(order, size);
        json.Object(o => o.Str("orderId", order.Id).Dec("cancelSize", size));
    }

    private static void CancelAll(Call call, Utf8JsonWriter json)
    {
        var orders = Of(call).Active.ToList();
        foreach (var order in orders)
            call.Exchange.Spot.Cancel(order);
        json.Object(o =>
        {
            o.WritePropertyName("succeedSymbols");
            o.Texts(orders.Select(static order => order.Symbol).Distinct(StringComparer.Ordinal));
            o.Array("failedSymbols", Array.Empty<string>(), static (_, _) => { });
        });
    }
}
