using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What can be known to be wrong with a futures order before it is sent.</summary>
internal static class FuturesOrderRules
{
    private const int ClientOidLength = 40;
    private const int RemarkLength = 100;

    public static void Check(FuturesOrderRequest request)
    {
        Require.Given(request.Symbol, nameof(request.Symbol));
        ClientOids.Check(request.ClientOid, ClientOidLength);
        Require.Positive(request.Price, nameof(request.Price));
        Require.Positive(request.Size, nameof(request.Size));
        Require.Positive(request.Quantity, nameof(request.Quantity));
        Require.Positive(request.Value, nameof(request.Value));
        Require.Positive(request.Leverage, nameof(request.Leverage));
        Require.Positive(request.VisibleSize, nameof(request.VisibleSize));
        Require.Positive(request.StopPrice, nameof(request.StopPrice));
        Require.Positive(request.TriggerUpPrice, nameof(request.TriggerUpPrice));
        Require.Positive(request.TriggerDownPrice, nameof(request.TriggerDownPrice));
        CheckSize(request);
        Require.That(
            request.TimeInForce is not (TimeInForce.FOK or TimeInForce.GTT),
            "TimeInForceNotSupported",
            $"Futures orders know GTC and IOC, not {request.TimeInForce}; the exchange has it for spot only.");
        Require.That(
            request.SelfTradePrevention != SelfTradePrevention.DC,
            "SelfTradePreventionNotSupported",
            "Futures orders know CO, CN and CB, not DC; the exchange has it for spot only.");
        if (request.Type == OrderType.Market)
            CheckMarket(request);
        else
            CheckLimit(request);
        CheckStop(request);
        Require.That(
            request.Remark is null || request.Remark.Length <= RemarkLength,
            "RemarkInvalid",
            $"Remark must be at most {RemarkLength} characters.");
        Require.That(
            request.Leverage is not null || request.MarginMode == MarginMode.Cross || request.CloseOrder || request is { ReduceOnly: true, ForceHold: false },
            "LeverageNeeded",
            "An order with isolated margin needs Leverage, unless it only closes or reduces; with cross margin the contract's own is used, so say MarginMode Cross.");
    }

    /// <summary>Whether an order that carries the request's client id is what the request asked for, and not another one's.</summary>
    public static bool IsSame(FuturesOrderRequest request, FuturesOrder order) =>
        string.Equals(order.Symbol, request.Symbol, StringComparison.OrdinalIgnoreCase)
        && (request.Side is null || order.Side == request.Side)
        // A stop order's type can carry its stop: limit_stop.
        && order.Type.Split('_')[0].Equals(request.Type.ToWord(), StringComparison.OrdinalIgnoreCase)
        && Agree(request.Price, order.Price)
        && (request.ReduceOnly || Agree(request.Size, order.Size));

    // What one side does not tell cannot contradict the other.
    private static bool Agree(decimal? asked, decimal? reported) => asked is null || reported is null || asked == reported;

    private static void CheckSize(FuturesOrderRequest request)
    {
        int given = (request.Size is null ? 0 : 1) + (request.Quantity is null ? 0 : 1) + (request.Value is null ? 0 : 1);
        if (request.CloseOrder)
        {
            Require.That(given == 0, "QuantityNotAllowed", "CloseOrder closes the whole position; leave Size, Quantity and Value out.");
            return;
        }
        Require.That(request.Side is not null, "SideNeeded", "Side is needed; only CloseOrder finds it out from the position.");
        Require.That(given == 1, "QuantityNeeded", "Exactly one of Size (lots), Quantity (base currency) and Value (quote currency) is needed.");
    }

    private static void CheckMarket(FuturesOrderRequest request)
    {
        Require.That(request.Price is null, "PriceNotAllowed", "A market order has no price; leave Price out, or place a limit order.");
        Require.That(
            request is { TimeInForce: null, PostOnly: false, Hidden: false, Iceberg: false, VisibleSize: null },
            "LimitOrderOptionOnMarketOrder",
            "TimeInForce, PostOnly, Hidden, Iceberg and VisibleSize are for limit orders: a market order fills at once.");
    }

    private static void CheckLimit(FuturesOrderRequest request)
    {
        Require.That(request.Price is not null, "PriceNeeded", "A limit order needs Price (quote currency).");
        Require.That(
            !request.PostOnly || request is { TimeInForce: not TimeInForce.IOC, Hidden: false, Iceberg: false },
            "PostOnlyNotPossible",
            "PostOnly cannot be combined with IOC, Hidden or Iceberg.");
        Require.That(
            request.Iceberg == request.VisibleSize is not null,
            request.Iceberg ? "VisibleSizeNeeded" : "VisibleSizeNotAllowed",
            "Iceberg needs VisibleSize (lots), and VisibleSize needs Iceberg.");
        Require.That(!request.Iceberg || request.Size is not null || request.CloseOrder, "SizeInLotsNeeded", "The exchange takes the size of an iceberg order in lots only.");
    }

    private static void CheckStop(FuturesOrderRequest request)
    {
        Require.That(
            request.Stop is null == request.StopPrice is null,
            request.Stop is null ? "StopNeeded" : "StopPriceNeeded",
            "A stop order needs both: Stop, the side from which the price comes, and StopPrice (quote currency).");
        Require.That(
            request.StopPriceType is null || request.Stop is not null || request.HasTriggers,
            "StopPriceTypeNotAllowed",
            "StopPriceType says which price triggers, so it needs a stop price.");
        Require.That(
            request.Stop is null || !request.HasTriggers,
            "TriggersNotAllowed",
            "Take profit and stop loss go with an order that is placed at once, not with a stop order.");
        Require.That(
            !(request.TriggerDownPrice >= request.TriggerUpPrice),
            "TriggersCrossed",
            "TriggerDownPrice must be below TriggerUpPrice.");
    }
}
