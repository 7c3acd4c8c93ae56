using System.Collections.Concurrent;
using KuCoin.Transport;

namespace KuCoin.Streams;

/// <summary>Everything the exchange pushes. Subscriptions of a client share their connections, and equal topics one subscription at the exchange.</summary>
public sealed class KuCoinStreams : IAsyncDisposable
{
    // The exchange counts connections per address, so all clients of this process draw on the same gate.
    private static readonly ConcurrentDictionary<(string Host, TimeProvider Time), PacingGate> ConnectionPaces = new();

    private readonly KuCoinClientOptions _options;
    private readonly Func<Operation<StreamToken>, CancellationToken, Task<StreamToken>> _fetchToken;
    private readonly List<StreamConnection> _connections = [];
    private readonly List<Task> _ending = [];
    private readonly Dictionary<(ApiHost Host, bool IsPrivate, string Topic), Route> _routes = [];
    private readonly Dictionary<IStreamSink, List<Route>> _subscriptions = [];
    private long _droppedByEnded;
    private bool _isDisposed;

    internal KuCoinStreams(RequestPipeline pipeline)
        : this(pipeline.Options, (operation, cancellationToken) => pipeline.SendAsync(operation, new RequestArguments(), cancellationToken), new StreamSettings { ConnectTimeout = pipeline.Options.ConnectTimeout }, pipeline.Time)
    {
    }

    internal KuCoinStreams(KuCoinClientOptions options, Func<Operation<StreamToken>, CancellationToken, Task<StreamToken>> fetchToken, StreamSettings settings, TimeProvider? time = null)
    {
        _options = options;
        _fetchToken = fetchToken;
        Settings = settings;
        Time = time ?? options.TimeProvider;
    }

    /// <summary>Guards all routes and connections; held for moments only.</summary>
    internal object Gate { get; } = new();

    /// <summary>Dates what is told by the exchange's clock: what a gap hid is asked for by such a time.</summary>
    internal TimeProvider Time { get; }

    internal StreamSettings Settings { get; }

    /// <summary>Subscribes and waits for the exchange's confirmation.</summary>
    /// <param name="topic">What to subscribe to, from the topics of the areas.</param>
    /// <param name="options">Null for the topic's defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the subscription back.</param>
    /// <exception cref="KuCoinException">The exchange refused, or could not be reached in several attempts.</exception>
    public async Task<Subscription<T>> SubscribeAsync<T>(Topic<T> topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
        where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var subscription = new Subscription<T>(this, topic, options ?? new SubscriptionOptions(), Time);
        IStreamSink sink = subscription;
        try
        {
            if (topic.Prepare is { } prepare)
                await prepare(cancellationToken).ConfigureAwait(false);
            Task confirmed;
            lock (Gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                confirmed = Attach(sink, topic);
            }

            await confirmed.WaitAsync(cancellationToken).ConfigureAwait(false);
            await subscription.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await subscription.DisposeAsync().ConfigureAwait(false);
            if (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new ObjectDisposedException(nameof(KuCoinStreams), e);
            throw;
        }

        sink.Report(new StreamReport(StreamReportKind.Connected, Time.GetUtcNow(), $"Subscribed to {topic.Name}."));
        return subscription;
    }

    /// <summary>As <see cref="SubscribeAsync{T}(Topic{T}, SubscriptionOptions?, CancellationToken)"/>, for a topic whose type only shows when the program runs.</summary>
    /// <param name="topic">What to subscribe to.</param>
    /// <param name="options">Null for the topic's defaults.</param>
    /// <param name="cancellationToken">Ends the waiting and takes the subscription back.</param>
    /// <exception cref="KuCoinException">The exchange refused, or could not be reached in several attempts.</exception>
    public Task<ISubscription> SubscribeAsync(Topic topic, SubscriptionOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return topic.SubscribeAsync(this, options, cancellationToken);
    }

    /// <summary>How many objects all subscriptions, ended ones included, have dropped because their consumers were slow.</summary>
    public long Dropped
    {
        get
        {
            lock (Gate)
                return _droppedByEnded + _subscriptions.Keys.Sum(sink => sink.Dropped);
        }
    }

    /// <summary>The connections there are now.</summary>
    public IReadOnlyList<StreamStatus> GetStatus()
    {
        lock (Gate)
            return _connections.ConvertAll(c => c.GetStatus());
    }

    /// <summary>Ends all subscriptions (what they hold can still be read) and closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        Task closed;
        lock (Gate)
        {
            _isDisposed = true;
            foreach (var sink in _subscriptions.Keys.ToArray())
            {
                sink.Complete(null);
                _ = Release(sink);
            }

            foreach (var connection in _connections.ToArray())
                Close(connection);
            closed = Task.WhenAll(_ending);
        }

        await closed.ConfigureAwait(false);
    }

    internal Task<StreamToken> FetchTokenAsync(ApiHost host, bool isPrivate, CancellationToken cancellationToken) =>
        _fetchToken(StreamOperations.TokenFor(host, isPrivate), cancellationToken);

    /// <summary>Who gives the tokens.</summary>
    internal Uri Endpoint(ApiHost host) => host == ApiHost.Spot ? _options.Endpoint : _options.FuturesEndpoint;

    internal PacingGate ConnectionPace(ApiHost host) =>
        ConnectionPaces.GetOrAdd((Endpoint(host).Authority, _options.TimeProvider), static (key, permits) => new PacingGate(permits, TimeSpan.FromMinutes(1), key.Time), Settings.ConnectionsPerMinute);

    /// <summary>Closes a connection that nobody uses. Under the lock.</summary>
    internal void CloseIfIdle(StreamConnection connection)
    {
        if (connection.IsIdle && _connections.Contains(connection))
            Close(connection);
    }

    /// <summary>Takes a subscription off its routes; a connection that nobody uses any more lingers a little. Under the lock.</summary>
    /// <returns>Completes when the exchange has been told.</returns>
    internal Task Release(IStreamSink sink)
    {
        if (!_subscriptions.Remove(sink, out var routes))
            return Task.CompletedTask;
        _droppedByEnded += sink.Dropped;
        foreach (var route in routes)
            route.Sinks = Array.FindAll(route.Sinks, s => s != sink);
        var told = new List<Task>();
        foreach (var group in routes.Where(r => r.Sinks.Length == 0).GroupBy(r => r.Connection))
        {
            foreach (var route in group)
                _routes.Remove((group.Key.Host, group.Key.IsPrivate, route.Topic));
            told.Add(group.Key.Remove(group.ToHashSet()));
            if (group.Key.IsIdle)
                group.Key.Linger();
        }

        return Task.WhenAll(told);
    }

    internal async Task ReleaseAsync(IStreamSink sink)
    {
        Task told;
        lock (Gate)
            told = Release(sink);
        // A line that takes nothing any more must not hold up whoever stops listening; its connection ends by itself.
        await Task.WhenAny(told, Task.Delay(Settings.CloseTimeout)).ConfigureAwait(false);
    }

    /// <summary>For callers that hold a subscription's lock, which is always taken after ours.</summary>
    internal void ReleaseSoon(IStreamSink sink) => ThreadPool.UnsafeQueueUserWorkItem(static state =>
    {
        lock (state.Pool.Gate)
            _ = state.Pool.Release(state.Sink);
    }, (Pool: this, Sink: sink), preferLocal: false);

    private void Close(StreamConnection connection)
    {
        _connections.Remove(connection);
        _ending.RemoveAll(t => t.IsCompleted);
        _ending.Add(connection.Closed);
        connection.Close();
    }

    private Task Attach(IStreamSink sink, Topic topic)
    {
        var mine = new List<Route>();
        var fresh = new List<Route>();
        foreach (var item in topic.Items.Count == 0 ? [""] : topic.Items.Distinct(StringComparer.Ordinal))
        {
            var name = item.Length == 0 ? topic.Name : $"{topic.Name}:{item}";
            if (!_routes.TryGetValue((topic.Host, topic.IsPrivate, name), out var route))
            {
                var connection = WithRoom(topic.Host, topic.IsPrivate, fresh);
                route = new Route(connection, name, item, topic.TakesLists, origin: sink) { ArrivesAs = topic.ArrivesAs ?? (item.Length == 0 ? name : null) };
                _routes.Add((topic.Host, topic.IsPrivate, name), route);
                fresh.Add(route);
            }

            route.Sinks = [.. route.Sinks, sink];
            mine.Add(route);
        }

        _subscriptions.Add(sink, mine);
        foreach (var group in fresh.GroupBy(r => r.Connection))
            group.Key.Add([.. group]);
        return Task.WhenAll(mine.Select(r => r.Confirmed.Task));
    }

    private StreamConnection WithRoom(ApiHost host, bool isPrivate, List<Route> planned)
    {
        var connection = _connections.Find(c => c.Host == host && c.IsPrivate == isPrivate && c.Room > planned.Count(r => r.Connection == c));
        if (connection is null)
        {
            connection = new StreamConnection(this, host, isPrivate);
            _connections.Add(connection);
            connection.Start();
        }

        return connection;
    }
}
