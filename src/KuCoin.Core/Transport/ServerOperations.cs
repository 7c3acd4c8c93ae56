using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin.Transport;

/// <summary>What the exchange says the time is. No bare number: for a value type the runtime compiles the whole way of a request once more.</summary>
/// <param name="Milliseconds">After 1970.</param>
[JsonConverter(typeof(Converter))]
internal sealed record TimeAnswer(long Milliseconds)
{
    public sealed class Converter : AnswerConverter<TimeAnswer>
    {
        public override TimeAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());
    }
}

/// <summary>The call that the clock needs.</summary>
internal static class ServerOperations
{
    public static readonly Operation<TimeAnswer> GetTime = new()
    {
        Name = "Get server time",
        Row = "timestamp",
        Method = HttpMethod.Get,
        Path = "/api/v1/timestamp",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => TransportJson.Default.TimeAnswer,
    };
}
