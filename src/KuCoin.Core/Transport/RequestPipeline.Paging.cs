using System.Runtime.CompilerServices;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    /// <summary>A list in numbered pages (<see cref="Operation.PageNames"/>).</summary>
    /// <param name="operation">The call.</param>
    /// <param name="arguments">Its filters, without page and times.</param>
    /// <param name="key">What tells two rows apart; a row that moved to the next page while one was read is not given twice.</param>
    /// <param name="range">The times wanted; cut into windows of <see cref="Operation.Window"/>.</param>
    /// <param name="part">Where the key alone does not: what tells apart those that share it.</param>
    public Paged<T> Numbered<T>(Operation<NumberedPage<T>> operation, RequestArguments arguments, Func<T, string> key, TimeRange? range = null, Func<T, string>? part = null) =>
        new PagedList<T>(operation, range, arguments, Clock, (window, size, cancellationToken) => NumberedPagesAsync(operation, window, new SeenRows<T>(operation, key, part), size, cancellationToken));

    /// <summary>A list that is continued with <c>lastId</c> (<c>limit</c> rows a page).</summary>
    public Paged<T> Cursor<T>(Operation<CursorPage<T>> operation, RequestArguments arguments, Func<T, string> key, TimeRange? range = null, Func<T, string>? part = null) =>
        new PagedList<T>(operation, range, arguments, Clock, (window, size, cancellationToken) => CursorPagesAsync(operation, window, new SeenRows<T>(operation, key, part), size, cancellationToken));

    /// <summary>A bare list that is continued with the id of its last row (<c>lastId</c>, <c>limit</c> rows a page).</summary>
    public Paged<T> LastRow<T>(Operation<IReadOnlyList<T>> operation, RequestArguments arguments, Func<T, string> id, TimeRange? range = null) =>
        new PagedList<T>(operation, range, arguments, Clock, (window, size, cancellationToken) => LastRowPagesAsync(operation, window, id, size, cancellationToken));

    /// <summary>A list that is continued with the smallest <c>offset</c> of a page (<c>maxCount</c> rows a page).</summary>
    public Paged<T> Slider<T>(Operation<SliderPage<T>> operation, RequestArguments arguments, Func<T, string> key, Func<T, long> offset, TimeRange? range = null) =>
        new PagedList<T>(operation, range, arguments, Clock, (window, size, cancellationToken) => SliderPagesAsync(operation, window, key, offset, size, cancellationToken));

    private async IAsyncEnumerable<Page<T>> NumberedPagesAsync<T>(Operation<NumberedPage<T>> operation, RequestArguments arguments, SeenRows<T> seen, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var total = 0L;
        for (var number = 1; ; number++)
        {
            var answer = await SendAsync(operation, arguments.Copy().With(operation.PageNames.Number, number).With(operation.PageNames.Size, size), cancellationToken).ConfigureAwait(false);
            var rows = answer.Items ?? [];
            yield return new Page<T>(seen.Fresh(rows), answer.TotalNum);

            var isLast = answer.TotalPage > 0 ? number >= answer.TotalPage : rows.Count < size;
            if (number > 1 && answer.TotalNum < total)
            {
                // Rows left the list while it was read, so others moved to pages that are behind us: read those again.
                number = Math.Max(0, number - 1 - (int)((total - answer.TotalNum.Value + size - 1) / size));
                isLast = false;
            }
            total = answer.TotalNum ?? 0;
            if (rows.Count == 0 || isLast || (answer.CurrentPage > 0 && answer.CurrentPage < number))
                yield break;
        }
    }

    private async IAsyncEnumerable<Page<T>> CursorPagesAsync<T>(Operation<CursorPage<T>> operation, RequestArguments arguments, SeenRows<T> seen, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursors = new HashSet<long>();
        for (long? cursor = null; ;)
        {
            var answer = await SendAsync(operation, arguments.Copy().With("lastId", cursor).With("limit", size), cancellationToken).ConfigureAwait(false);
            var rows = answer.Items ?? [];
            yield return new Page<T>(seen.Fresh(rows));

            // A cursor that comes again would go round for ever.
            if (rows.Count < size || answer.LastId is not { } last || last == 0 || !cursors.Add(last))
                yield break;
            cursor = last;
        }
    }

    private async IAsyncEnumerable<Page<T>> LastRowPagesAsync<T>(Operation<IReadOnlyList<T>> operation, RequestArguments arguments, Func<T, string> id, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new SeenRows<T>(operation, id, part: null);
        for (string? last = null; ;)
        {
            var rows = await SendAsync(operation, arguments.Copy().With("lastId", last).With("limit", size), cancellationToken).ConfigureAwait(false);
            var fresh = seen.Fresh(rows);
            yield return new Page<T>(fresh);

            // A page without a new row would come again for ever.
            if (rows.Count < size || fresh.Count == 0)
                yield break;
            last = id(rows[^1]);
        }
    }

    private async IAsyncEnumerable<Page<T>> SliderPagesAsync<T>(Operation<SliderPage<T>> operation, RequestArguments arguments, Func<T, string> key, Func<T, long> offset, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new SeenRows<T>(operation, key, part: null);
        for (long? next = null; ;)
        {
            var answer = await SendAsync(operation, arguments.Copy().With("offset", next).With("maxCount", size), cancellationToken).ConfigureAwait(false);
            var rows = answer.DataList ?? [];
            yield return new Page<T>(seen.Fresh(rows));

            // Rows that are still pending carry -1 and say nothing about the place in the list.
            var offsets = rows.Select(offset).Where(value => value >= 0).ToArray();
            if (!answer.HasMore || offsets.Length == 0 || offsets.Min() >= next)
                yield break;
            next = offsets.Min();
        }
    }
}
