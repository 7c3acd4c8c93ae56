using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace KuCoin.Streams;

/// <summary>A subscribe or unsubscribe on its way.</summary>
internal sealed class StreamRequest(string id, bool subscribes, string topic, IReadOnlyList<Route> routes)
{
    public string Id { get; } = id;

    public bool Subscribes { get; } = subscribes;

    /// <summary>As sent, with its comma list.</summary>
    public string Topic { get; } = topic;

    public IReadOnlyList<Route> Routes { get; } = routes;

    /// <summary>Completes when the frame is with the operating system, or never will be.</summary>
    public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long SentAt { get; set; }
}

/// <summary>What a link has to tell. Messages and answers come from the receiving thread, overdue requests from a timer's.</summary>
internal interface IStreamLinkOwner
{
    void OnMessage(StreamLink link, scoped ref StreamFrame frame);

    /// <summary>The exchange has confirmed the request, or refused it with the error.</summary>
    void OnAnswered(StreamLink link, StreamRequest request, KuCoinException? error);

    void OnOverdue(StreamLink link, StreamRequest request);

    /// <summary>The link has lived long enough; said again at intervals.</summary>
    void OnAged(StreamLink link);
}

/// <summary>The exchange's protocol on one web socket, from the welcome to the end: pings, requests and their answers, pacing.</summary>
internal sealed class StreamLink : IDisposable
{
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestTick = TimeSpan.FromMilliseconds(5);

    private readonly StreamSocket _socket;
    private readonly StreamSettings _settings;
    private readonly TimeProvider _time;
    private readonly IStreamLinkOwner _owner;
    private readonly string _connectId;
    private readonly TimeSpan _pingInterval;
    private readonly TimeSpan _pingTimeout;
    private readonly PacingGate _pace;
    private readonly bool _isPrivate;
    private readonly ConcurrentDictionary<string, StreamRequest> _unanswered = new(StringComparer.Ordinal);
    private readonly Channel<StreamRequest> _outgoing = Channel.CreateUnbounded<StreamRequest>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _ended = new();

    // Whose consumers are woken when everything that has arrived is handed out: waking costs more than a message.
    private readonly HashSet<IStreamSink> _unwoken = [];

    private KuCoinException? _abortReason;
    private ITimer? _ticks;
    private ITimer? _closeDeadline;
    private long _lastTraffic;
    private long _lastPing;
    private long _silentSince;
    private long _pingCount;
    private long _agesAt;

    private StreamLink(StreamSocket socket, string connectId, StreamServer server, bool isPrivate, StreamSettings settings, TimeProvider time, IStreamLinkOwner owner)
    {
        _socket = socket;
        _socket.BeforeWaiting = Wake;
        _connectId = connectId;
        _pingInterval = settings.Bound(server.PingInterval > 0 ? server.PingInterval : 18_000);
        _pingTimeout = settings.Bound(server.PingTimeout > 0 ? server.PingTimeout : 10_000);
        _isPrivate = isPrivate;
        _settings = settings;
        _time = time;
        _owner = owner;
        _pace = new PacingGate(settings.RequestsPerWindow, TimeSpan.FromSeconds(10), time);
        _lastTraffic = _lastPing = time.GetTimestamp();
        _agesAt = After(settings.LinkLife);
    }

    /// <summary>When something last arrived, in ticks of the clock; safe to read from any thread.</summary>
    public long LastTraffic => Volatile.Read(ref _lastTraffic);

    /// <summary>Connects and waits for the welcome, blocking.</summary>
    /// <param name="token">What opens the connection, and where.</param>
    /// <param name="endpoint">Who gave the token.</param>
    /// <param name="isPrivate">Whether the topics are about the account.</param>
    /// <param name="settings">The bounds.</param>
    /// <param name="time">The clock.</param>
    /// <param name="owner">Who is told what arrives.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="KuCoinException">There is no connection.</exception>
    public static StreamLink Open(StreamToken token, Uri endpoint, bool isPrivate, StreamSettings settings, TimeProvider time, IStreamLinkOwner owner, CancellationToken cancellationToken)
    {
        var connectId = Guid.NewGuid().ToString("N");
        var (address, server) = StreamAddress.Of(token, endpoint, connectId);
        StreamLink? link = null;
        using var deadline = new CancellationTokenSource(settings.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            link = new StreamLink(StreamSocket.Connect(address, settings, either.Token), connectId, server, isPrivate, settings, time, owner);
            link.AwaitWelcome(cancellationToken);
            return link;
        }
        catch (Exception e) when (IsLinkFailure(e) || e is OperationCanceledException)
        {
            link?.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (link?._abortReason is { } reason)
                throw reason;
            if (deadline.IsCancellationRequested)
                throw StreamErrors.TimedOut($"{address.Host} did not accept the connection within {settings.ConnectTimeout.TotalSeconds:0.#} s.");
            throw StreamErrors.Lost($"Could not connect to {address.Host}: {e.Message}", e);
        }
        catch
        {
            link?.Dispose();
            throw;
        }
    }

    /// <summary>Starts the sending side.</summary>
    public void Start()
    {
        var tick = new[] { _pingInterval / 4, _pingTimeout / 4, _settings.AckTimeout / 4, LongestTick }.Min();
        tick = tick < ShortestTick ? ShortestTick : tick;
        _ticks = _time.CreateTimer(static link => ((StreamLink)link!).Tick(), this, tick, tick);
        _ = Task.Run(SendQueuedAsync);
    }

    /// <summary>Receives until the connection ends, blocking.</summary>
    /// <exception cref="KuCoinException">The reason; none when the other side said goodbye.</exception>
    public void Receive()
    {
        try
        {
            while (_socket.TryReceive(out var text))
            {
                Volatile.Write(ref _lastTraffic, _time.GetTimestamp());
                var frame = StreamFrame.Read(text);
                if (frame.IsMessage)
                    _owner.OnMessage(this, ref frame);
                else
                    OnControl(frame);
            }
        }
        catch (Exception e) when (IsLinkFailure(e))
        {
            throw _abortReason ?? StreamErrors.Lost($"The connection broke: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw StreamErrors.Unreadable($"The exchange sent a text that is no JSON: {e.Message}", e);
        }
        finally
        {
            Wake();
        }
    }

    /// <summary>Wakes the consumer before this thread waits for more. For the receiving thread.</summary>
    public void WakeLater(IStreamSink sink) => _unwoken.Add(sink);

    /// <summary>Sends when the exchange's limit allows, in the order given.</summary>
    public void Queue(StreamRequest request)
    {
        if (!_outgoing.Writer.TryWrite(request))
            request.Sent.TrySetResult();
    }

    /// <summary>Sends what is queued, says goodbye and ends; cuts the connection if that takes long.</summary>
    public void Close()
    {
        // The machine's own clock: closing must end even while a test's clock stands still.
        _closeDeadline = TimeProvider.System.CreateTimer(static link => ((StreamLink)link!).Abort(StreamErrors.Lost("Closed.")), this, _settings.CloseTimeout, Timeout.InfiniteTimeSpan);
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Cuts the connection; the receiving side ends with the reason. For any thread.</summary>
    public void Abort(KuCoinException reason)
    {
        Interlocked.CompareExchange(ref _abortReason, reason, null);
        _socket.Abort();
    }

    public void Dispose()
    {
        _ticks?.Dispose();
        _closeDeadline?.Dispose();
        _ended.Cancel();
        _outgoing.Writer.TryComplete();
        _socket.Dispose();
        foreach (var request in _unanswered.Values)
            request.Sent.TrySetResult();
    }

    private static bool IsLinkFailure(Exception e) =>
        e is WebSocketException or IOException or SocketException or ObjectDisposedException or InvalidOperationException or HttpRequestException
            or System.Security.Authentication.AuthenticationException;

    private void AwaitWelcome(CancellationToken cancellationToken)
    {
        using var deadline = _time.CreateTimer(
            static link => ((StreamLink)link!).Abort(StreamErrors.TimedOut($"The exchange did not say welcome within {((StreamLink)link)._settings.WelcomeTimeout.TotalSeconds:0.#} s.")),
            this,
            _settings.WelcomeTimeout,
            Timeout.InfiniteTimeSpan);
        using var giveUp = cancellationToken.UnsafeRegister(static link => ((StreamLink)link!)._socket.Abort(), this);
        while (_socket.TryReceive(out var text))
        {
            StreamFrame frame;
            try
            {
                frame = StreamFrame.Read(text);
            }
            catch (JsonException e)
            {
                throw StreamErrors.Unreadable($"The exchange greeted with a text that is no JSON: {e.Message}", e);
            }

            if (frame.Type.SequenceEqual("welcome"u8))
                return;
            if (frame.Type.SequenceEqual("error"u8))
                throw StreamErrors.FromFrame(frame, "The connection");
        }

        throw StreamErrors.Lost("The exchange closed the connection without a welcome.");
    }

    private void Wake()
    {
        foreach (var sink in _unwoken)
            sink.Wake();
        _unwoken.Clear();
    }

    private void OnControl(scoped in StreamFrame frame)
    {
        var isError = frame.Type.SequenceEqual("error"u8);
        if (!isError && !frame.Type.SequenceEqual("ack"u8))
            return;
        var id = Encoding.UTF8.GetString(frame.Id);
        if (_unanswered.TryRemove(id, out var request))
            _owner.OnAnswered(this, request, isError ? StreamErrors.FromFrame(frame, $"The {(request.Subscribes ? "subscription to" : "end of the subscription to")} {request.Topic}") : null);
        else if (isError && (id.Length == 0 || string.Equals(id, _connectId, StringComparison.Ordinal)))
            throw StreamErrors.FromFrame(frame, "The connection");
    }

    private async Task SendQueuedAsync()
    {
        try
        {
            await foreach (var request in _outgoing.Reader.ReadAllAsync(_ended.Token).ConfigureAwait(false))
            {
                await _pace.WaitAsync(_ended.Token).ConfigureAwait(false);
                request.SentAt = _time.GetTimestamp();
                _unanswered[request.Id] = request;
                _socket.Send(StreamFrame.Request(request.Id, request.Subscribes, request.Topic, _isPrivate));
                request.Sent.TrySetResult();
            }

            _socket.CloseOutput();
        }
        catch (OperationCanceledException)
        {
            // The link has ended.
        }
        catch (Exception e) when (IsLinkFailure(e))
        {
            Abort(StreamErrors.Lost($"The connection broke: {e.Message}", e));
        }
        finally
        {
            while (_outgoing.Reader.TryRead(out var unsent))
                unsent.Sent.TrySetResult();
        }
    }

    private void Tick()
    {
        try
        {
            var now = _time.GetTimestamp();
            if (_silentSince != 0 && LastTraffic >= _silentSince)
                _silentSince = 0;
            if (_silentSince != 0 && _time.GetElapsedTime(_silentSince, now) >= _pingTimeout)
            {
                Abort(StreamErrors.TimedOut($"The exchange has been silent for {_pingTimeout.TotalSeconds:0.#} s after a ping."));
                return;
            }

            foreach (var request in _unanswered.Values)
            {
                if (_time.GetElapsedTime(request.SentAt, now) >= _settings.AckTimeout && _unanswered.TryRemove(request.Id, out _))
                    _owner.OnOverdue(this, request);
            }

            if (now >= _agesAt)
            {
                _agesAt = After(_settings.HandOverRetry);
                _owner.OnAged(this);
            }

            if (_time.GetElapsedTime(_lastPing, now) >= _pingInterval)
                Ping(now);
        }
        catch (Exception e) when (IsLinkFailure(e))
        {
            Abort(StreamErrors.Lost($"The connection broke: {e.Message}", e));
        }
    }

    private long After(TimeSpan span) => _time.GetTimestamp() + (long)(span.TotalSeconds * _time.TimestampFrequency);

    private void Ping(long now)
    {
        // Both first: a send can block when the line is dead, and the next tick must still see how long.
        _lastPing = now;
        if (_silentSince == 0)
            _silentSince = now;
        _socket.Send(StreamFrame.Ping(string.Create(CultureInfo.InvariantCulture, $"ping-{++_pingCount}")));
    }
}
