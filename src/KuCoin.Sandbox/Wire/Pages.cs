using System.Text.Json;

namespace KuCoin.Sandbox.Wire;

/// <summary>The page-style lists of the exchange.</summary>
internal static class Pages
{
    public static void Write<T>(Utf8JsonWriter json, Fields query, IEnumerable<T> rows, int smallest, int largest, Action<Utf8JsonWriter, T> members) =>
        json.Object(o => WriteMembers(o, query, rows, new PageRules(smallest, largest), members));

    /// <summary>The members of a page, for lists that say more.</summary>
    public static void WriteMembers<T>(Utf8JsonWriter json, Fields query, IEnumerable<T> rows, PageRules rules, Action<Utf8JsonWriter, T> members)
    {
        var page = query.Whole(rules.PageName) ?? 1;
        var size = query.Whole("pageSize") ?? rules.UsualSize;
        if (page < 1)
            throw query.Bad($"{rules.PageName} starts at 1");
        if (size < rules.Smallest || size > rules.Largest)
            throw query.Bad(FormattableString.Invariant($"pageSize must be between {rules.Smallest} and {rules.Largest}"));
        var all = rows.ToList();
        json.Num("currentPage", page)
            .Num("pageSize", size)
            .Num("totalNum", all.Count)
            .Num("totalPage", (all.Count + size - 1) / size)
            .Array("items", all.Skip((int)((page - 1) * size)).Take((int)size), (j, row) => j.Object(r => members(r, row)));
    }

    /// <summary>The cursor-style lists: newest first, each call goes on below the last id of the one before.</summary>
    public static void WriteCursor<T>(Utf8JsonWriter json, Fields query, IEnumerable<T> rows, Func<T, long> idOf, Action<Utf8JsonWriter, T> members)
    {
        var page = Cursor(query, rows, idOf, usual: 20, most: 100);
        json.Object(o => o
            .Num("lastId", page.Count == 0 ? 0 : idOf(page[^1]))
            .Array("items", page, (j, row) => j.Object(r => members(r, row))));
    }

    public static IReadOnlyList<T> Cursor<T>(Fields query, IEnumerable<T> rows, Func<T, long> idOf, int usual, int most)
    {
        var limit = query.Whole("limit") ?? usual;
        if (limit < 1 || limit > most)
            throw query.Bad(FormattableString.Invariant($"limit must be between 1 and {most}"));
        var below = query.Whole("lastId") is { } id and > 0 ? id : long.MaxValue;
        return [.. rows.Where(r => idOf(r) < below).OrderByDescending(idOf).Take((int)limit)];
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

/// <summary>How a page-style list is asked for.</summary>
internal readonly record struct PageRules(int Smallest, int Largest, string PageName = "currentPage", int UsualSize = 50);
