namespace KuCoin.Binding;

/// <summary>Offers the order types lists can be filtered by.</summary>
public sealed class OrderTypeCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("limit", "Limit orders"),
        new("market", "Market orders"),
        new("limit_stop", "Limit orders a stop has triggered"),
        new("market_stop", "Market orders a stop has triggered"),
        new("oco_limit", "The limit part of one-cancels-other pairs"),
        new("oco_stop", "The stop part of one-cancels-other pairs"),
    ];
}
