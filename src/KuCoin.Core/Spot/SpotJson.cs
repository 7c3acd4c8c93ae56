using System.Text.Json.Serialization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<SpotSymbol>))]
[JsonSerializable(typeof(AllTickersAnswer))]
[JsonSerializable(typeof(Level1Answer))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(CancelledIdsAnswer))]
[JsonSerializable(typeof(CancelledByClientOidAnswer))]
[JsonSerializable(typeof(NumberedPage<Order>))]
[JsonSerializable(typeof(NumberedPage<Fill>))]
internal sealed partial class SpotJson : JsonSerializerContext
{
    public static SpotJson Answers { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>The tickers of all pairs.</summary>
internal sealed record AllTickersAnswer
{
    public DateTimeOffset? Time { get; set; }

    [JsonRequired] public IReadOnlyList<Ticker> Ticker { get; set; } = [];
}

/// <summary>The ticker of one pair, in other words than the list's.</summary>
internal sealed record Level1Answer
{
    public DateTimeOffset? Time { get; set; }

    public long? Sequence { get; set; }

    public decimal? Price { get; set; }

    public decimal? Size { get; set; }

    public decimal? BestBid { get; set; }

    public decimal? BestBidSize { get; set; }

    public decimal? BestAsk { get; set; }

    public decimal? BestAskSize { get; set; }
}

/// <summary>What a cancellation by client id took away.</summary>
internal sealed record CancelledByClientOidAnswer
{
    public string? CancelledOrderId { get; set; }

    public IReadOnlyList<string>? CancelledOcoOrderIds { get; set; }
}
