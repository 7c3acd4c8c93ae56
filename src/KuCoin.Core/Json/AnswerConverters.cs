using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KuCoin.Json;

/// <summary>Answers are read and never written: what is sent is built with <see cref="RequestBody"/>.</summary>
internal abstract class AnswerConverter<T> : JsonConverter<T>
{
    public sealed override bool HandleNull => true;

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException($"{typeof(T)} is read from answers only.");

    /// <summary>The text of a string or number, empty for null.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="scratch">Room for a text that is split or escaped; values are short, so a longer one is refused.</param>
    protected static ReadOnlySpan<byte> ReadText(in Utf8JsonReader reader, Span<byte> scratch)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.Number or JsonTokenType.String when !reader.HasValueSequence && !reader.ValueIsEscaped:
                return reader.ValueSpan;
            case JsonTokenType.Number or JsonTokenType.String when (reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) > scratch.Length:
                throw new JsonException("The value is too long.");
            case JsonTokenType.Number:
                reader.ValueSequence.CopyTo(scratch);
                return scratch[..(int)reader.ValueSequence.Length];
            case JsonTokenType.String:
                return scratch[..reader.CopyString(scratch)];
            default:
                throw new JsonException($"A string or number was expected, {reader.TokenType} came.");
        }
    }

    protected static JsonException NoValue(ReadOnlySpan<byte> text) =>
        new($"'{ForeignText.Excerpt(text)}' is no {(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).Name}.");
}

/// <summary>A value that is always there: null and empty text are errors, for nothing is not zero.</summary>
internal sealed class RequiredConverter<T, TText> : AnswerConverter<T>
    where T : struct
    where TText : IAnswerText<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ReadText(in reader, stackalloc byte[128]);
        return TText.TryParse(text, out T value) ? value : throw NoValue(text);
    }
}

/// <summary>A value that can be missing: null and empty text are null.</summary>
internal class OptionalConverter<T, TText> : AnswerConverter<T?>
    where T : struct
    where TText : IAnswerText<T>
{
    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = ReadText(in reader, stackalloc byte[128]);
        if (text.IsEmpty)
            return null;
        if (!TText.TryParse(text, out T value))
            throw NoValue(text);
        return IsGiven(value) ? value : null;
    }

    protected virtual bool IsGiven(T value) => true;
}

/// <summary>A number whose zero means "not given", like the price of a market order.</summary>
internal sealed class ZeroIsNullConverter : OptionalConverter<decimal, DecimalText>
{
    protected override bool IsGiven(decimal value) => value != 0m;
}

/// <summary>A moment whose zero means "not given".</summary>
internal sealed class OptionalStampConverter : OptionalConverter<DateTimeOffset, StampText>
{
    protected override bool IsGiven(DateTimeOffset value) => value != DateTimeOffset.UnixEpoch;
}

/// <summary>A length of time in seconds whose zero (or less) means "not given".</summary>
internal sealed class SecondsConverter : OptionalConverter<TimeSpan, SecondsText>
{
    protected override bool IsGiven(TimeSpan value) => value > TimeSpan.Zero;
}

/// <summary>A length of time in milliseconds whose zero (or less) means "not given".</summary>
internal sealed class MillisecondsConverter : OptionalConverter<TimeSpan, MillisecondsText>
{
    protected override bool IsGiven(TimeSpan value) => value > TimeSpan.Zero;
}

/// <summary>A flag; null means no.</summary>
internal sealed class FlagConverter : AnswerConverter<bool>
{
    public static bool ReadFlag(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw new JsonException($"true or false was expected, {reader.TokenType} came."),
    };

    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadFlag(in reader);
}

/// <summary>A flag that is always there: what an order is must be said, and null says nothing.</summary>
internal sealed class NeededFlagConverter : AnswerConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.TokenType is JsonTokenType.True : throw new JsonException($"true or false was expected, {reader.TokenType} came.");
}

/// <summary>Text: empty means "not given", and ids that the exchange writes as numbers are text too.</summary>
internal sealed class TextConverter : AnswerConverter<string?>
{
    public static string? ReadText(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when IsPlain(in reader) => Encoding.ASCII.GetString(reader.ValueSpan),
        JsonTokenType.String => reader.GetString() is { Length: > 0 } text ? ForeignText.Visible(text) : null,
        JsonTokenType.Number when reader.HasValueSequence => Encoding.UTF8.GetString(reader.ValueSequence.ToArray()),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
        _ => throw new JsonException($"Text was expected, {reader.TokenType} came."),
    };

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadText(in reader);

    // Nearly every text: printable characters of ASCII, in one piece.
    private static bool IsPlain(in Utf8JsonReader reader) =>
        !reader.HasValueSequence && !reader.ValueIsEscaped && !reader.ValueSpan.IsEmpty && !reader.ValueSpan.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ForeignText.Visible(reader.GetString()!);
}

/// <summary>A text that is always there, such as an id: null and empty text are errors, for a thing without a name is none.</summary>
internal sealed class NeededTextConverter : AnswerConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TextConverter.ReadText(in reader).Needed();
}

/// <summary>A list in one text, parted by commas; empty for none.</summary>
internal sealed class CommaListConverter : AnswerConverter<string[]>
{
    public override string[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null
            ? []
            : ForeignText.Visible(reader.GetString()!).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A key's id, of which only the ends are kept.</summary>
internal sealed class MaskConverter : AnswerConverter<string>
{
    private const int Shown = 4;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 3 * Shown } key ? ForeignText.Visible($"{key[..Shown]}...{key[^Shown..]}") : "...";
}
