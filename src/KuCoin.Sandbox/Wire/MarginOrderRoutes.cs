using System.Text.Json;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Orders with the money of the margin accounts, cross and isolated: the current calls and the older one that places them.</summary>
internal static class MarginOrderRoutes
{
    private const string Margin = "/api/v3/hf/margin";

    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/margin/order", Pool.Spot, 5, Access.Margin, static (call, json) => Place(call, json, ReadOld(call.Body))),
        new("POST", "/api/v1/margin/order/test", Pool.Spot, 5, Access.Margin, static (call, json) => Test(call, json, ReadOld(call.Body))) { IsWrite = false },
        .. Current.Select(static route => route with { Handle = CurrentOrders.InCurrentWords(route.Handle) }),
    ];

    private static IEnumerable<Route> Current =>
    [
        new("POST", $"{Margin}/order", Pool.Spot, 2, Access.Margin, static (call, json) => Place(call, json, ReadCurrent(call.Body))),
        new("POST", $"{Margin}/order/test", Pool.Spot, 2, Access.Margin, static (call, json) => Test(call, json, ReadCurrent(call.Body))) { IsWrite = false },
        new("DELETE", $"{Margin}/orders", Pool.Spot, 5, Access.Margin, static (call, json) => OfType(call).CancelPair(json)),
        new("DELETE", $"{Margin}/orders/{{orderId}}", Pool.Spot, 2, Access.Margin, static (call, json) =>
            json.Object(o => o.Str("orderId", Any(call).Cancel(Any(call).ById).Id))),
        new("DELETE", $"{Margin}/orders/client-order/{{clientOid}}", Pool.Spot, 2, Access.Margin, static (call, json) =>
            json.Object(o => o.Str("clientOid", Any(call).Cancel(Any(call).ByClientOid).Request.ClientOid))),
        new("GET", $"{Margin}/orders/{{orderId}}", Pool.Spot, 5, Access.General, static (call, json) =>
            json.Object(o => Write(o, Any(call).ById ?? throw CurrentOrders.Gone))),
        new("GET", $"{Margin}/orders/client-order/{{clientOid}}", Pool.Spot, 5, Access.General, static (call, json) => Any(call).WriteByClientOid(json, Write)),
        new("GET", $"{Margin}/order/active/symbols", Pool.Spot, 4, Access.Margin, ActiveSymbols),
        new("GET", $"{Margin}/orders/active", Pool.Spot, 4, Access.General, Active),
        new("GET", $"{Margin}/orders/done", Pool.Spot, 10, Access.General, static (call, json) => OfType(call).WriteDone(json, Write)),
        new("GET", $"{Margin}/fills", Pool.Spot, 5, Access.General, static (call, json) => OfType(call).WriteFills(json)),
    ];

    /// <summary>A look-up by id finds orders of both kinds of account.</summary>
    private static CurrentOrders Any(Call call) => new(call, static type => type != TradeType.Trade);

    /// <summary>A list names the kind it is about.</summary>
    private static CurrentOrders OfType(Call call)
    {
        var asked = TradeTypes.Of(call.Query.Text("tradeType", "", "MARGIN_TRADE", "MARGIN_ISOLATED_TRADE"));
        return new(call, type => type == asked);
    }

    private static SpotOrderRequest ReadOld(Fields body) => SpotOrderReader.ReadMargin(body, body.Text("marginModel", "cross", "cross", "isolated") is "isolated");

    private static SpotOrderRequest ReadCurrent(Fields body) => SpotOrderReader.ReadMargin(body, body.Flag("isIsolated"));

    private static void Place(Call call, Utf8JsonWriter json, SpotOrderRequest request)
    {
        var order = call.Exchange.Spot.Place(call.User, request, call.LookupLag);
        json.Object(o => o.Str("orderId", order.Id).Str("loanApplyId", order.Loan?.Id).Dec("borrowSize", order.Loan?.ActualSize).Str("clientOid", request.ClientOid));
    }

    private static void Test(Call call, Utf8JsonWriter json, SpotOrderRequest request)
    {
        var borrow = call.Exchange.Spot.Test(call.User, request);
        var ids = call.Exchange.Ids;
        json.Object(o => o.Str("orderId", ids.Hex24()).Str("loanApplyId", borrow > 0 ? ids.Hex24() : null).Dec("borrowSize", borrow > 0 ? borrow : null).Str("clientOid", request.ClientOid));
    }

    private static void ActiveSymbols(Call call, Utf8JsonWriter json)
    {
        var symbols = OfType(call).Active.Select(static order => order.Symbol).Distinct(StringComparer.Ordinal).ToList();
        json.Object(o =>
        {
            o.Num("symbolSize", symbols.Count);
            o.WritePropertyName("symbols");
            o.Texts(symbols);
        });
    }

    private static void Active(Call call, Utf8JsonWriter json)
    {
        if (OfType(call).ActiveOfPair is { Count: > 0 } orders)
            json.Objects(orders, Write);
        else
            json.WriteNullValue();
    }

    private static void Write(Utf8JsonWriter json, SpotOrder order)
    {
        CurrentSpotOrderJson.Write(json, order);
        json.Str("stop", order.Request.Stop is null ? null : order.StopText).Bool("stopTriggered", order.Request.Stop is not null).Dec("stopPrice", order.Request.StopPrice);
    }
}
