using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Funding;

internal enum WithdrawalState
{
    Review,
    Processing,
    WalletProcessing,
    Success,
    Failure,
}

/// <summary>What a user wants sent where.</summary>
/// <param name="Chain">Null for another user of the exchange.</param>
/// <param name="FeeFromAmount">Whether the fee comes off the amount; null lets the balance decide.</param>
internal sealed record WithdrawalRequest(User Owner, string Currency, decimal Amount, Chain? Chain, string Address, string Memo, string Remark, bool? FeeFromAmount)
{
    /// <summary>The receiver when he is a user of the sandbox.</summary>
    public User? Receiver { get; init; }
}

/// <summary>Money on its way out. Amount is what arrives; amount and fee are on hold until it has left.</summary>
internal sealed class Withdrawal(string id, WithdrawalRequest request, decimal amount, decimal fee, DateTimeOffset createdAt)
{
    public string Id { get; } = id;
    public WithdrawalRequest Request { get; } = request;
    public decimal Amount { get; } = amount;
    public decimal Fee { get; } = fee;
    public decimal Held => IsOpen ? Amount + Fee : 0;
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public DateTimeOffset UpdatedAt { get; set; } = createdAt;
    public WithdrawalState State { get; set; }
    public string? WalletTxId { get; set; }
    public bool IsInner => Request.Chain is null;
    public bool IsOpen => State is WithdrawalState.Review or WithdrawalState.Processing or WithdrawalState.WalletProcessing;

    public string Status => State switch
    {
        WithdrawalState.Review => "REVIEW",
        WithdrawalState.Processing => "PROCESSING",
        WithdrawalState.WalletProcessing => "WALLET_PROCESSING",
        WithdrawalState.Success => "SUCCESS",
        _ => "FAILURE",
    };
}
