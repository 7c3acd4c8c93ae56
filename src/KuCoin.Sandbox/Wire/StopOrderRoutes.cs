using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Spot stop orders.</summary>
internal static class StopOrderRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/stop-order", Pool.Spot, 2, Access.Spot, Place),
        new("DELETE", "/api/v1/stop-order/{orderId}", Pool.Spot, 3, Access.Spot, static (call, json) => Cancel(call, json, [Waiting(call, static (c, o) => o.Id.Equals(c.Route["orderId"], StringComparison.Ordinal))])),
        new("DELETE", "/api/v1/stop-order/cancel", Pool.Spot, 3, Access.Spot, static (call, json) => Cancel(call, json, [.. Filtered(call, call.Query.Text("tradeType") is null ? null : SpotOrderReader.TradeTypeOf(call.Query))])),
        new("DELETE", "/api/v1/stop-order/cancelOrderByClientOid", Pool.Spot, 5, Access.Spot, CancelByClientOid),
        new("GET", "/api/v1/stop-order/{orderId}", Pool.Spot, 3, Access.General, Get),
        new("GET", "/api/v1/stop-order", Pool.Spot, 8, Access.General, List),
        new("GET", "/api/v1/stop-order/queryOrderByClientOid", Pool.Spot, 3, Access.General, static (call, json) =>
            json.Objects(call.Exchange.Stops.Of(call.User).Where(o => IsAskedFor(call, o)), Write)),
    ];

    private static void Place(Call call, Utf8JsonWriter json)
    {
        var body = call.Body;
        var request = SpotOrderReader.Read(body, body.Text("clientOid") ?? call.Exchange.Ids.Hex24(), SpotOrderReader.TradeTypeOf(body)) with
        {
            Stop = body.Text("stop", "loss", "loss", "entry") is "loss" ? StopKind.Loss : StopKind.Entry,
            StopPrice = body.Decimal("stopPrice") ?? throw Refusal.Parameter("stopPrice is mandatory"),
        };
        var order = call.Exchange.Stops.Place(call.User, request);
        json.Object(o => o.Str("orderId", order.Id));
    }

    private static StopOrder Waiting(Call call, Func<Call, StopOrder, bool> isMeant) =>
        call.Exchange.Stops.WaitingOf(call.User).FirstOrDefault(o => isMeant(call, o)) ?? throw Refusal.Parameter("order_not_exist_or_not_allow_to_cancel");

    private static void Cancel(Call call, Utf8JsonWriter json, IReadOnlyList<StopOrder> orders)
    {
        foreach (var order in orders)
            call.Exchange.Stops.Cancel(order);
        json.Object(o => o.Array("cancelledOrderIds", orders, static (j, order) => j.WriteStringValue(order.Id)));
    }

    private static void CancelByClientOid(Call call, Utf8JsonWriter json)
    {
        var order = Waiting(call, IsAskedFor);
        call.Exchange.Stops.Cancel(order);
        json.Object(o => o.Str("cancelledOrderId", order.Id).Str("clientOid", order.Request.ClientOid));
    }

    private static bool IsAskedFor(Call call, StopOrder order) =>
        order.Request.ClientOid.Equals(call.Query.Need("clientOid"), StringComparison.Ordinal) && IsOfPair(call, order);

    private static bool IsOfPair(Call call, StopOrder order) =>
        call.Query.Text("symbol") is not { } symbol || symbol.Equals(order.Symbol, StringComparison.Ordinal);

    private static IEnumerable<StopOrder> Filtered(Call call, TradeType? tradeType)
    {
        var query = call.Query;
        var ids = query.Text("orderIds")?.Split(',');
        return call.Exchange.Stops.WaitingOf(call.User)
            .Where(o => (tradeType is null || o.Request.TradeType == tradeType) && IsOfPair(call, o) && ids?.Contains(o.Id, StringComparer.Ordinal) != false);
    }

    private static void Get(Call call, Utf8JsonWriter json)
    {
        var order = call.Exchange.Stops.Of(call.User).FirstOrDefault(o => o.Id.Equals(call.Route["orderId"], StringComparison.Ordinal))
            ?? throw Refusal.Parameter("The order does not exist.");
        json.Object(o => Write(o, order));
    }

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (from, to) = (query.Millis("startAt") ?? DateTimeOffset.MinValue, query.Millis("endAt") ?? DateTimeOffset.MaxValue);
        var isPlain = query.Text("stop", "stop", "stop", "oco") is "stop";
        var rows = Filtered(call, SpotOrderReader.TradeTypeOf(query)).Where(o => isPlain && o.CreatedAt >= from && o.CreatedAt <= to
            && (query.Text("side") is not { } side || side.Equals(o.Request.Side.Text(), StringComparison.Ordinal))
            && (query.Text("type") is not { } type || type.Equals(TypeOf(o), StringComparison.Ordinal)));
        Pages.Write(json, query, rows.Reverse(), 10, 500, static (o, order) =>
        {
            Write(o, order);
            o.Null("relatedNo", "limitPrice", "pop", "activateCondition");
        });
    }

    private static string TypeOf(StopOrder order) => order.Request.IsMarket ? "market" : "limit";

    private static void Write(Utf8JsonWriter json, StopOrder order)
    {
        var request = order.Request;
        json.Str("id", order.Id)
            .Str("symbol", order.Symbol)
            .Str("userId", order.Owner.Id)
            .Str("status", order.TriggeredAt is null ? "NEW" : "TRIGGERED")
            .Str("type", TypeOf(order))
            .Str("side", request.Side.Text())
            .Str("price", Long(request.Price ?? 0))
            .Str("size", Long(request.Size ?? 0))
            .Str("funds", request.Funds is { } funds ? Long(funds) : null)
            .Str("stp", request.SelfTrade == SelfTrade.None ? null : request.SelfTrade.ToString())
            .Str("timeInForce", request.TimeInForce.ToString())
            .Num("cancelAfter", request.CancelAfter == 0 ? -1 : request.CancelAfter)
            .Bool("postOnly", request.PostOnly)
            .Bool("hidden", request.Hidden)
            .Bool("iceberg", request.Iceberg)
            .Str("visibleSize", request.VisibleSize is { } visible ? Long(visible) : null)
            .Str("channel", "API")
            .Str("clientOid", request.ClientOid)
            .Str("remark", request.Remark)
            .Str("tags", request.Tags)
            .Num("orderTime", order.Nanos)
            .Str("domainId", "kucoin")
            .Str("tradeSource", "USER")
            .Str("tradeType", request.TradeType.Text())
            .Str("feeCurrency", request.Symbol.QuoteCurrency)
            .Str("takerFeeRate", Long(SpotSymbol.FeeRate))
            .Str("makerFeeRate", Long(SpotSymbol.FeeRate))
            .Millis("createdAt", order.CreatedAt)
            .Str("stop", order.Kind.Text())
            .Millis("stopTriggerTime", order.TriggeredAt)
            .Str("stopPrice", Long(request.StopPrice));
    }

    /// <summary>These calls write twenty decimals.</summary>
    private static string Long(decimal value) => value.ToString("F20", CultureInfo.InvariantCulture);
}
