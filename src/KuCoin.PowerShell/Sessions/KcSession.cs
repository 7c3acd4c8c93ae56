using System.Collections.Concurrent;
using KuCoin.Binding;
using KuCoin.Sessions;
using KuCoin.Streams;

namespace KuCoin;

/// <summary>
/// A connection to the exchange under a name. Thread-safe; runspaces may share it. It holds no secret that any
/// property, serializer or formatter could reach.
/// </summary>
public sealed class KcSession
{
    private volatile bool _closed;

    internal KcSession(string name, KuCoinClient client, bool isSandbox)
    {
        Name = name;
        Client = client;
        IsSandbox = isSandbox;
        MaskedKey = Mask(client.Options.Credentials?.Key);
        ConnectedAt = client.Options.TimeProvider.GetUtcNow();
    }

    /// <summary>The name -Session takes.</summary>
    public string Name { get; }

    /// <summary>The spot, margin and account host.</summary>
    public Uri Endpoint => Client.Options.Endpoint;

    /// <summary>The futures host.</summary>
    public Uri FuturesEndpoint => Client.Options.FuturesEndpoint;

    /// <summary>The regional site sent along, null for the global one.</summary>
    public string? Site => Client.Options.SiteType;

    /// <summary>The key id with its middle left out, null for an anonymous session.</summary>
    public string? MaskedKey { get; }

    /// <summary>The user id the key belongs to, null for an anonymous session.</summary>
    public long? Uid { get; internal init; }

    /// <summary>What the key may do, as the exchange says; empty for an anonymous session.</summary>
    public IReadOnlyList<string> Permissions { get; internal init; } = [];

    /// <summary>What is added to this machine's clock to get the exchange's.</summary>
    public TimeSpan ClockOffset => Client.Clock.Offset;

    /// <summary>The VIP level the quotas start from.</summary>
    public int VipLevel => Client.Options.VipLevel;

    /// <summary>The generation of calls asked for at connect.</summary>
    public ApiGeneration ApiGeneration => Client.Options.ApiGeneration;

    /// <summary>How many times a call that may be repeated is repeated.</summary>
    public int MaximumRetryCount => Client.Options.MaximumRetryCount;

    /// <summary>The folder in which every change is written down, null for none.</summary>
    public string? Journal => Client.Options.Journal;

    /// <summary>True when it talks to the local sandbox.</summary>
    public bool IsSandbox { get; }

    /// <summary>True when real money moves: one of the endpoints, or both, is one of the exchange's own hosts.</summary>
    public bool IsProduction => !IsSandbox && (Sites.IsProduction(Endpoint) || Sites.IsProduction(FuturesEndpoint));

    /// <summary>True when cmdlets without -Session use it in this runspace.</summary>
    public bool IsDefault => ReferenceEquals(SessionRegistry.Default, this);

    /// <summary>When it was connected (UTC).</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>The stream connections there are now: what each is subscribed to, and what came of it.</summary>
    public IReadOnlyList<StreamStatus> Streams => Client.Streams.GetStatus();

    /// <summary>How many objects all watches of the session, ended ones included, have left out because their pipelines were slow.</summary>
    public long DroppedCount => Client.Streams.Dropped;

    /// <summary>True when it was disconnected; it cannot be used any more.</summary>
    public bool IsClosed => _closed;

    internal KuCoinClient Client { get; }

    /// <summary>What the completers know about this session's exchange.</summary>
    internal ConcurrentDictionary<Type, SuggestionCache> Suggestions { get; } = new();

    /// <summary>Reads the exchange's clock and has it check the key, so that a wrong key fails here and not at the first order.</summary>
    internal static async Task<KcSession> OpenAsync(string name, KuCoinClient client, bool isSandbox, CancellationToken cancellationToken)
    {
        await client.Clock.SampleAsync(cancellationToken).ConfigureAwait(false);
        var key = client.Options.Credentials is null ? null : await client.Account.GetApiKeyAsync(cancellationToken).ConfigureAwait(false);
        return new KcSession(name, client, isSandbox) { Uid = key?.Uid, Permissions = key?.Permissions ?? [] };
    }

    /// <summary>Who acts where, for confirmations: "main (key 6601...55ee) at api.kucoin.com".</summary>
    internal string Description => field ??= Describe();

    internal void Close()
    {
        _closed = true;
        Client.Dispose();
    }

    /// <summary>The name, so that the session's text binds to -Session as well.</summary>
    public override string ToString() => Name;

    private string Describe()
    {
        var key = MaskedKey is null ? "no key" : $"key {MaskedKey}";
        var place = IsSandbox ? $"the sandbox {Endpoint.Authority} (no real money)"
            : IsProduction && Sites.IsProduction(Endpoint) != Sites.IsProduction(FuturesEndpoint) ? $"{Endpoint.Authority} and, for futures, {FuturesEndpoint.Authority} (real money at one of them)"
            : IsProduction ? Endpoint.Authority
            : $"{Endpoint.Authority} (not a host of the exchange)";
        return $"{Name} ({key}) at {place}";
    }

    private static string? Mask(string? key) => key switch
    {
        null => null,
        { Length: >= 12 } => $"{key[..4]}...{key[^4..]}",
        _ => "...",
    };
}
