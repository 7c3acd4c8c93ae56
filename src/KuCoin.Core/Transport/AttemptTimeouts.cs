using System.Collections.Concurrent;

namespace KuCoin.Transport;

/// <summary>The timers of attempts. Nearly every one is stopped in time, and then serves the next attempt.</summary>
internal sealed class AttemptTimeouts(TimeProvider time)
{
    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();

    public Running Start(TimeSpan timeout)
    {
        // Only the machine's own clock lets a stopped timer be started again.
        if (time != TimeProvider.System)
            return new Running(this, new CancellationTokenSource(timeout, time));
        if (!_idle.TryDequeue(out var source))
            return new Running(this, new CancellationTokenSource(timeout));
        source.CancelAfter(timeout);
        return new Running(this, source);
    }

    private void Stop(CancellationTokenSource source)
    {
        if (time == TimeProvider.System && source.TryReset())
            _idle.Enqueue(source);
        else
            source.Dispose();
    }

    /// <summary>The timer of one attempt; nobody may hold its token when it is disposed.</summary>
    public readonly struct Running(AttemptTimeouts timeouts, CancellationTokenSource source) : IDisposable
    {
        public CancellationTokenSource Source => source;

        public void Dispose() => timeouts.Stop(source);
    }
}
