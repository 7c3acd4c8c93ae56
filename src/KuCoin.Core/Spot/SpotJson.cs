using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<SpotSymbol>))]
[JsonSerializable(typeof(AllTickersAnswer))]
[JsonSerializable(typeof(Level1Answer))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(IReadOnlyList<Currency>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(MarketStatistic))]
[JsonSerializable(typeof(OrderBook))]
[JsonSerializable(typeof(IReadOnlyList<Candle>))]
[JsonSerializable(typeof(IReadOnlyList<Trade>))]
[JsonSerializable(typeof(IReadOnlyList<TradeFee>))]
[JsonSerializable(typeof(NumberedPage<StopOrder>))]
[JsonSerializable(typeof(IReadOnlyList<StopOrder>))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(IReadOnlyList<Fill>))]
[JsonSerializable(typeof(CursorPage<Order>))]
[JsonSerializable(typeof(CursorPage<Fill>))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(SymbolsAnswer))]
[JsonSerializable(typeof(CancelledPairsAnswer))]
[JsonSerializable(typeof(ClassicBatchAnswer))]
[JsonSerializable(typeof(IReadOnlyList<BatchOrderRow>))]
[JsonSerializable(typeof(AlteredOrderAnswer))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(CancelledIdsAnswer))]
[JsonSerializable(typeof(CancelledByClientOidAnswer))]
[JsonSerializable(typeof(NumberedPage<Order>))]
[JsonSerializable(typeof(NumberedPage<Fill>))]
internal sealed partial class SpotJson : JsonSerializerContext
{
    public static SpotJson Answers { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>How answers of the Current generation are read: it says <c>active</c> where the Classic one says <c>isActive</c>.</summary>
internal static class EngineJson
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static JsonTypeInfo<T> Answer<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions CreateOptions()
    {
        var options = AnswerJson.CreateOptions();
        options.TypeInfoResolver = SpotJson.Default.WithAddedModifier(static type =>
        {
            if (type.Type == typeof(Order))
                type.Properties.Single(property => property.Name is "isActive").Name = "active";
        });
        // The envelope hands values to the converters directly, which look types up in options that are finished only.
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>The tickers of all pairs.</summary>
internal sealed record AllTickersAnswer
{
    public DateTimeOffset? Time { get; set; }

    [JsonRequired] public IReadOnlyList<DayTicker> Ticker { get; set => field = value ?? throw new JsonException("The answer has no tickers."); } = [];
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
internal sealed record CancelledByClientOidAnswer : IAnswerIds
{
    public string? CancelledOrderId { get; set; }

    public IReadOnlyList<string>? CancelledOcoOrderIds { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [CancelledOrderId, .. CancelledOcoOrderIds ?? []];
}

/// <summary>The pairs that have active orders.</summary>
internal sealed record SymbolsAnswer
{
    public IReadOnlyList<string>? Symbols { get; set; }
}

/// <summary>What became of the orders of all pairs that were to be cancelled.</summary>
internal sealed record CancelledPairsAnswer
{
    public IReadOnlyList<string>? SucceedSymbols { get; set; }

    public IReadOnlyList<FailedPair>? FailedSymbols { get; set; }
}

/// <summary>A pair whose orders were not cancelled, and why.</summary>
internal sealed record FailedPair
{
    public string? Symbol { get; set; }

    public string? Error { get; set; }
}

/// <summary>The Classic answer to a batch, which is nested once more.</summary>
internal sealed record ClassicBatchAnswer : IAnswerIds
{
    [JsonRequired] public IReadOnlyList<BatchOrderRow> Data { get; set => field = value ?? throw new JsonException("The answer has no rows."); } = [];

    IEnumerable<string?> IAnswerIds.Ids => Data.SelectMany(row => ((IAnswerIds)row).Ids);
}

/// <summary>What became of one order of a batch, in the words of both generations.</summary>
internal sealed record BatchOrderRow : IAnswerIds
{
    public string? OrderId { get; set; }

    public string? Id { get => OrderId; set => OrderId ??= value; }

    public string? ClientOid { get; set; }

    public bool Success { get; set; }

    public string? Status { get; set; }

    public string? FailMsg { get; set; }

    public bool IsPlaced => (Success || string.Equals(Status, "success", StringComparison.OrdinalIgnoreCase)) && OrderId is not null;

    IEnumerable<string?> IAnswerIds.Ids => IsPlaced ? [OrderId] : [];
}

/// <summary>The order that took the place of another.</summary>
internal sealed record AlteredOrderAnswer : IAnswerIds
{
    public string? NewOrderId { get; set; }

    public string? ClientOid { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [NewOrderId];
}

/// <summary>The order whose cancellation the exchange has taken, by whichever id was used.</summary>
internal sealed record CancelAnswer : IAnswerIds
{
    public string? OrderId { get; set; }

    public string? ClientOid { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [OrderId];
}
