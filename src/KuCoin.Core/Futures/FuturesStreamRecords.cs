using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>Something happened to a futures order. An order's state is in <see cref="Status"/> and the cumulative sizes, not in the number of changes. API: WebSocket, Futures, Private Channels, All Orders.</summary>
public sealed record FuturesOrderChange : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The order's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderId"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The order's client id, null when it was placed without one.</summary>
    [JsonInclude] public string? ClientOid { get; internal set; }

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("orderType")] public string? Type { get; internal set; }

    /// <summary>What happened: <c>open</c>, <c>match</c>, <c>update</c>, <c>filled</c> or <c>canceled</c>.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("type")] public string Event { get; internal set => field = value ?? ""; } = "";

    /// <summary>What the order is now: <c>open</c>, <c>match</c> or <c>done</c>.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>ISOLATED or CROSS; null when the exchange does not say.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>BOTH, or LONG and SHORT in hedge mode; null when the exchange does not say.</summary>
    [JsonInclude] public string? PositionSide { get; internal set; }

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size, in lots.</summary>
    [JsonInclude] public long? Size { get; internal set; }

    /// <summary>The size, in base currency; of an inverse contract at the limit, null for a market order there. Null when the contract is not known.</summary>
    [JsonIgnore] public decimal? Quantity => _units.At(Size, Price);

    /// <summary>How much has been filled so far, in lots.</summary>
    [JsonInclude] public long? FilledSize { get; internal set; }

    /// <summary>How much has been filled so far, in base currency. Null for inverse contracts (their lots are quote currency, filled at several prices), and when the contract is not known.</summary>
    [JsonIgnore] public decimal? FilledQuantity => _units.At(FilledSize, price: null);

    /// <summary>How much is still to be filled, in lots.</summary>
    [JsonInclude, JsonPropertyName("remainSize")] public long? RemainingSize { get; internal set; }

    /// <summary>How much is still to be filled, in base currency; as <see cref="Quantity"/>.</summary>
    [JsonIgnore] public decimal? RemainingQuantity => _units.At(RemainingSize, Price);

    /// <summary>How much has been cancelled, in lots.</summary>
    [JsonInclude, JsonPropertyName("canceledSize")] public long? CancelledSize { get; internal set; }

    /// <summary>The price of this match, in quote currency; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public decimal? MatchPrice { get; internal set; }

    /// <summary>The size of this match, in lots; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public long? MatchSize { get; internal set; }

    /// <summary>The size of this match, in base currency; of an inverse contract at its price. Null unless <see cref="Event"/> is <c>match</c>, and when the contract is not known.</summary>
    [JsonIgnore] public decimal? MatchQuantity => _units.At(MatchSize, MatchPrice);

    /// <summary>The trade of this match; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public string? TradeId { get; internal set; }

    /// <summary><c>taker</c> or <c>maker</c>; null when the exchange does not say.</summary>
    [JsonInclude] public string? Liquidity { get; internal set; }

    /// <summary><c>takerFee</c> or <c>makerFee</c>; null when the exchange does not say.</summary>
    [JsonInclude] public string? FeeType { get; internal set; }

    /// <summary>The size before this reduction, in lots; null unless <see cref="Event"/> is <c>update</c>.</summary>
    [JsonInclude] public long? OldSize { get; internal set; }

    /// <summary><c>trade</c>, <c>liquid</c>, <c>adl</c> or <c>settlement</c>; null when the exchange does not say.</summary>
    [JsonInclude] public string? TradeType { get; internal set; }

    /// <summary>When the order was placed, UTC; null when the exchange does not say.</summary>
    [JsonInclude] public DateTimeOffset? OrderTime { get; internal set; }

    /// <summary>When the change happened, UTC; when <see cref="Reconciled"/>, when it was asked for.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }

    /// <summary>True when the change was not received but found by asking, after a gap: it stands for all that happened to the order in it.</summary>
    [JsonIgnore] public bool Reconciled { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>Something happened to a futures stop order. API: WebSocket, Futures, Private Channels, Stop Orders.</summary>
public sealed record FuturesStopOrderChange : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The stop order's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderId"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary>The order's type in the exchange's words, <c>stop</c>.</summary>
    [JsonInclude, JsonPropertyName("orderType")] public string? Type { get; internal set; }

    /// <summary>What happened, in the exchange's words: <c>open</c>, <c>triggered</c>, <c>cancel</c> and others.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("type")] public string Event { get; internal set => field = value ?? ""; } = "";

    /// <summary>ISOLATED or CROSS; null when the exchange does not say.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary><c>up</c> or <c>down</c>.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>The price that triggers, in quote currency.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? StopPrice { get; internal set; }

    /// <summary>Which price triggers: TP (last), IP (index) or MP (mark).</summary>
    [JsonInclude] public string? StopPriceType { get; internal set; }

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonPropertyName("orderPrice"), JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size, in lots.</summary>
    [JsonInclude] public long? Size { get; internal set; }

    /// <summary>The size, in base currency; of an inverse contract at the limit, null for a market order there. Null when the contract is not known.</summary>
    [JsonIgnore] public decimal? Quantity => _units.At(Size, Price);

    /// <summary>Whether the order could be placed when it triggered; null when the exchange does not say.</summary>
    [JsonInclude] public bool? TriggerSuccess { get; internal set; }

    /// <summary>Why it could not; null when it could, or the exchange does not say.</summary>
    [JsonInclude] public string? Error { get; internal set; }

    /// <summary>When it was placed, UTC; null when the exchange does not say.</summary>
    [JsonInclude] public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>When the change happened, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>The futures account changed. All amounts in <see cref="Currency"/>. API: WebSocket, Futures, Private Channels, Account Balance.</summary>
public sealed record FuturesBalanceChange : KuCoinRecord
{
    /// <summary>The currency.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Currency { get; internal set; } = "";

    /// <summary>What the account is worth, unrealized profit and loss included; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? Equity { get; internal set; }

    /// <summary>What the account holds, unrealized profit and loss aside; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? WalletBalance { get; internal set; }

    /// <summary>What can be used.</summary>
    [JsonInclude, JsonPropertyName("availableBalance")] public decimal? Available { get; internal set; }

    /// <summary>What withdrawals and transfers hold.</summary>
    [JsonInclude, JsonPropertyName("holdBalance")] public decimal? Hold { get; internal set; }

    /// <summary>The margin of cross positions.</summary>
    [JsonInclude, JsonPropertyName("crossPosMargin")] public decimal? CrossPositionMargin { get; internal set; }

    /// <summary>The margin of cross orders.</summary>
    [JsonInclude] public decimal? CrossOrderMargin { get; internal set; }

    /// <summary>All that secures cross positions.</summary>
    [JsonInclude] public decimal? TotalCrossMargin { get; internal set; }

    /// <summary>The unrealized profit or loss of cross positions.</summary>
    [JsonInclude, JsonPropertyName("crossUnPnl")] public decimal? CrossUnrealizedPnl { get; internal set; }

    /// <summary>The margin of isolated positions.</summary>
    [JsonInclude, JsonPropertyName("isolatedPosMargin")] public decimal? IsolatedPositionMargin { get; internal set; }

    /// <summary>The margin of isolated orders.</summary>
    [JsonInclude] public decimal? IsolatedOrderMargin { get; internal set; }

    /// <summary>The funding that isolated positions have paid from their margin.</summary>
    [JsonInclude, JsonPropertyName("isolatedFundingFeeMargin")] public decimal? IsolatedFundingMargin { get; internal set; }

    /// <summary>The unrealized profit or loss of isolated positions.</summary>
    [JsonInclude, JsonPropertyName("isolatedUnPnl")] public decimal? IsolatedUnrealizedPnl { get; internal set; }

    /// <summary>Counts the account's changes; null when asked for.</summary>
    [JsonInclude] public long? Version { get; internal set; }

    /// <summary>When, UTC; when <see cref="Reconciled"/>, when it was asked for.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timestamp")] public DateTimeOffset Time { get; internal set; }

    /// <summary>True when the change was not received but found by asking, after a gap: it stands for all that happened to the account in it.</summary>
    [JsonIgnore] public bool Reconciled { get; internal set; }
}

/// <summary>The funding of a position was settled. API: WebSocket, Futures, Private Channels, Position Change.</summary>
public sealed record FuturesSettlement : IInLots
{
    private LotUnits _units;

    /// <summary>The contract.</summary>
    [JsonInclude] public string Symbol { get; internal set => field = value ?? ""; } = "";

    /// <summary>When the funding was due, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("fundingTime")] public DateTimeOffset FundingAt { get; internal set; }

    /// <summary>The position, in lots: negative when short.</summary>
    [JsonInclude, JsonPropertyName("qty")] public long? Size { get; internal set; }

    /// <summary>The position, in base currency: negative when short, of an inverse contract at the mark price. Null when the contract is not known.</summary>
    [JsonIgnore] public decimal? Quantity => _units.At(Size, MarkPrice);

    /// <summary>The mark price, in quote currency.</summary>
    [JsonInclude] public decimal? MarkPrice { get; internal set; }

    /// <summary>The funding rate (0.0001 = 0.01 %).</summary>
    [JsonInclude, JsonPropertyName("fundingRate")] public decimal? Rate { get; internal set; }

    /// <summary>What was paid or received, in <see cref="SettleCurrency"/>: negative when the account paid.</summary>
    [JsonInclude, JsonPropertyName("fundingFee")] public decimal? Amount { get; internal set; }

    /// <summary>What it was paid in.</summary>
    [JsonInclude] public string? SettleCurrency { get; internal set; }

    /// <summary>When it was told, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>The exchange begins or has ended to settle the funding of a contract. API: WebSocket, Futures, Public Channels, Funding Fee Settlement.</summary>
public sealed record FuturesAnnouncement : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary><c>funding.begin</c> or <c>funding.end</c>.</summary>
    [JsonIgnore] public string Event { get; internal set; } = "";

    /// <summary>When the funding is due, UTC.</summary>
    [JsonInclude, JsonPropertyName("fundingTime")] public DateTimeOffset? FundingAt { get; internal set; }

    /// <summary>The funding rate (0.0001 = 0.01 %).</summary>
    [JsonInclude] public decimal? FundingRate { get; internal set; }

    /// <summary>When it was told, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timestamp")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>What was traded in a contract within 24 hours. API: WebSocket, Futures, Public Channels, Symbol Snapshot.</summary>
public sealed record FuturesMarketStatistic : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The price of the last trade, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("lastPrice")] public decimal? Last { get; internal set; }

    /// <summary>The highest price, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("highPrice")] public decimal? High { get; internal set; }

    /// <summary>The lowest price, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("lowPrice")] public decimal? Low { get; internal set; }

    /// <summary>The price 24 hours ago, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("price24HoursBefore")] public decimal? Open { get; internal set; }

    /// <summary>The change, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("priceChg")] public decimal? ChangePrice { get; internal set; }

    /// <summary>The change (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("priceChgPct")] public decimal? Change { get; internal set; }

    /// <summary>What was traded, as the exchange counts it.</summary>
    [JsonInclude] public decimal? Volume { get; internal set; }

    /// <summary>What was traded, in quote currency.</summary>
    [JsonInclude] public decimal? Turnover { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>What a contract is valued by, as it is known so far. API: WebSocket, Futures, Public Channels, Instrument.</summary>
public sealed record FuturesContractPrices : KuCoinRecord
{
    /// <summary>The contract.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>The mark price, in quote currency: what positions are valued and liquidated by; null until it is told.</summary>
    public decimal? MarkPrice { get; internal set; }

    /// <summary>The index price, in quote currency; null until it is told.</summary>
    public decimal? IndexPrice { get; internal set; }

    /// <summary>The funding rate (0.0001 = 0.01 %); null until it is told, which takes up to a minute.</summary>
    public decimal? FundingRate { get; internal set; }

    /// <summary>One minute for a predicted rate, hours for a settled one; null until it is told.</summary>
    public TimeSpan? FundingInterval { get; internal set; }

    /// <summary>When the newest of it was so, UTC.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>True when the newest of it is the funding rate.</summary>
    internal bool IsOfRate { get; set; }
}

/// <summary>The leverage of a contract as the stream writes it.</summary>
internal sealed record LeverageMessage
{
    [JsonRequired] public decimal Leverage { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FuturesTrade))]
[JsonSerializable(typeof(FuturesOrderChange))]
[JsonSerializable(typeof(FuturesStopOrderChange))]
[JsonSerializable(typeof(FuturesBalanceChange))]
[JsonSerializable(typeof(FuturesPosition))]
[JsonSerializable(typeof(FuturesSettlement))]
[JsonSerializable(typeof(FuturesRiskLimitChange))]
[JsonSerializable(typeof(FuturesAnnouncement))]
[JsonSerializable(typeof(FuturesMarketStatistic))]
[JsonSerializable(typeof(LeverageMessage))]
internal sealed partial class FuturesStreamJson : JsonSerializerContext
{
    public static FuturesStreamJson Messages { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>A price of a contract's book whose size has changed. API: WebSocket, Futures, Public Channels, Orderbook - Increment.</summary>
public sealed record FuturesOrderBookChange : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The contract.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>Which change of the book it is. Each follows on the one before.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When, UTC; null when the exchange did not say.</summary>
    public DateTimeOffset? Time { get; internal set; }

    /// <summary>Buy for a bid, sell for an ask.</summary>
    public OrderSide Side { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    public decimal Price { get; internal set; }

    /// <summary>How much there is at this price now, in lots; 0 when nothing is left.</summary>
    public decimal Size { get; internal set; }

    /// <summary>The same in base currency; of an inverse contract at this price. Null when the contract is not known.</summary>
    public decimal? Quantity => _units.At(Size, Price);

    /// <summary>How much there was before, in lots; 0 when the price is new.</summary>
    public decimal PreviousSize { get; internal set; }

    /// <summary>True for a price of the book that the changes begin from: what was known of the symbol before is over. All prices of one such book have the same sequence.</summary>
    public bool Initial { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}
