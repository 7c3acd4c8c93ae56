using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KuCoin.Tests;

/// <summary>A request as it came over the wire.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string Line => $"{Method} {Target}";
}

/// <summary>What the server does with a request; returns false when the connection is over.</summary>
internal delegate Task<bool> Reply(Socket socket, CancellationToken cancellationToken);

/// <summary>The things a server on a bad day does.</summary>
internal static class Replies
{
    public static Reply Data(string json, params (string Name, string Value)[] headers) => Json(200, $$"""{"code":"200000","data":{{json}}}""", headers);

    public static Reply Refusal(string code, string message, int status = 200, params (string Name, string Value)[] headers) =>
        Json(status, $$"""{"code":"{{code}}","msg":"{{message}}"}""", headers);

    public static Reply Json(int status, string body, params (string Name, string Value)[] headers) => Text(status, "application/json", body, headers);

    public static Reply Text(int status, string type, string body, params (string Name, string Value)[] headers) =>
        Bytes(status, type, Encoding.UTF8.GetBytes(body), headers);

    public static Reply Bytes(int status, string type, byte[] body, params (string Name, string Value)[] headers) => async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Head(status, type, body.Length, headers), cancellationToken);
        await socket.SendAsync(body, cancellationToken);
        return true;
    };

    public static Reply Compressed(string encoding, string body) => Bytes(200, "application/json", Compress(encoding, body), ("Content-Encoding", encoding));

    /// <summary>In pieces of one byte each, without a length.</summary>
    public static Reply Chunked(string body) => async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"), cancellationToken);
        foreach (var one in Encoding.UTF8.GetBytes(body))
        {
            byte[] chunk = [.. "1\r\n"u8, one, .. "\r\n"u8];
            await socket.SendAsync(chunk, cancellationToken);
        }
        await socket.SendAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
        return true;
    };

    /// <summary>Announces the whole body, sends half of it and closes.</summary>
    public static Reply CutBody(string body) => async (socket, cancellationToken) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await socket.SendAsync(Head(200, "application/json", bytes.Length, []), cancellationToken);
        await socket.SendAsync(bytes.AsMemory(0, bytes.Length / 2), cancellationToken);
        return false;
    };

    /// <summary>Sends the head and one byte, then nothing more.</summary>
    public static Reply SlowBody(string body) => async (socket, cancellationToken) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        await socket.SendAsync(Head(200, "application/json", bytes.Length, []), cancellationToken);
        await socket.SendAsync(bytes.AsMemory(0, 1), cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return false;
    };

    /// <summary>Never answers.</summary>
    public static Reply Silence() => async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return false;
    };

    /// <summary>Closes without an answer.</summary>
    public static Reply Close() => (_, _) => Task.FromResult(false);

    /// <summary>Resets the connection without an answer.</summary>
    public static Reply Reset() => (socket, _) =>
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return Task.FromResult(false);
    };

    /// <summary>A body of so many blanks whose length is not announced.</summary>
    public static Reply Flood(long length) => async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"), cancellationToken);
        var block = new byte[1024 * 1024];
        Array.Fill(block, (byte)' ');
        for (var sent = 0L; sent < length; sent += block.Length)
            await socket.SendAsync(block, cancellationToken);
        return false;
    };

    private static byte[] Head(int status, string type, int length, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\nContent-Length: {length}\r\n");
        foreach (var (name, value) in headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static byte[] Compress(string encoding, string body)
    {
        var buffer = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(buffer, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(buffer, CompressionLevel.Fastest),
            _ => new BrotliStream(buffer, CompressionLevel.Fastest),
        })
        {
            stream.Write(Encoding.UTF8.GetBytes(body));
        }
        return buffer.ToArray();
    }
}

/// <summary>A loopback HTTP server over a bare socket that does what a test tells it, one reply after the other. Questions for the time are answered apart.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Reply> _script = [];
    private readonly ConcurrentDictionary<Task, bool> _connections = [];
    private readonly Task _accepting;

    public ScriptedServer(params Reply[] script)
    {
        Then(script);
        _listener.Start();
        Endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Endpoint { get; }

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = [];

    /// <summary>Answers instead of the script when set.</summary>
    public Func<ReceivedRequest, Reply>? Handler { get; set; }

    /// <summary>The time the server tells.</summary>
    public Func<DateTimeOffset> Time { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>How often the time was asked for.</summary>
    public int TimeQuestions => _timeQuestions;

    /// <summary>How many connections were opened.</summary>
    public int ConnectionCount => _connections.Count;

    private int _timeQuestions;

    public void Then(params Reply[] script)
    {
        foreach (var reply in script)
            _script.Enqueue(reply);
    }

    public string[] Lines() => [.. Requests.Select(request => request.Line)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
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
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            _connections.TryAdd(ServeAsync(socket), true);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                while (await ReadAsync(socket) is { } request && await Choose(request)(socket, _stop.Token))
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
        if (request.Target == "/api/v1/timestamp")
        {
            Interlocked.Increment(ref _timeQuestions);
            return Replies.Data(Time().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        }
        Requests.Enqueue(request);
        if (Handler is not null)
            return Handler(request);
        return _script.TryDequeue(out var reply) ? reply : Replies.Refusal("999999", "the script is at its end");
    }

    private static async Task<ReceivedRequest?> ReadAsync(Socket socket)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 4 || !bytes[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await socket.ReceiveAsync(one) == 0)
                return null;
            bytes.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. bytes]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "", StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        for (var read = 0; read < body.Length;)
        {
            var count = await socket.ReceiveAsync(body.AsMemory(read));
            if (count == 0)
                return null;
            read += count;
        }
        var first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, Encoding.UTF8.GetString(body));
    }
}
