namespace KuCoin.Streams;

/// <summary>What happens to what the consumer has not read yet.</summary>
public enum OverflowMode
{
    /// <summary>Only the newest object of each key (symbol) waits; older ones are dropped and counted.</summary>
    KeepNewest,
    /// <summary>Everything waits up to a bound; at the bound the subscription fails.</summary>
    NeverDrop,
}

/// <summary>How a subscription treats a slow consumer.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Null for the topic's own default.</summary>
    public OverflowMode? Overflow { get; init; }

    /// <summary>True for a consumer that looks now and then on purpose: in <see cref="OverflowMode.KeepNewest"/> what gave way to newer objects does not count as dropped.</summary>
    public bool IsSampled { get; init; }

    /// <summary>How many unread objects may wait in <see cref="OverflowMode.NeverDrop"/>; null for the topic's own bound.</summary>
    public int? Capacity { get; init; }
}
