using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using KuCoin.Credentials;

namespace KuCoin.Tests;

/// <summary>A loopback HTTP server over a bare socket that does what a test tells it, one reply after the other. Questions for the time are answered apart.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    /// <summary>Given instead of an answer: the connection breaks.</summary>
    public const string Drop = "";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Reply> _script = [];
    private readonly ConcurrentQueue<ReceivedRequest> _requests = [];
    private readonly ConcurrentDictionary<Task, bool> _connections = [];
    private readonly Task _accepting;

    public ScriptedServer(params Reply[] script)
    {
        Then(script);
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    /// <summary>Answers each request with a whole JSON text, for tests of what is asked and what is read; after <see cref="Drop"/> the connection breaks.</summary>
    public ScriptedServer(Func<ReceivedRequest, string> answer)
        : this() => Handler = request => answer(request) is { Length: > 0 } text ? Replies.Json(200, text) : Replies.Close();

    public Uri Endpoint { get; }

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>The requests as text: method, target and body.</summary>
    public string[] Texts => [.. _requests.Select(request => request.Body.Length == 0 ? request.Line : $"{request.Line} {request.Body}")];

    /// <summary>Answers instead of the script when set.</summary>
    public Func<ReceivedRequest, Reply>? Handler { get; set; }

    /// <summary>The time the server tells; null leaves the question to the script.</summary>
    public Func<DateTimeOffset>? Time { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>How often the time was asked for.</summary>
    public int TimeQuestions => _timeQuestions;

    /// <summary>How many connections were opened.</summary>
    public int ConnectionCount => _connectionCount;

    /// <summary>Completes when those that were opened until now are closed.</summary>
    public Task ConnectionsEnded => Task.WhenAll(_connections.Keys);

    private int _timeQuestions;
    private int _connectionCount;

    public void Then(params Reply[] script)
    {
        foreach (var reply in script)
            _script.Enqueue(reply);
    }

    public string[] Lines() => [.. _requests.Select(request => request.Line)];

    /// <summary>A client of this server with a made-up key.</summary>
    public KuCoinClient Connect(ApiGeneration generation = ApiGeneration.Classic) => new(new KuCoinClientOptions
    {
        Endpoint = Endpoint,
        FuturesEndpoint = Endpoint,
        ApiGeneration = generation,
        Credentials = new ApiCredentials("key-of-nobody", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0", "Open.Sesame42"),
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections.Keys);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or InvalidOperationException)
            {
                return;
            }
            // Before it is served: who has an answer may look at once.
            Interlocked.Increment(ref _connectionCount);
            _connections.TryAdd(ServeAsync(socket), true);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                // Head and body are sent apart; the second must not wait until the first is acknowledged.
                socket.NoDelay = true;
                while (await ReadAsync(socket, _stop.Token) is { } request && await Choose(request)(socket, _stop.Token))
                    continue;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            // The client went away or the test is over.
        }
    }

    private Reply Choose(ReceivedRequest request)
    {
        if (Time is { } time && request.Target == "/api/v1/timestamp")
        {
            Interlocked.Increment(ref _timeQuestions);
            return Replies.Data(time().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }
        _requests.Enqueue(request);
        if (Handler is not null)
            return Handler(request);
        return _script.TryDequeue(out var reply) ? reply : Replies.Refusal("999999", "the script is at its end");
    }

    private static async Task<ReceivedRequest?> ReadAsync(Socket socket, CancellationToken cancellationToken)
    {
        // The client sends nothing ahead of an answer, so what has arrived belongs to one request.
        var bytes = new byte[16 * 1024];
        var count = 0;
        int end;
        while ((end = bytes.AsSpan(0, count).IndexOf("\r\n\r\n"u8)) < 0)
        {
            var read = await socket.ReceiveAsync(bytes.AsMemory(count), cancellationToken);
            if (read == 0)
                return null;
            count += read;
        }
        var lines = Encoding.ASCII.GetString(bytes, 0, end).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        var here = count - end - 4;
        bytes.AsSpan(end + 4, here).CopyTo(body);
        while (here < body.Length)
        {
            var read = await socket.ReceiveAsync(body.AsMemory(here), cancellationToken);
            if (read == 0)
                return null;
            here += read;
        }
        var first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}
