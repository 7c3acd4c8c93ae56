using System.Net;

namespace KuCoin.Transport;

/// <summary>One tuned set of connections per endpoint, shared by all clients of the process and closed with the last of them.</summary>
internal sealed class SharedConnections : HttpMessageInvoker
{
    private static readonly object Gate = new();
    private static readonly Dictionary<Key, SharedConnections> Registry = [];

    private readonly Key _key;
    private int _users;

    private SharedConnections(Key key)
        : base(CreateHandler(key.Endpoint, key.ConnectTimeout)) => _key = key;

    public static SharedConnections Join(Uri endpoint, TimeSpan connectTimeout)
    {
        lock (Gate)
        {
            var key = new Key(endpoint, connectTimeout);
            if (!Registry.TryGetValue(key, out var shared))
                Registry.Add(key, shared = new SharedConnections(key));
            shared._users++;
            return shared;
        }
    }

    /// <summary>Gives up one use of the connections.</summary>
    public void Leave()
    {
        lock (Gate)
        {
            if (--_users > 0)
                return;
            Registry.Remove(_key);
        }
        Dispose();
    }

    private static SocketsHttpHandler CreateHandler(Uri endpoint, TimeSpan connectTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        // What it would cost every request is spared; an answer's body is unpacked where it is read.
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        EnableMultipleHttp2Connections = true,
        // Long enough to profit from keep-alive, short enough to follow a change of the exchange's addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
        // A connection that a change of network left dead is noticed within one attempt's time instead of swallowing calls until it leaves the pool (HTTP/2).
        KeepAlivePingDelay = TimeSpan.FromSeconds(5),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        // No trace headers to an outside party.
        ActivityHeadersPropagator = null,
    };

    // A class: for a value type the runtime compiles a dictionary of its own.
    private sealed record Key(Uri Endpoint, TimeSpan ConnectTimeout);
}
