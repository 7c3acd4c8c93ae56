using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

/// <summary>The page-style lists of the exchange.</summary>
internal static class Pages
{
    public static void Write<T>(Utf8JsonWriter json, Fields query, IEnumerable<T> rows, int smallest, int largest, Action<Utf8JsonWriter, T> members)
    {
        var page = query.Whole("currentPage") ?? 1;
        var size = query.Whole("pageSize") ?? 50;
        if (page < 1)
            throw query.Bad("currentPage starts at 1");
        if (size < smallest || size > largest)
            throw query.Bad(FormattableString.Invariant($"pageSize must be between {smallest} and {largest}"));
        var all = rows.ToList();
        json.Object(o => o
            .Num("currentPage", page)
            .Num("pageSize", size)
            .Num("totalNum", all.Count)
            .Num("totalPage", (all.Count + size - 1) / size)
            .Array("items", all.Skip((int)((page - 1) * size)).Take((int)size), (j, row) => j.Object(r => members(r, row))));
    }

    /// <summary>
    /// The span a history call asks for. A missing bound is <paramref name="ifOneBound"/> away from the given one, both missing
    /// means the last <paramref name="ifNone"/>.
    /// </summary>
    public static (DateTimeOffset From, DateTimeOffset To) Span(Fields query, DateTimeOffset now, TimeSpan ifNone, TimeSpan ifOneBound) =>
        (query.Millis("startAt"), query.Millis("endAt")) switch
        {
            (null, null) => (now - ifNone, now),
            ({ } from, null) => (from, from + ifOneBound),
            (null, { } to) => (to - ifOneBound, to),
            ({ } from, { } to) => (from, to),
        };
}
