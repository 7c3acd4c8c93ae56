using System.Text.Json.Serialization;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(MarginReceipt))]
[JsonSerializable(typeof(NumberedPage<MarginLoan>))]
[JsonSerializable(typeof(NumberedPage<MarginRepayment>))]
[JsonSerializable(typeof(NumberedPage<MarginInterest>))]
internal sealed partial class MarginJson : JsonSerializerContext
{
    public static MarginJson Answers { get; } = new(AnswerJson.CreateOptions());
}
