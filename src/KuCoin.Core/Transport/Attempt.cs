using System.Runtime.InteropServices;
using KuCoin.RateLimiting;

namespace KuCoin.Transport;

/// <summary>How one attempt ended.</summary>
/// <param name="End">What it means for the exchange's state.</param>
/// <param name="Value">The answer when it is <see cref="AttemptEnd.Done"/>.</param>
/// <param name="Failure">What to throw otherwise.</param>
/// <param name="Wait">How long the exchange wants to be left alone, beyond what the quota knows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Attempt<T>(AttemptEnd End, T? Value, KuCoinException? Failure, TimeSpan Wait = default);

/// <summary>One call with all its attempts.</summary>
internal sealed class Call<T>(Operation<T> operation, RequestArguments arguments, RequestTarget target, Uri address, Quota quota, Func<CancellationToken, Task<T?>>? lookUp)
{
    public Operation<T> Operation { get; } = operation;

    public RequestArguments Arguments { get; } = arguments;

    public RequestTarget Target { get; } = target;

    public Uri Address { get; } = address;

    public Quota Quota { get; } = quota;

    public Func<CancellationToken, Task<T?>>? LookUp { get; } = lookUp;

    public bool IsSigned => Operation.Access != Access.Public;

    /// <summary>When the budget ends, as a timestamp of the clock; waits for the quota push it out.</summary>
    public long Deadline { get; set; }

    /// <summary>The clock's correction that the last attempt was stamped with.</summary>
    public TimeSpan ClockOffset { get; set; }

    /// <summary>True while an attempt is under way, and after one that may have changed something.</summary>
    public bool InDoubt { get; set; }
}
