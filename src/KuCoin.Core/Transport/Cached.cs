namespace KuCoin.Transport;

/// <summary>Something the exchange seldom changes, asked for again when it is older than it may be. Who comes while it is being asked for shares that answer.</summary>
internal sealed class Cached<T>(TimeProvider time, TimeSpan life, Func<CancellationToken, Task<T>> load)
    where T : class
{
    private readonly object _gate = new();
    private Task<T>? _answer;
    private long _askedAt;

    /// <summary>The answer that is there and not too old; null when it would have to be asked for.</summary>
    public T? Fresh
    {
        get
        {
            lock (_gate)
                return _answer is { IsCompletedSuccessfully: true } && time.GetElapsedTime(_askedAt) < life ? _answer.Result : null;
        }
    }

    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_answer is null or { IsFaulted: true } or { IsCanceled: true } || (_answer.IsCompleted && time.GetElapsedTime(_askedAt) >= life))
            {
                _askedAt = time.GetTimestamp();
                // Others may be waiting when the one who asked gives up, so nobody's token ends it; the pipeline's time budget does.
                _answer = load(CancellationToken.None);
            }
            return _answer.WaitAsync(cancellationToken);
        }
    }
}
