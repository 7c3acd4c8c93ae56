namespace KuCoin.Tests.Faults;

/// <summary>The clock of a machine that somebody sets while programs run: the time of day jumps, what is counted from the start does not.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _ticks;

    public void Step(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
