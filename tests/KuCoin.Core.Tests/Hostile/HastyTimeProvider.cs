namespace KuCoin.Tests.Hostile;

/// <summary>A clock on which no short wait is waited for: it jumps ahead instead. Bounds that guard against hanging are longer and stay as they are.</summary>
internal sealed class HastyTimeProvider : TimeProvider
{
    /// <summary>Waits from here on are real.</summary>
    public static readonly TimeSpan LongestSkipped = TimeSpan.FromSeconds(40);

    private long _skipped;

    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _skipped);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HastyTimer(this, base.CreateTimer(callback, state, Skip(dueTime), period));

    private TimeSpan Skip(TimeSpan dueTime)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= LongestSkipped)
            return dueTime;
        Interlocked.Add(ref _skipped, (long)(dueTime.TotalSeconds * TimestampFrequency));
        return TimeSpan.Zero;
    }

    private sealed class HastyTimer(HastyTimeProvider time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(time.Skip(dueTime), period);

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
