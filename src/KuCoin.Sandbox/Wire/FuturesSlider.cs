using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

/// <summary>The lists of the futures host that are paged by offset: each call goes on behind the last row of the one before.</summary>
internal static class FuturesSlider
{
    /// <param name="json">Where to.</param>
    /// <param name="query">offset, forward, reverse and maxCount.</param>
    /// <param name="newestFirst">The rows that match, newest first.</param>
    /// <param name="idOf">What the offset counts in; grows with time.</param>
    /// <param name="usual">How many rows without maxCount.</param>
    /// <param name="most">How many rows at most.</param>
    /// <param name="members">Writes a row.</param>
    public static void Write<T>(Utf8JsonWriter json, Fields query, IEnumerable<T> newestFirst, Func<T, long> idOf, int usual, int most, Action<Utf8JsonWriter, T> members)
    {
        var count = query.Whole("maxCount") ?? usual;
        if (count < 1 || count > most)
            throw query.Bad(FormattableString.Invariant($"maxCount must be between 1 and {most}"));
        var reverse = query.Text("reverse", "true", "true", "false") is "true";
        var forward = query.Text("forward", "true", "true", "false") is "true";
        var towardsOld = reverse == forward;
        var rows = newestFirst;
        // A row that is pending still has no place of its own: behind it begins the list.
        if (query.Whole("offset") is { } offset and >= 0)
            rows = towardsOld ? rows.SkipWhile(r => idOf(r) >= offset) : rows.TakeWhile(r => idOf(r) > offset);
        var page = (towardsOld ? rows : rows.Reverse()).Take((int)count + 1).ToList();
        var hasMore = page.Count > count;
        var shown = page.Take((int)count);
        json.Object(o => o
            .Array("dataList", forward ? shown : shown.Reverse(), (j, row) => j.Object(r => members(r, row)))
            .Bool("hasMore", hasMore));
    }
}
