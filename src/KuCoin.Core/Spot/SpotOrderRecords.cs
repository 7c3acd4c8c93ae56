using System.Globalization;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A spot or margin order to place. API: Spot Trading, Orders, Add Order.</summary>
public sealed record OrderRequest
{
    /// <summary>The pair, for example <c>BTC-USDT</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>Buy or sell the base currency.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Limit by default; a market order must be asked for.</summary>
    public OrderType Type { get; init; } = OrderType.Limit;

    /// <summary>The limit, in quote currency; needed for a limit order, not allowed for a market order.</summary>
    public decimal? Price { get; init; }

    /// <summary>How much, in base currency; needed for a limit order, either this or <see cref="Funds"/> for a market order.</summary>
    public decimal? Size { get; init; }

    /// <summary>What to spend or to receive, in quote currency; market orders only.</summary>
    public decimal? Funds { get; init; }

    /// <summary>How long a limit order stays; null lets the exchange take GTC.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>The life of a GTT order, whole seconds, at most 30 days; not allowed for others.</summary>
    public TimeSpan? CancelAfter { get; init; }

    /// <summary>Refuse rather than take: the order is cancelled when it would fill at once. Not with IOC or FOK.</summary>
    public bool PostOnly { get; init; }

    /// <summary>Do not show the order in the book.</summary>
    public bool Hidden { get; init; }

    /// <summary>Show only <see cref="VisibleSize"/> of the order in the book.</summary>
    public bool Iceberg { get; init; }

    /// <summary>The part of an iceberg order that is shown, in base currency.</summary>
    public decimal? VisibleSize { get; init; }

    /// <summary>What happens on a match with an order of the same user; null for nothing.</summary>
    public SelfTradePrevention? SelfTradePrevention { get; init; }

    /// <summary>Whose money is used; null lets the exchange take the trade account.</summary>
    public TradeType? TradeType { get; init; }

    /// <summary>Margin orders: borrow what the account lacks when the order is placed. Not for stop orders.</summary>
    public bool AutoBorrow { get; init; }

    /// <summary>Margin orders: repay debt with what the order brings in, as it fills. Not for stop orders.</summary>
    public bool AutoRepay { get; init; }

    /// <summary>A note kept with the order: at most 20 printable ASCII characters. The exchange's calls for margin orders take none.</summary>
    public string? Remark { get; init; }

    /// <summary>The client id, at most 40 letters, digits, '_' and '-'; null to have one generated. No two orders may share one.</summary>
    public string? ClientOid { get; init; }

    /// <summary>A key of your own instead of <see cref="ClientOid"/>: whatever is asked for under the same key happens once, from any machine and with any API key of the account. Null for none.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Refuses what contradicts itself, as placing it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => OrderRules.Check(this);
}

/// <summary>The exchange has taken an order. What became of it is asked with its id. API: Spot Trading, Orders, Add Order.</summary>
public sealed record OrderReceipt : KuCoinRecord
{
    /// <summary>The exchange's id of the order.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The client id it was sent with.</summary>
    public string ClientOid { get; internal set; } = "";

    /// <summary>The pair.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    public decimal? Price { get; internal set; }

    /// <summary>The size, in base currency; null for a market order by funds.</summary>
    public decimal? Size { get; internal set; }

    /// <summary>The funds, in quote currency; null unless the order was placed by funds.</summary>
    public decimal? Funds { get; internal set; }

    /// <summary>GTC, GTT, IOC or FOK as it was asked for; null when it was left to the exchange.</summary>
    public string? TimeInForce { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    public string TradeType { get; internal set; } = "";

    /// <summary>What was borrowed for the order, in the currency it pays with; null when nothing was, and when <see cref="Recovered"/>.</summary>
    public decimal? BorrowedSize { get; internal set; }

    /// <summary>The id of the loan; null when nothing was borrowed, and when <see cref="Recovered"/>.</summary>
    public string? LoanId { get; internal set; }

    /// <summary>When the answer arrived, UTC by the exchange's clock; when <see cref="Recovered"/>, when the exchange made the order.</summary>
    public DateTimeOffset PlacedAt { get; internal set; }

    /// <summary>True when the answer was lost and the order was found by asking for its client id.</summary>
    public bool Recovered { get; internal set; }

    /// <summary>True when the idempotency key had done it before, and nothing was sent or changed now.</summary>
    public bool AlreadyDone { get; internal set; }
}

/// <summary>A spot or margin order. API: Spot Trading, Orders, Get Order By OrderId and Get Orders List.</summary>
public sealed record Order
{
    /// <summary>The exchange's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The client id, null when it was placed without one.</summary>
    [JsonInclude] public string? ClientOid { get; internal set; }

    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c>, <c>market</c>, <c>limit_stop</c>, ... in the exchange's words.</summary>
    [JsonInclude] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary><c>active</c> while it can fill, <c>done</c> when it is filled or cancelled.</summary>
    [JsonIgnore] public string Status => IsActive ? "active" : "done";

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonConverter(typeof(Json.ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size asked for, in base currency; null for an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(Json.ZeroIsNullConverter))] public decimal? Size { get; internal set; }

    /// <summary>The funds asked for, in quote currency; null unless it is an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(Json.ZeroIsNullConverter))] public decimal? Funds { get; internal set; }

    /// <summary>What has filled, in base currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("dealSize")] public decimal FilledSize { get; internal set; }

    /// <summary>What has filled, in quote currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("dealFunds")] public decimal FilledFunds { get; internal set; }

    /// <summary>What can still fill, in base currency: zero when done, null for an active order by funds.</summary>
    [JsonInclude, JsonPropertyName("remainSize")] public decimal? RemainingSize { get => IsActive ? field ?? Reckon.Difference(Size, FilledSize) : 0m; internal set; }

    /// <summary>What can still be spent, in quote currency; null when the exchange does not say (Classic).</summary>
    [JsonInclude, JsonPropertyName("remainFunds")] public decimal? RemainingFunds { get; internal set; }

    /// <summary>What was cancelled, in base currency; null when the exchange does not say (Classic).</summary>
    [JsonInclude] public decimal? CancelledSize { get; internal set; }

    /// <summary>What was cancelled, in quote currency; null when the exchange does not say (Classic).</summary>
    [JsonInclude] public decimal? CancelledFunds { get; internal set; }

    /// <summary>What it filled at on average, in quote currency; null when nothing has filled.</summary>
    [JsonIgnore] public decimal? AveragePrice => FilledSize > 0m ? Reckon.Quotient(FilledFunds, FilledSize) : null;

    /// <summary>The fee so far, in <see cref="FeeCurrency"/>; null when the exchange gives none.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The currency of the fee.</summary>
    [JsonInclude] public string? FeeCurrency { get; internal set; }

    /// <summary>GTC, GTT, IOC or FOK.</summary>
    [JsonInclude] public string? TimeInForce { get; internal set; }

    /// <summary>True when it was to make, never to take.</summary>
    [JsonInclude] public bool PostOnly { get; internal set; }

    /// <summary>True when the book does not show it.</summary>
    [JsonInclude] public bool Hidden { get; internal set; }

    /// <summary>True when the book shows only <see cref="VisibleSize"/> of it.</summary>
    [JsonInclude] public bool Iceberg { get; internal set; }

    /// <summary>The shown part of an iceberg order, in base currency; null for others.</summary>
    [JsonInclude, JsonConverter(typeof(Json.ZeroIsNullConverter))] public decimal? VisibleSize { get; internal set; }

    /// <summary>The kind of the stop, null when it is none.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>The stop's trigger, in quote currency; null when it is no stop.</summary>
    [JsonInclude, JsonConverter(typeof(Json.ZeroIsNullConverter))] public decimal? StopPrice { get; internal set; }

    /// <summary>True when the stop has triggered.</summary>
    [JsonInclude] public bool StopTriggered { get; internal set; }

    /// <summary>DC, CO, CN or CB; null when none was asked for.</summary>
    [JsonInclude, JsonPropertyName("stp")] public string? SelfTradePrevention { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    [JsonInclude] public string? TradeType { get; internal set; }

    /// <summary>Where it was placed: API, WEB, ...</summary>
    [JsonInclude] public string? Channel { get; internal set; }

    /// <summary>The note kept with it, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>The exchange's tags, null when none.</summary>
    [JsonInclude] public string? Tags { get; internal set; }

    /// <summary>True while it can fill.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededFlagConverter))] public bool IsActive { get; internal set; }

    /// <summary>True when it, or what was left of it, was cancelled.</summary>
    [JsonInclude, JsonPropertyName("cancelExist")] public bool IsCancelled { get; internal set; }

    /// <summary>The life of a GTT order, null for others.</summary>
    [JsonInclude, JsonConverter(typeof(Json.SecondsConverter))] public TimeSpan? CancelAfter { get; internal set; }

    /// <summary>When it was placed, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>When it last changed, UTC; null when the exchange does not say (Classic).</summary>
    [JsonInclude] public DateTimeOffset? LastUpdatedAt { get; internal set; }

    /// <summary>True when it lies in the book; null when the exchange does not say (Classic).</summary>
    [JsonInclude] public bool? InOrderBook { get; internal set; }

    /// <summary>What the exchange calls the operation: DEAL.</summary>
    [JsonInclude] public string? OpType { get; internal set; }

    /// <summary>The tax, in <see cref="TaxCurrency"/>; null where none applies.</summary>
    [JsonInclude] public decimal? Tax { get; internal set; }

    /// <summary>The tax rate (0.01 = 1 %); null where none applies.</summary>
    [JsonInclude] public decimal? TaxRate { get; internal set; }

    /// <summary>The currency of the tax; null where none applies.</summary>
    [JsonInclude] public string? TaxCurrency { get; internal set; }

    /// <summary>One line for the places that show an object as text, such as a group's members.</summary>
    public override string ToString() => FormattableString.Invariant($"{Side} {(object?)Size ?? Funds} {Symbol} at {Price?.ToString(CultureInfo.InvariantCulture) ?? "market"} ({Status})");
}

/// <summary>Which orders to list; what is null does not filter. API: Spot Trading, Orders, Get Orders List.</summary>
public sealed record OrderQuery
{
    /// <summary>The pair; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>Open orders, or filled and cancelled ones; the exchange lists one kind per call.</summary>
    public OrderStatus Status { get; init; } = OrderStatus.Active;

    /// <summary>Buys or sells only.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>One type in the exchange's words: limit, market, limit_stop, market_stop, oco_limit, oco_stop.</summary>
    public string? Type { get; init; }

    /// <summary>Whose money; null lets the exchange take TRADE.</summary>
    public TradeType? TradeType { get; init; }

    /// <summary>The oldest order wanted; for done orders null means seven days before <see cref="EndTime"/>.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest order wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>Which fills to list; what is null does not filter. API: Spot Trading, Orders, Get Trade History.</summary>
public sealed record FillQuery
{
    /// <summary>One order's fills.</summary>
    public string? OrderId { get; init; }

    /// <summary>The pair; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>Buys or sells only.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>One order type in the exchange's words: limit, market, limit_stop, market_stop.</summary>
    public string? Type { get; init; }

    /// <summary>Whose money; null lets the exchange take TRADE.</summary>
    public TradeType? TradeType { get; init; }

    /// <summary>The oldest fill wanted; null means seven days before <see cref="EndTime"/>.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest fill wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>One execution of an order. API: Spot Trading, Orders, Get Trade History.</summary>
public sealed record Fill
{
    /// <summary>The fill's own id; null when the exchange gives none (Classic).</summary>
    [JsonInclude] public string? Id { get; internal set; }

    /// <summary>The trade's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string TradeId { get; internal set; } = "";

    /// <summary>The order it belongs to.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string OrderId { get; internal set; } = "";

    /// <summary>The other side's order.</summary>
    [JsonInclude] public string? CounterOrderId { get; internal set; }

    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>taker</c> or <c>maker</c>.</summary>
    [JsonInclude] public string? Liquidity { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    [JsonInclude, JsonRequired] public decimal Price { get; internal set; }

    /// <summary>How much, in base currency.</summary>
    [JsonInclude, JsonRequired] public decimal Size { get; internal set; }

    /// <summary>Price times size, in quote currency.</summary>
    [JsonInclude, JsonRequired] public decimal Funds { get; internal set; }

    /// <summary>The fee, in <see cref="FeeCurrency"/>; null when the exchange gives none.</summary>
    [JsonInclude] public decimal? Fee { get; internal set; }

    /// <summary>The fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? FeeRate { get; internal set; }

    /// <summary>The currency of the fee.</summary>
    [JsonInclude] public string? FeeCurrency { get; internal set; }

    /// <summary>The order's type: <c>limit</c>, <c>market</c>, ...</summary>
    [JsonInclude] public string? Type { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    [JsonInclude] public string? TradeType { get; internal set; }

    /// <summary>The kind of the stop the order came from, null when it was none.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>True when the exchange made the order take, for example in a liquidation.</summary>
    [JsonInclude] public bool ForceTaker { get; internal set; }

    /// <summary>When it traded, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }

    /// <summary>The tax, in <see cref="TaxCurrency"/>; null where none applies.</summary>
    [JsonInclude] public decimal? Tax { get; internal set; }

    /// <summary>The tax rate (0.01 = 1 %); null where none applies.</summary>
    [JsonInclude] public decimal? TaxRate { get; internal set; }

    /// <summary>The currency of the tax; null where none applies.</summary>
    [JsonInclude] public string? TaxCurrency { get; internal set; }

    /// <summary>One line for the places that show an object as text, such as a group's members.</summary>
    public override string ToString() => FormattableString.Invariant($"{Side} {Size} {Symbol} at {Price}");
}

/// <summary>A new price or size, or both, for an active order. API: Spot Trading, Orders, Modify Order.</summary>
public sealed record OrderModification
{
    /// <summary>The pair; null to have it looked for among the active orders.</summary>
    public string? Symbol { get; init; }

    /// <summary>The exchange's id of the order; either this or <see cref="ClientOid"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The client id of the order; either this or <see cref="Id"/>.</summary>
    public string? ClientOid { get; init; }

    /// <summary>The new limit, in quote currency; null to leave it.</summary>
    public decimal? Price { get; init; }

    /// <summary>The new size, in base currency, what has filled included; null to leave it. Less than has filled ends the order.</summary>
    public decimal? Size { get; init; }

    /// <summary>Refuses what contradicts itself, as sending it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => OrderRules.Check(this);
}

/// <summary>The exchange has replaced an order by one with another price or size. API: Spot Trading, Orders, Modify Order.</summary>
public sealed record ModifiedOrder : KuCoinRecord
{
    /// <summary>The id of the new order; null when the old one ended instead, for more had filled than the new size.</summary>
    public string? Id { get; internal set; }

    /// <summary>The id of the order that was replaced; null when it was named by its client id.</summary>
    public string? ReplacedId { get; internal set; }

    /// <summary>The client id of the order.</summary>
    public string? ClientOid { get; internal set; }

    /// <summary>The pair.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>The new limit, in quote currency; null when it was left.</summary>
    public decimal? Price { get; internal set; }

    /// <summary>The new size, in base currency; null when it was left.</summary>
    public decimal? Size { get; internal set; }

    /// <summary>When the answer arrived, UTC by the exchange's clock.</summary>
    public DateTimeOffset Time { get; internal set; }
}
