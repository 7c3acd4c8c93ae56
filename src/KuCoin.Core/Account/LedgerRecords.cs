using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>Whether money came or went.</summary>
public enum LedgerDirection
{
    /// <summary>Came into the account.</summary>
    In,
    /// <summary>Left the account.</summary>
    Out,
}

/// <summary>Which entries of the ledger to list; what is null does not filter. API: Account &amp; Funding, Get Account Ledgers.</summary>
public sealed class LedgerQuery
{
    /// <summary>One account; null for main, trade and margin together.</summary>
    public AccountType? Account { get; init; }

    /// <summary>The currency.</summary>
    public string? Currency { get; init; }

    /// <summary>Only what came, or only what went.</summary>
    public LedgerDirection? Direction { get; init; }

    /// <summary>Why, in the exchange's words: TRADE_EXCHANGE, TRANSFER, SUB_TRANSFER, DEPOSIT, WITHDRAW, RETURNED_FEES, DEDUCTION_FEES, MARGIN_EXCHANGE, ISOLATED_EXCHANGE, LIQUIDATION, ...</summary>
    public string? BusinessType { get; init; }

    /// <summary>The oldest entry wanted; null means 24 hours before <see cref="EndTime"/>.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest entry wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>One change of a balance. API: Account &amp; Funding, Get Account Ledgers.</summary>
public sealed record LedgerEntry : KuCoinRecord
{
    /// <summary>The entry's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The currency.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>How much, without a sign and without the fee; <see cref="Direction"/> says which way.</summary>
    [JsonInclude, JsonRequired] public decimal Amount { get; internal set; }

    /// <summary>The fee, in the same currency; null when the exchange gives none.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The tax, in the same currency; null when the exchange gives none.</summary>
    [JsonInclude] public decimal? Tax { get; internal set; }

    /// <summary>What was in the account afterwards; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? Balance { get; internal set; }

    /// <summary>The account in the exchange's words: MAIN, TRADE, TRADE_HF, MARGIN, MARGIN_V2, ISOLATED_V2, ...</summary>
    [JsonInclude] public string? AccountType { get; internal set; }

    /// <summary>Why, in the exchange's words. The list of all accounts uses labels that differ from the words it is filtered by.</summary>
    [JsonInclude, JsonPropertyName("bizType")] public string? BusinessType { get; internal set; }

    /// <summary><c>in</c> or <c>out</c>.</summary>
    [JsonInclude] public string? Direction { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>What it belongs to, as the exchange writes it: JSON text; null when there is none.</summary>
    [JsonInclude] public string? Context { get; internal set; }

    /// <summary>The pair that was traded, out of <see cref="Context"/>; null when it names none.</summary>
    [JsonIgnore] public string? Symbol => Fact("symbol");

    /// <summary>The order or transfer, out of <see cref="Context"/>; null when it names none.</summary>
    [JsonIgnore] public string? OrderId => Fact("orderId");

    /// <summary>The trade, out of <see cref="Context"/>; null when it names none.</summary>
    [JsonIgnore] public string? TradeId => Fact("tradeId");

    private string? Fact(string name)
    {
        if (string.IsNullOrWhiteSpace(Context))
            return null;
        try
        {
            using var context = JsonDocument.Parse(Context);
            return context.RootElement.ValueKind == JsonValueKind.Object && context.RootElement.TryGetProperty(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            // Other text than JSON names nothing; it is there to be read as it is.
            return null;
        }
    }
}
