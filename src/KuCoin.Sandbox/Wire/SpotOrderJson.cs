using System.Text.Json;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Orders and fills as the Classic spot calls show them.</summary>
internal static class SpotOrderJson
{
    public static void Write(Utf8JsonWriter json, SpotOrder order)
    {
        var request = order.Request;
        json.Str("id", order.Id)
            .Str("symbol", order.Symbol)
            .Str("opType", "DEAL")
            .Str("type", request.IsMarket ? "market" : "limit")
            .Str("side", order.Side.Text())
            .Dec("price", request.Price ?? 0)
            .Dec("size", request.Size ?? 0)
            .Dec("funds", request.Funds ?? 0)
            .Dec("dealFunds", order.DealFunds)
            .Dec("dealSize", order.DealSize)
            .Dec("fee", order.Fee)
            .Str("feeCurrency", request.Symbol.QuoteCurrency)
            .Str("stp", request.SelfTrade == SelfTrade.None ? "" : request.SelfTrade.ToString())
            .Str("stop", order.StopText)
            .Bool("stopTriggered", request.Stop is not null)
            .Dec("stopPrice", request.StopPrice)
            .Str("timeInForce", request.TimeInForce.ToString())
            .Bool("postOnly", request.PostOnly)
            .Bool("hidden", request.Hidden)
            .Bool("iceberg", request.Iceberg)
            .Dec("visibleSize", request.VisibleSize ?? 0)
            .Num("cancelAfter", request.CancelAfter)
            .Str("channel", "API")
            .Str("clientOid", request.ClientOid)
            .Str("remark", request.Remark)
            .Null("tags")
            .Bool("isActive", order.IsActive)
            .Bool("cancelExist", order.CancelExist)
            .Millis("createdAt", order.CreatedAt)
            .Str("tradeType", request.TradeType.Text());
    }

    public static void WriteFill(Utf8JsonWriter json, SpotFill fill) => json
        .Str("symbol", fill.Order.Symbol)
        .Str("tradeId", fill.TradeId)
        .Str("orderId", fill.Order.Id)
        .Str("counterOrderId", fill.CounterOrderId)
        .Str("side", fill.Order.Side.Text())
        .Str("liquidity", fill.IsTaker ? "taker" : "maker")
        .Bool("forceTaker", value: false)
        .Dec("price", fill.Price)
        .Dec("size", fill.Size)
        .Dec("funds", fill.Price * fill.Size)
        .Dec("fee", fill.Fee)
        .Dec("feeRate", SpotSymbol.FeeRate)
        .Str("feeCurrency", fill.Order.Request.Symbol.QuoteCurrency)
        .Str("stop", fill.Order.StopText)
        .Str("tradeType", fill.Order.Request.TradeType.Text())
        .Str("type", fill.Order.Request.IsMarket ? "market" : "limit")
        .Millis("createdAt", fill.Time);
}
