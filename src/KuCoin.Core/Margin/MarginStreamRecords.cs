using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The mark price of a pair: what margin positions are valued and liquidated by. API: WebSocket, Margin, Public Channels, Mark Price.</summary>
public sealed record MarkPrice : KuCoinRecord
{
    /// <summary>The pair, as the index names it, for example <c>USDT-BTC</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The mark price.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("value")] public decimal Price { get; internal set; }

    /// <summary>How often it is renewed.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timestamp")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>The index price of a pair. API: WebSocket, Margin, Public Channels, Index Price.</summary>
public sealed record IndexPrice : KuCoinRecord
{
    /// <summary>The pair, as the index names it, for example <c>USDT-BTC</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The index price.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("value")] public decimal Price { get; internal set; }

    /// <summary>How often it is renewed.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timestamp")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>Something changed in margin: the debt of the cross account, its status, or a pair's isolated position. What is not about <see cref="Event"/> is null or empty. API: WebSocket, Margin, Private Channels.</summary>
public sealed record MarginPosition : KuCoinRecord
{
    /// <summary>What is told: <c>debt.ratio</c> (cross, every four seconds while there is debt), <c>position.status</c> (cross) or <c>positionChange</c> (isolated).</summary>
    [JsonIgnore] public string Event { get; internal set; } = "";

    /// <summary>The pair of an isolated position, null for cross margin.</summary>
    [JsonInclude, JsonPropertyName("tag")] public string? Symbol { get; internal set; }

    /// <summary>The status in the exchange's words: FROZEN_FL, LIABILITY, ... for cross margin, DEBT, CLEAR, ... for an isolated position.</summary>
    [JsonInclude] public string? Status { get; internal set; }

    /// <summary>Why an isolated position has its status, in the exchange's words.</summary>
    [JsonInclude, JsonPropertyName("statusBizType")] public string? StatusReason { get; internal set; }

    /// <summary>The debt against the assets (0.5 = 50 %).</summary>
    [JsonInclude] public decimal? DebtRatio { get; internal set; }

    /// <summary>All assets, in BTC.</summary>
    [JsonInclude] public decimal? TotalAsset { get; internal set; }

    /// <summary>All assets, weighted by what they count for as security, in BTC.</summary>
    [JsonInclude, JsonPropertyName("marginCoefficientTotalAsset")] public decimal? WeightedAsset { get; internal set; }

    /// <summary>All debt, in BTC.</summary>
    [JsonInclude] public decimal? TotalDebt { get; internal set; }

    /// <summary>The principal of an isolated position, added up.</summary>
    [JsonInclude] public decimal? AccumulatedPrincipal { get; internal set; }

    /// <summary>The assets of the cross account by currency.</summary>
    [JsonInclude, JsonPropertyName("assetList")] public IReadOnlyDictionary<string, MarginAsset> Assets { get; internal set => field = value ?? new Dictionary<string, MarginAsset>(StringComparer.Ordinal); } = new Dictionary<string, MarginAsset>(StringComparer.Ordinal);

    /// <summary>The debts of the cross account by currency, in that currency.</summary>
    [JsonInclude, JsonPropertyName("debtList")] public IReadOnlyDictionary<string, decimal> Debts { get; internal set => field = value ?? new Dictionary<string, decimal>(StringComparer.Ordinal); } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>What changed in an isolated position by currency.</summary>
    [JsonInclude, JsonPropertyName("changeAssets")] public IReadOnlyDictionary<string, MarginAsset> Changes { get; internal set => field = value ?? new Dictionary<string, MarginAsset>(StringComparer.Ordinal); } = new Dictionary<string, MarginAsset>(StringComparer.Ordinal);

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timestamp")] public DateTimeOffset Time { get; internal set; }

    /// <summary>The cross account's status, as the exchange calls it there.</summary>
    [JsonInclude, JsonPropertyName("type")] internal string? CrossStatus { get; set; }
}

/// <summary>One currency in a margin account, in units of the currency. API: WebSocket, Margin, Private Channels.</summary>
public sealed record MarginAsset
{
    /// <summary>All of it.</summary>
    [JsonInclude] public decimal? Total { get; internal set; }

    /// <summary>What can be used; null in isolated margin.</summary>
    [JsonInclude] public decimal? Available { get; internal set; }

    /// <summary>What is on hold.</summary>
    [JsonInclude] public decimal? Hold { get; internal set; }

    /// <summary>What is owed; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("liabilityPrincipal")] public decimal? Principal { get; internal set; }

    /// <summary>The interest owed; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("liabilityInterest")] public decimal? Interest { get; internal set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MarkPrice))]
[JsonSerializable(typeof(IndexPrice))]
[JsonSerializable(typeof(MarginPosition))]
internal sealed partial class MarginStreamJson : JsonSerializerContext
{
    public static MarginStreamJson Messages { get; } = new(AnswerJson.CreateOptions());
}
