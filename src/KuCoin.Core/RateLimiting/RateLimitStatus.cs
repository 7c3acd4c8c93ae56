namespace KuCoin;

/// <summary>What is known about one quota.</summary>
public sealed record RateLimitStatus : KuCoinRecord
{
    /// <summary>The pool: Spot, Futures, Management, Earn, CopyTrading or Public.</summary>
    public required string Pool { get; init; }

    /// <summary>Who shares it: "account" or "ip".</summary>
    public required string Scope { get; init; }

    /// <summary>The points of one window.</summary>
    public long Limit { get; init; }

    /// <summary>The points left in this window.</summary>
    public long Remaining { get; init; }

    /// <summary>When the full quota is back (UTC), null when no window is open.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>Requests sent.</summary>
    public long RequestCount { get; init; }

    /// <summary>Requests that had to wait.</summary>
    public long WaitCount { get; init; }

    /// <summary>How long they waited together.</summary>
    public TimeSpan WaitedTotal { get; init; }

    /// <summary>Requests that the exchange refused because of the quota or of overload.</summary>
    public long RejectedCount { get; init; }

    /// <summary>Requests that were repeated.</summary>
    public long RetryCount { get; init; }
}
