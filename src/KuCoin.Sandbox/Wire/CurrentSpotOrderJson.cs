using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Orders and fills as the current spot calls show them.</summary>
internal static class CurrentSpotOrderJson
{
    public static void Write(Utf8JsonWriter json, SpotOrder order)
    {
        var request = order.Request;
        var funds = request.Funds ?? request.Price * request.Size ?? 0;
        var cancelledFunds = request.Funds is null ? (request.Price ?? 0) * order.CancelledSize : order.CancelExist ? order.RemainingFunds : 0;
        json.Str("id", order.Id)
            .Str("clientOid", request.ClientOid)
            .Str("symbol", order.Symbol)
            .Str("opType", "DEAL")
            .Str("type", request.IsMarket ? "market" : "limit")
            .Str("side", order.Side.Text())
            .Dec("price", request.Price ?? 0)
            .Dec("size", request.Size ?? 0)
            .Dec("funds", funds)
            .Dec("dealSize", order.DealSize)
            .Dec("dealFunds", order.DealFunds)
            .Dec("remainSize", RemainSize(order))
            .Dec("remainFunds", funds == 0 ? 0 : funds - order.DealFunds - cancelledFunds)
            .Dec("cancelledSize", order.CancelledSize)
            .Dec("cancelledFunds", cancelledFunds)
            .Dec("fee", order.Fee)
            .Str("feeCurrency", request.Symbol.QuoteCurrency)
            .Str("stp", request.SelfTrade == SelfTrade.None ? null : request.SelfTrade.ToString())
            .Str("timeInForce", request.TimeInForce.ToString())
            .Bool("postOnly", request.PostOnly)
            .Bool("hidden", request.Hidden)
            .Bool("iceberg", request.Iceberg)
            .Dec("visibleSize", request.VisibleSize ?? 0)
            .Num("cancelAfter", request.CancelAfter)
            .Str("channel", "API")
            .Str("remark", request.Remark)
            .Str("tags", request.Tags)
            .Bool("cancelExist", order.CancelExist)
            .Str("tradeType", request.TradeType.Text())
            .Bool("inOrderBook", order.IsActive)
            .Bool("active", order.IsActive)
            .Str("tax", "0")
            .Millis("createdAt", order.CreatedAt)
            .Millis("lastUpdatedAt", order.UpdatedAt);
    }

    public static void WriteFill(Utf8JsonWriter json, SpotFill fill) => json
        .Num("id", fill.Id)
        .Str("orderId", fill.Order.Id)
        .Str("counterOrderId", fill.CounterOrderId)
        .Num("tradeId", long.Parse(fill.TradeId, CultureInfo.InvariantCulture))
        .Str("symbol", fill.Order.Symbol)
        .Str("side", fill.Order.Side.Text())
        .Str("liquidity", fill.IsTaker ? "taker" : "maker")
        .Str("type", fill.Order.Request.IsMarket ? "market" : "limit")
        .Bool("forceTaker", value: false)
        .Dec("price", fill.Price)
        .Dec("size", fill.Size)
        .Dec("funds", fill.Price * fill.Size)
        .Dec("fee", fill.Fee)
        .Dec("feeRate", SpotSymbol.FeeRate)
        .Str("feeCurrency", fill.Order.Request.Symbol.QuoteCurrency)
        .Str("stop", fill.Order.StopText)
        .Str("tradeType", fill.Order.Request.TradeType.Text())
        .Str("taxRate", "0")
        .Str("tax", "0")
        .Millis("createdAt", fill.Time);

    /// <summary>How far an order got, as the synchronous calls tell it.</summary>
    public static Utf8JsonWriter WriteState(Utf8JsonWriter json, SpotOrder order) => json
        .Dec("originSize", order.Request.Size ?? 0)
        .Dec("dealSize", order.DealSize)
        .Dec("remainSize", RemainSize(order))
        .Dec("canceledSize", order.CancelledSize)
        .Str("status", order.IsActive ? "open" : "done");

    private static decimal RemainSize(SpotOrder order) => order.IsActive ? order.Remaining : 0;
}
