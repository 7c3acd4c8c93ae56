using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace KuCoin.Transport;

/// <summary>
/// The pages of a raw request, whichever way the path pages: numbered (<c>currentPage</c>), by cursor (<c>lastId</c>) or by
/// slider (<c>offset</c>, <c>hasMore</c>). The answer's own form decides; a list without any of them is one page.
/// </summary>
internal sealed class RawPages(Func<RawRequest, CancellationToken, Task<RawResponse>> send, RawRequest request) : Paged<JsonElement>
{
    private const string PageName = "currentPage";
    private const string ShortPageName = "page";

    public override async IAsyncEnumerable<Page<JsonElement>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        (string Name, string Value)? next = null;
        do
        {
            var answer = await send(With(next), cancellationToken).ConfigureAwait(false);
            var rows = Rows(answer.Data);
            // A path that does not know the parameter answers with its first page again.
            if (next is { Name: PageName or ShortPageName } asked && Number(answer.Data, PageName) is { } given && !Text(given).Equals(asked.Value, StringComparison.Ordinal))
                yield break;
            yield return new Page<JsonElement>(rows, Number(answer.Data, "totalNum"));
            next = rows.Count == 0 ? null : Next(answer.Data, rows);
        }
        // A cursor that does not advance would be asked for for ever.
        while (next is { } place && seen.Add(place.Value));
    }

    private (string Name, string Value)? Next(JsonElement data, IReadOnlyList<JsonElement> rows)
    {
        if (Number(data, PageName) is { } page && Number(data, "totalPage") is { } pages)
            return page < pages ? (request.Path.EndsWith("/page", StringComparison.Ordinal) ? ShortPageName : PageName, Text(page + 1)) : null;
        if (Number(data, "lastId") is { } lastId)
            return ("lastId", Text(lastId));
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("hasMore", out var more) && more.ValueKind == JsonValueKind.True)
            return rows.Min(row => Number(row, "offset")) is { } offset ? ("offset", Text(offset)) : null;
        return null;
    }

    private static List<JsonElement> Rows(JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.Array)
            return [.. data.EnumerateArray()];
        if (data.ValueKind != JsonValueKind.Object)
            return [];
        foreach (var name in (ReadOnlySpan<string>)["items", "dataList"])
        {
            if (data.TryGetProperty(name, out var rows))
                return rows.ValueKind == JsonValueKind.Array ? [.. rows.EnumerateArray()] : [];
        }

        return [data];
    }

    private static long? Number(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private RawRequest With((string Name, string Value)? next) => next is not { } place ? request : new RawRequest
    {
        Method = request.Method,
        Path = request.Path,
        Futures = request.Futures,
        Signed = request.Signed,
        Query = [.. request.Query.Where(pair => !pair.Key.Equals(place.Name, StringComparison.Ordinal)), KeyValuePair.Create(place.Name, (string?)place.Value)],
        Body = request.Body,
    };
}
