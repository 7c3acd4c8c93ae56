using System.Text.Json;
using System.Text.Json.Serialization;

namespace KuCoin.Transport;

/// <summary>The answer of a call whose <c>data</c> says nothing: whatever is there is skipped.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct Nothing
{
    public sealed class Converter : JsonConverter<Nothing>
    {
        public override bool HandleNull => true;

        public override Nothing Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return default;
        }

        public override void Write(Utf8JsonWriter writer, Nothing value, JsonSerializerOptions options) => writer.WriteNullValue();
    }
}
