using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The funding rate of a perpetual contract, in force or past. API: Futures Trading, Funding Fees, Get Current Funding Rate and Get Public Funding History.</summary>
public sealed record FundingRate : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonIgnore] public string Symbol { get; internal set; } = "";

    /// <summary>The rate (0.0001 = 0.01 %): longs pay it to shorts, or get it when it is negative.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("value")] public decimal Rate { get; internal set; }

    /// <summary>When it was settled, UTC; of the rate in force, when the cycle before ended.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }

    /// <summary>The next rate as it looks now; null for a past rate and when not given.</summary>
    [JsonInclude, JsonPropertyName("predictedValue")] public decimal? PredictedRate { get; internal set; }

    /// <summary>The highest it can be; null for a past rate.</summary>
    [JsonInclude, JsonPropertyName("fundingRateCap")] public decimal? RateCap { get; internal set; }

    /// <summary>The lowest it can be; null for a past rate.</summary>
    [JsonInclude, JsonPropertyName("fundingRateFloor")] public decimal? RateFloor { get; internal set; }

    /// <summary>The daily interest within it; null for a past rate and when not given.</summary>
    [JsonInclude] public decimal? DailyInterestRate { get; internal set; }

    /// <summary>The time between two fundings; null for a past rate.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>1 when funding is charged in this cycle, 0 when not; null for a past rate.</summary>
    [JsonInclude] public int? Period { get; internal set; }

    /// <summary>When the next funding is settled, UTC; null for a past rate.</summary>
    [JsonInclude, JsonPropertyName("fundingTime")] public DateTimeOffset? NextFundingAt { get; internal set; }

    /// <summary>The rate's own symbol, for example <c>.XBTUSDTMFPI8H</c>; null for a past rate.</summary>
    [JsonInclude, JsonPropertyName("symbol")] public string? FundingSymbol { get; internal set; }
}

/// <summary>A past funding rate in the words of its own call.</summary>
internal sealed record PastFundingRate
{
    [JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; set; } = "";

    [JsonRequired] public decimal FundingRate { get; set; }

    // With a small p here, timePoint everywhere else.
    [JsonRequired] public DateTimeOffset Timepoint { get; set; }
}

/// <summary>A funding fee that the account paid or got. API: Futures Trading, Funding Fees, Get Private Funding History.</summary>
public sealed record FundingPayment : KuCoinRecord
{
    /// <summary>The payment's id.</summary>
    [JsonInclude, JsonRequired] public long Id { get; internal set; }

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>What was paid, in settlement currency: negative when the account paid, positive when it got.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("funding")] public decimal Amount { get; internal set; }

    /// <summary>What the amount is in.</summary>
    [JsonInclude] public string SettleCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>The funding rate (0.0001 = 0.01 %).</summary>
    [JsonInclude, JsonPropertyName("fundingRate")] public decimal? Rate { get; internal set; }

    /// <summary>The mark price it was reckoned at, in quote currency.</summary>
    [JsonInclude] public decimal? MarkPrice { get; internal set; }

    /// <summary>The position's size, in lots: negative when short.</summary>
    [JsonInclude, JsonPropertyName("positionQty")] public long? PositionSize { get; internal set; }

    /// <summary>The position then, in base currency, negative when short; null when not given or the contract is gone.</summary>
    [JsonIgnore] public decimal? PositionQuantity { get; internal set; }

    /// <summary>The position's value at the mark price, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("positionCost")] public decimal? PositionValue { get; internal set; }

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>What else the exchange notes, as JSON text; null when nothing.</summary>
    [JsonInclude] public string? Context { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>Asks for the funding fees of one contract.</summary>
public sealed class FundingPaymentQuery
{
    /// <summary>The contract.</summary>
    public required string Symbol { get; init; }

    /// <summary>The oldest wanted; null for all that the exchange keeps.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
