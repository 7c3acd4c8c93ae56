using System.Text.RegularExpressions;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>What the exchange refuses before an order reaches the book.</summary>
internal static partial class SpotOrderRules
{
    public const int MostOpenOrdersPerSymbol = 200;
    private const long LongestCancelAfter = 2_592_000;

    public static void Check(SpotOrderRequest order)
    {
        var symbol = order.Symbol;
        if (!symbol.EnableTrading)
            throw new Refusal("600203", $"Symbol {symbol.Symbol} is not tradable now");
        if (order.TradeType != TradeType.Trade && !symbol.IsMarginEnabled)
            throw Refusal.Parameter($"{symbol.Symbol} is no pair of margin trading");
        CheckIdentity(order);
        if (order.IsMarket)
            CheckMarket(order, symbol);
        else
            CheckLimit(order, symbol);
    }

    private static void CheckIdentity(SpotOrderRequest order)
    {
        if (order.ClientOid.Length is 0 or > 40 || !ClientOidShape().IsMatch(order.ClientOid))
            throw Refusal.Parameter("clientOid is mandatory: at most 40 letters, digits, underscores and hyphens");
        if (order.Remark is { } remark && (remark.Length > 20 || !remark.All(char.IsAscii)))
            throw Refusal.Parameter("remark: at most 20 ASCII characters");
    }

    private static void CheckMarket(SpotOrderRequest order, SpotSymbol symbol)
    {
        if (order.Size is null == order.Funds is null)
            throw Refusal.Parameter("A market order takes either size or funds");
        if (order.Size is { } size)
            CheckSize(size, symbol);
        if (order.Funds is not { } funds)
            return;
        if (!Increments.Fits(funds, symbol.QuoteIncrement))
            throw Refusal.Parameter("Funds increment invalid.");
        if (funds < symbol.MinFunds)
            throw Refusal.TooSmall("Order funds below the minimum requirement.");
        if (funds > SpotSymbol.MaxFunds)
            throw Refusal.TooLarge("Order funds above the maximum.");
    }

    private static void CheckLimit(SpotOrderRequest order, SpotSymbol symbol)
    {
        if (order.Price is not > 0)
            throw Refusal.Parameter("The price should be a positive number");
        if (order.Size is not { } size)
            throw Refusal.Parameter("A limit order needs a size");
        if (order.Funds is not null)
            throw Refusal.Parameter("A limit order takes no funds");
        CheckSize(size, symbol);
        if (!Increments.Fits(order.Price.Value, symbol.PriceIncrement))
            throw Refusal.Parameter("Price increment invalid.");
        if (order.Price.Value * size < symbol.MinFunds)
            throw Refusal.TooSmall("Order funds below the minimum requirement.");
        if (order.TimeInForce == TimeInForce.GTT ? order.CancelAfter is < 1 or > LongestCancelAfter : order.CancelAfter != 0)
            throw Refusal.Parameter("cancelAfter goes with GTT: 1 to 2592000 seconds");
        if (order.Iceberg && order.VisibleSize is not > 0)
            throw Refusal.Parameter("An iceberg order needs a visibleSize");
        if (order.PostOnly && (order.Hidden || order.Iceberg))
            throw Refusal.Parameter("postOnly excludes hidden and iceberg");
    }

    private static void CheckSize(decimal size, SpotSymbol symbol)
    {
        if (size <= 0 || !Increments.Fits(size, symbol.SizeIncrement))
            throw Refusal.Parameter("Order size increment invalid.");
        if (size < symbol.MinSize)
            throw Refusal.TooSmall("Order size below the minimum requirement.");
        if (size > SpotSymbol.MaxSize)
            throw Refusal.TooLarge("Order size above the maximum.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClientOidShape();
}
