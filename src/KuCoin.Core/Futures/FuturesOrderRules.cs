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
        Require.That(
            request.Remark is null || request.Remark.Length <= RemarkLength,
            "RemarkInvalid",
            $"Remark must be at most {RemarkLength} characters.");
    }

    /// <summary>Whether an order that carries the request's client id is what the request asked for, and not another one's.</summary>
    public static bool IsSame(FuturesOrderRequest request, FuturesOrder order) =>
        string.Equals(order.Symbol, request.Symbol, StringComparison.OrdinalIgnoreCase)
        && (request.Side is null || order.Side == request.Side)
        && string.Equals(order.Type, request.Type.ToWord(), StringComparison.OrdinalIgnoreCase)
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
    }
}
