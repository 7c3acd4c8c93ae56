using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using KuCoin.Transport;

namespace KuCoin.Streams;

/// <summary>One thing the exchange sends, for example the ticker of one symbol, and who wants it.</summary>
internal sealed class Route(StreamConnection connection, string topic, string item, bool takesLists, object origin)
{
    public StreamConnection Connection { get; } = connection;

    /// <summary>As messages name it: with a single item.</summary>
    public string Topic { get; } = topic;

    /// <summary>What follows the colon; empty when there is none.</summary>
    public string Item { get; } = item;

    /// <summary>True when it may be subscribed to in one request with others of its kind.</summary>
    public bool TakesLists { get; } = takesLists;

    /// <summary>The call that asked first: its routes must not fail because of another call's.</summary>
    public object Origin { get; } = origin;

    /// <summary>Replaced as a whole, so that the receiving thread reads it without a lock.</summary>
    public IStreamSink[] Sinks { get; set; } = [];

    /// <summary>True once the exchange has confirmed it, on whichever link.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>Completes with the first confirmation.</summary>
    public TaskCompletionSource Confirmed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>
/// A connection that stays: it owns the routes, and makes a new link with a new token and the same routes whenever one is lost.
/// Its whole life is one method on one thread. Everything about routes happens under the pool's lock.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token source has no timer, and late callers may still ask it.")]
internal sealed class StreamConnection : IStreamLinkOwner
{
    private readonly KuCoinStreams _pool;
    private readonly object _gate;
    private readonly TimeProvider _time;
    private readonly StreamSettings _settings;
    private readonly List<Route> _routes = [];
    private readonly NameCache _names = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<StreamRequest> _resubscribing = [];

    private volatile Utf8Map<Route> _table = new();
    private StreamLink? _link;
    private StreamState _state = StreamState.Connecting;
    private DateTimeOffset _stateSince;
    private DateTimeOffset? _gapFrom;
    private long _messages;
    private long _reconnects;
    private long _requestCount;
    private string? _lastError;

    public StreamConnection(KuCoinStreams pool, ApiHost host, bool isPrivate)
    {
        _pool = pool;
        _gate = pool.Gate;
        _time = pool.Time;
        _settings = pool.Settings;
        Host = host;
        IsPrivate = isPrivate;
        _stateSince = _time.GetUtcNow();
    }

    public ApiHost Host { get; }

    public bool IsPrivate { get; }

    /// <summary>How many more routes it may carry.</summary>
    public int Room => (Host == ApiHost.Spot ? _settings.SpotTopicsPerConnection : _settings.FuturesTopicsPerConnection) - _routes.Count;

    public bool IsIdle => _routes.Count == 0;

    /// <summary>Completes when the thread has ended.</summary>
    public Task Closed => _closed.Task;

    public void Start()
    {
        var thread = new Thread(Run, maxStackSize: 512 * 1024) { IsBackground = true, Name = $"KuCoin {Host} stream" };
        // Without the caller's context: the log scope of the first subscriber must not live as long as the connection.
        thread.UnsafeStart();
    }

    public void Add(IReadOnlyList<Route> routes)
    {
        _routes.AddRange(routes);
        RebuildTable();
        if (_link is not null)
            Subscribe(routes);
    }

    /// <summary>Removes routes that nobody wants any more.</summary>
    /// <returns>Completes when the exchange has been told, as far as it can be.</returns>
    public Task Remove(IReadOnlyCollection<Route> routes)
    {
        _routes.RemoveAll(routes.Contains);
        RebuildTable();
        foreach (var route in routes)
            route.Confirmed.TrySetCanceled();
        var told = new List<Task>();
        if (_link is not null)
        {
            foreach (var (topic, group) in Group(routes))
            {
                var request = new StreamRequest(NextId(), subscribes: false, topic, group);
                told.Add(request.Sent.Task);
                _link.Queue(request);
            }
        }

        return Task.WhenAll(told);
    }

    /// <summary>Ends the connection; <see cref="Closed"/> follows within the close timeout.</summary>
    public void Close()
    {
        // What hangs on the token runs elsewhere: our caller holds the pool's lock.
        _ = _closing.CancelAsync();
        _link?.Close();
    }

    public StreamStatus GetStatus() => new()
    {
        Host = Host.ToString(),
        IsPrivate = IsPrivate,
        State = _state,
        Since = _stateSince,
        Topics = _routes.ConvertAll(r => r.Topic),
        MessageCount = Interlocked.Read(ref _messages),
        DroppedCount = _routes.SelectMany(r => r.Sinks).Distinct().Sum(s => s.Dropped),
        ReconnectCount = _reconnects,
        LastError = _lastError,
    };

    void IStreamLinkOwner.OnMessage(scoped ref StreamFrame frame)
    {
        Interlocked.Increment(ref _messages);
        if (!frame.HasData || _table.Find(frame.Topic) is not { } route)
            return;
        var message = new StreamMessage { Subject = frame.Subject, Item = route.Item, Names = _names };
        var sinks = route.Sinks;
        if (sinks.Length == 1)
        {
            sinks[0].Accept(ref frame.Data, message);
            return;
        }

        foreach (var sink in sinks)
        {
            var data = frame.Data;
            sink.Accept(ref data, message);
        }
    }

    void IStreamLinkOwner.OnAnswered(StreamLink link, StreamRequest request, KuCoinException? error)
    {
        lock (_gate)
        {
            if (link != _link || !request.Subscribes)
                return;
            if (error is null)
                Confirm(request);
            else if (!_resubscribing.Contains(request))
                FailRoutes(request.Routes, error);
            else if (error.Kind is KuCoinErrorKind.LimitExceeded or KuCoinErrorKind.Unavailable or KuCoinErrorKind.Authentication or KuCoinErrorKind.Protocol)
                link.Abort(error);
            else
                OnRefusedAgain(request, error);
        }
    }

    void IStreamLinkOwner.OnOverdue(StreamLink link, StreamRequest request)
    {
        lock (_gate)
        {
            // The timer of a lost link may still speak: its routes are asked for on the next one.
            if (link != _link || !request.Subscribes)
                return;
            var error = StreamErrors.TimedOut($"The exchange did not confirm the subscription to {request.Topic} within {_settings.AckTimeout.TotalSeconds:0.#} s.");
            if (_resubscribing.Contains(request))
                link.Abort(error);
            else
                FailRoutes(request.Routes, error);
        }
    }

    private void Run()
    {
        try
        {
            var failures = 0;
            while (!_closing.IsCancellationRequested)
            {
                var loss = Live();
                failures = loss.HadProvenItself ? 1 : failures + 1;
                OnLost(loss, failures);
                BackOff(failures);
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed while connecting.
        }
        catch (Exception e)
        {
            // An exception that leaves a thread ends the process; it belongs to those who wait for messages.
            lock (_gate)
                FailRoutes(_routes, new KuCoinException(KuCoinErrorKind.Protocol, "StreamFailed", $"The stream failed unexpectedly: {e.Message}", e));
        }
        finally
        {
            lock (_gate)
                SetState(StreamState.Closed);
            _closed.SetResult();
        }
    }

    /// <summary>One link, from the token to its loss.</summary>
    private Loss Live()
    {
        StreamToken token;
        try
        {
            token = FetchTokenAsync().GetAwaiter().GetResult();
        }
        catch (KuCoinException e)
        {
            return new Loss(e, IsFinal: e.Kind is KuCoinErrorKind.Authentication or KuCoinErrorKind.PermissionDenied or KuCoinErrorKind.InvalidArgument);
        }

        StreamLink? link = null;
        var opened = _time.GetTimestamp();
        try
        {
            link = StreamLink.Open(token, IsPrivate, _settings, _time, this, _closing.Token);
            OnOpened(link);
            link.Receive();
            return new Loss(StreamErrors.Lost("The exchange closed the connection."), Link: link, HadProvenItself: HasProvenItself());
        }
        catch (KuCoinException e)
        {
            return new Loss(e, Link: link, HadProvenItself: link is not null && HasProvenItself());
        }
        finally
        {
            link?.Dispose();
        }

        // A link that lived longer than the longest wait shows that connecting works: the next wait may be short again.
        bool HasProvenItself() => _time.GetElapsedTime(opened) >= _settings.LongestBackOff;
    }

    private async Task<StreamToken> FetchTokenAsync()
    {
        lock (_gate)
            SetState(StreamState.Connecting);
        await _pool.ConnectionPace(Host).WaitAsync(_closing.Token).ConfigureAwait(false);
        return await _pool.FetchTokenAsync(Host, IsPrivate, _closing.Token).ConfigureAwait(false);
    }

    private void OnOpened(StreamLink link)
    {
        lock (_gate)
        {
            _closing.Token.ThrowIfCancellationRequested();
            _link = link;
            SetState(StreamState.Open);
            link.Start();
            Subscribe(_routes);
            if (_resubscribing.Count == 0)
                _gapFrom = null;
        }
    }

    private void OnLost(Loss loss, int failures)
    {
        lock (_gate)
        {
            _link = null;
            _resubscribing.Clear();
            if (_closing.IsCancellationRequested)
                return;
            SetState(StreamState.Waiting);
            _lastError = loss.Reason.Message;
            if (loss.Link is { } link && _gapFrom is null)
            {
                _gapFrom = _time.GetUtcNow() - _time.GetElapsedTime(link.LastTraffic);
                Report(_ => new StreamReport(StreamReportKind.Interrupted, _time.GetUtcNow(), $"The {Name} connection was lost and is being made anew. {loss.Reason.Message}") { Error = loss.Reason });
            }

            if (loss.IsFinal)
                FailRoutes(_routes, loss.Reason);
            else if (failures >= _settings.AttemptsForNew)
                FailRoutes(_routes.Where(r => !r.IsConfirmed), loss.Reason);
        }
    }

    private void BackOff(int failures)
    {
        var wait = _settings.FirstBackOff * Math.Pow(2, Math.Min(failures - 1, 20));
        wait = wait < _settings.LongestBackOff ? wait : _settings.LongestBackOff;
        // Up to half of it is left to chance, so that clients thrown out together do not come back together.
        Task.Delay(wait * (1 - (Random.Shared.NextDouble() / 2)), _time, _closing.Token).GetAwaiter().GetResult();
    }

    private string Name => $"{(IsPrivate ? "private" : "public")} {(Host == ApiHost.Spot ? "spot" : "futures")} stream";

    private void SetState(StreamState state)
    {
        _state = state;
        _stateSince = _time.GetUtcNow();
    }

    private string NextId() => (++_requestCount).ToString(CultureInfo.InvariantCulture);

    /// <summary>Asks for routes: known good ones together, new ones apart for each caller, so that nobody's typing error fails another's request.</summary>
    private void Subscribe(IEnumerable<Route> routes)
    {
        foreach (var batch in routes.GroupBy(r => r.IsConfirmed ? this : r.Origin))
        {
            foreach (var (topic, group) in Group(batch))
                Subscribe(topic, group, again: batch.Key == this);
        }
    }

    private void Subscribe(string topic, IReadOnlyList<Route> routes, bool again)
    {
        var request = new StreamRequest(NextId(), subscribes: true, topic, routes);
        if (again)
            _resubscribing.Add(request);
        _link!.Queue(request);
    }

    /// <summary>Makes comma lists where the exchange takes them.</summary>
    private IEnumerable<(string Topic, IReadOnlyList<Route> Routes)> Group(IEnumerable<Route> routes)
    {
        foreach (var kind in routes.GroupBy(r => r.TakesLists && r.Item.Length > 0 ? r.Topic[..^r.Item.Length] : r.Topic, StringComparer.Ordinal))
        {
            foreach (var chunk in kind.Chunk(_settings.ItemsPerRequest))
                yield return (chunk.Length == 1 ? chunk[0].Topic : kind.Key + string.Join(',', chunk.Select(r => r.Item)), chunk);
        }
    }

    private void Confirm(StreamRequest request)
    {
        foreach (var route in request.Routes)
        {
            route.IsConfirmed = true;
            route.Confirmed.TrySetResult();
        }

        if (_resubscribing.Remove(request))
            ReportReturn();
    }

    /// <summary>What was confirmed once is refused now: one bad name spoils a whole list, so each is asked for alone.</summary>
    private void OnRefusedAgain(StreamRequest request, KuCoinException error)
    {
        _resubscribing.Remove(request);
        if (request.Routes.Count == 1)
        {
            FailRoutes(request.Routes, error);
            ReportReturn();
            return;
        }

        foreach (var route in request.Routes)
            Subscribe(route.Topic, [route], again: true);
    }

    private void ReportReturn()
    {
        if (_resubscribing.Count > 0 || _gapFrom is not { } from)
            return;
        _gapFrom = null;
        _reconnects++;
        var to = _time.GetUtcNow();
        Report(sink =>
        {
            var begin = from > sink.Since ? from : sink.Since;
            var message = string.Create(CultureInfo.InvariantCulture, $"The {Name} connection is back. What happened between {begin:yyyy-MM-dd HH:mm:ss.fff} and {to:HH:mm:ss.fff} UTC was not received.");
            return new StreamReport(StreamReportKind.Reconnected, to, message) { GapFrom = begin, GapTo = to };
        });
    }

    private void FailRoutes(IEnumerable<Route> routes, KuCoinException error)
    {
        var failing = routes.ToArray();
        foreach (var route in failing)
            route.Confirmed.TrySetException(error);
        foreach (var sink in failing.SelectMany(r => r.Sinks).Distinct().ToArray())
        {
            sink.Complete(error);
            _ = _pool.Release(sink);
        }
    }

    private void Report(Func<IStreamSink, StreamReport> report)
    {
        foreach (var sink in _routes.Where(r => r.IsConfirmed).SelectMany(r => r.Sinks).Distinct())
            sink.Report(report(sink));
    }

    private void RebuildTable()
    {
        var table = new Utf8Map<Route>();
        foreach (var route in _routes)
            table.Add(Encoding.UTF8.GetBytes(route.Topic), route);
        _table = table;
    }

    /// <summary>How a link ended.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsFinal">True when no further attempt can succeed.</param>
    /// <param name="Link">The link, null when there never was one.</param>
    /// <param name="HadProvenItself">True when it had been up for long.</param>
    private readonly record struct Loss(KuCoinException Reason, bool IsFinal = false, StreamLink? Link = null, bool HadProvenItself = false);
}
