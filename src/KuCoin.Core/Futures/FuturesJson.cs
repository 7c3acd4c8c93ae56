using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<FuturesContract>))]
[JsonSerializable(typeof(IReadOnlyList<FuturesPosition>))]
[JsonSerializable(typeof(FuturesOrder))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(CancelledIdsAnswer))]
[JsonSerializable(typeof(ServiceStatus))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class FuturesJson : JsonSerializerContext
{
    public static FuturesJson Answers { get; } = new(AnswerJson.CreateOptions());
}
