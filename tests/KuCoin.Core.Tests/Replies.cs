using System.Globalization;
using System.IO.Compression;
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

    /// <summary>Begins an answer, then sends nothing more.</summary>
    /// <param name="begin">The end of its head, and what comes of its body.</param>
    public static Reply Stuck(string begin) => async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + begin), cancellationToken);
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
