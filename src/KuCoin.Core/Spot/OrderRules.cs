using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What can be known to be wrong with a spot order before it is sent.</summary>
internal static class OrderRules
{
    private const int ClientOidLength = 40;
    private const int RemarkLength = 20;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    public static void Check(StopOrderRequest request)
    {
        Require.That(request.Order is not null, "OrderNeeded", "Order is needed: what is placed when the stop triggers.");
        Check(request.Order);
        Require.That(request.Order is { AutoBorrow: false, AutoRepay: false }, "AutoBorrowNotPossible", "A stop order cannot borrow or repay by itself: AutoBorrow and AutoRepay are for orders that are placed at once.");
        Require.Positive(request.StopPrice, nameof(request.StopPrice));
    }

    public static void Check(OrderModification change)
    {
        Require.That(change.Id is null != change.ClientOid is null, "IdOrClientOidNeeded", "Either Id or ClientOid is needed, and not both.");
        Require.That(change.Price is not null || change.Size is not null, "PriceOrSizeNeeded", "A new Price, a new Size or both are needed.");
        Require.Positive(change.Price, nameof(change.Price));
        Require.Positive(change.Size, nameof(change.Size));
    }

    public static void Check(OrderRequest request)
    {
        Require.Given(request.Symbol, nameof(request.Symbol));
        ClientOids.Check(request.ClientOid, ClientOidLength);
        Require.Positive(request.Price, nameof(request.Price));
        Require.Positive(request.Size, nameof(request.Size));
        Require.Positive(request.Funds, nameof(request.Funds));
        Require.Positive(request.VisibleSize, nameof(request.VisibleSize));
        if (request.Type == OrderType.Market)
            CheckMarket(request);
        else
            CheckLimit(request);
        Require.That(
            request is { AutoBorrow: false, AutoRepay: false } || request.TradeType is TradeType.MarginTrade or TradeType.MarginIsolatedTrade,
            "AutoBorrowNotPossible",
            "AutoBorrow and AutoRepay are for margin orders: TradeType MarginTrade or MarginIsolatedTrade.");
        Require.That(
            request.Remark is null || (request.Remark.Length <= RemarkLength && request.Remark.All(character => character is >= ' ' and <= '~')),
            "RemarkInvalid",
            $"Remark must be at most {RemarkLength} printable ASCII characters.");
    }

    /// <summary>Whether an order that carries the request's client id is what the request asked for, and not another one's.</summary>
    public static bool IsSame(OrderRequest request, Order order) =>
        string.Equals(order.Symbol, request.Symbol, StringComparison.OrdinalIgnoreCase)
        && order.Side == request.Side
        && string.Equals(order.Type, request.Type.ToWord(), StringComparison.OrdinalIgnoreCase)
        && Agree(request.Price, order.Price)
        && Agree(request.Size, order.Size)
        && Agree(request.Funds, order.Funds);

    public static bool IsSame(StopOrderRequest request, StopOrder stop) =>
        string.Equals(stop.Symbol, request.Order.Symbol, StringComparison.OrdinalIgnoreCase)
        && stop.Side == request.Order.Side
        && Agree(request.StopPrice, stop.StopPrice)
        && Agree(request.Order.Price, stop.Price)
        && Agree(request.Order.Size, stop.Size)
        && Agree(request.Order.Funds, stop.Funds);

    // What one side does not tell cannot contradict the other.
    private static bool Agree(decimal? asked, decimal? reported) => asked is null || reported is null || asked == reported;

    private static void CheckMarket(OrderRequest request)
    {
        Require.That(request.Price is null, "PriceNotAllowed", "A market order has no price; leave Price out, or place a limit order.");
        Require.That(request.Size is null != request.Funds is null, "SizeOrFundsNeeded", "A market order needs Size (base currency) or Funds (quote currency), and not both.");
        Require.That(
            request is { TimeInForce: null, CancelAfter: null, PostOnly: false, Hidden: false, Iceberg: false, VisibleSize: null },
            "LimitOrderOptionOnMarketOrder",
            "TimeInForce, CancelAfter, PostOnly, Hidden, Iceberg and VisibleSize are for limit orders: a market order fills at once.");
    }

    private static void CheckLimit(OrderRequest request)
    {
        Require.That(request.Price is not null, "PriceNeeded", "A limit order needs Price (quote currency per unit of base currency).");
        Require.That(request.Size is not null, "SizeNeeded", "A limit order needs Size (base currency).");
        Require.That(request.Funds is null, "FundsNotAllowed", "Funds are for market orders; a limit order has Price and Size.");
        Require.That(
            request.TimeInForce == TimeInForce.GTT == request.CancelAfter is not null,
            request.CancelAfter is null ? "CancelAfterNeeded" : "CancelAfterNotAllowed",
            "TimeInForce GTT needs CancelAfter, and CancelAfter needs TimeInForce GTT.");
        Require.That(
            request.CancelAfter is not { } life || (life > TimeSpan.Zero && life <= LongestLife && life.Ticks % TimeSpan.TicksPerSecond == 0),
            "CancelAfterInvalid",
            "CancelAfter must be whole seconds, at least one second and at most 30 days.");
        Require.That(
            !request.PostOnly || request.TimeInForce is not (TimeInForce.IOC or TimeInForce.FOK),
            "PostOnlyNotPossible",
            $"PostOnly and {request.TimeInForce} contradict each other: the exchange would ignore PostOnly and take.");
        Require.That(
            request.Iceberg == request.VisibleSize is not null,
            request.Iceberg ? "VisibleSizeNeeded" : "VisibleSizeNotAllowed",
            "Iceberg needs VisibleSize, and VisibleSize needs Iceberg.");
        Require.That(
            request.VisibleSize is null || request.VisibleSize <= request.Size,
            "VisibleSizeTooLarge",
            "VisibleSize cannot exceed Size.");
    }
}
