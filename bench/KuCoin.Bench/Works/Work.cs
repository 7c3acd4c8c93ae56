using KuCoin.Bench.Floor;
using KuCoin.Credentials;

namespace KuCoin.Bench.Works;

/// <summary>One way to do a work.</summary>
/// <param name="Name">"floor" for the hand-written minimum, "core" for this library.</param>
/// <param name="RunAsync">Does so many units, starts and stops the meter around what counts, and tells what it counted.</param>
internal sealed record Contender(string Name, Func<int, Meter, Task<Tally>> RunAsync);

/// <summary>Something that is measured, in all the ways there are to do it.</summary>
/// <param name="Name">As rows of the table name it.</param>
/// <param name="WarmUp">How many units before anything is measured.</param>
/// <param name="Quick">How many units a sample of a quick run has.</param>
/// <param name="Full">How many units a sample of a full run has.</param>
/// <param name="Plan">What the server is told first, null for nothing.</param>
/// <param name="Expect">What must have been counted; null where the contenders need only agree.</param>
/// <param name="Contenders">The ways.</param>
internal sealed record Work(string Name, int WarmUp, int Quick, int Full, Func<int, string>? Plan, Func<int, Tally>? Expect, params IReadOnlyList<Contender> Contenders)
{
    /// <summary>Those that do it in a run, with the peer where there is one.</summary>
    public IReadOnlyList<Contender> With(PeerProcess? peer) => peer is null || !HasPeer
        ? Contenders
        : [.. Contenders, new Contender("peer", (count, meter) => Task.FromResult(peer.Measure(Name, count, meter)))];

    // The peer does not offer it by itself.
    private bool HasPeer => Name is not "signature";
}

/// <summary>Where the load server is, and how this library is set up for it.</summary>
internal sealed record Place(string Plain, string Secure)
{
    /// <summary>A client as a busy account has it: signed, limiter and retry on, the largest quota so that it never waits.</summary>
    public KuCoinClient Connect(bool secureStreams = false, bool withKey = true)
    {
        var endpoint = new Uri(secureStreams ? Secure : Plain);
        return new KuCoinClient(new KuCoinClientOptions
        {
            Endpoint = endpoint,
            FuturesEndpoint = endpoint,
            VipLevel = 12,
            ApiGeneration = ApiGeneration.Classic,
            Credentials = withKey ? new ApiCredentials(Server.MarketData.Key, Server.MarketData.Secret, Server.MarketData.Passphrase) : null,
        });
    }

    public RawClient ConnectRaw() => new(Plain, Server.MarketData.Key, Server.MarketData.Secret, Server.MarketData.Passphrase);

    /// <summary>The peer, null where there is none.</summary>
    public PeerProcess? StartPeer() => PeerProcess.Start(Plain, Secure, Server.MarketData.Key, Server.MarketData.Secret, Server.MarketData.Passphrase);
}
