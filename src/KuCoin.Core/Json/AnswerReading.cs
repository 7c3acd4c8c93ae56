using System.Text;
using System.Text.Json;

namespace KuCoin.Json;

/// <summary>What converters of rows without names, and <see cref="AnswerReader"/> for what is not written plainly, read with the framework's reader.</summary>
internal static class AnswerReading
{
    /// <summary>The decimal after a property's name; null and empty text are null.</summary>
    public static decimal? ReadNextDecimal(ref this Utf8JsonReader reader) => ReadNext<decimal, DecimalText>(ref reader);

    /// <summary>The moment after a property's name; null, empty text and zero are null.</summary>
    public static DateTimeOffset? ReadNextTime(ref this Utf8JsonReader reader)
    {
        var time = ReadNext<DateTimeOffset, StampText>(ref reader);
        return time == DateTimeOffset.UnixEpoch ? null : time;
    }

    /// <summary>The text that was read, where there must be one: a thing without a name is none.</summary>
    public static string Needed(this string? text) => text ?? throw new JsonException("A text was expected, nothing came.");

    /// <summary>The decimal that is the next element of an array; false when the array ends instead.</summary>
    public static bool TryReadNextElement(ref this Utf8JsonReader reader, out decimal? value)
    {
        var ahead = reader;
        ahead.Read();
        var isThere = ahead.TokenType != JsonTokenType.EndArray;
        value = isThere ? reader.ReadNextDecimal() : null;
        if (!isThere)
            reader = ahead;
        return isThere;
    }

    /// <summary>Goes to the end of the array the reader is in, past elements that nobody needs.</summary>
    public static void SkipRestOfArray(ref this Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            reader.Skip();
    }

    /// <summary>The value that comes next; null and empty text are null.</summary>
    public static T? ReadNext<T, TText>(ref this Utf8JsonReader reader)
        where T : struct
        where TText : IAnswerText<T>
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            throw new JsonException($"A string or number was expected, {reader.TokenType} came.");
        // Escapes in a number are nobody's habit, yet JSON allows them.
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        if (text.IsEmpty)
            return null;
        return TText.TryParse(text, out var value) ? value : throw new JsonException($"'{ForeignText.Excerpt(text)}' is no {typeof(T).Name}.");
    }
}
