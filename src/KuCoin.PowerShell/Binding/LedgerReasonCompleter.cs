namespace KuCoin.Binding;

/// <summary>Offers the reasons by which the ledgers of the accounts can be filtered. They stay text: the exchange adds new ones.</summary>
public sealed class LedgerReasonCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("TRADE_EXCHANGE", "Spot trades"),
        new("MARGIN_EXCHANGE", "Trades with cross margin"),
        new("ISOLATED_EXCHANGE", "Trades with isolated margin"),
        new("TRANSFER", "Transfers between accounts"),
        new("SUB_TRANSFER", "Transfers with sub-accounts"),
        new("DEPOSIT", "Deposits"),
        new("WITHDRAW", "Withdrawals"),
        new("RETURNED_FEES", "Fees given back"),
        new("DEDUCTION_FEES", "Fees paid with KCS"),
        new("LIQUIDATION", "Liquidations of margin accounts"),
        new("ASSERT_RETURN", "What a forced liquidation gave back"),
        new("KUCOIN_BONUS", "Gifts of the exchange"),
        new("BROKER_TRANSFER", "Transfers with a broker"),
        new("OTHER", "All else"),
    ];
}
