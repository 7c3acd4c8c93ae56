using System.Text.Json;

namespace KuCoin.Json;

/// <summary>Reads the levels of order books by hand.</summary>
internal static class LevelReading
{
    /// <summary>The list of levels after a property's name; null is none.</summary>
    public static IReadOnlyList<BookLevel> ReadNextLevels(ref this Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return [];
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A list of levels was expected, {reader.TokenType} came.");
        var levels = new List<BookLevel>(5);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            levels.Add(reader.ReadRestOfLevel());
        return levels;
    }

    /// <summary>The single level after a property's name: a flat pair of price and size; null when there is none.</summary>
    public static BookLevel? ReadNextLevel(ref this Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"A pair of price and size was expected, {reader.TokenType} came.");
        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.EndArray)
            return reader.ReadRestOfLevel();
        reader = ahead;
        return null;
    }

    private static BookLevel ReadRestOfLevel(ref this Utf8JsonReader reader)
    {
        var price = reader.ReadNextDecimal();
        var size = reader.ReadNextDecimal();
        reader.SkipRestOfArray();
        return price is { } at && size is { } of ? new BookLevel(at, of) : throw new JsonException("A level needs price and size.");
    }
}
