using System.Runtime.CompilerServices;
using KuCoin.Credentials;

namespace KuCoin.Transport;

/// <summary>What lists read page by page have in common.</summary>
internal static class PagedList
{
    /// <summary>"Now" lies a little ahead, so that the clocks' last difference does not hide the newest rows.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>The rows, as many as are wanted.</summary>
    public static async Task<IReadOnlyList<T>> ToListAsync<T>(this Paged<T> rows, int? limit, CancellationToken cancellationToken)
    {
        var all = new List<T>();
        await foreach (var page in rows.AsPages(limit, cancellationToken).ConfigureAwait(false))
            all.AddRange(page.Items);
        return all;
    }
}

/// <summary>A list read page by page: cuts the range into windows, chooses the page size by what is wanted, and keeps one page on its way while the caller reads another.</summary>
/// <param name="operation">Its page sizes and its window.</param>
/// <param name="range">The times wanted, null for a call without times.</param>
/// <param name="arguments">The filters.</param>
/// <param name="clock">The exchange's clock, which says what now is.</param>
/// <param name="pages">Reads the pages of one window.</param>
internal sealed class PagedList<T>(Operation operation, TimeRange? range, RequestArguments arguments, ServerClock clock, Func<RequestArguments, int, CancellationToken, IAsyncEnumerable<Page<T>>> pages) : Paged<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (limit <= 0)
            yield break;
        var left = limit ?? int.MaxValue;
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var source = AllAsync(PageSize(limit), ahead.Token).GetAsyncEnumerator(ahead.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                var page = source.Current;
                left -= page.Items.Count;
                if (left > 0)
                {
                    // The caller gets this page while the next one is on its way.
                    using (CallingThread.TakeBack())
                        next = source.MoveNextAsync().AsTask();
                }

                yield return left < 0 ? page with { Items = [.. page.Items.Take(page.Items.Count + left)] } : page;
                if (left <= 0)
                    yield break;
            }
        }
        finally
        {
            await ahead.CancelAsync().ConfigureAwait(false);
            // The page that nobody wants any more; how it ends does not matter, only that it has ended.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<Page<T>> AllAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (range is { End: null })
            await clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        var windows = Windows().ToArray();
        foreach (var (start, end) in windows)
        {
            var window = range is null ? arguments : arguments.Copy().With(range.StartName, start).With(range.EndName, end);
            await foreach (var page in pages(window, size, cancellationToken).ConfigureAwait(false))
                yield return windows.Length == 1 ? page : page with { TotalCount = null };
        }
    }

    // As few pages as the limit needs, all of one size.
    private int PageSize(int? limit)
    {
        var (minimum, maximum) = operation.PageSize;
        if (limit is null || limit >= int.MaxValue - maximum)
            return maximum;
        var count = (limit.Value + maximum - 1) / maximum;
        return Math.Max(minimum, (limit.Value + count - 1) / count);
    }

    private IEnumerable<(DateTimeOffset? Start, DateTimeOffset? End)> Windows()
    {
        if (range is null)
        {
            yield return (null, null);
            yield break;
        }
        var last = range.End ?? clock.Now + PagedList.Ahead;
        if ((range.Start ?? last - range.Reach) is not { } first || operation.Window is not { } length)
        {
            // Both ends or none: of a call with one end nobody says what it takes for the other.
            yield return (range.Start, range.Start is null ? range.End : last);
            yield break;
        }

        // Both ends are inclusive to the millisecond, so the next window begins one later.
        var step = TimeSpan.FromMilliseconds(1);
        if (range.NewestFirst)
        {
            for (var end = last; end >= first; end = end - length - step)
                yield return (Later(first, end - length), end);
        }
        else
        {
            for (var start = first; start <= last; start = start + length + step)
                yield return (start, Earlier(last, start + length));
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
