using System.Text.Json.Serialization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<FuturesContract>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesTicker>))]
[JsonSerializable(typeof(FuturesOrderBook))]
[JsonSerializable(typeof(IReadOnlyList<FuturesCandle>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesTrade>))]
[JsonSerializable(typeof(FuturesMarkPrice))]
[JsonSerializable(typeof(FuturesStatistic))]
[JsonSerializable(typeof(SliderPage<FuturesIndexPrice>))]
[JsonSerializable(typeof(SliderPage<FuturesPremiumIndex>))]
[JsonSerializable(typeof(SliderPage<FuturesInterestRate>))]
[JsonSerializable(typeof(FundingRate))]
[JsonSerializable(typeof(IReadOnlyList<PastFundingRate>))]
[JsonSerializable(typeof(SliderPage<FundingPayment>))]
[JsonSerializable(typeof(FuturesAccount))]
[JsonSerializable(typeof(SliderPage<FuturesLedgerEntry>))]
[JsonSerializable(typeof(NumberedPage<FuturesOrder>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesOrder>))]
[JsonSerializable(typeof(NumberedPage<FuturesFill>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesFill>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesPosition>))]
[JsonSerializable(typeof(NumberedPage<FuturesPositionHistory>))]
[JsonSerializable(typeof(FuturesMaxOpenSize))]
[JsonSerializable(typeof(FuturesMarginMode))]
[JsonSerializable(typeof(MarginModesAnswer))]
[JsonSerializable(typeof(FuturesLeverage))]
[JsonSerializable(typeof(IReadOnlyList<FuturesRiskLimit>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesCrossRiskLimit>))]
[JsonSerializable(typeof(FuturesRiskLimitChange))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(IReadOnlyList<BatchOrderAnswer>))]
[JsonSerializable(typeof(CancelledIdsAnswer))]
[JsonSerializable(typeof(CancelledClientOidAnswer))]
[JsonSerializable(typeof(IReadOnlyList<BatchCancelAnswer>))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(bool))]
internal sealed partial class FuturesJson : JsonSerializerContext
{
    public static FuturesJson Answers { get; } = new(AnswerJson.CreateOptions());
}

/// <summary>What became of one order of a batch.</summary>
internal sealed record BatchOrderAnswer : IAnswerIds
{
    public string? OrderId { get; set; }

    public string? ClientOid { get; set; }

    public string? Symbol { get; set; }

    public string? Code { get; set; }

    public string? Msg { get; set; }

    IEnumerable<string?> IAnswerIds.Ids => [OrderId];
}

/// <summary>What a cancellation by client id was about.</summary>
internal sealed record CancelledClientOidAnswer
{
    public string? ClientOid { get; set; }
}

/// <summary>What became of one order of a batch that was to be cancelled.</summary>
internal sealed record BatchCancelAnswer
{
    public string? OrderId { get; set; }

    public string? ClientOid { get; set; }

    public string? Code { get; set; }

    public string? Msg { get; set; }
}
