using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;

namespace KuCoin.Transport;

/// <summary>What an answer's body holds: <c>{code, data}</c> or <c>{code, msg}</c>, the keys in any order, the code as text or number.</summary>
/// <param name="Code">The code, null when the body is no envelope.</param>
/// <param name="Message">The exchange's text.</param>
/// <param name="HasData">True when <paramref name="Data"/> was there and not null.</param>
/// <param name="Data">What the call asked for; read only when the code says success.</param>
/// <param name="Fault">Why <paramref name="Data"/> could not be read although the code says success.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Envelope<T>(string? Code, string? Message, bool HasData, T? Data, Exception? Fault)
{
    private const string Success = "200000";

    public bool IsSuccess => Code is Success or "200";

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is no JSON object, or says two things at once: two codes, two data, or more after its end.</exception>
    public static Envelope<T> Read(ReadOnlySpan<byte> body, JsonTypeInfo<T> answer)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is no JSON object.");

        var envelope = default(Envelope<T>);
        var postponed = default(ReadOnlySpan<byte>);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                if (envelope.Code is not null)
                    throw new JsonException("The answer has two codes.");
                envelope = envelope with { Code = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("msg"u8))
            {
                reader.Read();
                envelope = envelope with { Message = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("data"u8))
            {
                reader.Read();
                if (envelope.HasData || !postponed.IsEmpty)
                    throw new JsonException("The answer has two data.");
                if (reader.TokenType == JsonTokenType.Null)
                    continue;
                if (envelope.IsSuccess)
                {
                    envelope = Decode(envelope, ref reader, body, answer);
                    if (envelope.Fault is not null)
                    {
                        ThrowIfMalformed(body);
                        return envelope;
                    }
                }
                else
                {
                    // The code may still come, and only success has data of the expected form.
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    postponed = body[start..(int)reader.BytesConsumed];
                }
            }
            else
            {
                reader.Skip();
            }
        }

        // Throws when something follows.
        reader.Read();
        if (envelope.IsSuccess && !postponed.IsEmpty)
        {
            var late = new Utf8JsonReader(postponed);
            late.Read();
            return Decode(envelope, ref late, postponed, answer);
        }
        return envelope;
    }

    private static Envelope<T> Decode(Envelope<T> envelope, ref Utf8JsonReader reader, ReadOnlySpan<byte> text, JsonTypeInfo<T> answer)
    {
        try
        {
            // Straight through the converter: JsonSerializer.Deserialize would walk over the whole value once before reading it.
            var start = (int)reader.TokenStartIndex;
            var data = ((JsonConverter<T>)answer.Converter).Read(ref reader, typeof(T), answer.Options);
            if (typeof(T) != typeof(JsonElement) && ListNulls.Any(text[start..(int)reader.BytesConsumed]))
                throw new JsonException("A list holds a null.");
            return envelope with { HasData = true, Data = data };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return envelope with { Fault = fault };
        }
    }

    // Data that is cut short may be whole the next time; data of another form will not change.
    private static void ThrowIfMalformed(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
            continue;
    }

    // A text for humans whose characters are broken must not cost the answer beside it.
    private static string? Text(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                try
                {
                    return reader.ValueTextEquals("200000"u8) ? Success : reader.GetString();
                }
                catch (InvalidOperationException)
                {
                    return null;
                }
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
            default:
                reader.Skip();
                return null;
        }
    }
}
