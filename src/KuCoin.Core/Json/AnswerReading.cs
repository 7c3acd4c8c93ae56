using System.Text;
using System.Text.Json;

namespace KuCoin.Json;

/// <summary>Reads values by hand by the same rules as the converters, for the few shapes where that pays.</summary>
internal static class AnswerReading
{
    /// <summary>Goes to the next property of an object; false at its end. The reader stands on the name, the value comes next.</summary>
    /// <param name="reader">Stands on the object's start or on a value of it.</param>
    /// <param name="name">To be compared with text as it is, which costs a fraction of asking the reader for each possible name.</param>
    public static bool TryReadName(ref this Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        return true;
    }

    /// <summary>The decimal after a property's name; null and empty text are null.</summary>
    public static decimal? ReadNextDecimal(ref this Utf8JsonReader reader) => ReadNext<decimal, DecimalText>(ref reader);

    /// <summary>The whole number after a property's name; null and empty text are null.</summary>
    public static long? ReadNextInt64(ref this Utf8JsonReader reader) => ReadNext<long, Int64Text>(ref reader);

    /// <summary>The moment after a property's name; null, empty text and zero are null.</summary>
    public static DateTimeOffset? ReadNextTime(ref this Utf8JsonReader reader)
    {
        var time = ReadNext<DateTimeOffset, StampText>(ref reader);
        return time == DateTimeOffset.UnixEpoch ? null : time;
    }

    /// <summary>The text after a property's name by the rules of <see cref="TextConverter"/>; null and empty text are null.</summary>
    public static string? ReadNextGivenText(ref this Utf8JsonReader reader)
    {
        reader.Read();
        return TextConverter.ReadText(in reader);
    }

    /// <summary>As <see cref="ReadNextGivenText"/> for a text that comes again and again: a symbol, a currency, a word.</summary>
    public static string? ReadNextName(ref this Utf8JsonReader reader, NameCache names)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped && !reader.ValueSpan.IsEmpty ? names.Get(reader.ValueSpan) : TextConverter.ReadText(in reader);
    }

    /// <summary>The text that was read, where there must be one: a thing without a name is none.</summary>
    public static string Needed(this string? text) => text ?? throw new JsonException("A text was expected, nothing came.");

    /// <summary>The value after a property's name where there must be one: null and empty text are errors.</summary>
    public static T ReadNextRequired<T, TText>(ref this Utf8JsonReader reader)
        where T : struct
        where TText : IAnswerText<T> => ReadNext<T, TText>(ref reader) ?? throw new JsonException($"A {typeof(T).Name} was expected, nothing came.");

    /// <summary>The flag after a property's name; null means no.</summary>
    public static bool ReadNextFlag(ref this Utf8JsonReader reader)
    {
        reader.Read();
        return FlagConverter.ReadFlag(in reader);
    }

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

    private static T? ReadNext<T, TText>(ref Utf8JsonReader reader)
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
