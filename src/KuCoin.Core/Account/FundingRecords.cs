using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The user's level and sub-accounts. API: Account &amp; Funding, Get Account Summary Info.</summary>
public sealed record AccountSummary : KuCoinRecord
{
    /// <summary>The VIP level.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("level")] public int VipLevel { get; internal set; }

    /// <summary>How many sub-accounts there are.</summary>
    [JsonInclude, JsonPropertyName("subQuantity")] public int? SubAccountCount { get; internal set; }

    /// <summary>How many of them trade spot.</summary>
    [JsonInclude, JsonPropertyName("spotSubQuantity")] public int? SpotSubAccountCount { get; internal set; }

    /// <summary>How many of them trade on margin.</summary>
    [JsonInclude, JsonPropertyName("marginSubQuantity")] public int? MarginSubAccountCount { get; internal set; }

    /// <summary>How many of them trade futures.</summary>
    [JsonInclude, JsonPropertyName("futuresSubQuantity")] public int? FuturesSubAccountCount { get; internal set; }

    /// <summary>How many of them trade options.</summary>
    [JsonInclude, JsonPropertyName("optionSubQuantity")] public int? OptionSubAccountCount { get; internal set; }

    /// <summary>How many sub-accounts there may be: the basic ones and the additional ones.</summary>
    [JsonInclude, JsonPropertyName("maxSubQuantity")] public int? MaximumSubAccountCount { get; internal set; }

    /// <summary>How many basic sub-accounts the VIP level allows.</summary>
    [JsonInclude, JsonPropertyName("maxDefaultSubQuantity")] public int? MaximumDefaultSubAccountCount { get; internal set; }

    /// <summary>How many additional spot sub-accounts there may be.</summary>
    [JsonInclude, JsonPropertyName("maxSpotSubQuantity")] public int? MaximumSpotSubAccountCount { get; internal set; }

    /// <summary>How many additional margin sub-accounts there may be.</summary>
    [JsonInclude, JsonPropertyName("maxMarginSubQuantity")] public int? MaximumMarginSubAccountCount { get; internal set; }

    /// <summary>How many additional futures sub-accounts there may be.</summary>
    [JsonInclude, JsonPropertyName("maxFuturesSubQuantity")] public int? MaximumFuturesSubAccountCount { get; internal set; }

    /// <summary>How many additional option sub-accounts there may be.</summary>
    [JsonInclude, JsonPropertyName("maxOptionSubQuantity")] public int? MaximumOptionSubAccountCount { get; internal set; }
}

/// <summary>How much of a currency can leave an account. API: Account &amp; Funding, Get Transfer Quotas.</summary>
public sealed record TransferQuota : KuCoinRecord
{
    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>The account asked about: <c>main</c>, <c>trade</c>, <c>margin</c>, <c>isolated</c> or <c>option</c>.</summary>
    [JsonIgnore] public string Type { get; internal set; } = "";

    /// <summary>The pair of an isolated-margin account, null for others.</summary>
    [JsonIgnore] public string? Symbol { get; internal set; }

    /// <summary>All of it: available plus held, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Balance { get; internal set; }

    /// <summary>What is not held, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Available { get; internal set; }

    /// <summary>What open orders and withdrawals hold, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Holds { get; internal set; }

    /// <summary>What can be moved now, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Transferable { get; internal set; }
}

/// <summary>Where a currency can be sent to arrive in the user's account. API: Account &amp; Funding, Get Deposit Address.</summary>
public sealed record DepositAddress : KuCoinRecord
{
    /// <summary>The currency code.</summary>
    [JsonInclude] public string Currency { get; internal set => field = value ?? ""; } = "";

    /// <summary>The chain's id, which other calls take: <c>eth</c>, <c>trx</c>, ...; null when not given.</summary>
    [JsonInclude] public string? ChainId { get; internal set; }

    /// <summary>The chain's name as shown to people: <c>ERC20</c>, <c>TRC20</c>, ...; null when not given.</summary>
    [JsonInclude] public string? ChainName { get; internal set; }

    /// <summary>The address.</summary>
    [JsonInclude, JsonRequired] public string Address { get; internal set => field = value ?? ""; } = "";

    /// <summary>The memo (tag) that must go with what is sent, or it is lost; null when the chain needs none.</summary>
    [JsonInclude] public string? Memo { get; internal set; }

    /// <summary>The account what is sent arrives in: <c>MAIN</c> or <c>TRADE</c>; null when not given.</summary>
    [JsonInclude] public string? To { get; internal set; }

    /// <summary>The currency's contract on the chain, null when there is none.</summary>
    [JsonInclude] public string? ContractAddress { get; internal set; }

    /// <summary>When a Lightning invoice expires, UTC; null for addresses, which do not.</summary>
    [JsonInclude, JsonPropertyName("expirationDate")] public DateTimeOffset? ExpiresAt { get; internal set; }

    // The older calls' word for the name.
    [JsonInclude, JsonPropertyName("chain")] internal string? Chain { get => ChainName; set => ChainName ??= value; }
}

/// <summary>Which deposits to list; what is null does not filter. API: Account &amp; Funding, Get Deposit History.</summary>
public sealed class DepositQuery
{
    /// <summary>The currency; null for all.</summary>
    public string? Currency { get; init; }

    /// <summary>One status in the exchange's words: PROCESSING, SUCCESS, FAILURE.</summary>
    public string? Status { get; init; }

    /// <summary>The oldest deposit wanted; null for what the exchange takes.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest deposit wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>Money that came, or is coming, from outside. API: Account &amp; Funding, Get Deposit History.</summary>
public sealed record Deposit : KuCoinRecord
{
    /// <summary>The exchange's id, null when not given.</summary>
    [JsonInclude] public string? Id { get; internal set; }

    /// <summary>The currency code.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>The chain's id, null for a transfer inside the exchange.</summary>
    [JsonInclude] public string? Chain { get; internal set; }

    /// <summary>PROCESSING, SUCCESS, FAILURE or one of the exchange's other words.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>Finer than the status, null when not given.</summary>
    [JsonInclude] public string? SubStatus { get; internal set; }

    /// <summary>The address it was sent to; for a transfer inside the exchange the sender's masked name.</summary>
    [JsonInclude] public string? Address { get; internal set; }

    /// <summary>The memo (tag) it was sent with, null when none.</summary>
    [JsonInclude] public string? Memo { get; internal set; }

    /// <summary>True when it came from another user of the exchange.</summary>
    [JsonInclude] public bool IsInner { get; internal set; }

    /// <summary>How much, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Amount { get; internal set; }

    /// <summary>The fee, in units of the currency; null when not given.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The transaction on the chain, null for a transfer inside the exchange.</summary>
    [JsonInclude] public string? WalletTxId { get; internal set; }

    /// <summary>The note kept with it, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>True when the user still owes the exchange for a deposit that was rolled back.</summary>
    [JsonInclude] public bool Arrears { get; internal set; }

    /// <summary>Why it failed, null when it did not or the exchange does not say.</summary>
    [JsonInclude] public string? FailureReason { get; internal set; }

    /// <summary>When the exchange saw it, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When it last changed, UTC; null when not given.</summary>
    [JsonInclude] public DateTimeOffset? UpdatedAt { get; internal set; }
}
