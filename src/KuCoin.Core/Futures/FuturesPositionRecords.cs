using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A closed position. API: Futures Trading, Positions, Get Positions History.</summary>
public sealed record FuturesPositionHistory : KuCoinRecord
{
    /// <summary>The closing's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("closeId"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>LONG or SHORT.</summary>
    [JsonInclude] public string? Side { get; internal set; }

    /// <summary>How it was closed (CLOSE_LONG, ...), in the exchange's words.</summary>
    [JsonInclude] public string? Type { get; internal set; }

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>The leverage.</summary>
    [JsonInclude] public decimal? Leverage { get; internal set; }

    /// <summary>What profit, fees and funding are in.</summary>
    [JsonInclude] public string? SettleCurrency { get; internal set; }

    /// <summary>The profit or loss after fees and funding, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("pnl")] public decimal? RealizedPnl { get; internal set; }

    /// <summary>The gross cost realized, in settlement currency: negative for a profit.</summary>
    [JsonInclude, JsonPropertyName("realisedGrossCost")] public decimal? RealizedGrossCost { get; internal set; }

    /// <summary>The gross cost realized by the exchange's newer reckoning, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("realisedGrossCostNew")] public decimal? RealizedGrossCostNew { get; internal set; }

    /// <summary>The profit withdrawn while it was open, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("withdrawPnl")] public decimal? WithdrawnPnl { get; internal set; }

    /// <summary>The fees, in settlement currency.</summary>
    [JsonInclude] public decimal? TradeFee { get; internal set; }

    /// <summary>The funding, in settlement currency: negative when the account paid.</summary>
    [JsonInclude] public decimal? FundingFee { get; internal set; }

    /// <summary>The tax, in settlement currency; null where there is none.</summary>
    [JsonInclude] public decimal? Tax { get; internal set; }

    /// <summary>The profit against the margin (0.01 = 1 %); null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("roe")] public decimal? RoeRate { get; internal set; }

    /// <summary>The average opening price, in quote currency.</summary>
    [JsonInclude] public decimal? OpenPrice { get; internal set; }

    /// <summary>The average closing price, in quote currency.</summary>
    [JsonInclude] public decimal? ClosePrice { get; internal set; }

    /// <summary>The price it was liquidated at, in quote currency; null when it was not.</summary>
    [JsonInclude, JsonPropertyName("liquidPrice")] public decimal? LiquidationPrice { get; internal set; }

    /// <summary>How much was liquidated; null when nothing.</summary>
    [JsonInclude, JsonPropertyName("liquidAmount")] public decimal? LiquidationAmount { get; internal set; }

    /// <summary>The user.</summary>
    [JsonInclude] public string? UserId { get; internal set; }

    /// <summary>When it was opened, UTC.</summary>
    [JsonInclude, JsonPropertyName("openTime")] public DateTimeOffset? OpenedAt { get; internal set; }

    /// <summary>When it was closed, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("closeTime")] public DateTimeOffset ClosedAt { get; internal set; }
}

/// <summary>Asks for closed positions.</summary>
public sealed class FuturesPositionHistoryQuery
{
    /// <summary>One contract; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>Closed not before; null for all that the exchange keeps.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Closed not after; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>The largest orders that open or enlarge a position. API: Futures Trading, Positions, Get Max Open Size.</summary>
public sealed record FuturesMaxOpenSize : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The price it was reckoned for, in quote currency.</summary>
    [JsonIgnore] public decimal Price { get; internal set; }

    /// <summary>The leverage it was reckoned for.</summary>
    [JsonIgnore] public int Leverage { get; internal set; }

    /// <summary>The largest buy, in lots.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("maxBuyOpenSize")] public long MaxBuySize { get; internal set; }

    /// <summary>The largest sell, in lots.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("maxSellOpenSize")] public long MaxSellSize { get; internal set; }

    /// <summary>The largest buy, in base currency; of an inverse contract at <see cref="Price"/>. Null when the contract could not be read.</summary>
    [JsonIgnore] public decimal? MaxBuyQuantity { get; internal set; }

    /// <summary>The largest sell, in base currency; of an inverse contract at <see cref="Price"/>. Null when the contract could not be read.</summary>
    [JsonIgnore] public decimal? MaxSellQuantity { get; internal set; }
}

/// <summary>How positions of a contract are secured. API: Futures Trading, Positions, Get Margin Mode.</summary>
public sealed record FuturesMarginMode : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude, JsonRequired] public string MarginMode { get; internal set => field = value ?? ""; } = "";
}

/// <summary>The leverage of a contract in cross margin. API: Futures Trading, Positions, Get Cross Margin Leverage.</summary>
public sealed record FuturesLeverage : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The leverage.</summary>
    [JsonInclude, JsonRequired] public decimal Leverage { get; internal set; }
}

/// <summary>A level of the risk limit of a contract in isolated margin. API: Futures Trading, Positions, Get Isolated Margin Risk Limit.</summary>
public sealed record FuturesRiskLimit : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The level, from 1.</summary>
    [JsonInclude, JsonRequired] public int Level { get; internal set; }

    /// <summary>The largest position of the level, in USDT for contracts settled in it; this one included.</summary>
    [JsonInclude] public decimal? MaxRiskLimit { get; internal set; }

    /// <summary>The smallest position of the level, in the same.</summary>
    [JsonInclude] public decimal? MinRiskLimit { get; internal set; }

    /// <summary>The highest leverage of the level.</summary>
    [JsonInclude] public decimal? MaxLeverage { get; internal set; }

    /// <summary>The initial margin rate (0.01 = 1 %).</summary>
    [JsonInclude] public decimal? InitialMargin { get; internal set; }

    /// <summary>The maintenance margin rate (0.004 = 0.4 %).</summary>
    [JsonInclude, JsonPropertyName("maintainMargin")] public decimal? MaintenanceMargin { get; internal set; }
}

/// <summary>What cross margin allows in a contract. API: Futures Trading, Positions, Get Cross Margin Risk Limit.</summary>
public sealed record FuturesCrossRiskLimit : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The largest position, in lots.</summary>
    [JsonInclude] public long? MaxOpenSize { get; internal set; }

    /// <summary>The largest position, in base currency; of an inverse contract at <see cref="Price"/>. Null when the contract could not be read.</summary>
    [JsonIgnore] public decimal? MaxOpenQuantity { get; internal set; }

    /// <summary>The largest position, in quote currency.</summary>
    [JsonInclude] public decimal? MaxOpenValue { get; internal set; }

    /// <summary>The margin it was reckoned for, in <see cref="Currency"/>.</summary>
    [JsonInclude] public decimal? TotalMargin { get; internal set; }

    /// <summary>The price it was reckoned for, in quote currency.</summary>
    [JsonInclude] public decimal? Price { get; internal set; }

    /// <summary>The leverage it was reckoned for.</summary>
    [JsonInclude] public decimal? Leverage { get; internal set; }

    /// <summary>The maintenance margin rate (0.004 = 0.4 %).</summary>
    [JsonInclude, JsonPropertyName("mmr")] public decimal? MaintenanceMarginRate { get; internal set; }

    /// <summary>The initial margin rate (0.008 = 0.8 %).</summary>
    [JsonInclude, JsonPropertyName("imr")] public decimal? InitialMarginRate { get; internal set; }

    /// <summary>What the margin is in.</summary>
    [JsonInclude] public string? Currency { get; internal set; }
}

/// <summary>What became of a change of the risk limit's level. API: WebSocket, Futures, Private Channels, Position Change.</summary>
public sealed record FuturesRiskLimitChange : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonIgnore] public string Symbol { get; internal set; } = "";

    /// <summary>True when the level was changed.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("success"), JsonConverter(typeof(NeededFlagConverter))] public bool Succeeded { get; internal set; }

    /// <summary>The level now; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("riskLimitLevel")] public int? Level { get; internal set; }

    /// <summary>What the exchange says; null when nothing.</summary>
    [JsonInclude, JsonPropertyName("msg")] public string? Message { get; internal set; }
}

/// <summary>The modes after a change of several, and where it failed.</summary>
internal sealed record MarginModesAnswer
{
    public IReadOnlyDictionary<string, string>? MarginMode { get; set; }

    public IReadOnlyList<RefusedMarginMode>? Errors { get; set; }
}

/// <summary>A contract whose mode could not be changed.</summary>
internal sealed record RefusedMarginMode
{
    public string? Code { get; set; }

    public string? Msg { get; set; }

    public string? Symbol { get; set; }
}
