namespace KuCoin.Sandbox;

/// <summary>How a sandbox starts. Every value has a default that suits a first try.</summary>
public sealed record SandboxOptions
{
    /// <summary>The loopback port of the spot, margin and account host; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The loopback port of the futures host; 0 takes a free one.</summary>
    public int FuturesPort { get; init; }

    /// <summary>What prices, sizes, ids and the keys are derived from. The same seed gives the same market.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where the sandbox's own clock begins (it runs on from there); <see langword="null"/> is the machine's time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>
    /// Whether that clock stands still until it is set or advanced. All that happens is then the same every time;
    /// how old a request is cannot be told, and is not checked.
    /// </summary>
    public bool HoldClock { get; init; }

    /// <summary>Whether a seeded market maker quotes both sides of every book and trades now and then.</summary>
    public bool MarketMaker { get; init; } = true;

    /// <summary>The VIP level of the users, 0 to 12: it decides the rate quotas.</summary>
    public int VipLevel { get; init; }

    /// <summary>How often prices move, on the sandbox's clock. <see cref="Timeout.InfiniteTimeSpan"/> keeps them where they are.</summary>
    public TimeSpan PriceInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a stream client has to ping, as the token answer says it.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(18);

    /// <summary>How long after a missed ping a stream is given up, as the token answer says it.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many streams a user may connect in a minute; the exchange allows 30.</summary>
    public int StreamsPerMinute { get; init; } = 30;
}
