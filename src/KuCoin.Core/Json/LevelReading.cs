using System.Text.Json;

namespace KuCoin.Json;

/// <summary>Reads the levels of order books by hand.</summary>
internal static class LevelReading
{
    /// <summary>The list of levels that comes next; null is none.</summary>
    public static IReadOnlyList<BookLevel> ReadLevels(ref this AnswerReader reader) => reader.TryReadNull() ? [] : reader.ReadList(ReadLevel);

    /// <summary>The single level that comes next: a flat pair of price and size; null when there is none.</summary>
    public static BookLevel? ReadLevelOrNothing(ref this AnswerReader reader)
    {
        if (reader.TryReadNull())
            return null;
        var ahead = reader;
        ahead.EnterArray();
        if (ahead.TryReadElement())
            return ReadLevel(ref reader);
        reader = ahead;
        return null;
    }

    private static BookLevel ReadLevel(ref AnswerReader reader)
    {
        reader.EnterArray();
        var (price, size) = (reader.GoToElement().ReadDecimal(), reader.GoToElement().ReadDecimal());
        reader.SkipRestOfArray();
        return price is { } at && size is { } of ? new BookLevel(at, of) : throw new JsonException("A level needs price and size.");
    }
}
