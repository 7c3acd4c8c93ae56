using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace KuCoin.Bench.Server;

/// <summary>One web socket of the load server: says welcome, confirms, and sends the planned messages, framed beforehand and many to a write.</summary>
internal sealed class StreamTalk(Stream stream, StreamPlan plan)
{
    private const int ChunkSize = 64 * 1024;
    private readonly Lock _gate = new();

    // The subscription that is served; what an earlier one still has to send is let go.
    private volatile object? _served;

    public void Run(string key, string target)
    {
        // The answer that the handshake's standard prescribes.
#pragma warning disable CA5350
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
        Send(Encoding.UTF8.GetBytes($$"""{"id":"{{target.Split('?', '&').FirstOrDefault(part => part.StartsWith("connectId=", StringComparison.Ordinal))?["connectId=".Length..]}}","type":"welcome"}"""));
        while (Receive() is { } text)
        {
            using var request = JsonDocument.Parse(text);
            var type = request.RootElement.GetProperty("type").GetString();
            Send(Encoding.UTF8.GetBytes($$"""{"id":"{{request.RootElement.GetProperty("id").GetString()}}","type":"{{(type is "ping" ? "pong" : "ack")}}"}"""));
            if (type is "unsubscribe")
                _served = null;
            if (type is "subscribe")
            {
                var topic = request.RootElement.GetProperty("topic").GetString()!;
                var subscription = _served = new object();
                new Thread(() => Publish(topic, subscription)) { IsBackground = true }.Start();
            }
        }
    }

    private static byte[] Frame(byte opcode, ReadOnlySpan<byte> text)
    {
        var head = text.Length < 126 ? 2 : text.Length <= ushort.MaxValue ? 4 : 10;
        var frame = new byte[head + text.Length];
        frame[0] = (byte)(0x80 | opcode);
        frame[1] = (byte)(head switch { 2 => text.Length, 4 => 126, _ => 127 });
        if (head == 4)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)text.Length);
        else if (head == 10)
            BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), text.Length);
        text.CopyTo(frame.AsSpan(head));
        return frame;
    }

    private void Publish(string topic, object subscription)
    {
        try
        {
            if (topic.StartsWith("/market/level2:", StringComparison.Ordinal))
            {
                var frames = Array.ConvertAll(plan.Book.Messages, message => Frame(1, message));
                var ahead = Math.Min(10, frames.Length);
                Flood(subscription, frames, 0, ahead);
                plan.AwaitSnapshotAsked();
                Flood(subscription, frames, ahead, frames.Length);
                return;
            }

            plan.AwaitRelease();
            var (count, symbols, rate) = (plan.Messages, plan.Symbols, plan.Rate);
            if (rate == 0)
            {
                Flood(subscription, FrameCache.Quotes(count, symbols, Frame), 0, count);
                return;
            }

            var quotes = FrameCache.Quotes(count, symbols, Frame);
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < count && _served == subscription; i++)
            {
                var due = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(began);
                if (due > TimeSpan.Zero)
                    Pause.Of(due);
                Write(quotes[i % quotes.Length]);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The client has heard enough.
        }
    }

    private void Flood(object subscription, byte[][] frames, int from, int to)
    {
        var chunk = new byte[ChunkSize];
        var used = 0;
        for (var i = from; i < to && _served == subscription; i++)
        {
            var frame = frames[i % frames.Length];
            if (used + frame.Length > chunk.Length)
            {
                Write(chunk.AsSpan(0, used));
                used = 0;
            }

            frame.CopyTo(chunk, used);
            used += frame.Length;
        }

        if (_served == subscription)
            Write(chunk.AsSpan(0, used));
    }

    private void Send(byte[] text) => Write(Frame(1, text));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
            stream.Write(bytes);
    }

    /// <summary>The next text of the client, null when it says goodbye.</summary>
    private byte[]? Receive()
    {
        Span<byte> head = stackalloc byte[8];
        stream.ReadExactly(head[..2]);
        var opcode = head[0] & 0x0F;
        var length = head[1] & 0x7F;
        if (length == 126)
        {
            stream.ReadExactly(head[..2]);
            length = BinaryPrimitives.ReadUInt16BigEndian(head);
        }

        var mask = new byte[4];
        stream.ReadExactly(mask);
        var text = new byte[length];
        stream.ReadExactly(text);
        for (var i = 0; i < length; i++)
            text[i] ^= mask[i % 4];
        if (opcode != 8)
            return text;
        Write(Frame(8, text));
        return null;
    }
}
