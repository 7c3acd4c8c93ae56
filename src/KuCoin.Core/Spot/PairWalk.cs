using System.Runtime.CompilerServices;
using KuCoin.Credentials;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>
/// A list of all pairs made of calls that list one pair each: newest first, window by window, and in each the rows of all pairs that can have some.
/// </summary>
/// <param name="what">What is listed, for the progress.</param>
/// <param name="clock">The exchange's clock, which says what now is.</param>
/// <param name="range">The times wanted.</param>
/// <param name="window">The longest range of one request.</param>
/// <param name="pairs">The pairs that can have rows between two times.</param>
/// <param name="ofPair">The rows of a pair between two times, newest first.</param>
/// <param name="time">A row's time.</param>
/// <param name="id">Its id.</param>
internal sealed class PairWalk<T>(
    string what,
    ServerClock clock,
    TimeRange range,
    TimeSpan window,
    Func<DateTimeOffset, DateTimeOffset, CancellationToken, Task<IReadOnlyCollection<string>>> pairs,
    Func<string, DateTimeOffset, DateTimeOffset, Paged<T>> ofPair,
    Func<T, DateTimeOffset> time,
    Func<T, string> id) : Paged<T>
{
    /// <summary>How many pairs are asked about at the same time.</summary>
    private const int Together = 8;

    public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await clock.EnsureSampledAsync(cancellationToken).ConfigureAwait(false);
        var last = range.End ?? clock.Now + PagedList.Ahead;
        var first = range.Start ?? last - window;
        var left = limit;
        for (var end = last; end >= first && !(left <= 0); end -= window + TimeSpan.FromMilliseconds(1))
        {
            var rows = await ReadAsync(end - window > first ? end - window : first, end, left, cancellationToken).ConfigureAwait(false);
            left -= rows.Count;
            yield return new Page<T>(rows);
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync(DateTimeOffset start, DateTimeOffset end, int? limit, CancellationToken cancellationToken)
    {
        var names = await pairs(start, end, cancellationToken).ConfigureAwait(false);
        var rows = new List<T>();
        var done = 0;
        foreach (var some in names.Chunk(Together))
        {
            foreach (var ofOne in await Task.WhenAll(some.Select(name => ofPair(name, start, end).ToListAsync(limit, cancellationToken))).ConfigureAwait(false))
                rows.AddRange(ofOne);
            done += some.Length;
            KuCoinLog.Progress($"Reading the {what} of {names.Count} pairs, one by one: {done} done.", (double)done / names.Count);
        }
        return [.. NewestFirst.Of(rows, time, id).Take(limit ?? rows.Count)];
    }
}
