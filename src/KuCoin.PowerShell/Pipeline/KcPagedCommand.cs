using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Views;

namespace KuCoin.Pipeline;

/// <summary>
/// The third base class: a cmdlet over a list the exchange gives page by page. Derived cmdlets declare
/// <c>SupportsPaging = true</c>; -First, -Skip and -IncludeTotalCount then hold for each list asked for.
/// </summary>
public abstract class KcPagedCommand<T> : KcSessionCommand
{
    private DateTimeOffset? _oldest;
    private DateTimeOffset? _newest;

    /// <summary>When a row happened, so that progress can say which dates have been covered; null where rows have no time.</summary>
    protected virtual DateTimeOffset? TimeOf(T row) => null;

    /// <summary>Writes the rows as their pages arrive.</summary>
    /// <param name="list">The list.</param>
    /// <param name="filter">The rows to keep; -First and -Skip count what remains. Null keeps all.</param>
    /// <param name="show">What is written for a row; null writes the row.</param>
    protected void WritePages(Paged<T> list, Func<T, bool>? filter = null, Func<T, object?>? show = null)
    {
        var skip = PagingParameters.Skip;
        var first = PagingParameters.First;
        if (first == 0 && !PagingParameters.IncludeTotalCount)
            return;

        // A server-side limit is only right when no row is dropped on this side.
        var wanted = filter is null && first <= int.MaxValue && skip <= int.MaxValue - first ? (int?)Math.Max(1, (int)(first + skip)) : null;
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        var pages = list.AsPages(wanted, leave.Token).GetAsyncEnumerator(leave.Token);
        try
        {
            Write(pages, skip, first, filter, show ?? (row => row));
        }
        finally
        {
            // Select-Object -First ends the pipeline here with an exception; the page on its way must not be waited for.
            leave.Cancel();
            pages.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Writes one list per name; what is named by patterns, or not at all, is one list from which this side takes what matches.</summary>
    /// <param name="symbols">The names and patterns; null for everything.</param>
    /// <param name="list">The list of one symbol, of everything for null.</param>
    /// <param name="symbolOf">The symbol of a row.</param>
    /// <param name="target">What errors are about; null for the name.</param>
    protected void WriteLists(string[]? symbols, Func<string?, Paged<T>> list, Func<T, string> symbolOf, object? target = null)
    {
        var names = new NamePatterns(symbols);
        if (names.NeedsList)
        {
            Attempt(target ?? Target, () => WritePages(list(null), names.IsEmpty ? null : row => names.Matches(symbolOf(row))));
            return;
        }

        foreach (var name in names.Literals)
            Attempt(target ?? name, () => WritePages(list(name)));
    }

    /// <summary>Writes single rows by their ids; one that is not found does not keep the next from its turn.</summary>
    protected void WriteEach(string[] ids, Func<string, CancellationToken, Task<T>> find)
    {
        foreach (var id in ids)
            Attempt(id, () => WriteObject(Await(token => find(id, token))));
    }

    /// <summary>Refuses an empty list of symbols where no id was given either: it must not become the list of everything.</summary>
    protected static void RequireNamed(string[]? symbols, string[]? ids)
    {
        if (symbols is [] && ids is null or [])
            throw KcErrors.Refused("NothingNamed", "There is neither a symbol nor an id in what was given.");
    }

    /// <summary>Writes the recent rows of pairs: asked for by pair where pairs are named, since not every generation can give those of all.</summary>
    protected void WriteRecent(string[]? symbols, Func<string?, CancellationToken, Task<IReadOnlyList<T>>> list, Func<T, string> symbolOf)
    {
        var names = new NamePatterns(symbols);
        string?[] asked = names.NeedsList ? [null] : [.. names.Literals];
        WriteRows(asked.SelectMany(symbol => Await(token => list(symbol, token))).Where(row => names.Matches(symbolOf(row))));
    }

    /// <summary>Writes a list the exchange gives in one piece; -First, -Skip and -IncludeTotalCount hold as for pages.</summary>
    protected void WriteRows(IEnumerable<T> rows)
    {
        var all = rows.ToList();
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount((ulong)all.Count, 1.0));
        for (var index = PagingParameters.Skip; index < (ulong)all.Count && index - PagingParameters.Skip < PagingParameters.First; index++)
            WriteObject(all[(int)index]);
    }

    private void Write(IAsyncEnumerator<Page<T>> pages, ulong skip, ulong first, Func<T, bool>? filter, Func<T, object?> show)
    {
        var isFirstPage = true;
        ulong written = 0;
        while (Await(_ => pages.MoveNextAsync().AsTask()))
        {
            var page = pages.Current;
            if (isFirstPage && PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount((ulong)Math.Max(0, page.TotalCount ?? 0), page.TotalCount is null || filter is not null ? 0.0 : 1.0));
            isFirstPage = false;

            foreach (var row in page.Items)
            {
                if (filter is not null && !filter(row))
                    continue;
                if (skip > 0)
                {
                    skip--;
                    continue;
                }

                if (written == first)
                    return;
                WriteObject(show(row));
                written++;
            }

            if (written == first)
                return;
            Cover(page);
            TellRead(written, page.TotalCount);
        }
    }

    // A page is in order of time, in one direction or the other.
    private void Cover(Page<T> page)
    {
        if (page.Items is not [var first, ..] || page.Items is not [.., var last] || TimeOf(first) is not { } begin || TimeOf(last) is not { } end)
            return;
        var (oldest, newest) = begin < end ? (begin, end) : (end, begin);
        _oldest = _oldest < oldest ? _oldest : oldest;
        _newest = _newest > newest ? _newest : newest;
    }

    private void TellRead(ulong written, long? total)
    {
        var covered = _oldest is null ? null : $", from {KcFormat.Time(_oldest)} to {KcFormat.Time(_newest)} UTC";
        TellProgress($"{KcFormat.Number(written)} rows read{(total is { } all ? $" of {KcFormat.Number(all)}" : null)}{covered}", total > 0 ? (int)Math.Min(100, 100 * written / (ulong)total) : null);
    }
}
