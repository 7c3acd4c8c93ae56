using KuCoin.Credentials;

namespace KuCoin.Transport;

/// <summary>Tells the exchange's time; what is counted and waited for is this machine's, which runs at the same pace.</summary>
internal sealed class ExchangeTime(ServerClock clock, TimeProvider machine) : TimeProvider
{
    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.Now;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
