using System.Text.RegularExpressions;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Futures;

/// <summary>What the futures exchange refuses before an order reaches the book.</summary>
internal static partial class FuturesOrderRules
{
    public const int MostOpenOrders = 100;
    public const int MostStopOrders = 50;

    public static void Check(FuturesOrderRequest order)
    {
        if (order.ClientOid.Length is 0 or > 40 || !ClientOidShape().IsMatch(order.ClientOid))
            throw Parameter("clientOid is mandatory: at most 40 letters, digits, underscores and hyphens");
        if (order.Remark is { Length: > 100 })
            throw Parameter("remark: at most 100 characters");
        if (order.Size is < 1 or > Contract.MaxOrderSize)
            throw Parameter(FormattableString.Invariant($"Order size must be between 1 and {Contract.MaxOrderSize} lots"));
        if (order.Leverage < 1)
            throw Parameter("Leverage parameter invalid.");
        if (order.Leverage > order.Contract.MaxLeverage)
            throw new Refusal("300016", FormattableString.Invariant($"The leverage cannot be greater than {order.Contract.MaxLeverage}."));
        if (order.PostOnly && (order.Hidden || order.Iceberg))
            throw Parameter("postOnly excludes hidden and iceberg");
        if (order.Iceberg && order.VisibleSize < 1)
            throw Parameter("An iceberg order needs a visibleSize");
        if (order.IsMarket)
            return;
        if (order.Price is not { } price || price <= 0)
            throw Parameter("Price parameter invalid.");
        if (price > Contract.MaxPrice)
            throw new Refusal("300011", "The order price is too high");
        if (!Increments.Fits(price, order.Contract.PriceIncrement))
            throw Parameter("Price parameter invalid: not a multiple of the tick size");
    }

    public static Refusal Parameter(string message) => new("100001", message);

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ClientOidShape();
}
