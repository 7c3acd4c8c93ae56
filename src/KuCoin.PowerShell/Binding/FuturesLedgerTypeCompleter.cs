namespace KuCoin.Binding;

/// <summary>Offers what the futures ledger can be filtered by.</summary>
public sealed class FuturesLedgerTypeCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("RealisedPNL", "Profit, loss, fees and funding of positions"),
        new("Deposit", "Deposits"),
        new("Withdrawal", "Withdrawals"),
        new("TransferIn", "Transfers into the futures account"),
        new("TransferOut", "Transfers out of the futures account"),
    ];
}
