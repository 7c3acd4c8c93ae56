using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

/// <summary>The public streams of an exchange that lists whatever is asked for: each symbol is confirmed and gets one ticker.
/// A silent one says nothing, not even welcome.</summary>
public sealed class StreamStub : IDisposable
{
    private readonly HttpListener _listener = new HttpListener();
    private readonly bool _isSilent;

    public StreamStub(int port, bool isSilent)
    {
        _isSilent = isSilent;
        Endpoint = new Uri($"http://127.0.0.1:{port}");
        _listener.Prefixes.Add($"{Endpoint}");
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public Uri Endpoint { get; }

    /// <summary>How many symbols each request for subscriptions named.</summary>
    public ConcurrentQueue<int> Requests { get; } = new ConcurrentQueue<int>();

    private int _connections;

    public int Connections => Volatile.Read(ref _connections);

    public void Dispose() => _listener.Close();

    private async Task AcceptAsync()
    {
        while (_listener.IsListening)
        {
            var context = await _listener.GetContextAsync();
            _ = Task.Run(() => context.Request.IsWebSocketRequest ? ServeAsync(context) : TokenAsync(context));
        }
    }

    private async Task TokenAsync(HttpListenerContext context)
    {
        var answer = Encoding.UTF8.GetBytes($$$"""{"code":"200000","data":{"token":"t","instanceServers":[{"endpoint":"ws://{{{Endpoint.Authority}}}/","encrypt":false,"protocol":"websocket","pingInterval":18000,"pingTimeout":10000}]}}""");
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
        Interlocked.Increment(ref _connections);
        var buffer = new byte[64 * 1024];
        if (!_isSilent)
            await SayAsync(socket, $$"""{"id":"{{context.Request.QueryString["connectId"]}}","type":"welcome"}""");
        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                break;
            using var frame = JsonDocument.Parse(buffer.AsMemory(0, length));
            await AnswerAsync(socket, frame.RootElement);
        }
    }

    private async Task AnswerAsync(WebSocket socket, JsonElement frame)
    {
        var type = frame.GetProperty("type").GetString();
        await SayAsync(socket, $$"""{"id":"{{frame.GetProperty("id").GetString()}}","type":"{{(type == "ping" ? "pong" : "ack")}}"}""");
        if (type != "subscribe")
            return;
        var symbols = frame.GetProperty("topic").GetString()!.Split(':')[1].Split(',');
        Requests.Enqueue(symbols.Length);
        foreach (var symbol in symbols)
            await SayAsync(socket, $$$"""{"type":"message","topic":"/market/ticker:{{{symbol}}}","subject":"trade.ticker","data":{"sequence":"1","price":"1.5","size":"1","bestAsk":"2","bestAskSize":"1","bestBid":"1","bestBidSize":"1","time":1767225600000}}""");
    }

    private static Task SayAsync(WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
}
