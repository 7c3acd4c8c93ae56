using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>
/// Something happened to a spot or margin order. An order's state is in <see cref="Status"/> and the cumulative sizes, not in the number of changes.
/// API: WebSocket, Spot, Private Channels, Order V2.
/// </summary>
public sealed record OrderChange : KuCoinRecord
{
    /// <summary>The order's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderId"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The order's client id, null when it was placed without one.</summary>
    [JsonInclude] public string? ClientOid { get; internal set; }

    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary><c>limit</c> or <c>market</c>.</summary>
    [JsonInclude, JsonPropertyName("orderType")] public string? Type { get; internal set; }

    /// <summary>What happened: <c>received</c>, <c>open</c>, <c>match</c>, <c>update</c>, <c>filled</c> or <c>canceled</c>.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("type")] public string Event { get; internal set => field = value ?? ""; } = "";

    /// <summary>What the order is now: <c>new</c>, <c>open</c>, <c>match</c> or <c>done</c>.</summary>
    [JsonInclude, JsonRequired] public string Status { get; internal set => field = value ?? ""; } = "";

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size after reductions, in base currency; null for an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Size { get; internal set; }

    /// <summary>The size as it was placed, in base currency; null for an order by funds.</summary>
    [JsonInclude, JsonPropertyName("originSize"), JsonConverter(typeof(ZeroIsNullConverter))] public decimal? OriginalSize { get; internal set; }

    /// <summary>The funds as they were placed, in quote currency; null unless the order was placed by funds.</summary>
    [JsonInclude, JsonPropertyName("originFunds"), JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Funds { get; internal set; }

    /// <summary>How much has been filled so far, in base currency; null when the exchange does not say.</summary>
    [JsonInclude] public decimal? FilledSize { get; internal set; }

    /// <summary>How much is still to be filled, in base currency; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("remainSize")] public decimal? RemainingSize { get; internal set; }

    /// <summary>How much has been cancelled, in base currency; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("canceledSize")] public decimal? CancelledSize { get; internal set; }

    /// <summary>How much of the funds is still to be spent, in quote currency; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("remainFunds")] public decimal? RemainingFunds { get; internal set; }

    /// <summary>The price of this match, in quote currency; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public decimal? MatchPrice { get; internal set; }

    /// <summary>The size of this match, in base currency; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public decimal? MatchSize { get; internal set; }

    /// <summary>The trade of this match; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public string? TradeId { get; internal set; }

    /// <summary><c>taker</c> or <c>maker</c>; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public string? Liquidity { get; internal set; }

    /// <summary><c>takerFee</c> or <c>makerFee</c>; null unless <see cref="Event"/> is <c>match</c>.</summary>
    [JsonInclude] public string? FeeType { get; internal set; }

    /// <summary>The size before this reduction, in base currency; null unless <see cref="Event"/> is <c>update</c>.</summary>
    [JsonInclude] public decimal? OldSize { get; internal set; }

    /// <summary>When the order was placed, UTC; null when the exchange does not say.</summary>
    [JsonInclude] public DateTimeOffset? OrderTime { get; internal set; }

    /// <summary>When the change happened, UTC; when <see cref="Reconciled"/>, when it was asked for.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }

    /// <summary>True when the change was not received but found by asking, after a gap: it stands for all that happened to the order in it.</summary>
    [JsonIgnore] public bool Reconciled { get; internal set; }
}

[JsonSerializable(typeof(OrderChange))]
internal sealed partial class OrderChangeJson : JsonSerializerContext
{
    public static readonly OrderChangeJson Instance = new(AnswerJson.CreateOptions());
}
