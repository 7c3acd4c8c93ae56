using System.Runtime.CompilerServices;

namespace KuCoin.Transport;

internal sealed partial class RequestPipeline
{
    /// <summary>Rows that lie evenly in time, oldest first: cut into pieces of as many rows as one answer holds.</summary>
    /// <param name="operation">The call; <see cref="Operation.PageSize"/> is the number of rows of a piece.</param>
    /// <param name="arguments">Its filters, without times.</param>
    /// <param name="addTimes">Adds the first and the last millisecond of a piece.</param>
    /// <param name="rows">The rows of an answer, in any order.</param>
    /// <param name="time">A row's time.</param>
    /// <param name="interval">The time from row to row.</param>
    /// <param name="range">The times wanted; without a start they are those of one piece up to the end.</param>
    public Paged<T> Pieces<TAnswer, T>(
        Operation<TAnswer> operation,
        RequestArguments arguments,
        Func<RequestArguments, DateTimeOffset, DateTimeOffset, RequestArguments> addTimes,
        Func<TAnswer, IEnumerable<T>> rows,
        Func<T, DateTimeOffset> time,
        TimeSpan interval,
        TimeRange range) =>
        new PagedList<T>(operation, null, arguments, Clock, (filters, size, cancellationToken) => PiecesAsync(operation, filters, addTimes, rows, time, interval * size, range, cancellationToken));

    /// <summary>Rows of a call that answers the newest ones of a time range: walks back until it has reached the start, each request ending where the rows of the one before began.</summary>
    /// <param name="operation">The call.</param>
    /// <param name="arguments">Its filters, without times.</param>
    /// <param name="sizeName">The query's name for the number of rows; null when the call has none.</param>
    /// <param name="read">The rows of an answer, and whether there may be more.</param>
    /// <param name="time">A row's time; no two rows share one.</param>
    /// <param name="range">The times wanted.</param>
    public Paged<T> Backward<TAnswer, T>(
        Operation<TAnswer> operation,
        RequestArguments arguments,
        string? sizeName,
        Func<TAnswer, (IReadOnlyList<T> Rows, bool HasMore)> read,
        Func<T, DateTimeOffset> time,
        TimeRange range) =>
        new PagedList<T>(operation, null, arguments, Clock, (filters, size, cancellationToken) => BackwardAsync(operation, sizeName is null ? filters : filters.Copy().With(sizeName, size), read, time, range, cancellationToken));

    private async IAsyncEnumerable<Page<T>> PiecesAsync<TAnswer, T>(
        Operation<TAnswer> operation,
        RequestArguments filters,
        Func<RequestArguments, DateTimeOffset, DateTimeOffset, RequestArguments> addTimes,
        Func<TAnswer, IEnumerable<T>> rows,
        Func<T, DateTimeOffset> time,
        TimeSpan piece,
        TimeRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var step = TimeSpan.FromMilliseconds(1);
        var last = range.End ?? await NowAsync(cancellationToken).ConfigureAwait(false);
        var newest = DateTimeOffset.MinValue;
        for (var start = range.Start ?? last - piece + step; start <= last; start += piece)
        {
            // One millisecond short of the next piece: as many rows as fit, whether or not the exchange counts the end in.
            var end = start + piece - step;
            var answer = await SendAsync(operation, addTimes(filters.Copy(), start, end < last ? end : last), cancellationToken).ConfigureAwait(false);
            var fresh = rows(answer).Where(row => time(row) > newest && time(row) <= last).OrderBy(time).ToArray();
            if (fresh.Length > 0)
                newest = time(fresh[^1]);
            yield return new Page<T>(fresh);
        }
    }

    private async IAsyncEnumerable<Page<T>> BackwardAsync<TAnswer, T>(
        Operation<TAnswer> operation,
        RequestArguments filters,
        Func<TAnswer, (IReadOnlyList<T> Rows, bool HasMore)> read,
        Func<T, DateTimeOffset> time,
        TimeRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Both ends or none: of a call with one end nobody says what it takes for the other.
        var end = range.End is null && range.Start is not null ? await NowAsync(cancellationToken).ConfigureAwait(false) : range.End;
        var oldest = DateTimeOffset.MaxValue;
        while (true)
        {
            var answer = await SendAsync(operation, filters.Copy().With(range.StartName, range.Start).With(range.EndName, end), cancellationToken).ConfigureAwait(false);
            var (rows, hasMore) = read(answer);
            var fresh = rows.Where(row => time(row) < oldest && !(time(row) < range.Start) && !(time(row) > range.End)).OrderByDescending(time).ToArray();
            yield return new Page<T>(fresh);
            if (!hasMore || fresh.Length == 0 || time(fresh[^1]) <= range.Start)
                yield break;
            oldest = time(fresh[^1]);
            // The last row again: right whether or not the exchange counts the end in.
            end = oldest;
        }
    }

    private async Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken)
    {
        await Clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        return Clock.Now;
    }
}
