namespace KuCoin.Streams;

/// <summary>What a connection is doing.</summary>
public enum StreamState
{
    /// <summary>Fetching a token, connecting, waiting for the welcome.</summary>
    Connecting,
    /// <summary>Receiving.</summary>
    Open,
    /// <summary>Waiting before the next attempt.</summary>
    Waiting,
    /// <summary>Ended.</summary>
    Closed,
}

/// <summary>One connection of a client, as it was when asked.</summary>
public sealed record StreamStatus : KuCoinRecord
{
    /// <summary>"Spot" or "Futures".</summary>
    public required string Host { get; init; }

    /// <summary>True when the connection was opened with the key.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>What it is doing.</summary>
    public required StreamState State { get; init; }

    /// <summary>Since when (UTC) it is doing that.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What it is subscribed to, one entry per symbol.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Messages received, over all reconnects.</summary>
    public required long MessageCount { get; init; }

    /// <summary>Objects that the connection's present subscriptions dropped because their consumers were slow.</summary>
    public required long DroppedCount { get; init; }

    /// <summary>How often the connection was lost and made anew.</summary>
    public required long ReconnectCount { get; init; }

    /// <summary>Why the connection was last lost or could not be made; null when that never happened.</summary>
    public required string? LastError { get; init; }
}
