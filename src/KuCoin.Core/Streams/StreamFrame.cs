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
    private static readonly NameOrder Names = NameOrder.Of<Name>();

    public ReadOnlySpan<byte> Text;
    public ReadOnlySpan<byte> Type;
    public ReadOnlySpan<byte> Topic;
    public ReadOnlySpan<byte> Subject;
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> Code;

    /// <summary>Stands before <c>data</c>, if <see cref="HasData"/>.</summary>
    public AnswerReader Data;
    public bool HasData;

    public readonly bool IsMessage => Type.SequenceEqual("message"u8);

    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    public static StreamFrame Read(ReadOnlySpan<byte> utf8)
    {
        var frame = new StreamFrame { Text = utf8 };
        var reader = new AnswerReader(utf8);
        reader.EnterObject();
        var name = NameOrder.Start;
        while (reader.TryReadName(Names, ref name))
        {
            switch ((Name)name)
            {
                case Name.topic:
                    frame.Topic = reader.ReadBytes();
                    break;
                case Name.type:
                    frame.Type = reader.ReadBytes();
                    break;
                case Name.subject:
                    frame.Subject = reader.ReadBytes();
                    break;
                case Name.id:
                    frame.Id = reader.ReadBytes();
                    break;
                case Name.code:
                    frame.Code = reader.ReadBytes();
                    break;
                case Name.data:
                    frame.Data = reader;
                    frame.HasData = true;
                    // The usual order: the data is decoded where it stands and the rest does not matter.
                    if (frame.IsMessage && !frame.Topic.IsEmpty && !frame.Subject.IsEmpty)
                        return frame;
                    reader.Skip();
                    break;
            }
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

    // Spelled as the exchange does.
    private enum Name
    {
        topic,
        type,
        subject,
        data,
        id,
        code,
    }
}
