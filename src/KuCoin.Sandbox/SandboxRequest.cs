namespace KuCoin.Sandbox;

/// <summary>One request the sandbox received. Headers are not kept.</summary>
/// <param name="Time">When it arrived, on the sandbox's clock (UTC).</param>
/// <param name="Host"><c>spot</c> or <c>futures</c>.</param>
/// <param name="Method">GET, POST or DELETE.</param>
/// <param name="Path">The path without the query.</param>
/// <param name="Query">The query as sent, without the question mark; empty when there was none.</param>
/// <param name="Status">The HTTP status answered; 0 when the connection was dropped.</param>
/// <param name="Code">The exchange's code answered; <see langword="null"/> when none was sent.</param>
/// <param name="IsWrite">Whether it could change something: a POST or DELETE that is neither a stream token nor an order test.</param>
public sealed record SandboxRequest(
    DateTimeOffset Time,
    string Host,
    string Method,
    string Path,
    string Query,
    int Status,
    string? Code,
    bool IsWrite)
{
    /// <summary>The body as it came; empty when there was none.</summary>
    public string Body { get; init; } = "";

    /// <summary>The rate pool the call is charged to: Public, Spot, Futures or Management; <see langword="null"/> for a call the exchange does not have.</summary>
    public string? Pool { get; init; }

    /// <summary>How many points of the pool it costs; 0 for a call the exchange does not have.</summary>
    public int Weight { get; init; }

    /// <summary>Whether it carried a signature; what that was worth is in <see cref="Code"/>.</summary>
    public bool IsSigned { get; init; }
}
