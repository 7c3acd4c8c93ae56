namespace KuCoin.Streams;

/// <summary>Lets at most so many through in any window of time: the exchange's limits on connections and on client messages.</summary>
internal sealed class PacingGate(int permits, TimeSpan window, TimeProvider time)
{
    private readonly Queue<long> _passed = new(permits);

    /// <summary>Passes as soon as the limit allows.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (TryPass() is { } wait)
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
    }

    private TimeSpan? TryPass()
    {
        lock (_passed)
        {
            var now = time.GetTimestamp();
            while (_passed.TryPeek(out var oldest) && time.GetElapsedTime(oldest, now) >= window)
                _passed.Dequeue();
            if (_passed.Count == permits)
            {
                // A timer may fire a little early; a whole millisecond more keeps the loop from spinning.
                return window - time.GetElapsedTime(_passed.Peek(), now) + TimeSpan.FromMilliseconds(1);
            }

            _passed.Enqueue(now);
            return null;
        }
    }
}
