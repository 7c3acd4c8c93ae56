using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
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
    public static Envelope<T> Read(ReadOnlySpan<byte> body, AnswerDecoder<T?> answer)
    {
        var reader = new AnswerReader(body);
        reader.EnterObject();
        var envelope = default(Envelope<T>);
        var postponed = default(ReadOnlySpan<byte>);
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("code"u8))
            {
                if (envelope.Code is not null)
                    throw new JsonException("The answer has two codes.");
                envelope = envelope with { Code = Text(ref reader) };
            }
            else if (name.SequenceEqual("msg"u8))
            {
                envelope = envelope with { Message = Text(ref reader) };
            }
            else if (name.SequenceEqual("data"u8))
            {
                if (envelope.HasData || !postponed.IsEmpty)
                    throw new JsonException("The answer has two data.");
                if (reader.TryReadNull())
                    continue;
                if (envelope.IsSuccess)
                {
                    envelope = Decode(envelope, ref reader, answer);
                    if (envelope.Fault is not null)
                    {
                        ThrowIfMalformed(body);
                        return envelope;
                    }
                }
                else
                {
                    // The code may still come, and only success has data of the expected form.
                    var start = reader.Position;
                    reader.Skip();
                    postponed = body[start..reader.Position];
                }
            }
            else
            {
                reader.Skip();
            }
        }

        reader.ReadEnd();
        if (envelope.IsSuccess && !postponed.IsEmpty)
        {
            var late = new AnswerReader(postponed);
            return Decode(envelope, ref late, answer);
        }
        return envelope;
    }

    private static Envelope<T> Decode(Envelope<T> envelope, ref AnswerReader reader, AnswerDecoder<T?> answer)
    {
        try
        {
            return envelope with { HasData = true, Data = answer(ref reader) };
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
    private static string? Text(ref AnswerReader reader)
    {
        var kind = reader.PeekKind();
        ReadOnlySpan<byte> text;
        try
        {
            text = reader.ReadBytes();
        }
        catch (InvalidOperationException)
        {
            return null;
        }

        return kind switch
        {
            JsonValueKind.String when text.SequenceEqual("200000"u8) => Success,
            JsonValueKind.String => Encoding.UTF8.GetString(text),
            JsonValueKind.Number when DecimalText.TryParse(text, out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }
}
