using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Funding;

/// <summary>Where a user receives a currency, and into which account.</summary>
internal sealed record DepositAddress(User Owner, string Currency, Chain Chain, AccountType To, string Address, string Memo);

/// <summary>Money on its way in. Without a chain it comes from another user.</summary>
internal sealed class Deposit
{
    public required string Id { get; init; }
    public required User Owner { get; init; }
    public required string Currency { get; init; }
    public required decimal Amount { get; init; }
    public required Chain? Chain { get; init; }
    public required AccountType To { get; init; }
    public required string Address { get; init; }
    public required string Memo { get; init; }
    public required string? WalletTxId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public bool IsDone { get; set; }
    public string Status => IsDone ? "SUCCESS" : "PROCESSING";
}
