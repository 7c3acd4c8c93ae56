using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Futures orders and fills as the calls show them.</summary>
internal static class FuturesOrderJson
{
    public static string TypeText(FuturesOrder order) => order.Request.IsMarket ? "market" : "limit";

    /// <summary>The type as the filters of the lists know it.</summary>
    public static string FilterText(FuturesOrder order) => order.Request.Stop is null ? TypeText(order) : $"{TypeText(order)}_stop";

    public static string StopText(FuturesOrder order) => order.Request.Stop is { } stop ? stop.IsUp ? "up" : "down" : "";

    public static void Write(Utf8JsonWriter json, FuturesOrder order)
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
            .Str("stop", StopText(order))
            .Str("stopPriceType", request.Stop?.PriceType.ToString() ?? "")
            .Bool("stopTriggered", order.IsTriggered)
            .Dec("stopPrice", request.Stop?.Price)
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
            .Str("marginMode", ContractSettings.ModeText(request.IsCross))
            .Str("positionSide", request.PositionSide.ToString())
            .Dec("avgDealPrice", order.AverageDealPrice)
            .Num("filledSize", order.Filled)
            .Dec("filledValue", order.FilledValue)
            .Str("status", order.IsActive ? "open" : "done")
            .Bool("reduceOnly", request.ReduceOnly);
    }

    public static Utf8JsonWriter WriteFill(Utf8JsonWriter json, FuturesFill fill) => json
        .Str("symbol", fill.Order.Symbol)
        .Str("tradeId", fill.TradeId)
        .Str("orderId", fill.Order.Id)
        .Str("side", fill.Order.Side.Text())
        .Str("liquidity", fill.IsTaker ? "taker" : "maker")
        .Bool("forceTaker", fill.Order.TradeType is "liquid")
        .Dec("price", fill.Price)
        .Num("size", fill.Size)
        .Dec("value", fill.Value)
        .Dec("openFeePay", fill.OpenFee)
        .Dec("closeFeePay", fill.CloseFee)
        .Str("stop", StopText(fill.Order))
        .Dec("feeRate", fill.FeeRate)
        .Str("fixFee", "0")
        .Str("feeCurrency", fill.Order.Request.Contract.DisplaySettle)
        .Null("subTradeType")
        .Str("marginMode", ContractSettings.ModeText(fill.Order.Request.IsCross))
        .Str("positionSide", fill.Order.Request.PositionSide.ToString())
        .Str("displayType", TypeText(fill.Order))
        .Dec("fee", fill.OpenFee + fill.CloseFee)
        .Str("settleCurrency", fill.Order.Request.Contract.DisplaySettle)
        .Str("orderType", TypeText(fill.Order))
        .Str("tradeType", fill.Order.TradeType)
        .Num("tradeTime", fill.TradeTime)
        .Millis("createdAt", fill.CreatedAt);
}
