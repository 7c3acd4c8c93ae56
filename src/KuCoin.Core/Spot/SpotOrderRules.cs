using KuCoin.Transport;

namespace KuCoin;

/// <summary>What a pair's rules say about an order: its steps, its smallest and largest amounts, and whether it is traded at all.</summary>
internal static class SpotOrderRules
{
    public static void Check(OrderRequest order, SpotSymbol pair)
    {
        RequireTrading(pair);
        CheckPrice(order.Price, "Price", "PriceOffIncrement", pair);
        CheckSize(order.Size, "Size", pair);
        Increments.RequireFit(order.VisibleSize, pair.BaseIncrement, "VisibleSizeOffIncrement", "VisibleSize", pair.BaseCurrency);
        Increments.RequireAtLeast(order.Funds, Largest(pair.QuoteMinSize, pair.MinFunds), "OrderFundsTooSmall", "Funds", pair.QuoteCurrency);
        Increments.RequireAtMost(order.Funds, pair.QuoteMaxSize, "OrderFundsTooLarge", "Funds", pair.QuoteCurrency);
        Increments.RequireFit(order.Funds, pair.QuoteIncrement, "FundsOffIncrement", "Funds", pair.QuoteCurrency);
        CheckValue(order.Price, order.Size, pair);
    }

    public static void Check(StopOrderRequest request, SpotSymbol pair)
    {
        Check(request.Order, pair);
        CheckPrice(request.StopPrice, "StopPrice", "StopPriceOffIncrement", pair);
    }

    public static void Check(OrderModification change, SpotSymbol pair)
    {
        RequireTrading(pair);
        CheckPrice(change.Price, "Price", "PriceOffIncrement", pair);
        CheckSize(change.Size, "Size", pair);
        CheckValue(change.Price, change.Size, pair);
    }

    /// <summary>The price on its step in the direction that cannot make the order worse, amounts down. What rounds to nothing stays, to be refused with its own name.</summary>
    public static OrderRequest Round(OrderRequest order, SpotSymbol pair) => order with
    {
        Price = Passive(order.Price, order.Side, pair),
        Size = Down(order.Size, pair.BaseIncrement),
        Funds = Down(order.Funds, pair.QuoteIncrement),
        VisibleSize = Down(order.VisibleSize, pair.BaseIncrement),
    };

    /// <summary>As an order; the stop price farther away: up when the price comes from below, down when it comes from above.</summary>
    public static StopOrderRequest Round(StopOrderRequest request, SpotSymbol pair) => request with
    {
        Order = Round(request.Order, pair),
        StopPrice = request.Stop == StopKind.Entry && pair.PriceIncrement is > 0m and var step
            ? Increments.Up(request.StopPrice, step)
            : Down(request.StopPrice, pair.PriceIncrement)!.Value,
    };

    public static OrderModification Round(OrderModification change, OrderSide side, SpotSymbol pair) => change with
    {
        Price = Passive(change.Price, side, pair),
        Size = Down(change.Size, pair.BaseIncrement),
    };

    private static void RequireTrading(SpotSymbol pair) =>
        Require.That(pair.EnableTrading, "SymbolNotTrading", $"The pair '{pair.Symbol}' takes no orders now: it is not open for trading.");

    private static void CheckPrice(decimal? price, string name, string errorId, SpotSymbol pair) =>
        Increments.RequireFit(price, pair.PriceIncrement, errorId, name, pair.QuoteCurrency);

    private static void CheckSize(decimal? size, string name, SpotSymbol pair)
    {
        Increments.RequireAtLeast(size, pair.BaseMinSize, "OrderSizeTooSmall", name, pair.BaseCurrency);
        Increments.RequireAtMost(size, pair.BaseMaxSize, "OrderSizeTooLarge", name, pair.BaseCurrency);
        Increments.RequireFit(size, pair.BaseIncrement, "OrderSizeOffIncrement", name, pair.BaseCurrency);
    }

    private static void CheckValue(decimal? price, decimal? size, SpotSymbol pair)
    {
        if (price is not { } at || size is not { } of || pair.MinFunds is not { } least || Reckon.Product(at, of) is not { } funds || funds >= least)
            return;
        var enough = Reckon.Quotient(least, at) ?? decimal.MaxValue;
        throw Increments.TooSmall(funds, least, "OrderFundsTooSmall", "Price times Size", pair.QuoteCurrency, "Size", pair.BaseIncrement is > 0m and var step ? Increments.Up(enough, step) : enough);
    }

    private static decimal? Passive(decimal? price, OrderSide side, SpotSymbol pair) =>
        price is { } at && pair.PriceIncrement is > 0m and var step ? Increments.Passive(at, step, side) : price;

    private static decimal? Down(decimal? amount, decimal? step) =>
        amount is { } of && step is > 0m and var by && Increments.Down(of, by) is > 0m and var down ? down : amount;

    private static decimal? Largest(decimal? left, decimal? right) => left is null || right > left ? right : left;
}
