using System.Threading.Channels;

namespace KuCoin.Tests;

/// <summary>A clock that stands still until it is told to advance; timers fire on the advancing thread, in the order they are due.</summary>
internal sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
                if (next is null)
                {
                    _now = target;
                    return;
                }
                _now = next.Due > _now ? next.Due!.Value : _now;
                next.Due = next.Period is { } period ? _now + period : null;
            }
            next.Fire();
        }
    }

    /// <summary>Runs the work and lets each wait that it reports pass at once, and no other time: what is on its way over the wire takes none.</summary>
    public async Task<T> PassWaitsAsync<T>(Func<Task<T>> work, List<LogEntry>? log = null)
    {
        var waits = Channel.CreateUnbounded<TimeSpan>();
        Task<T> task;
        using (KuCoinLog.Listen(entry =>
        {
            log?.Add(entry);
            if (entry.Wait is { } wait)
                waits.Writer.TryWrite(wait);
        }))
        {
            task = work();
        }
        while (!task.IsCompleted)
        {
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var next = waits.Reader.WaitToReadAsync(enough.Token).AsTask();
            if (await Task.WhenAny(task, next) == next && await next && waits.Reader.TryRead(out var wait))
                Advance(wait + TimeSpan.FromMilliseconds(10));
            await enough.CancelAsync();
        }
        return await task;
    }

    private sealed class ManualTimer(ManualTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan? Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : owner._now + dueTime;
                Period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period;
                return owner._timers.Contains(this);
            }
        }

        public void Dispose()
        {
            lock (owner._gate)
            {
                Due = null;
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
