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

    /// <summary>Checks against the rules of the order's contract.</summary>
    public static void Check(FuturesOrderRequest request, FuturesContract contract)
    {
        Require.That(
            contract.Status.Equals("Open", StringComparison.OrdinalIgnoreCase),
            "SymbolNotTrading",
            $"The contract '{contract.Symbol}' takes no orders now: its state is {contract.Status}.");
        CheckSize(request, contract);
        CheckPrice(request.Price, "Price", "PriceOffIncrement", contract);
        CheckPrice(request.StopPrice, "StopPrice", "StopPriceOffIncrement", contract);
        CheckPrice(request.TriggerUpPrice, "TriggerUpPrice", "TriggerPriceOffIncrement", contract);
        CheckPrice(request.TriggerDownPrice, "TriggerDownPrice", "TriggerPriceOffIncrement", contract);
        Increments.RequireAtMost(request.Leverage, contract.MaxLeverage, "LeverageTooHigh", "Leverage", "");
        Require.That(
            request.MarginMode != MarginMode.Cross || contract.SupportsCross != false,
            "CrossMarginNotSupported",
            $"The contract '{contract.Symbol}' has isolated margin only.");
    }

    /// <summary>Prices on their tick, in the direction that cannot make the order worse; sizes down. What rounds to nothing stays, to be refused with its own name.</summary>
    public static FuturesOrderRequest Round(FuturesOrderRequest request, FuturesContract contract)
    {
        var tick = contract.TickSize is > 0m and var step ? step : (decimal?)null;
        var lot = contract.LotSize is > 0m and var lots ? lots : 1m;
        return request with
        {
            Price = request is { Price: { } price, Side: { } side } && tick is { } by ? Increments.Passive(price, by, side) : request.Price,
            // Farther away: up when the price comes from below, down when it comes from above.
            StopPrice = Trigger(request.StopPrice, request.Stop == StopDirection.Up),
            TriggerUpPrice = Trigger(request.TriggerUpPrice, isUp: true),
            TriggerDownPrice = Trigger(request.TriggerDownPrice, isUp: false),
            Size = request.Size is { } size && Increments.Down(size, lot) is > 0m and var whole ? (long)whole : request.Size,
            Quantity = request.Quantity is { } quantity && contract is { IsInverse: false, Multiplier: > 0m and var each } && Increments.Down(quantity, each * lot) is > 0m and var fits ? fits : request.Quantity,
        };

        decimal? Trigger(decimal? price, bool isUp) =>
            price is not { } at || tick is not { } by ? price
            : isUp ? Increments.Up(at, by)
            : Increments.Down(at, by) is > 0m and var down ? down : at;
    }

    private static void CheckSize(FuturesOrderRequest request, FuturesContract contract)
    {
        Require.That(
            !contract.IsInverse || (request.Quantity is null && request.Value is null),
            "SizeInLotsNeeded",
            $"The contract '{contract.Symbol}' is settled in its base currency; the exchange takes its size in lots only.");

        var lot = contract.LotSize is > 0m and var lots ? lots : 1m;
        var largest = request.Type == OrderType.Market ? contract.MarketMaxOrderQuantity ?? contract.MaxOrderQuantity : contract.MaxOrderQuantity;
        CheckAmount(request.Size, lot, largest, "Size", "lots");
        CheckAmount(request.VisibleSize, lot, request.Size, "VisibleSize", "lots");
        if (contract is { IsInverse: false, Multiplier: > 0m and var each })
        {
            CheckAmount(request.Quantity, each * lot, each * largest, "Quantity", contract.BaseCurrency);
            if (request.Price is { } price)
                Increments.RequireAtLeast(request.Value, each * lot * price, "OrderSizeTooSmall", "Value", contract.QuoteCurrency);
        }
    }

    private static void CheckAmount(decimal? amount, decimal step, decimal? largest, string name, string unit)
    {
        Increments.RequireAtLeast(amount, step, "OrderSizeTooSmall", name, unit);
        Increments.RequireAtMost(amount, largest, "OrderSizeTooLarge", name, unit);
        Increments.RequireFit(amount, step, "OrderSizeOffIncrement", name, unit);
    }

    private static void CheckPrice(decimal? price, string name, string errorId, FuturesContract contract)
    {
        Increments.RequireAtMost(price, contract.MaxPrice, "PriceTooHigh", name, contract.QuoteCurrency);
        Increments.RequireFit(price, contract.TickSize, errorId, name, contract.QuoteCurrency);
    }
}
