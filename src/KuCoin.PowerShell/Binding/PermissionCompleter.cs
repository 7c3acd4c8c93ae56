namespace KuCoin.Binding;

/// <summary>Offers the permissions keys have today. The exchange may add others.</summary>
public sealed class PermissionCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("General", "read everything"),
        new("Spot", "trade spot"),
        new("Margin", "trade on margin"),
        new("Futures", "trade futures"),
        new("InnerTransfer", "move money between own accounts"),
        new("Transfer", "withdraw"),
        new("Withdrawal", "withdraw"),
        new("Earn", "earn products"),
    ];
}
