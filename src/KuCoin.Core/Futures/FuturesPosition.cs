using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A futures position. What only isolated margin has is null in cross margin. API: Futures Trading, Positions, Get Position List.</summary>
public sealed record FuturesPosition : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The position's id.</summary>
    [JsonInclude] public string Id { get; internal set => field = value ?? ""; } = "";

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>True in cross margin.</summary>
    [JsonInclude, JsonPropertyName("crossMode")] public bool IsCross { get; internal set; }

    /// <summary>BOTH, or LONG and SHORT in hedge mode; null when not given.</summary>
    [JsonInclude] public string? PositionSide { get; internal set; }

    /// <summary>True while there is a position.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededFlagConverter))] public bool IsOpen { get; internal set; }

    /// <summary>How much is held, in lots: negative when short.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("currentQty")] public long Size { get; internal set; }

    /// <summary>How much is held, in base currency: negative when short, for an inverse contract at the mark price. Null when the contract is not known.</summary>
    [JsonIgnore] public decimal? Quantity => _units.Contract?.QuantityOf(Size, MarkValue);

    /// <summary>The average entry price, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("avgEntryPrice")] public decimal? AverageEntryPrice { get; internal set; }

    /// <summary>The mark price, in quote currency.</summary>
    [JsonInclude] public decimal? MarkPrice { get; internal set; }

    /// <summary>The value at the mark price, in settlement currency.</summary>
    [JsonInclude] public decimal? MarkValue { get; internal set; }

    /// <summary>The position's present cost, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("currentCost")] public decimal? Cost { get; internal set; }

    /// <summary>The fees so far, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("currentComm")] public decimal? Commission { get; internal set; }

    /// <summary>The cost not yet realized, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("unrealisedCost")] public decimal? UnrealizedCost { get; internal set; }

    /// <summary>The gross cost realized, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("realisedGrossCost")] public decimal? RealizedGrossCost { get; internal set; }

    /// <summary>The cost realized, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("realisedCost")] public decimal? RealizedCost { get; internal set; }

    /// <summary>The gross profit or loss realized, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("realisedGrossPnl")] public decimal? RealizedGrossPnl { get; internal set; }

    /// <summary>The profit or loss realized, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("realisedPnl")] public decimal? RealizedPnl { get; internal set; }

    /// <summary>The profit or loss at the mark price, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("unrealisedPnl")] public decimal? UnrealizedPnl { get; internal set; }

    /// <summary>The unrealized profit or loss against the position's value (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("unrealisedPnlPcnt")] public decimal? UnrealizedPnlRate { get; internal set; }

    /// <summary>The unrealized profit or loss against the margin (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("unrealisedRoePcnt")] public decimal? UnrealizedRoeRate { get; internal set; }

    /// <summary>The price the position is liquidated at, in quote currency; a rough guide in cross margin.</summary>
    [JsonInclude] public decimal? LiquidationPrice { get; internal set; }

    /// <summary>The price the margin is used up at, in quote currency; a rough guide in cross margin.</summary>
    [JsonInclude, JsonPropertyName("bankruptPrice")] public decimal? BankruptcyPrice { get; internal set; }

    /// <summary>What margin and profit are in.</summary>
    [JsonInclude] public string SettleCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>True when the contract is settled in its base currency.</summary>
    [JsonInclude] public bool IsInverse { get; internal set; }

    /// <summary>The leverage chosen; null when not given.</summary>
    [JsonInclude] public decimal? Leverage { get; internal set; }

    /// <summary>The leverage there is; null in cross margin.</summary>
    [JsonInclude] public decimal? RealLeverage { get; internal set; }

    /// <summary>True when margin is added automatically; null in cross margin.</summary>
    [JsonInclude] public bool? AutoDeposit { get; internal set; }

    /// <summary>The rank in the queue for automatic deleveraging (0.5 = in the middle).</summary>
    [JsonInclude, JsonPropertyName("delevPercentage")] public decimal? DeleveragePercentage { get; internal set; }

    /// <summary>The position's value at entry, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("posCost")] public decimal? PositionCost { get; internal set; }

    /// <summary>The initial margin, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("posInit")] public decimal? InitialMargin { get; internal set; }

    /// <summary>The margin the position has, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("posMargin")] public decimal? PositionMargin { get; internal set; }

    /// <summary>The maintenance margin rate the exchange asks for (0.004 = 0.4 %).</summary>
    [JsonInclude, JsonPropertyName("maintMarginReq")] public decimal? MaintenanceMarginRequirement { get; internal set; }

    /// <summary>The risk limit; null in cross margin.</summary>
    [JsonInclude] public decimal? RiskLimit { get; internal set; }

    /// <summary>The risk limit's level; null in cross margin and when not given.</summary>
    [JsonInclude] public int? RiskLimitLevel { get; internal set; }

    /// <summary>Margin added by hand, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posCross")] public decimal? AddedMargin { get; internal set; }

    /// <summary>True when margin was to be added under an idempotency key that had added it before, and nothing was added now.</summary>
    [JsonIgnore] public bool AlreadyDone { get; internal set; }

    /// <summary>Margin added by hand, automatically and by risk limit changes, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posCrossMargin")] public decimal? AdditionalMargin { get; internal set; }

    /// <summary>What is set aside for a bankruptcy's fees, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posComm")] public decimal? BankruptcyCost { get; internal set; }

    /// <summary>The part of it from opening and adding margin, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posCommCommon")] public decimal? BankruptcyCostCommon { get; internal set; }

    /// <summary>The funding paid out, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posLoss")] public decimal? FundingPaid { get; internal set; }

    /// <summary>The funding not yet settled, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("posFunding")] public decimal? FundingUnsettled { get; internal set; }

    /// <summary>The margin that must remain, in settlement currency.</summary>
    [JsonInclude, JsonPropertyName("posMaint")] public decimal? MaintenanceMargin { get; internal set; }

    /// <summary>The margin with the unrealized profit or loss in it, in settlement currency; null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("maintMargin")] public decimal? CurrentMargin { get; internal set; }

    /// <summary>The maintenance margin rate (0.004 = 0.4 %); null in cross margin.</summary>
    [JsonInclude, JsonPropertyName("maintainMargin")] public decimal? MaintenanceMarginRate { get; internal set; }

    /// <summary>The user; null except after margin was added.</summary>
    [JsonInclude] public string? UserId { get; internal set; }

    /// <summary>When it was opened, UTC; null when there is none.</summary>
    [JsonInclude, JsonPropertyName("openingTimestamp")] public DateTimeOffset? OpenedAt { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude, JsonPropertyName("currentTimestamp")] public DateTimeOffset? Time { get; internal set; }

    /// <summary>Why the stream tells it, in the exchange's words: <c>positionChange</c>, <c>marginChange</c>, <c>markPriceChange</c>, <c>liquidation</c>, <c>adl</c>, ...; null when asked for.</summary>
    [JsonInclude] public string? ChangeReason { get; internal set; }

    /// <summary>True when the stream did not tell it but it was found by asking, after a gap: it stands for all that happened to the position in it.</summary>
    [JsonIgnore] public bool Reconciled { get; internal set; }

    /// <summary>What a message of the stream gave, which may be a few fields only; null when asked for.</summary>
    internal PositionFields? Given { get; set; }

    LotUnits IInLots.Units { set => _units = value; }
}
