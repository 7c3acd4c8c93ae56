using System.Net;
using System.Text.Json;
using KuCoin.Sandbox.Faults;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>All streams of the sandbox: who is connected, what they subscribed and what they get.</summary>
internal sealed class StreamHub
{
    private const int MostSessionsPerUser = 50;
    private const int MostFramesPerTenSeconds = 100;
    private const int MostSpotTopics = 300;
    private const int MostFuturesTopics = 100;

    private readonly Exchange _exchange;
    private readonly StreamTokens _tokens;
    private readonly FaultDesk _faults;
    private readonly List<StreamSession> _sessions = [];
    private readonly List<(User? User, DateTimeOffset At)> _recentConnections = [];
    private DateTimeOffset? _downUntil;

    private readonly SpotStreams _spot;
    private readonly SpotPrivateStreams _private;
    private readonly MarginStreams _margin;
    private readonly FuturesStreams _futures;

    public StreamHub(Exchange exchange, StreamTokens tokens, FaultDesk faults)
    {
        (_exchange, _tokens, _faults) = (exchange, tokens, faults);
        _spot = new SpotStreams(exchange, Tell, topic => HasListener(topic, user: null));
        _private = new SpotPrivateStreams(exchange, Tell);
        _margin = new MarginStreams(exchange, Tell);
        _futures = new FuturesStreams(exchange, Tell);
        exchange.Ledger.Changed = OnBalance;
        exchange.Settled = _spot.TellChanges;
    }

    public int Count
    {
        get
        {
            lock (_exchange.Gate)
                return _sessions.Count;
        }
    }

    /// <summary>How many frames wait on the session with the most of them.</summary>
    public int Backlog
    {
        get
        {
            lock (_exchange.Gate)
                return _sessions.Count == 0 ? 0 : _sessions.Max(static s => s.Waiting);
        }
    }

    public async Task ServeAsync(HttpListenerContext context, string host, CancellationToken stop)
    {
        if (IsDown())
        {
            context.Response.StatusCode = (int)HttpStatusCode.ServiceUnavailable;
            context.Response.Close();
            return;
        }
        var connectId = context.Request.QueryString["connectId"] is { Length: > 0 } id ? id : "sandbox";
        var token = FindToken(context.Request.QueryString["token"]);
        var accepted = await context.AcceptWebSocketAsync(subProtocol: null).ConfigureAwait(false);
        using var session = new StreamSession(accepted.WebSocket, () => ConnectionBreaker.Break(context), connectId, token ?? new StreamToken(host, User: null, IssuedAt: default));
        Welcome(session, token, host);
        try
        {
            await session.RunAsync(frame => Receive(session, frame), stop).ConfigureAwait(false);
        }
        finally
        {
            lock (_exchange.Gate)
                _sessions.Remove(session);
        }
    }

    /// <summary>Breaks every connection.</summary>
    public void CutAll()
    {
        lock (_exchange.Gate)
        {
            foreach (var session in _sessions.ToList())
                session.Cut();
        }
    }

    /// <summary>Sends what changed since the last round and drops who is silent or whose token ran out. Called under the exchange's lock.</summary>
    public void Pump()
    {
        foreach (var session in _sessions.ToList())
        {
            session.SendOverdue();
            if (session.Silence > _exchange.Options.PingInterval + _exchange.Options.PingTimeout)
                Refuse(session, 400, "ping timeout");
            else if (!session.Token.IsValidAt(_exchange.Clock.Now))
                session.Finish();
        }
        var topics = _sessions.SelectMany(static s => s.Topics).ToHashSet(StringComparer.Ordinal);
        _spot.Pump(topics);
        _margin.Pump();
        _futures.Pump(topics);
    }

    private bool IsDown()
    {
        lock (_exchange.Gate)
            return _exchange.Clock.Now < _downUntil;
    }

    private StreamToken? FindToken(string? token)
    {
        lock (_exchange.Gate)
            return _tokens.Find(token) is { } found && found.IsValidAt(_exchange.Clock.Now) ? found : null;
    }

    private void Welcome(StreamSession session, StreamToken? token, string host)
    {
        lock (_exchange.Gate)
        {
            var now = _exchange.Clock.Now;
            _recentConnections.RemoveAll(c => c.At > now || now - c.At > TimeSpan.FromMinutes(1));
            _recentConnections.Add((token?.User, now));
            if (token is null || !token.Host.Equals(host, StringComparison.Ordinal))
            {
                Refuse(session, 401, "token is invalid");
            }
            else if (token.User is { } user
                && (_sessions.Count(s => s.Token.User == user) >= MostSessionsPerUser || _recentConnections.Count(c => c.User == user) > _exchange.Options.StreamsPerMinute))
            {
                Refuse(session, 509, "too many sessions of the user, or too many connections a minute");
            }
            else
            {
                _sessions.Add(session);
                session.Send(StreamMessages.Control(session.ConnectId, "welcome"));
            }
        }
    }

    private static void Refuse(StreamSession session, int code, string text)
    {
        session.Send(StreamMessages.Error(session.ConnectId, code, text));
        session.Finish();
    }

    private void Receive(StreamSession session, ReadOnlyMemory<byte> frame)
    {
        if (_faults.ForStream(SandboxStreamFault.Cut))
        {
            session.Cut();
            return;
        }
        lock (_exchange.Gate)
        {
            if (IsTooFast(session))
            {
                Refuse(session, 509, "exceed max message rate");
                return;
            }
            try
            {
                using var document = JsonDocument.Parse(frame);
                Obey(session, Fields.OfJson(document.RootElement, "400"));
            }
            catch (Exception e) when (e is JsonException or Refusal)
            {
                session.Send(StreamMessages.Error(session.ConnectId, 400, "the frame is malformed"));
            }
        }
    }

    private bool IsTooFast(StreamSession session)
    {
        var now = _exchange.Clock.Now;
        session.RecentFrames.Enqueue(now);
        while (session.RecentFrames.Peek() < now.AddSeconds(-10))
            session.RecentFrames.Dequeue();
        return session.RecentFrames.Count > MostFramesPerTenSeconds;
    }

    private void Obey(StreamSession session, Fields frame)
    {
        // An id may come as a number; it goes back as text.
        var id = frame.Text("id") ?? session.ConnectId;
        switch (frame.Text("type"))
        {
            case "ping":
                if (!_faults.ForStream(SandboxStreamFault.StallPong))
                    session.Send(StreamMessages.Control(id, "pong"));
                break;
            case "subscribe":
                Subscribe(session, frame, id, static (s, topics) => s.Topics.UnionWith(topics));
                break;
            case "unsubscribe":
                Subscribe(session, frame, id, static (s, topics) => s.Topics.ExceptWith(topics));
                break;
            default:
                session.Send(StreamMessages.Error(id, 415, "type is not supported"));
                break;
        }
    }

    private void Subscribe(StreamSession session, Fields frame, string id, Action<StreamSession, IReadOnlyList<string>> change)
    {
        var (topics, error) = StreamTopics.Parse(_exchange, session.Token, frame.Text("topic"), frame.Flag("privateChannel"));
        var most = session.Token.Host is HostNames.Spot ? MostSpotTopics : MostFuturesTopics;
        if (error is null && session.Topics.Union(topics, StringComparer.Ordinal).Count() > most)
            error = new TopicError(509, $"exceed max subscription count limitation of {most} per session");
        if (error is not null)
        {
            session.Send(StreamMessages.Error(id, error.Code, error.Text));
            return;
        }
        change(session, topics);
        if (frame.Flag("response"))
            session.Send(StreamMessages.Control(id, "ack"));
        // A newcomer sees the present state at the next round, not only the next change.
        _spot.Forget(topics);
        _margin.Forget(topics);
        _futures.Forget(topics);
    }

    private void OnBalance(BalanceChange change)
    {
        if (change.Account.Type == AccountType.Contract)
        {
            _futures.OnBalance(change.Account);
        }
        else if (change.Account.Type is AccountType.Main or AccountType.Trade or AccountType.Margin or AccountType.Isolated)
        {
            _private.OnBalance(change);
            _margin.OnBalance(change.Account);
        }
    }

    private bool HasListener(string topic, User? user) => _sessions.Exists(s => (user is null || ReferenceEquals(s.Token.User, user)) && s.Topics.Contains(topic));

    /// <summary>Makes and sends a frame when somebody listens.</summary>
    private void Tell(string topic, User? user, Func<byte[]> frame)
    {
        if (HasListener(topic, user))
            Publish(topic, user, frame());
    }

    private void Publish(string topic, User? user, byte[] frame)
    {
        // Backwards: a fault may end a session, or all of them.
        for (var i = _sessions.Count - 1; i >= 0; i = Math.Min(i, _sessions.Count) - 1)
        {
            var session = _sessions[i];
            if ((user is null || ReferenceEquals(session.Token.User, user)) && session.Topics.Contains(topic))
                Deliver(session, topic, frame);
        }
    }

    private void Deliver(StreamSession session, string topic, byte[] frame)
    {
        var fault = _faults.ForMessage(topic);
        switch (fault?.Stream)
        {
            case SandboxStreamFault.Drop:
                session.Cut();
                return;
            case SandboxStreamFault.Stall:
                session.Stall();
                return;
            case SandboxStreamFault.Hole:
                return;
            case SandboxStreamFault.Reorder:
                session.Hold(frame);
                return;
            case SandboxStreamFault.TokenEnd:
                _tokens.Revoke(session.Token);
                session.Finish();
                return;
            case SandboxStreamFault.Restart:
                _downUntil = _exchange.Clock.Now + (fault.Delay ?? TimeSpan.Zero);
                CutAll();
                return;
            case SandboxStreamFault.ErrorFrame:
                session.Send(StreamMessages.Error(session.ConnectId, fault.Code, fault.Message ?? "A fault of the sandbox"));
                break;
            case SandboxStreamFault.UnknownFrame:
                session.Send(StreamMessages.Unknown());
                break;
            case SandboxStreamFault.Duplicate:
                session.Send(frame);
                break;
        }
        session.Send(frame, slowly: fault?.Stream == SandboxStreamFault.SlowFragments);
        session.SendHeld();
    }
}
