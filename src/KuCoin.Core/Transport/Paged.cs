namespace KuCoin;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows, in the exchange's order.</param>
/// <param name="TotalCount">How many rows there are in all, null where the exchange does not say.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long? TotalCount = null);

/// <summary>A list that is fetched page by page as it is consumed; the next page is on its way while one is read.</summary>
public abstract class Paged<T> : IAsyncEnumerable<T>
{
    /// <summary>The pages.</summary>
    /// <param name="limit">How many rows the caller will read at most, so that no larger page than needed is asked for; null for all.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public abstract IAsyncEnumerable<Page<T>> AsPages(int? limit = null, CancellationToken cancellationToken = default);

    /// <summary>The rows.</summary>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(null, cancellationToken).ConfigureAwait(false))
            foreach (var item in page.Items)
                yield return item;
    }
}
