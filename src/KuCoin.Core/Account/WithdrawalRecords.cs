using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>What the target of a withdrawal is.</summary>
public enum WithdrawalTarget
{
    /// <summary>An address on a chain.</summary>
    Address,
    /// <summary>Another user of the exchange, by user id.</summary>
    Uid,
    /// <summary>Another user of the exchange, by mail address.</summary>
    Mail,
    /// <summary>Another user of the exchange, by phone number.</summary>
    Phone,
}

/// <summary>Who pays the fee of a withdrawal.</summary>
public enum WithdrawalFee
{
    /// <summary>It is taken out of the amount: less arrives.</summary>
    Internal,
    /// <summary>It is taken besides the amount: the amount arrives.</summary>
    External,
}

/// <summary>A withdrawal to make. API: Account &amp; Funding, Withdraw.</summary>
public sealed record WithdrawalRequest
{
    /// <summary>The currency code.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in units of the currency; a multiple of what the quota's precision says.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Where it goes: an address, or a user as <see cref="Target"/> says.</summary>
    public required string Address { get; init; }

    /// <summary>What <see cref="Address"/> is. The Classic calls know addresses only.</summary>
    public WithdrawalTarget Target { get; init; }

    /// <summary>The chain's id (<c>eth</c>, <c>trx</c>, ...); null lets the exchange take the currency's default chain.</summary>
    public string? Chain { get; init; }

    /// <summary>The memo (tag); only for a chain that needs one, and then without fail.</summary>
    public string? Memo { get; init; }

    /// <summary>True to send to another user's address inside the exchange, without the chain.</summary>
    public bool IsInner { get; init; }

    /// <summary>A note kept with it.</summary>
    public string? Remark { get; init; }

    /// <summary>Who pays the fee; null for what the exchange does: besides the amount while there is enough, else out of it.</summary>
    public WithdrawalFee? Fee { get; init; }

    /// <summary>Refuses what contradicts itself, as making it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => AccountCalls.Check(this);
}

/// <summary>The exchange has taken a withdrawal. What becomes of it is asked with its id. API: Account &amp; Funding, Withdraw.</summary>
public sealed record WithdrawalReceipt : KuCoinRecord
{
    /// <summary>The exchange's id of the withdrawal.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The currency code.</summary>
    public string Currency { get; internal set; } = "";

    /// <summary>How much, in units of the currency.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Where it goes.</summary>
    public string Address { get; internal set; } = "";

    /// <summary>The chain's id, null when it was left to the exchange.</summary>
    public string? Chain { get; internal set; }

    /// <summary>The memo (tag), null when none.</summary>
    public string? Memo { get; internal set; }

    /// <summary>When the answer arrived, UTC by the exchange's clock.</summary>
    public DateTimeOffset Time { get; internal set; }
}

/// <summary>Which withdrawals to list; what is null does not filter. API: Account &amp; Funding, Get Withdrawal History.</summary>
public sealed class WithdrawalQuery
{
    /// <summary>The currency; null for all.</summary>
    public string? Currency { get; init; }

    /// <summary>One status in the exchange's words: REVIEW, PROCESSING, WALLET_PROCESSING, SUCCESS, FAILURE.</summary>
    public string? Status { get; init; }

    /// <summary>The oldest withdrawal wanted; null for what the exchange takes.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest withdrawal wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>
/// Money that went, or is going, out. A single withdrawal's answer says more than the list's; what a source does not give is null.
/// API: Account &amp; Funding, Get Withdrawal History and Get Withdrawal History By ID.
/// </summary>
public sealed record Withdrawal : KuCoinRecord
{
    /// <summary>The exchange's id, null when the list does not give one.</summary>
    [JsonInclude] public string? Id { get; internal set; }

    /// <summary>The user's id; single withdrawals only.</summary>
    [JsonInclude] public long? Uid { get; internal set; }

    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>The currency's name as shown to people; single withdrawals only.</summary>
    [JsonInclude] public string? CurrencyName { get; internal set; }

    /// <summary>The chain's id, null for a transfer inside the exchange.</summary>
    [JsonInclude, JsonPropertyName("chainId")] public string? Chain { get; internal set; }

    /// <summary>The chain's name as shown to people; single withdrawals only.</summary>
    [JsonInclude] public string? ChainName { get; internal set; }

    /// <summary>REVIEW, PROCESSING, WALLET_PROCESSING, SUCCESS, FAILURE or another of the exchange's words.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>Finer than the status, null when not given.</summary>
    [JsonInclude] public string? SubStatus { get; internal set; }

    /// <summary>Why it failed, in the exchange's word; null when it did not.</summary>
    [JsonInclude] public string? FailureReason { get; internal set; }

    /// <summary>Why it failed, in words; null when it did not.</summary>
    [JsonInclude, JsonPropertyName("failureReasonMsg")] public string? FailureMessage { get; internal set; }

    /// <summary>Where it goes; for a transfer inside the exchange the receiver's masked name.</summary>
    [JsonInclude] public string? Address { get; internal set; }

    /// <summary>The name the user gave the address; single withdrawals only.</summary>
    [JsonInclude] public string? AddressRemark { get; internal set; }

    /// <summary>The memo (tag), null when none.</summary>
    [JsonInclude] public string? Memo { get; internal set; }

    /// <summary>True when it goes to another user of the exchange.</summary>
    [JsonInclude] public bool IsInner { get; internal set; }

    /// <summary>How much, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Amount { get; internal set; }

    /// <summary>The fee, in units of the currency; null when not given.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The transaction on the chain, null before there is one and for a transfer inside the exchange.</summary>
    [JsonInclude] public string? WalletTxId { get; internal set; }

    /// <summary>The note kept with it, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>CANCELABLE, CANCELING or NON_CANCELABLE; single withdrawals only.</summary>
    [JsonInclude] public string? CancelType { get; internal set; }

    /// <summary>NOT_RETURN, PROCESSING or SUCCESS: whether the money came back; single withdrawals only.</summary>
    [JsonInclude] public string? ReturnStatus { get; internal set; }

    /// <summary>How much came back, in <see cref="ReturnCurrency"/>; single withdrawals only.</summary>
    [JsonInclude] public decimal? ReturnAmount { get; internal set; }

    /// <summary>The currency of what came back; single withdrawals only.</summary>
    [JsonInclude] public string? ReturnCurrency { get; internal set; }

    /// <summary>The taxes, as the exchange writes them; null where none apply.</summary>
    [JsonInclude] public IReadOnlyList<string>? Taxes { get; internal set; }

    /// <summary>What the taxes are, null where none apply.</summary>
    [JsonInclude] public string? TaxDescription { get; internal set; }

    /// <summary>True when the user owes the exchange; null when not given.</summary>
    [JsonInclude] public bool? Arrears { get; internal set; }

    /// <summary>When it was asked for, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When it last changed, UTC; null for single withdrawals.</summary>
    [JsonInclude] public DateTimeOffset? UpdatedAt { get; internal set; }

    // The list's word for the chain's id.
    [JsonInclude, JsonPropertyName("chain")] internal string? ListedChain { get => Chain; set => Chain ??= value; }
}

/// <summary>What can be withdrawn, and what it costs. API: Account &amp; Funding, Get Withdrawal Quotas.</summary>
public sealed record WithdrawalQuota : KuCoinRecord
{
    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>The chain these figures hold for, in the exchange's words.</summary>
    [JsonInclude] public string? Chain { get; internal set; }

    /// <summary>False while the currency cannot be withdrawn on the chain.</summary>
    [JsonInclude] public bool IsWithdrawEnabled { get; internal set; }

    /// <summary>Why it cannot be withdrawn, null when it can or the exchange does not say.</summary>
    [JsonInclude] public string? Reason { get; internal set; }

    /// <summary>What can be withdrawn now, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("availableAmount")] public decimal? Available { get; internal set; }

    /// <summary>What the limit of 24 hours leaves, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("remainAmount")] public decimal? Remaining { get; internal set; }

    /// <summary>What is locked, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("lockedAmount")] public decimal? Locked { get; internal set; }

    /// <summary>The smallest amount, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("withdrawMinSize")] public decimal? MinimumSize { get; internal set; }

    /// <summary>How many decimals an amount may have.</summary>
    [JsonInclude] public int? Precision { get; internal set; }

    /// <summary>The smallest fee, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("withdrawMinFee")] public decimal? MinimumFee { get; internal set; }

    /// <summary>The smallest fee of a transfer inside the exchange, in units of the currency.</summary>
    [JsonInclude, JsonPropertyName("innerWithdrawMinFee")] public decimal? InnerMinimumFee { get; internal set; }

    /// <summary>The limit of 24 hours, in bitcoin.</summary>
    [JsonInclude, JsonPropertyName("limitBTCAmount")] public decimal? LimitInBtc { get; internal set; }

    /// <summary>What of the limit is used, in bitcoin.</summary>
    [JsonInclude, JsonPropertyName("usedBTCAmount")] public decimal? UsedInBtc { get; internal set; }

    /// <summary>The currency the limit is set in.</summary>
    [JsonInclude] public string? QuotaCurrency { get; internal set; }

    /// <summary>The limit of 24 hours, in <see cref="QuotaCurrency"/>.</summary>
    [JsonInclude, JsonPropertyName("limitQuotaCurrencyAmount")] public decimal? Limit { get; internal set; }

    /// <summary>What of the limit is used, in <see cref="QuotaCurrency"/>.</summary>
    [JsonInclude, JsonPropertyName("usedQuotaCurrencyAmount")] public decimal? Used { get; internal set; }
}
