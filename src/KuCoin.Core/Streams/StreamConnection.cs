using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using KuCoin.Json;
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

    /// <summary>Under which name, without an item, its messages may come too; null for none.</summary>
    public string? ArrivesAs { get; init; }

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
/// Its whole life is one method on one thread; when a link grows old a second one takes over, thread and all.
/// Everything about routes happens under the pool's lock.
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

    private volatile RouteTable _table = new();
    private volatile HandOverFilter? _filter;
    private StreamLink? _link;
    private StreamLink? _successor;
    private readonly HashSet<StreamRequest> _handingOver = [];
    private bool _seeksSuccessor;
    private int _threads;
    private ITimer? _lingering;
    private long _idleSince;
    private StreamState _state = StreamState.Connecting;
    private DateTimeOffset _stateSince;
    private long? _gapFrom;
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

    public void Start() => StartThread(() => Run(adopted: null));

    /// <summary>Nobody uses it any more: it closes unless somebody does soon. Under the pool's lock.</summary>
    public void Linger()
    {
        _lingering?.Dispose();
        if (_link is null || _settings.IdleLinger == TimeSpan.Zero)
        {
            _pool.CloseIfIdle(this);
            return;
        }

        _idleSince = _time.GetTimestamp();
        _lingering = _time.CreateTimer(static connection => ((StreamConnection)connection!).OnLingered(), this, _settings.IdleLinger, Timeout.InfiniteTimeSpan);
    }

    public void Add(IReadOnlyList<Route> routes)
    {
        _routes.AddRange(routes);
        RebuildTable();
        if (_link is not null)
            Subscribe(routes);
        if (_successor is not null)
            SubscribeOnSuccessor(routes);
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
                _successor?.Queue(new StreamRequest(NextId(), subscribes: false, topic, group));
            }
        }

        return Task.WhenAll(told);
    }

    /// <summary>Ends the connection; <see cref="Closed"/> follows within the close timeout.</summary>
    public void Close()
    {
        // What hangs on the token runs elsewhere: our caller holds the pool's lock.
        _ = _closing.CancelAsync();
        _lingering?.Dispose();
        _link?.Close();
        _successor?.Close();
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

    void IStreamLinkOwner.OnMessage(StreamLink link, scoped ref StreamFrame frame)
    {
        if (_filter is not { } filter)
        {
            Dispatch(link, ref frame);
            return;
        }

        lock (filter)
        {
            if (filter.IsFirst(link, frame.Text))
                Dispatch(link, ref frame);
            if (filter.IsOver)
                _filter = null;
        }
    }

    void IStreamLinkOwner.OnAged(StreamLink link)
    {
        lock (_gate)
        {
            // Two links at a time are enough: the one before must have gone.
            if (link != _link || _seeksSuccessor || _filter is { HasOldEnded: false } || _closing.IsCancellationRequested)
                return;
            _seeksSuccessor = true;
            _filter = new HandOverFilter(link, _time, _filter);
            StartThread(() => HandOver(link));
        }
    }

    private void Dispatch(StreamLink link, scoped ref StreamFrame frame)
    {
        Interlocked.Increment(ref _messages);
        if (!frame.HasData)
            return;
        var table = _table;
        var exact = table.ByTopic.Find(frame.Topic);
        if (exact is not null)
            Deliver(link, exact, exact.Item, ref frame);
        if (table.ByName.Count == 0)
            return;
        // A topic without items may get its messages one item at a time, each named in the message's topic.
        var colon = frame.Topic.IndexOf((byte)':');
        var name = colon < 0 ? frame.Topic : frame.Topic[..colon];
        if (table.ByName.Find(name) is { } whole && whole != exact)
            Deliver(link, whole, colon < 0 ? "" : _names.Get(frame.Topic[(colon + 1)..]), ref frame);
    }

    private void Deliver(StreamLink link, Route route, string item, scoped ref StreamFrame frame)
    {
        var message = new StreamMessage { Topic = frame.Topic, Subject = frame.Subject, Item = item, Names = _names };
        var sinks = route.Sinks;
        foreach (var sink in sinks)
        {
            var data = frame.Data;
            sink.Accept(ref data, message);
            link.WakeLater(sink);
        }
    }

    void IStreamLinkOwner.OnAnswered(StreamLink link, StreamRequest request, KuCoinException? error)
    {
        lock (_gate)
        {
            if (!request.Subscribes)
                return;
            if (link == _successor)
                OnSuccessorAnswered(link, request, error);
            if (link != _link || _handingOver.Contains(request))
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
            if (link == _successor && request.Subscribes)
                link.Abort(StreamErrors.TimedOut("The exchange did not confirm the subscriptions of the connection that was to take over."));
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

    private void StartThread(ThreadStart body)
    {
        _threads++;
        var thread = new Thread(body, maxStackSize: 512 * 1024) { IsBackground = true, Name = $"KuCoin {Host} stream" };
        // Without the caller's context: the log scope of the first subscriber must not live as long as the connection.
        thread.UnsafeStart();
    }

    /// <param name="adopted">A link that is open already; null to begin with a new one.</param>
    private void Run(StreamLink? adopted)
    {
        try
        {
            var failures = 0;
            while (!_closing.IsCancellationRequested)
            {
                var loss = adopted is null ? Live() : Receive(adopted);
                adopted = null;
                failures = loss.HadProvenItself ? 1 : failures + 1;
                if (!OnLost(loss, failures))
                    return;
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
            adopted?.Dispose();
            OnThreadEnd();
        }
    }

    private void OnThreadEnd()
    {
        lock (_gate)
        {
            if (--_threads > 0)
                return;
            SetState(StreamState.Closed);
            _closed.SetResult();
        }
    }

    /// <summary>Opens a second link beside the first; once everything is confirmed on it, it is the one.</summary>
    private void HandOver(StreamLink old)
    {
        StreamLink? link = null;
        try
        {
            link = StreamLink.Open(FetchTokenAsync().GetAwaiter().GetResult(), _pool.Endpoint(Host), IsPrivate, _settings, _time, this, _closing.Token);
            lock (_gate)
            {
                _closing.Token.ThrowIfCancellationRequested();
                // The first one may have been lost meanwhile: then a new one is being made anyway.
                if (_link == old)
                {
                    _successor = link;
                    link.Start();
                    SubscribeOnSuccessor(_routes);
                    if (_handingOver.Count == 0)
                        Promote();
                }
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            // Closed meanwhile.
        }
        catch (Exception e)
        {
            // The first link still serves, and asks again for a successor; an exception that leaves a thread would end the process.
            lock (_gate)
                _lastError = e.Message;
        }

        bool isTaken;
        lock (_gate)
        {
            _seeksSuccessor = false;
            isTaken = link is not null && (link == _successor || link == _link);
            if (!isTaken)
                _filter = null;
        }

        if (isTaken)
        {
            Run(link);
            return;
        }

        link?.Dispose();
        OnThreadEnd();
    }

    private void SubscribeOnSuccessor(IEnumerable<Route> routes)
    {
        foreach (var (topic, group) in Group(routes))
        {
            var request = new StreamRequest(NextId(), subscribes: true, topic, group);
            _handingOver.Add(request);
            _successor!.Queue(request);
        }
    }

    private void OnSuccessorAnswered(StreamLink link, StreamRequest request, KuCoinException? error)
    {
        if (error is not null)
        {
            link.Abort(error);
            return;
        }

        Confirm(request);
        _handingOver.Remove(request);
        if (_handingOver.Count == 0)
            Promote();
    }

    private void Promote()
    {
        var old = _link!;
        (_link, _successor) = (_successor, null);
        _resubscribing.Clear();
        SetState(StreamState.Open);
        ReportReturn();
        old.Close();
    }

    private void OnLingered()
    {
        lock (_gate)
        {
            // Used meanwhile and idle again, or the timer was early, which timers can be: then the rest is waited for.
            var left = _settings.IdleLinger - _time.GetElapsedTime(_idleSince);
            if (left > TimeSpan.Zero)
                _lingering?.Change(left + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
            else
                _pool.CloseIfIdle(this);
        }
    }

    /// <summary>One link, from the token to its loss.</summary>
    private Loss Live()
    {
        StreamToken token;
        try
        {
            lock (_gate)
                SetState(StreamState.Connecting);
            token = FetchTokenAsync().GetAwaiter().GetResult();
        }
        catch (KuCoinException e)
        {
            return new Loss(e, IsFinal: e.Kind is KuCoinErrorKind.Authentication or KuCoinErrorKind.PermissionDenied or KuCoinErrorKind.InvalidArgument);
        }

        StreamLink link;
        try
        {
            link = StreamLink.Open(token, _pool.Endpoint(Host), IsPrivate, _settings, _time, this, _closing.Token);
        }
        catch (KuCoinException e)
        {
            return new Loss(e);
        }

        return Receive(link);
    }

    /// <summary>An open link, to its loss.</summary>
    private Loss Receive(StreamLink link)
    {
        var opened = _time.GetTimestamp();
        try
        {
            OnOpened(link);
            link.Receive();
            return new Loss(StreamErrors.Lost("The exchange closed the connection."), Link: link, HadProvenItself: HasProvenItself());
        }
        catch (KuCoinException e)
        {
            return new Loss(e, Link: link, HadProvenItself: HasProvenItself());
        }
        finally
        {
            link.Dispose();
        }

        // A link that lived longer than the longest wait shows that connecting works: the next wait may be short again.
        bool HasProvenItself() => _time.GetElapsedTime(opened) >= _settings.LongestBackOff;
    }

    private async Task<StreamToken> FetchTokenAsync()
    {
        await _pool.ConnectionPace(Host).WaitAsync(_closing.Token).ConfigureAwait(false);
        return await _pool.FetchTokenAsync(Host, IsPrivate, _closing.Token).ConfigureAwait(false);
    }

    private void OnOpened(StreamLink link)
    {
        lock (_gate)
        {
            _closing.Token.ThrowIfCancellationRequested();
            if (link == _successor || link == _link)
                return;
            _link = link;
            SetState(StreamState.Open);
            link.Start();
            Subscribe(_routes);
            if (_resubscribing.Count == 0)
                _gapFrom = null;
        }
    }

    /// <returns>False when there is nothing to go on with: another link has taken over, or nobody needs one.</returns>
    private bool OnLost(Loss loss, int failures)
    {
        lock (_gate)
        {
            if (loss.Link is { } lost && lost != _link)
            {
                OnSecondLost(lost);
                return false;
            }

            _link = null;
            _resubscribing.Clear();
            if (_successor is { } successor)
            {
                successor.Abort(loss.Reason);
                OnSecondLost(successor);
            }

            _filter = null;
            if (_closing.IsCancellationRequested)
                return false;
            if (IsIdle)
            {
                _pool.CloseIfIdle(this);
                return false;
            }

            SetState(StreamState.Waiting);
            _lastError = loss.Reason.Message;
            if (loss.Link is { } link && _gapFrom is null)
            {
                _gapFrom = link.LastTraffic;
                Report((_, items) => new StreamReport(StreamReportKind.Interrupted, _time.GetUtcNow(), $"The {Name} connection was lost and is being made anew. {loss.Reason.Message}") { Error = loss.Reason, Items = items });
            }

            if (loss.IsFinal)
                FailRoutes(_routes, loss.Reason);
            else if (failures >= _settings.AttemptsForNew)
                FailRoutes(_routes.Where(r => !r.IsConfirmed), loss.Reason);
            return true;
        }
    }

    /// <summary>Of two links the one that does not count has ended: a successor before it took over, or the old one after.</summary>
    private void OnSecondLost(StreamLink lost)
    {
        if (lost == _successor)
        {
            _successor = null;
            _handingOver.Clear();
            _filter = null;
        }
        else if (_filter is { } filter)
        {
            lock (filter)
                filter.OldHasEnded();
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
        Report((sink, items) =>
        {
            // Counted back from now: the exchange's clock may not have been known when the gap began.
            var begin = to - _time.GetElapsedTime(Math.Max(from, sink.Began));
            var message = string.Create(CultureInfo.InvariantCulture, $"The {Name} connection is back. What happened between {begin:yyyy-MM-dd HH:mm:ss.fff} and {to:HH:mm:ss.fff} UTC was not received.");
            return new StreamReport(StreamReportKind.Reconnected, to, message) { GapFrom = begin, GapTo = to, Items = items };
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

    private void Report(Func<IStreamSink, IReadOnlyCollection<string>, StreamReport> report)
    {
        foreach (var mine in _routes.Where(r => r.IsConfirmed).SelectMany(r => r.Sinks, (route, sink) => (route.Item, Sink: sink)).GroupBy(pair => pair.Sink, pair => pair.Item))
            mine.Key.Report(report(mine.Key, [.. mine]));
    }

    private void RebuildTable()
    {
        var table = new RouteTable();
        foreach (var route in _routes)
        {
            table.ByTopic.Add(Encoding.UTF8.GetBytes(route.Topic), route);
            if (route.ArrivesAs is { } name && table.ByName.Find(Encoding.UTF8.GetBytes(name)) is null)
                table.ByName.Add(Encoding.UTF8.GetBytes(name), route);
        }

        _table = table;
    }

    /// <summary>Whose a message is: by its topic, or by its topic's name alone.</summary>
    private sealed class RouteTable
    {
        public Utf8Map<Route> ByTopic { get; } = new();

        public Utf8Map<Route> ByName { get; } = new();
    }

    /// <summary>How a link ended.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="IsFinal">True when no further attempt can succeed.</param>
    /// <param name="Link">The link, null when there never was one.</param>
    /// <param name="HadProvenItself">True when it had been up for long.</param>
    private readonly record struct Loss(KuCoinException Reason, bool IsFinal = false, StreamLink? Link = null, bool HadProvenItself = false);
}
