using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The balance of one currency in one account. API: Account &amp; Funding, Get Account List (Spot).</summary>
public sealed record Account : KuCoinRecord
{
    /// <summary>The account's id: 24 hex digits for main, decimal digits for trade; opaque. Null for margin accounts, which have none.</summary>
    [JsonInclude] public string? Id { get; internal set; }

    /// <summary>The currency code, for example <c>USDT</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary><c>main</c>, <c>trade</c>, <c>option</c>, <c>margin</c> or <c>isolated</c>. Null when the exchange does not say: a single account's answer has neither id nor type.</summary>
    [JsonInclude] public string? Type { get; internal set; }

    /// <summary>The pair of an isolated-margin account, null for others.</summary>
    [JsonIgnore] public string? Symbol { get; internal set; }

    /// <summary>All of it: available plus held, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Balance { get; internal set; }

    /// <summary>What can be traded, moved or withdrawn now, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Available { get; internal set; }

    /// <summary>What open orders and withdrawals hold, in units of the currency.</summary>
    [JsonInclude, JsonRequired] public decimal Holds { get; internal set; }
}

/// <summary>A transfer to make between two accounts of the same user, or of the user and a sub-account. API: Account &amp; Funding, Transfer.</summary>
public sealed class TransferRequest
{
    /// <summary>The currency code, for example <c>USDT</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>How much, in units of the currency; greater than zero.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Where the money leaves. The Classic generation cannot move money out of <see cref="AccountType.Contract"/>.</summary>
    public required AccountType From { get; init; }

    /// <summary>Where the money arrives.</summary>
    public required AccountType To { get; init; }

    /// <summary>The pair whose isolated-margin account the money leaves; needed when <see cref="From"/> is <see cref="AccountType.Isolated"/>, else null.</summary>
    public string? FromSymbol { get; init; }

    /// <summary>The pair whose isolated-margin account the money enters; needed when <see cref="To"/> is <see cref="AccountType.Isolated"/>, else null.</summary>
    public string? ToSymbol { get; init; }

    /// <summary>The other side is this sub-account: the money goes to it, or comes from it with <see cref="FromSubAccount"/>. The user id of 24 hex digits, not the number; null for a transfer between accounts of one user.</summary>
    public string? SubUserId { get; init; }

    /// <summary>True to move money from the sub-account to the master account; false for the other direction.</summary>
    public bool FromSubAccount { get; init; }

    /// <summary>The idempotency handle, at most 128 characters; null to have one generated. The same one twice moves the money once.</summary>
    public string? ClientOid { get; init; }

    /// <summary>A key of your own instead of <see cref="ClientOid"/>: whatever is asked for under the same key happens once, from any machine and with any API key of the account. Null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Refuses what contradicts itself, as making it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => AccountCalls.Check(this);
}

/// <summary>A transfer the exchange has made. API: Account &amp; Funding, Transfer.</summary>
public sealed record Transfer : KuCoinRecord
{
    /// <summary>The exchange's id of the transfer.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The idempotency handle it was sent with.</summary>
    public string ClientOid { get; internal set; } = "";

    /// <summary>The currency code.</summary>
    public string Currency { get; internal set; } = "";

    /// <summary>How much moved, in units of the currency.</summary>
    public decimal Amount { get; internal set; }

    /// <summary>Where the money left.</summary>
    public AccountType From { get; internal set; }

    /// <summary>Where the money arrived.</summary>
    public AccountType To { get; internal set; }

    /// <summary>The pair of the isolated-margin account the money left, null for other accounts.</summary>
    public string? FromSymbol { get; internal set; }

    /// <summary>The pair of the isolated-margin account the money entered, null for other accounts.</summary>
    public string? ToSymbol { get; internal set; }

    /// <summary>The sub-account on the other side, null when there is none.</summary>
    public string? SubUserId { get; internal set; }

    /// <summary>True when the money came from the sub-account.</summary>
    public bool FromSubAccount { get; internal set; }

    /// <summary>When the answer arrived, UTC by the exchange's clock; the answer itself gives no time.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>True when an answer was lost on the way and the transfer was confirmed by sending it again under the same <see cref="ClientOid"/>.</summary>
    public bool Recovered { get; internal set; }

    /// <summary>True when the idempotency key had done it before, and nothing was sent or changed now.</summary>
    public bool AlreadyDone { get; internal set; }
}

/// <summary>What the exchange knows about the key in use; never its secret. API: Account &amp; Funding, Get Apikey Info.</summary>
public sealed record ApiKeyInfo : KuCoinRecord
{
    /// <summary>The key id with its middle hidden.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("apiKey"), JsonConverter(typeof(Json.MaskConverter))] public string MaskedKey { get; internal set; } = "";

    /// <summary>The key's version, 3 for keys created today; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("apiVersion")] public int? Version { get; internal set; }

    /// <summary>The rights, in the exchange's words: General, Spot, Margin, Futures, InnerTransfer, Transfer, Withdrawal, Earn, ...</summary>
    [JsonInclude, JsonPropertyName("permission"), JsonConverter(typeof(Json.CommaListConverter))] public string[] Permissions { get; internal set; } = [];

    /// <summary>The addresses the key may be used from, as the exchange shows them (parts may be hidden); empty when there is no list.</summary>
    [JsonInclude, JsonConverter(typeof(Json.CommaListConverter))] public string[] IpWhitelist { get; internal set; } = [];

    /// <summary>The user's id, null when the exchange does not say.</summary>
    [JsonInclude] public long? Uid { get; internal set; }

    /// <summary>True for the master account, false for a sub-account.</summary>
    [JsonInclude] public bool IsMaster { get; internal set; }

    /// <summary>The sub-account's name, null for the master account.</summary>
    [JsonInclude] public string? SubName { get; internal set; }

    /// <summary>The name the user gave the key, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>When the key was created, UTC.</summary>
    [JsonInclude] public DateTimeOffset? CreatedAt { get; internal set; }
}
