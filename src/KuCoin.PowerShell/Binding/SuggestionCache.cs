using System.Diagnostics;

namespace KuCoin.Binding;

/// <summary>The words of one completer for one session.</summary>
internal sealed class SuggestionCache
{
    private static readonly TimeSpan FetchBudget = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private Task<IReadOnlyList<Suggestion>>? _fetch;
    private long _began;

    /// <summary>The words as far as they are there within <paramref name="patience"/>; the fetch goes on in the background for the next time.</summary>
    /// <param name="fetch">Reads them.</param>
    /// <param name="life">How long they stay good.</param>
    /// <param name="patience">How long the user is kept waiting.</param>
    public IReadOnlyList<Suggestion> Get(Func<CancellationToken, Task<IReadOnlyList<Suggestion>>> fetch, TimeSpan life, TimeSpan patience)
    {
        Task<IReadOnlyList<Suggestion>> current;
        lock (_gate)
        {
            if (_fetch is null || _fetch.IsFaulted || _fetch.IsCanceled || Stopwatch.GetElapsedTime(_began) > life)
                (_fetch, _began) = (Task.Run(() => FetchWithinBudget(fetch)), Stopwatch.GetTimestamp());
            current = _fetch;
        }

        // WaitAny rather than Wait: a failed fetch offers nothing and is tried again at the next use.
        _ = Task.WaitAny([current], patience);
        return current.IsCompletedSuccessfully ? current.Result : [];
    }

    private static async Task<IReadOnlyList<Suggestion>> FetchWithinBudget(Func<CancellationToken, Task<IReadOnlyList<Suggestion>>> fetch)
    {
        using var budget = new CancellationTokenSource(FetchBudget);
        return await fetch(budget.Token).ConfigureAwait(false);
    }
}
