namespace KuCoin.Sandbox.Ledger;

/// <summary>What the default user owns when the sandbox opens.</summary>
internal static class OpeningBalances
{
    private static readonly (AccountType Type, string Currency, decimal Amount)[] Gifts =
    [
        (AccountType.Main, "USDT", 10_000m),
        (AccountType.Main, "BTC", 0.25m),
        (AccountType.Trade, "USDT", 25_000m),
        (AccountType.Trade, "BTC", 0.5m),
        (AccountType.Trade, "ETH", 5m),
        (AccountType.Trade, "KCS", 100m),
        (AccountType.Contract, "USDT", 5_000m),
        (AccountType.Contract, "BTC", 0.1m),
    ];

    public static void Give(GeneralLedger ledger, User user)
    {
        foreach (var (type, currency, amount) in Gifts)
            Set(ledger, ledger.Of(user, type, currency), amount);
    }

    /// <summary>Brings an account's balance to an amount; the outside account bears the difference.</summary>
    public static void Set(GeneralLedger ledger, Account account, decimal amount)
    {
        if (amount < account.Hold)
            throw new InvalidOperationException(FormattableString.Invariant($"{account.Hold} {account.Currency} are on hold; the balance cannot be {amount}."));
        var change = amount - account.Balance;
        ledger.Post(Reason.Deposit, new Leg(account, change), new Leg(ledger.Of(ledger.Outside, AccountType.House, account.Currency), -change));
    }
}
