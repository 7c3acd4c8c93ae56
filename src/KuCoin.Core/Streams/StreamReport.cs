namespace KuCoin.Streams;

/// <summary>What a <see cref="StreamReport"/> tells.</summary>
public enum StreamReportKind
{
    /// <summary>The exchange confirmed the subscription.</summary>
    Connected,
    /// <summary>A connection was lost; it is being made anew.</summary>
    Interrupted,
    /// <summary>The lost connection is back and subscribed; what happened in the gap was not received.</summary>
    Reconnected,
    /// <summary>After a gap the exchange was asked for the private states; what had changed was delivered, marked as reconciled.</summary>
    Reconciled,
    /// <summary>After a gap the exchange could not be asked: changes in it may be missing.</summary>
    NotReconciled,
    /// <summary>An order book lost its thread and is being fetched anew; until then it shows nothing.</summary>
    BookLost,
    /// <summary>The consumer was too slow: older objects gave way to newer ones of the same key.</summary>
    Dropped,
    /// <summary>Messages could not be understood and were left out.</summary>
    Unreadable,
    /// <summary>The subscription has ended with an error.</summary>
    Failed,
}

/// <summary>Something the consumer should know about its subscription.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Time">When (UTC).</param>
/// <param name="Message">One or two sentences.</param>
public sealed record StreamReport(StreamReportKind Kind, DateTimeOffset Time, string Message) : KuCoinRecord
{
    /// <summary>The last moment (UTC) known to be received, for <see cref="StreamReportKind.Reconnected"/>; else null.</summary>
    public DateTimeOffset? GapFrom { get; init; }

    /// <summary>From when on (UTC) messages are received again, for <see cref="StreamReportKind.Reconnected"/>; else null.</summary>
    public DateTimeOffset? GapTo { get; init; }

    /// <summary>How many objects since the last such report, for <see cref="StreamReportKind.Dropped"/> and <see cref="StreamReportKind.Unreadable"/>; how many changes, for <see cref="StreamReportKind.Reconciled"/>; else 0.</summary>
    public long Count { get; init; }

    /// <summary>The cause, null when there is none to give.</summary>
    public Exception? Error { get; init; }

    /// <summary>The items it is about, for <see cref="StreamReportKind.Interrupted"/> and <see cref="StreamReportKind.Reconnected"/>.</summary>
    internal IReadOnlyCollection<string> Items { get; init; } = [];
}
