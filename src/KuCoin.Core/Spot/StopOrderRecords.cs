using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>From which side the market's price triggers a spot stop order.</summary>
public enum StopKind
{
    /// <summary>When the price falls to the stop price or below.</summary>
    Loss,
    /// <summary>When the price rises to the stop price or above.</summary>
    Entry,
}

/// <summary>An order that the exchange places when the last price reaches the stop price. API: Spot Trading, Orders, Add Stop Order.</summary>
public sealed record StopOrderRequest
{
    /// <summary>What is placed when the stop triggers.</summary>
    public required OrderRequest Order { get; init; }

    /// <summary>From which side the price comes; always sent.</summary>
    public required StopKind Stop { get; init; }

    /// <summary>The price that triggers, in quote currency.</summary>
    public required decimal StopPrice { get; init; }

    /// <summary>Refuses what contradicts itself, as placing it would, without sending anything.</summary>
    /// <exception cref="KuCoinException">InvalidArgument, with an error id per cause.</exception>
    public void Validate() => OrderRules.Check(this);
}

/// <summary>The exchange has taken a stop order. API: Spot Trading, Orders, Add Stop Order.</summary>
public sealed record StopOrderReceipt : KuCoinRecord
{
    /// <summary>The exchange's id of the stop order; the order it places gets another.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The client id it was sent with.</summary>
    public string ClientOid { get; internal set; } = "";

    /// <summary>The pair.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary><c>loss</c> or <c>entry</c>.</summary>
    public string Stop { get; internal set; } = "";

    /// <summary>The price that triggers, in quote currency.</summary>
    public decimal StopPrice { get; internal set; }

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    public decimal? Price { get; internal set; }

    /// <summary>The size, in base currency; null for a market order by funds.</summary>
    public decimal? Size { get; internal set; }

    /// <summary>The funds, in quote currency; null unless the order is by funds.</summary>
    public decimal? Funds { get; internal set; }

    /// <summary>GTC, GTT, IOC or FOK as it was asked for; null when it was left to the exchange.</summary>
    public string? TimeInForce { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    public string TradeType { get; internal set; } = "";

    /// <summary>When the answer arrived, UTC by the exchange's clock; when <see cref="Recovered"/>, when the exchange made the stop order.</summary>
    public DateTimeOffset PlacedAt { get; internal set; }

    /// <summary>True when the answer was lost and the stop order was found by asking for its client id.</summary>
    public bool Recovered { get; internal set; }
}

/// <summary>Which stop orders to list; what is null does not filter. Only those that wait are listed. API: Spot Trading, Orders, Get Stop Orders List.</summary>
public sealed class StopOrderQuery
{
    /// <summary>The pair; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>Buys or sells only.</summary>
    public OrderSide? Side { get; init; }

    /// <summary>One type: limit, market.</summary>
    public string? Type { get; init; }

    /// <summary>Whose money; null lets the exchange take TRADE.</summary>
    public TradeType? TradeType { get; init; }

    /// <summary>The ids wanted; null for all.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>The oldest wanted; null for all.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null means now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>A stop order. API: Spot Trading, Orders, Get Stop Order By OrderId and Get Stop Orders List.</summary>
public sealed record StopOrder : KuCoinRecord
{
    /// <summary>The exchange's id of the stop order; the order it places gets another.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The client id, null when it was placed without one.</summary>
    [JsonInclude] public string? ClientOid { get; internal set; }

    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    [JsonInclude] public string Type { get; internal set => field = value ?? ""; } = "";

    /// <summary><c>NEW</c> while it waits, <c>TRIGGERED</c> after.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary><c>loss</c>, <c>entry</c> or one of the exchange's other kinds.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>The price that triggers, in quote currency.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? StopPrice { get; internal set; }

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size, in base currency; null for an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? Size { get; internal set; }

    /// <summary>The funds, in quote currency; null unless it is an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? Funds { get; internal set; }

    /// <summary>GTC, GTT, IOC or FOK.</summary>
    [JsonInclude] public string? TimeInForce { get; internal set; }

    /// <summary>The life of a GTT order, null for others.</summary>
    [JsonInclude, JsonConverter(typeof(SecondsConverter))] public TimeSpan? CancelAfter { get; internal set; }

    /// <summary>True when the order is to make, never to take.</summary>
    [JsonInclude] public bool PostOnly { get; internal set; }

    /// <summary>True when the book is not to show the order.</summary>
    [JsonInclude] public bool Hidden { get; internal set; }

    /// <summary>True when the book is to show only <see cref="VisibleSize"/> of it.</summary>
    [JsonInclude] public bool Iceberg { get; internal set; }

    /// <summary>The shown part of an iceberg order, in base currency; null for others.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? VisibleSize { get; internal set; }

    /// <summary>DC, CO, CN or CB; null when none was asked for.</summary>
    [JsonInclude, JsonPropertyName("stp")] public string? SelfTradePrevention { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    [JsonInclude] public string? TradeType { get; internal set; }

    /// <summary>Where it was placed: API, WEB, ...</summary>
    [JsonInclude] public string? Channel { get; internal set; }

    /// <summary>Who placed it: USER, MARGIN_SYSTEM, ...</summary>
    [JsonInclude] public string? TradeSource { get; internal set; }

    /// <summary>The note kept with it, null when none.</summary>
    [JsonInclude] public string? Remark { get; internal set; }

    /// <summary>The exchange's tags, null when none.</summary>
    [JsonInclude] public string? Tags { get; internal set; }

    /// <summary>The currency of the fee.</summary>
    [JsonInclude] public string? FeeCurrency { get; internal set; }

    /// <summary>The taker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? TakerFeeRate { get; internal set; }

    /// <summary>The maker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? MakerFeeRate { get; internal set; }

    /// <summary>The user's id.</summary>
    [JsonInclude] public string? UserId { get; internal set; }

    /// <summary>The exchange's site, null when not given.</summary>
    [JsonInclude] public string? DomainId { get; internal set; }

    /// <summary>The stop order it belongs to, null for none.</summary>
    [JsonInclude] public string? RelatedNo { get; internal set; }

    /// <summary>The limit of the stop leg of a pair of orders, in quote currency; null for others.</summary>
    [JsonInclude, JsonConverter(typeof(TrimmedConverter))] public decimal? LimitPrice { get; internal set; }

    /// <summary>How far a trailing stop follows, as the exchange writes it; null for others.</summary>
    [JsonInclude, JsonPropertyName("pop")] public string? Trailing { get; internal set; }

    /// <summary>When a trailing stop begins to follow, as the exchange writes it; null for others.</summary>
    [JsonInclude] public string? ActivateCondition { get; internal set; }

    /// <summary>When it triggered, UTC; null while it waits.</summary>
    [JsonInclude, JsonPropertyName("stopTriggerTime")] public DateTimeOffset? TriggeredAt { get; internal set; }

    /// <summary>When the engine took it, UTC; null when not given.</summary>
    [JsonInclude] public DateTimeOffset? OrderTime { get; internal set; }

    /// <summary>When it was placed, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset CreatedAt { get; internal set; }
}

/// <summary>An amount that the exchange writes with twenty decimals: without the zeros at its end; zero means "not given".</summary>
internal sealed class TrimmedConverter : OptionalConverter<decimal, TrimmedText>
{
    protected override bool IsGiven(decimal value) => value != 0m;
}

/// <summary>A decimal without the zeros at its end.</summary>
internal readonly struct TrimmedText : IAnswerText<decimal>
{
    // Dividing by a one with as many zeros as fit takes them away.
    private const decimal One = 1.0000000000000000000000000000m;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        var parsed = DecimalText.TryParse(text, out value);
        value /= One;
        return parsed;
    }
}
