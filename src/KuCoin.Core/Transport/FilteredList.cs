using System.Runtime.CompilerServices;

namespace KuCoin.Transport;

/// <summary>A list of which only some rows are wanted, by what the exchange cannot filter by. How many there are in all is not known.</summary>
internal sealed class FilteredList<T>(Paged<T> rows, Func<T, bool> isWanted) : Paged<T>
{
    public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var left = limit ?? int.MaxValue;
        await foreach (var page in rows.AsPages(limit: null, cancellationToken).ConfigureAwait(false))
        {
            if (left <= 0)
                yield break;
            T[] wanted = [.. page.Items.Where(isWanted).Take(left)];
            left -= wanted.Length;
            yield return new Page<T>(wanted);
            if (left == 0)
                yield break;
        }
    }
}
