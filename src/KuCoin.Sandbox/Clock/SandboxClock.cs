using System.Diagnostics;
using System.Globalization;

namespace KuCoin.Sandbox.Clock;

/// <summary>The exchange's own time: set to any moment, it runs on from there at the machine's pace, unless it is held.</summary>
internal sealed class SandboxClock
{
    private readonly long _origin = Stopwatch.GetTimestamp();
    private long _offset;
    private long _lastNanos;

    public SandboxClock(DateTimeOffset start, bool isHeld)
    {
        IsHeld = isHeld;
        Start = start.ToUniversalTime();
        _offset = Start.UtcTicks;
    }

    /// <summary>The machine's time. KC_CLOCK_OFFSET says that the machine's clock is so far ahead: tests try a wrong one with it.</summary>
    public static DateTimeOffset Default => DateTimeOffset.UtcNow -
        (Environment.GetEnvironmentVariable("KC_CLOCK_OFFSET") is { } offset ? TimeSpan.ParseExact(offset, "c", CultureInfo.InvariantCulture) : TimeSpan.Zero);

    public DateTimeOffset Start { get; }

    /// <summary>True when it stands still until it is set.</summary>
    public bool IsHeld { get; }

    public DateTimeOffset Now => new(Interlocked.Read(ref _offset) + Elapsed, TimeSpan.Zero);

    private long Elapsed => IsHeld ? 0 : Stopwatch.GetElapsedTime(_origin).Ticks;

    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offset, now.UtcTicks - Elapsed);

    /// <summary>A nanosecond stamp no other event has: clients sort by it. Called under the exchange's lock.</summary>
    public long NextNanos()
    {
        var now = Now.ToUnixNanos();
        // After the clock was set back, stamps follow it; otherwise they never repeat.
        _lastNanos = now > _lastNanos || _lastNanos - now > 1_000_000_000 ? now : _lastNanos + 1;
        return _lastNanos;
    }
}

internal static class UnixTimes
{
    public static long ToUnixNanos(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;
}
