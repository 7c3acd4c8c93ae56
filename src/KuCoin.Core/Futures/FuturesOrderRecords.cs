using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A futures order to place. API: Futures Trading, Orders, Add Order.</summary>
public sealed record FuturesOrderRequest
{
    /// <summary>The contract, for example <c>XBTUSDTM</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Buy or sell; null only with <see cref="CloseOrder"/>, where the position decides.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>Limit by default; a market order must be asked for.</summary>
    public OrderType Type { get; init; } = OrderType.Limit;

    /// <summary>How much, in lots. Exactly one of this, <see cref="Quantity"/> and <see cref="Value"/>, or none with <see cref="CloseOrder"/>.</summary>
    public long? Size { get; init; }

    /// <summary>How much, in base currency; the exchange rounds it to lots. Not for coin-margined contracts.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How much, in quote currency; the exchange rounds it to lots. Not for coin-margined contracts.</summary>
    public decimal? Value { get; init; }

    /// <summary>The limit, in quote currency; needed for a limit order, not allowed for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>The leverage of an isolated position: needed unless the order only closes or reduces. Null in cross margin, where the contract's own is used.</summary>
    public int? Leverage { get; init; }

    /// <summary>Must be the mode the contract is set to; null lets the exchange take isolated.</summary>
    public MarginMode? MarginMode { get; init; }

    /// <summary>The position the order is for; needed when the account is in hedge mode, where a contract has a long and a short one. Null in one-way mode.</summary>
    public PositionSide? PositionSide { get; init; }

    /// <summary>GTC or IOC; null lets the exchange take GTC. Futures know neither GTT nor FOK.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>Refuse rather than take. Not with IOC, <see cref="Hidden"/> or <see cref="Iceberg"/>.</summary>
    public bool PostOnly { get; init; }

    /// <summary>Do not show the order in the book.</summary>
    public bool Hidden { get; init; }

    /// <summary>Show only <see cref="VisibleSize"/> of the order in the book.</summary>
    public bool Iceberg { get; init; }

    /// <summary>The part of an iceberg order that is shown, in lots.</summary>
    public long? VisibleSize { get; init; }

    /// <summary>The price that triggers the order, in quote currency; null when it is no stop. Needs <see cref="Stop"/>.</summary>
    public decimal? StopPrice { get; init; }

    /// <summary>From which side the price must come; null when the order is no stop.</summary>
    public StopDirection? Stop { get; init; }

    /// <summary>Which price triggers; null for the last trade's. Only with a stop.</summary>
    public StopPriceType? StopPriceType { get; init; }

    /// <summary>With the order itself a second one that closes it again when the price is at or above this, in quote currency: a long's profit, a short's loss. Not with <see cref="Stop"/>.</summary>
    public decimal? TriggerUpPrice { get; init; }

    /// <summary>With the order itself a second one that closes it again when the price is at or below this, in quote currency: a long's loss, a short's profit. Not with <see cref="Stop"/>.</summary>
    public decimal? TriggerDownPrice { get; init; }

    /// <summary>Hold margin even though the order makes a position smaller, so that it stays when the position changes.</summary>
    public bool ForceHold { get; init; }

    /// <summary>The order may only make a position smaller.</summary>
    public bool ReduceOnly { get; init; }

    /// <summary>Close the whole position; side, size and leverage may then be left out.</summary>
    public bool CloseOrder { get; init; }

    /// <summary>A note kept with the order: at most 100 characters.</summary>
    public string? Remark { get; init; }

    /// <summary>CO, CN or CB; null for nothing. Futures do not know DC.</summary>
    public SelfTradePrevention? SelfTradePrevention { get; init; }

    /// <summary>The client id, at most 40 letters, digits, '_' and '-'; null to have one generated. No two orders may share one.</summary>
    public string? ClientOid { get; init; }

    /// <summary>A key of your own instead of <see cref="ClientOid"/>: whatever is asked for under the same key happens once, from any machine and with any API key of the account. Null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Refuses what contradicts itself, as placing it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => FuturesOrderRules.Check(this);

    /// <summary>True when a second order comes with it that closes it again.</summary>
    internal bool HasTriggers => TriggerUpPrice is not null || TriggerDownPrice is not null;

    internal string? StopPriceTypeWord => Stop is null && !HasTriggers ? null : (StopPriceType ?? KuCoin.StopPriceType.Last).ToWord();
}

/// <summary>The exchange has taken a futures order. What became of it is asked with its id. API: Futures Trading, Orders, Add Order.</summary>
public sealed record FuturesOrderReceipt : KuCoinRecord
{
    /// <summary>The exchange's id of the order.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The client id it was sent with.</summary>
    public string ClientOid { get; internal set; } = "";

    /// <summary>The contract.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell; null when a closing order left it to the position.</summary>
    public OrderSide? Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    public decimal? Price { get; internal set; }

    /// <summary>The size asked for, in lots; null when it was given otherwise.</summary>
    public long? Size { get; internal set; }

    /// <summary>The size asked for, in base currency, or what <see cref="Size"/> is in it: of an inverse contract at the limit. Null for a market order there, when it was given as a value, and when the contract is not known.</summary>
    public decimal? Quantity { get; internal set; }

    /// <summary>The size asked for, in quote currency; null when it was given otherwise.</summary>
    public decimal? Value { get; internal set; }

    /// <summary>The leverage asked for; null when none was.</summary>
    public int? Leverage { get; internal set; }

    /// <summary>ISOLATED or CROSS as it was asked for; null when it was left to the exchange.</summary>
    public string? MarginMode { get; internal set; }

    /// <summary>GTC or IOC as it was asked for; null when it was left to the exchange.</summary>
    public string? TimeInForce { get; internal set; }

    /// <summary><c>up</c> or <c>down</c>; null when the order is no stop.</summary>
    public string? Stop { get; internal set; }

    /// <summary>The price that triggers the order, in quote currency; null when it is no stop.</summary>
    public decimal? StopPrice { get; internal set; }

    /// <summary>TP (last trade), IP (index) or MP (mark); null when the order is no stop.</summary>
    public string? StopPriceType { get; internal set; }

    /// <summary>The price at or above which the order is closed again, in quote currency; null when none was asked for.</summary>
    public decimal? TriggerUpPrice { get; internal set; }

    /// <summary>The price at or below which the order is closed again, in quote currency; null when none was asked for.</summary>
    public decimal? TriggerDownPrice { get; internal set; }

    /// <summary>True when the order may only make a position smaller.</summary>
    public bool ReduceOnly { get; internal set; }

    /// <summary>True when the order closes the whole position.</summary>
    public bool CloseOrder { get; internal set; }

    /// <summary>When the answer arrived, UTC by the exchange's clock; when <see cref="Recovered"/>, when the exchange made the order.</summary>
    public DateTimeOffset PlacedAt { get; internal set; }

    /// <summary>True when the answer was lost and the order was found by asking for its client id.</summary>
    public bool Recovered { get; internal set; }

    /// <summary>True when the idempotency key had done it before, and nothing was sent or changed now.</summary>
    public bool AlreadyDone { get; internal set; }
}

/// <summary>A futures order. API: Futures Trading, Orders, Get Order By OrderId.</summary>
public sealed record FuturesOrder : KuCoinRecord
{
    /// <summary>The exchange's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The client id, null when it was placed without one.</summary>
    [JsonInclude] public string? ClientOid { get; internal set; }

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c>, <c>market</c>, <c>limit_stop</c>, ... in the exchange's words.</summary>
    [JsonInclude] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary><c>open</c> while it can fill, <c>done</c> when it is filled or cancelled.</summary>
    [JsonInclude] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size asked for, in lots.</summary>
    [JsonInclude] public long? Size { get; internal set; }

    /// <summary>The size asked for, in base currency, for an inverse contract at the order's price. Null when the contract could not be asked for, or is gone.</summary>
    [JsonIgnore] public decimal? Quantity { get; internal set; }

    /// <summary>The value asked for, in settlement currency.</summary>
    [JsonInclude] public decimal? Value { get; internal set; }

    /// <summary>What has filled, in lots.</summary>
    [JsonInclude, JsonRequired] public long FilledSize { get; internal set; }

    /// <summary>What has filled, in base currency, for an inverse contract at the prices it filled at. Null when the contract could not be asked for, or is gone.</summary>
    [JsonIgnore] public decimal? FilledQuantity { get; internal set; }

    /// <summary>What has filled, in settlement currency.</summary>
    [JsonInclude] public decimal? FilledValue { get; internal set; }

    /// <summary>What can still fill, in lots: zero when done.</summary>
    [JsonIgnore] public long? RemainingSize => IsActive ? Reckon.Difference(Size, FilledSize) : 0L;

    /// <summary>What it filled at on average, in quote currency; null when nothing has filled.</summary>
    [JsonInclude, JsonPropertyName("avgDealPrice"), JsonConverter(typeof(ZeroIsNullConverter))] public decimal? AveragePrice { get; internal set; }

    /// <summary>The leverage; null in cross margin.</summary>
    [JsonInclude] public decimal? Leverage { get; internal set; }

    /// <summary>ISOLATED or CROSS.</summary>
    [JsonInclude] public string? MarginMode { get; internal set; }

    /// <summary>BOTH, or LONG and SHORT in hedge mode; null when not given.</summary>
    [JsonInclude] public string? PositionSide { get; internal set; }

    /// <summary>True when it may only make a position smaller.</summary>
    [JsonInclude] public bool ReduceOnly { get; internal set; }

    /// <summary>True when it closes the whole position.</summary>
    [JsonInclude] public bool CloseOrder { get; internal set; }

    /// <summary>True when margin is held even though the order makes a position smaller.</summary>
    [JsonInclude] public bool ForceHold { get; internal set; }

    /// <summary>GTC, IOC or RPI.</summary>
    [JsonInclude] public string? TimeInForce { get; internal set; }

    /// <summary>True when it was to make, never to take.</summary>
    [JsonInclude] public bool PostOnly { get; internal set; }

    /// <summary>True when the book does not show it.</summary>
    [JsonInclude] public bool Hidden { get; internal set; }

    /// <summary>True when the book shows only <see cref="VisibleSize"/> of it.</summary>
    [JsonInclude] public bool Iceberg { get; internal set; }

    /// <summary>The shown part of an iceberg order, in lots; null for others.</summary>
    [JsonInclude] public long? VisibleSize { get; internal set; }

    /// <summary><c>up</c> or <c>down</c>; null when it is no stop.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>TP (last trade), IP (index) or MP (mark); null when it is no stop.</summary>
    [JsonInclude] public string? StopPriceType { get; internal set; }

    /// <summary>The stop's trigger, in quote currency; null when it is no stop.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? StopPrice { get; internal set; }

    /// <summary>True when the stop has triggered; null when the exchange does not say.</summary>
    [JsonInclude] public bool? StopTriggered { get; internal set; }

    /// <summary>CO, CN or CB; null when none was asked for.</summary>
    [JsonInclude, JsonPropertyName("stp")] public string? SelfTradePrevention { get; internal set; }

    /// <summary>What margin and profit are in.</summary>
    [JsonInclude] public string? SettleCurrency { get; internal set; }

    /// <summary>The note kept with it, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>The exchange's tags, null when none.</summary>
    [JsonInclude] public string? Tags { get; internal set; }

    /// <summary>True while it can fill.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededFlagConverter))] public bool IsActive { get; internal set; }

    /// <summary>True when it, or what was left of it, was cancelled.</summary>
    [JsonInclude, JsonPropertyName("cancelExist")] public bool IsCancelled { get; internal set; }

    /// <summary>When it was placed, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When it last changed, UTC.</summary>
    [JsonInclude] public DateTimeOffset? UpdatedAt { get; internal set; }

    /// <summary>When it was done, UTC; null while active.</summary>
    [JsonInclude, JsonPropertyName("endAt")] public DateTimeOffset? EndedAt { get; internal set; }

    /// <summary>When the matching engine took it, UTC.</summary>
    [JsonInclude, JsonPropertyName("orderTime")] public DateTimeOffset? OrderedAt { get; internal set; }
}
