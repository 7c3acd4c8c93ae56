namespace KuCoin;

/// <summary>One reading of the exchange's clock.</summary>
public sealed record ServerTime : KuCoinRecord
{
    /// <summary>The exchange's time (UTC) at the moment <see cref="Local"/>.</summary>
    public required DateTimeOffset Server { get; init; }

    /// <summary>This machine's time (UTC) in the middle of the round trip.</summary>
    public required DateTimeOffset Local { get; init; }

    /// <summary>What to add to this machine's time; positive when this machine is behind.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>How long question and answer took.</summary>
    public required TimeSpan RoundTrip { get; init; }

    /// <summary>The moment <see cref="Local"/> by the count that no setting of the clock changes.</summary>
    internal long Stamp { get; init; }
}
