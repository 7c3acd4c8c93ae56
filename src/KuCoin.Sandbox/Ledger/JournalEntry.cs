namespace KuCoin.Sandbox.Ledger;

/// <summary>One line of a journal entry: what an account gains (fee already taken off) and how its hold changes.</summary>
internal readonly record struct Leg(Account Account, decimal Amount, decimal HoldChange = 0, decimal Fee = 0);

/// <summary>Why an entry was made: the wire's words for streams and statements.</summary>
internal sealed record Reason(string Event, string BizType, string? Symbol = null, string? OrderId = null, string? TradeId = null)
{
    /// <summary>When it happened, for entries made up afterwards; null is now.</summary>
    public DateTimeOffset? At { get; init; }

    public static Reason Deposit { get; } = new("other", "Deposit");
    public static Reason DepositOf(string id) => new("deposit", "Deposit", OrderId: id);
    public static Reason WithdrawalHold(string id) => new("withdraw_hold", "Withdrawal", OrderId: id);
    public static Reason WithdrawalDone(string id) => new("withdraw_done", "Withdrawal", OrderId: id);
    public static Reason Borrow(string id) => new("other", "Borrow", OrderId: id);
    public static Reason Repay(string id) => new("other", "Repay", OrderId: id);
    public static Reason Transfer(string orderId) => new("transfer", "Transfer", OrderId: orderId);
    public static Reason Hold(string symbol, string orderId) => new("hold", "Exchange", symbol, orderId);
    public static Reason Settled(string symbol, string orderId, string tradeId) => new("setted", "Exchange", symbol, orderId, tradeId);
}

/// <summary>What one leg did to an account, for the balance stream.</summary>
internal sealed record BalanceChange(Account Account, decimal AvailableChange, decimal HoldChange, Reason Reason, string Id, DateTimeOffset Time);

/// <summary>One row of a user's statement. Amount excludes the fee.</summary>
internal sealed record StatementRow(string Id, Account Account, decimal Amount, decimal Fee, decimal Balance, bool In, Reason Reason, DateTimeOffset Time);
