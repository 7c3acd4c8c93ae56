using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>Something happened to a spot or margin stop order. API: WebSocket, Spot, Private Channels, Stop Order.</summary>
public sealed record StopOrderChange : KuCoinRecord
{
    /// <summary>The stop order's id.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("orderId"), JsonConverter(typeof(NeededTextConverter))] public string Id { get; internal set; } = "";

    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Buy or sell.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary>The order's type in the exchange's words, <c>stop</c>.</summary>
    [JsonInclude, JsonPropertyName("orderType")] public string? Type { get; internal set; }

    /// <summary>What happened, in the exchange's words: <c>open</c>, <c>triggered</c>, <c>cancel</c> and others.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("type")] public string Event { get; internal set => field = value ?? ""; } = "";

    /// <summary><c>loss</c>, <c>entry</c> or one of the exchange's other kinds.</summary>
    [JsonInclude] public string? Stop { get; internal set; }

    /// <summary>The price that triggers, in quote currency.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? StopPrice { get; internal set; }

    /// <summary>The limit, in quote currency; null for a market order.</summary>
    [JsonInclude, JsonPropertyName("orderPrice"), JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Price { get; internal set; }

    /// <summary>The size, in base currency; null for an order by funds.</summary>
    [JsonInclude, JsonConverter(typeof(ZeroIsNullConverter))] public decimal? Size { get; internal set; }

    /// <summary>TRADE, MARGIN_TRADE or MARGIN_ISOLATED_TRADE.</summary>
    [JsonInclude] public string? TradeType { get; internal set; }

    /// <summary>Whether the order could be placed when it triggered; null when the exchange does not say.</summary>
    [JsonInclude] public bool? TriggerSuccess { get; internal set; }

    /// <summary>When it was placed, UTC; null when the exchange does not say.</summary>
    [JsonInclude] public DateTimeOffset? CreatedAt { get; internal set; }

    /// <summary>When the change happened, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>Where a call auction would end now. API: WebSocket, Spot, Public Channels, Call Auction Data.</summary>
public sealed record CallAuction : KuCoinRecord
{
    /// <summary>The pair.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The price the auction would end at, in quote currency; null when there is none.</summary>
    [JsonInclude] public decimal? EstimatedPrice { get; internal set; }

    /// <summary>What would be traded then, in base currency; null when there is nothing.</summary>
    [JsonInclude] public decimal? EstimatedSize { get; internal set; }

    /// <summary>The lowest price a sell order may have, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("sellOrderRangeLowPrice")] public decimal? LowestSellPrice { get; internal set; }

    /// <summary>The highest price a sell order may have, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("sellOrderRangeHighPrice")] public decimal? HighestSellPrice { get; internal set; }

    /// <summary>The lowest price a buy order may have, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("buyOrderRangeLowPrice")] public decimal? LowestBuyPrice { get; internal set; }

    /// <summary>The highest price a buy order may have, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("buyOrderRangeHighPrice")] public decimal? HighestBuyPrice { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude] public DateTimeOffset? Time { get; internal set; }
}

/// <summary>The present candle as the stream wraps it.</summary>
internal sealed record CandleMessage
{
    [JsonRequired] public Candle? Candles { get; set; }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StopOrderChange))]
[JsonSerializable(typeof(CallAuction))]
[JsonSerializable(typeof(CandleMessage))]
[JsonSerializable(typeof(Trade))]
[JsonSerializable(typeof(MarketStatistic))]
internal sealed partial class SpotStreamJson : JsonSerializerContext
{
    public static SpotStreamJson Messages { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>A price of a pair's book whose size has changed. API: WebSocket, Spot, Public Channels, Orderbook - Increment.</summary>
public sealed record OrderBookChange : KuCoinRecord
{
    /// <summary>The pair.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>Which change of the book it is. Of several changes of one price the exchange may send the last alone; then numbers are skipped.</summary>
    public long Sequence { get; internal set; }

    /// <summary>When, UTC; null when the exchange did not say.</summary>
    public DateTimeOffset? Time { get; internal set; }

    /// <summary>Buy for a bid, sell for an ask.</summary>
    public OrderSide Side { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    public decimal Price { get; internal set; }

    /// <summary>How much there is at this price now, in base currency; 0 when nothing is left.</summary>
    public decimal Size { get; internal set; }

    /// <summary>How much there was before, in base currency; 0 when the price is new.</summary>
    public decimal PreviousSize { get; internal set; }

    /// <summary>True for a price of the book that the changes begin from: what was known of the symbol before is over. All prices of one such book have the same sequence.</summary>
    public bool Initial { get; internal set; }
}
