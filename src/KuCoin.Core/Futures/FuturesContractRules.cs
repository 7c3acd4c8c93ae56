using KuCoin.Transport;

namespace KuCoin;

/// <summary>What a contract allows of an order: lot, tick, maximum, leverage.</summary>
internal static class FuturesContractRules
{
    /// <exception cref="KuCoinException">InvalidArgument with an error id per rule, the nearest valid value in the recommended action.</exception>
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
            Quantity = request.Quantity is { } quantity && contract is { IsInverse: false, Multiplier: > 0m and var each } && Reckon.Product(each, lot) is > 0m and var smallest && Increments.Down(quantity, smallest) is > 0m and var fits ? fits : request.Quantity,
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
        if (contract is { IsInverse: false, Multiplier: > 0m and var each } && Reckon.Product(each, lot) is { } smallest)
        {
            CheckAmount(request.Quantity, smallest, Reckon.Product(each, largest), "Quantity", contract.BaseCurrency);
            Increments.RequireAtLeast(request.Value, Reckon.Product(smallest, request.Price), "OrderSizeTooSmall", "Value", contract.QuoteCurrency);
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
