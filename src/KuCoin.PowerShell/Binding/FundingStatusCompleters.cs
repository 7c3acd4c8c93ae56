namespace KuCoin.Binding;

/// <summary>Offers the states of deposits. They stay text: the exchange adds new ones.</summary>
public sealed class DepositStatusCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("PROCESSING", "Not credited yet"),
        new("SUCCESS", "Credited"),
        new("FAILURE", "Not credited"),
    ];
}

/// <summary>Offers the states of withdrawals.</summary>
public sealed class WithdrawalStatusCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("REVIEW", "Looked at by a person"),
        new("PROCESSING", "Can still be cancelled"),
        new("WALLET_PROCESSING", "On its way"),
        new("SUCCESS", "Done"),
        new("FAILURE", "Refused or cancelled"),
    ];
}
