using System.Diagnostics.CodeAnalysis;
using KuCoin.Streams;

namespace KuCoin.Pipeline;

/// <summary>The subscriptions of one watch, read as if they were one. Disposing ends them, whichever way the pipeline ends.</summary>
internal sealed class WatchedStreams : IDisposable
{
    private readonly List<ISubscription> _all = [];
    private readonly List<ISubscription> _running = [];
    private readonly Dictionary<ISubscription, Task<bool>> _waits = [];

    public void Add(ISubscription subscription)
    {
        _all.Add(subscription);
        _running.Add(subscription);
    }

    /// <summary>Blocks until there is an object or a report to read, or the time is over.</summary>
    /// <returns>False at the end: of all subscriptions, or of the time.</returns>
    /// <exception cref="KuCoinException">A subscription failed.</exception>
    public bool WaitToRead(CancellationToken end)
    {
        try
        {
            // The usual case waits in the operating system, which is cheaper.
            return _running is [var only] ? only.WaitToRead(end) : WaitForAny(end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return false;
        }
    }

    public bool TryRead([NotNullWhen(true)] out object? item)
    {
        item = null;
        foreach (var subscription in _running)
        {
            if (subscription.TryRead(out item))
                return true;
        }

        return false;
    }

    public bool TryReadReport([NotNullWhen(true)] out StreamReport? report)
    {
        report = null;
        foreach (var subscription in _running)
        {
            if (subscription.TryReadReport(out report))
                return true;
        }

        return false;
    }

    public void Dispose() => Task.WaitAll([.. _all.Select(subscription => subscription.DisposeAsync().AsTask())]);

    private bool WaitForAny(CancellationToken end)
    {
        while (_running.Count > 0)
        {
            var waits = _running.ConvertAll(subscription => WaitFor(subscription, end));
            var ready = waits[Task.WaitAny([.. waits], end)];
            if (ready.GetAwaiter().GetResult())
                return true;
            _running.RemoveAt(waits.IndexOf(ready));
        }

        return false;
    }

    // One wait for each, however often the others are ready: those of a quiet topic beside a busy one would pile up.
    private Task<bool> WaitFor(ISubscription subscription, CancellationToken end) =>
        _waits.TryGetValue(subscription, out var wait) && !wait.IsCompleted ? wait : _waits[subscription] = subscription.WaitToReadAsync(end).AsTask();
}
