using System.Net;

namespace KuCoin.Transport;

/// <summary>One tuned set of connections per endpoint, shared by all clients of the process and closed with the last of them, or the last request under way.</summary>
internal sealed class SharedConnections : HttpMessageInvoker
{
    private static readonly object Gate = new();
    private static readonly Dictionary<Key, SharedConnections> Registry = [];

    private readonly Key _key;
    private int _users = 1;

    private SharedConnections(Key key)
        : base(CreateHandler(key.Endpoint, key.ConnectTimeout)) => _key = key;

    public static SharedConnections Join(Uri endpoint, TimeSpan connectTimeout)
    {
        lock (Gate)
        {
            var key = new Key(endpoint, connectTimeout);
            if (!Registry.TryGetValue(key, out var shared) || !shared.TryJoin())
                Registry[key] = shared = new SharedConnections(key);
            return shared;
        }
    }

    /// <summary>Keeps the connections open for one request: what begins while the framework closes them would leave one behind that nobody closes.</summary>
    /// <exception cref="ObjectDisposedException">The last client has left.</exception>
    public Use Hold()
    {
        ObjectDisposedException.ThrowIf(!TryJoin(), this);
        return new Use(this);
    }

    /// <summary>Gives up one use of the connections.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) > 0)
            return;
        lock (Gate)
        {
            if (Registry.TryGetValue(_key, out var shared) && ReferenceEquals(shared, this))
                Registry.Remove(_key);
        }
        Dispose();
    }

    // Who has been left by all is not joined again.
    private bool TryJoin()
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
        }
        while (users > 0 && Interlocked.CompareExchange(ref _users, users + 1, users) != users);
        return users > 0;
    }

    private static SocketsHttpHandler CreateHandler(Uri endpoint, TimeSpan connectTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !endpoint.IsLoopback,
        // What it would cost every request is spared; an answer's body is unpacked where it is read.
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        // The handshake of TLS is asynchronous in any case.
        ConnectCallback = endpoint.Scheme == Uri.UriSchemeHttp ? PlainConnection.ConnectAsync : null,
        EnableMultipleHttp2Connections = true,
        // Long enough to profit from keep-alive, short enough to follow a change of the exchange's addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        // Four times in this span the framework looks after idle connections, by reading asynchronously: those without TLS are left to block.
        PooledConnectionIdleTimeout = endpoint.Scheme == Uri.UriSchemeHttp ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(50),
        // A connection that a change of network left dead is noticed within one attempt's time instead of swallowing calls until it leaves the pool (HTTP/2).
        KeepAlivePingDelay = TimeSpan.FromSeconds(5),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(5),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        // No trace headers to an outside party.
        ActivityHeadersPropagator = null,
    };

    /// <summary>One request's hold on the connections.</summary>
    public readonly struct Use(SharedConnections connections) : IDisposable
    {
        public void Dispose() => connections.Leave();
    }

    // A class: for a value type the runtime compiles a dictionary of its own.
    private sealed record Key(Uri Endpoint, TimeSpan ConnectTimeout);
}
