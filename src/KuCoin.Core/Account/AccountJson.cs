using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(IReadOnlyList<Account>))]
[JsonSerializable(typeof(OrderIdAnswer))]
[JsonSerializable(typeof(ApiKeyInfo))]
internal sealed partial class AccountJson : JsonSerializerContext
{
    public static AccountJson Answers { get; } = new(AnswerJson.CreateOptions());
}
