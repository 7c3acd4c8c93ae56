using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using KuCoin.Streams;

namespace KuCoin.Tests.Streams;

/// <summary>The stream side of an exchange on loopback that does what a test tells it: by default everything right.</summary>
internal sealed class ScriptedStreamServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<ServerSideConnection> _accepted = Channel.CreateUnbounded<ServerSideConnection>();
    private readonly ConcurrentBag<ServerSideConnection> _connections = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _tokens;

    public ScriptedStreamServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int PingInterval { get; init; } = 18_000;

    public int PingTimeout { get; init; } = 10_000;

    /// <summary>False: the TCP connection is taken and nothing is ever said.</summary>
    public bool AnswersHandshake { get; set; } = true;

    public bool AnswersPings { get; set; } = true;

    /// <summary>What is said first; null for nothing.</summary>
    public Func<ServerSideConnection, string?> Greeting { get; set; } = connection => $$"""{"id":"{{connection.ConnectId}}","type":"welcome"}""";

    /// <summary>What is answered to a subscribe or unsubscribe; null for nothing.</summary>
    public Func<ServerSideConnection, JsonElement, string?> Answer { get; set; } = (_, frame) => $$"""{"id":"{{frame.GetProperty("id").GetString()}}","type":"ack"}""";

    /// <summary>Thrown instead of a token, when set.</summary>
    public KuCoinException? TokenFailure { get; set; }

    public int TokenCount => _tokens;

    public int OpenConnections => _connections.Count(c => !c.Ended.IsCompleted);

    /// <summary>A busy machine takes longer over a goodbye than somebody who pressed Ctrl+C would wait.</summary>
    public static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    /// <param name="settings">Null for a quick way back.</param>
    /// <param name="time">Null for the machine's clock.</param>
    /// <param name="linger">How long unused connections stay; not at all unless said.</param>
    public KuCoinStreams CreateStreams(StreamSettings? settings = null, TimeProvider? time = null, TimeSpan linger = default) =>
        new(new KuCoinClientOptions { TimeProvider = time ?? TimeProvider.System, Endpoint = new Uri($"http://127.0.0.1:{Port}"), FuturesEndpoint = new Uri($"http://127.0.0.1:{Port}") }, (operation, _) => FetchToken(operation.Access), (settings ?? new StreamSettings { FirstBackOff = TimeSpan.FromMilliseconds(20), CloseTimeout = Goodbye }) with { IdleLinger = linger, ShortestPing = TimeSpan.FromMilliseconds(1) });

    /// <summary>The next connection, in order of their arrival.</summary>
    public async Task<ServerSideConnection> NextConnectionAsync(CancellationToken cancellationToken = default) => await _accepted.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _accepting;
        _listener.Stop();
        foreach (var connection in _connections)
            connection.Cut();
        await Task.WhenAll(_connections.Select(c => c.Ended)).WaitAsync(Patience);
        _ended.Dispose();
    }

    private Task<StreamToken> FetchToken(Transport.Access access)
    {
        var number = Interlocked.Increment(ref _tokens);
        if (TokenFailure is { } failure)
            return Task.FromException<StreamToken>(failure);
        return Task.FromResult(new StreamToken
        {
            // With characters that must be escaped in an address.
            Token = $"{access}+/{number}==",
            InstanceServers = [new StreamServer { Endpoint = $"{(_certificate is null ? "ws" : "wss")}://localhost:{Port}/", PingInterval = PingInterval, PingTimeout = PingTimeout }],
        });
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new ServerSideConnection(await _listener.AcceptSocketAsync(_ended.Token), this);
                _connections.Add(connection);
                connection.Start(_certificate, _accepted.Writer);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

/// <summary>One connection as the server sees it.</summary>
internal sealed class ServerSideConnection(Socket socket, ScriptedStreamServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<JsonElement> _frames = [];
    private readonly SemaphoreSlim _sending = new(1);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebSocket? _webSocket;
    private Stream? _stream;

    public Task Ended { get; private set; } = Task.CompletedTask;

    public string Token { get; private set; } = "";

    public string ConnectId { get; private set; } = "";

    /// <summary>True when the client said goodbye rather than just vanishing.</summary>
    public bool WasClosedByClient { get; private set; }

    public IReadOnlyList<JsonElement> Frames
    {
        get
        {
            lock (_frames)
                return [.. _frames];
        }
    }

    public void Start(X509Certificate2? certificate, ChannelWriter<ServerSideConnection> accepted) => Ended = ServeAsync(certificate, accepted);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true);

    public async Task SendAsync(byte[] bytes, WebSocketMessageType type, bool endOfMessage)
    {
        await _sending.WaitAsync();
        try
        {
            await _webSocket!.SendAsync(bytes, type, endOfMessage, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends bytes as they are, whatever the protocol says about them.</summary>
    public Task SendRawAsync(byte[] bytes) => _stream!.WriteAsync(bytes).AsTask();

    /// <summary>Sends if the connection is still there.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
        }
        catch (Exception e) when (e is IOException or WebSocketException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // It is not.
        }
    }

    public Task SendTickerAsync(string symbol, decimal price) => SendAsync(Messages.Ticker(symbol, price));

    public Task CloseAsync() => _webSocket!.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None);

    /// <summary>As when a cable is pulled and the system notices.</summary>
    public void Cut() => socket.Close(0);

    /// <summary>The first frame of a kind, whenever it comes or came.</summary>
    public async Task<JsonElement> FrameAsync(Func<JsonElement, bool> isIt)
    {
        var deadline = Task.Delay(Patience);
        while (true)
        {
            Task news;
            lock (_frames)
            {
                foreach (var frame in _frames)
                {
                    if (isIt(frame))
                        return frame;
                }

                news = _news.Task;
            }

            if (await Task.WhenAny(news, deadline) == deadline)
                throw new TimeoutException("The frame did not come. Got: " + string.Join(' ', Frames));
        }
    }

    public Task<JsonElement> FrameAsync(string type, string? topic = null) =>
        FrameAsync(f => f.GetProperty("type").GetString() == type && (topic is null || f.GetProperty("topic").GetString() == topic));

    public IEnumerable<string> TopicsOf(string type) => Frames.Where(f => f.GetProperty("type").GetString() == type).Select(f => f.GetProperty("topic").GetString()!);

    private async Task ServeAsync(X509Certificate2? certificate, ChannelWriter<ServerSideConnection> accepted)
    {
        try
        {
            Stream stream = new NetworkStream(socket);
            if (!server.AnswersHandshake)
            {
                await accepted.WriteAsync(this);
                await stream.CopyToAsync(Stream.Null);
                return;
            }

            if (certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(certificate);
                stream = secure;
            }

            await ShakeHandsAsync(stream);
            _stream = stream;
            _webSocket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
            if (server.Greeting(this) is { } greeting)
                await SendAsync(greeting);
            await accepted.WriteAsync(this);
            await ReceiveAsync();
        }
        catch (Exception e) when (e is IOException or WebSocketException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException or System.Security.Authentication.AuthenticationException)
        {
            // The client has gone; what a test expects of that it asks for.
        }
        finally
        {
            socket.Dispose();
        }
    }

    private async Task ShakeHandsAsync(Stream stream)
    {
        var request = new StringBuilder();
        var one = new byte[1];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            request.Append((char)one[0]);
        }

        var lines = request.ToString().Split("\r\n");
        var query = new Uri("http://x" + lines[0].Split(' ')[1]).Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        Token = query["token"];
        ConnectId = query["connectId"];
        var key = lines.First(l => l.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
#pragma warning disable CA5350 // The web socket handshake is defined with SHA-1.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var result = await _webSocket!.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                WasClosedByClient = true;
                if (_webSocket.State == WebSocketState.CloseReceived)
                    await CloseAsync();
                return;
            }

            var frame = JsonDocument.Parse(buffer.AsMemory(0, result.Count)).RootElement.Clone();
            var answer = frame.GetProperty("type").GetString() switch
            {
                "ping" when server.AnswersPings => $$"""{"id":"{{frame.GetProperty("id").GetString()}}","type":"pong"}""",
                "subscribe" or "unsubscribe" => server.Answer(this, frame),
                _ => null,
            };
            // Noted before it is answered: whoever has the answer finds the frame.
            lock (_frames)
            {
                _frames.Add(frame);
                _news.SetResult();
                _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (answer is not null)
                await SendAsync(answer);
        }
    }
}

/// <summary>Messages as the exchange writes them.</summary>
internal static class Messages
{
    public static string Ticker(string symbol, decimal price) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $$$"""{"type":"message","topic":"/market/ticker:{{{symbol}}}","subject":"trade.ticker","data":{"sequence":"1545896668986","price":"{{{price}}}","size":"0.011","bestAsk":"0.08","bestAskSize":"0.18","bestBid":"0.049","bestBidSize":"0.036","Time":1704873323416}}""");

    public static string TickerOfAll(string symbol, decimal price) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $$$"""{"topic":"/market/ticker:all","type":"message","subject":"{{{symbol}}}","data":{"bestAsk":"67218.7","bestAskSize":"1.92318539","bestBid":"67218.6","bestBidSize":"0.01045638","price":"{{{price}}}","sequence":"14691455768","size":"0.00004316","time":1729757723612}}""");

    public static string Order(string id, string type = "open", string status = "open") =>
        $$$"""{"topic":"/spotMarket/tradeOrdersV2","type":"message","subject":"orderChange","userId":"633559791e1cbc0001f319bc","channelType":"private","data":{"canceledSize":"0","clientOid":"5c52e11203aa677f33e493fb","filledSize":"0","orderId":"{{{id}}}","orderTime":1730211033305,"orderType":"limit","originSize":"0.00001","price":"50000","remainSize":"0.00001","side":"buy","size":"0.00001","status":"{{{status}}}","symbol":"BTC-USDT","ts":1730211033335000000,"type":"{{{type}}}"}}""";
}
