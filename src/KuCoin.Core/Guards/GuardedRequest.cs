using System.Text.Json;
using KuCoin.Journal;

namespace KuCoin.Guards;

/// <summary>A change as the guard sees it.</summary>
/// <param name="Label">Method and path, for messages.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path.</param>
/// <param name="IsFutures">True for the futures host.</param>
/// <param name="IsHarmless">True when the library knows that the call cancels or states a setting.</param>
/// <param name="HasQuery">True when values stand in the query.</param>
/// <param name="Body">The body; undefined when there is none.</param>
internal sealed record GuardedRequest(string Label, string Method, string Path, bool IsFutures, bool IsHarmless, bool HasQuery, JsonElement Body)
{
    public GuardedKind Kind => (Method, Path) switch
    {
        ("POST", "/api/v1/orders" or "/api/v1/orders/multi" or "/api/v1/st-orders" or "/api/v1/hf/orders" or "/api/v1/hf/orders/sync" or "/api/v1/hf/orders/multi" or "/api/v1/hf/orders/multi/sync"
            or "/api/v1/margin/order" or "/api/v3/hf/margin/order" or "/api/v1/stop-order") => GuardedKind.Orders,
        ("POST", "/api/v1/hf/orders/alter") => GuardedKind.Alteration,
        ("POST", "/api/v2/accounts/inner-transfer" or "/api/v2/accounts/sub-transfer" or "/api/v3/accounts/universal-transfer" or "/api/v3/margin/borrow" or "/api/v3/margin/repay") => GuardedKind.Transfer,
        ("POST", "/api/v1/position/margin/deposit-margin" or "/api/v1/margin/withdrawMargin") => GuardedKind.Margin,
        ("POST", "/api/v1/withdrawals" or "/api/v3/withdrawals") => GuardedKind.Withdrawal,
        ("POST", "/api/v1/deposit-addresses" or "/api/v3/deposit-address/create") => GuardedKind.Harmless,
        // Cancelling lessens risk, and settings move nothing.
        _ when IsHarmless => GuardedKind.Harmless,
        _ => GuardedKind.Unknown,
    };
}

/// <summary>What a change does, as far as guards care.</summary>
internal enum GuardedKind
{
    Unknown,
    Harmless,
    Orders,
    Alteration,
    Transfer,
    Margin,
    Withdrawal,
}

/// <summary>What the guard has to ask the exchange to know what an order is worth.</summary>
internal interface IGuardPrices
{
    /// <summary>The same, but each price is asked for once.</summary>
    IGuardPrices Remembering();

    /// <summary>What one unit of the base currency costs at most just now, in quote currency.</summary>
    Task<decimal> SpotPriceAsync(string symbol, CancellationToken cancellationToken);

    /// <summary>The price and size of an order that is to be altered.</summary>
    Task<(decimal? Price, decimal? Size)> OrderAsync(string id, string symbol, CancellationToken cancellationToken);

    /// <summary>What an order of so much is worth, and in which currency.</summary>
    Task<JournalUse> FuturesValueAsync(string symbol, decimal? lots, decimal? quantity, decimal? value, decimal? price, CancellationToken cancellationToken);

    /// <summary>The settlement currency of a contract.</summary>
    Task<string> SettleCurrencyAsync(string symbol, CancellationToken cancellationToken);
}
