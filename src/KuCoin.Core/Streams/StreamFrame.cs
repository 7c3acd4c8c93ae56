using System.Text;
using System.Text.Json;
using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>What a decoder may want to know of a message besides its data.</summary>
internal readonly ref struct StreamMessage
{
    /// <summary>The exchange's subject, for example <c>trade.ticker</c>.</summary>
    public required ReadOnlySpan<byte> Subject { get; init; }

    /// <summary>The topic the message came under.</summary>
    public ReadOnlySpan<byte> Topic { get; init; }

    /// <summary>What follows the colon of the topic, usually the symbol; empty when there is none.</summary>
    public required string Item { get; init; }

    /// <summary>Strings of texts seen before.</summary>
    public required NameCache Names { get; init; }
}

/// <summary>One text that arrived, opened no further than needed: the data of a message is left to whoever knows its shape.</summary>
internal ref struct StreamFrame
{
    public ReadOnlySpan<byte> Text;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Topic;
    public ReadOnlySpan<byte> Subject;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> Code;

    /// <summary>Stands on the first token of <c>data</c>, if <see cref="HasData"/>.</summary>
    public Utf8JsonReader Data;
    public bool HasData;

    public readonly bool IsMessage => Type.SequenceEqual("message"u8);

    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static StreamFrame Read(ReadOnlySpan<byte> utf8)
    {
        var frame = new StreamFrame { Text = utf8 };
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A frame is a JSON object.");
        Range data = default;
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("data"u8))
            {
                reader.Read();
                frame.HasData = true;
                if (frame.IsMessage && !frame.Topic.IsEmpty && !frame.Subject.IsEmpty)
                {
                    // The usual order: the data is decoded where it stands and the rest does not matter.
                    frame.Data = reader;
                    return frame;
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = start..(int)reader.BytesConsumed;
            }
            else if (name.SequenceEqual("topic"u8))
            {
                frame.Topic = ReadText(ref reader);
            }
            else if (name.SequenceEqual("type"u8))
            {
                frame.Type = ReadText(ref reader);
            }
            else if (name.SequenceEqual("subject"u8))
            {
                frame.Subject = ReadText(ref reader);
            }
            else if (name.SequenceEqual("id"u8))
            {
                frame.Id = ReadText(ref reader);
            }
            else if (name.SequenceEqual("code"u8))
            {
                frame.Code = ReadText(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (frame.HasData)
        {
            frame.Data = new Utf8JsonReader(utf8[data]);
            frame.Data.Read();
        }

        return frame;
    }

    public static byte[] Ping(string id) => Write(writer =>
    {
        writer.WriteString("id"u8, id);
        writer.WriteString("type"u8, "ping"u8);
    });

    public static byte[] Request(string id, bool subscribe, string topic, bool isPrivate) => Write(writer =>
    {
        writer.WriteString("id"u8, id);
        writer.WriteString("type"u8, subscribe ? "subscribe"u8 : "unsubscribe"u8);
        writer.WriteString("topic"u8, topic);
        writer.WriteBoolean("privateChannel"u8, isPrivate);
        writer.WriteBoolean("response"u8, true);
    });

    private static byte[] Write(Action<Utf8JsonWriter> properties)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The bytes of a text or number; empty for anything else.</summary>
    private static ReadOnlySpan<byte> ReadText(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.ValueIsEscaped:
                return Encoding.UTF8.GetBytes(reader.GetString()!);
            case JsonTokenType.String or JsonTokenType.Number:
                return reader.ValueSpan;
            default:
                reader.Skip();
                return default;
        }
    }
}
