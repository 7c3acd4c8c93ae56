namespace KuCoin;

/// <summary>Where money lies: an account of the user or of a sub-account.</summary>
/// <param name="Account">The kind of account.</param>
/// <param name="Symbol">The pair of an isolated-margin account, else null.</param>
/// <param name="SubUserId">The sub-account's user id of 24 hexadecimal digits; null for the user's own account.</param>
public sealed record TreasuryPlace(AccountType Account, string? Symbol = null, string? SubUserId = null)
{
    /// <summary>"Main", "Isolated BTC-USDT", "Trade of sub-account 62f5...".</summary>
    public override string ToString() => $"{Account}{(Symbol is null ? null : $" {Symbol}")}{(SubUserId is null ? null : $" of sub-account {SubUserId}")}";
}

/// <summary>What lies in one place.</summary>
/// <param name="Place">The place.</param>
/// <param name="Currency">The currency code.</param>
/// <param name="Balance">All of it, held or not, in units of the currency. Of the futures account its equity.</param>
/// <param name="Transferable">What can leave at once.</param>
public sealed record TreasuryBalance(TreasuryPlace Place, string Currency, decimal Balance, decimal Transferable);
