namespace KuCoin.Binding;

/// <summary>Offers the reasons futures are traded for.</summary>
public sealed class FuturesTradeTypeCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("trade", "Orders of the account"),
        new("liquid", "Liquidations"),
        new("adl", "Automatic deleveraging"),
        new("settlement", "Settlements of dated contracts"),
    ];
}
