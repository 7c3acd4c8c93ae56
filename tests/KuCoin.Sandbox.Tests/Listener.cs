using System.Net.WebSockets;
using System.Text.Json;

namespace KuCoin.Tests;

/// <summary>A stream client of its own for the tests.</summary>
internal sealed class Listener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    public static async Task<Listener> Open(Client client, bool isPrivate)
    {
        var token = await (isPrivate ? client.Post("/api/v1/bullet-private") : client.Public("/api/v1/bullet-public", "POST"));
        return await Open(token.Data.GetProperty("instanceServers")[0].GetProperty("endpoint").GetString()!, token.Text("token"));
    }

    public static async Task<Listener> Open(string endpoint, string token)
    {
        var listener = new Listener();
        await listener._socket.ConnectAsync(new Uri($"{endpoint}?token={Uri.EscapeDataString(token)}&connectId=me"), CancellationToken.None);
        return listener;
    }

    public Task Say(object frame) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next frame; null when the server closed.</summary>
    public async Task<JsonElement?> Hear()
    {
        using var patience = new CancellationTokenSource(Patience);
        var part = await _socket.ReceiveAsync(_buffer.AsMemory(), patience.Token);
        Assert.True(part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : JsonDocument.Parse(_buffer.AsMemory(0, part.Count).ToArray()).RootElement;
    }

    /// <summary>The next frame, and in how many fragments it came.</summary>
    public async Task<(int Fragments, JsonElement Frame)> HearFragments()
    {
        using var patience = new CancellationTokenSource(Patience);
        for (int length = 0, fragments = 1; ; fragments++)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.EndOfMessage)
                return (fragments, JsonDocument.Parse(_buffer.AsMemory(0, length).ToArray()).RootElement);
        }
    }

    public async Task<JsonElement> Hear(string type)
    {
        while (await Hear() is { } frame)
        {
            if (frame.GetProperty("type").GetString() == type)
                return frame;
        }
        throw new InvalidOperationException($"The server closed before it sent {type}.");
    }

    public async Task Subscribe(string topic, bool isPrivate = false)
    {
        await Say(new { id = "s1", type = "subscribe", topic, privateChannel = isPrivate, response = true });
        Assert.Equal("s1", (await Hear("ack")).GetProperty("id").GetString());
    }

    public async Task<string> Refused(string topic, bool isPrivate = false)
    {
        await Say(new { id = "s2", type = "subscribe", topic, privateChannel = isPrivate, response = true });
        var error = await Hear("error");
        Assert.Equal("s2", error.GetProperty("id").GetString());
        return error.GetProperty("code").GetRawText();
    }

    public void Dispose() => _socket.Dispose();
}
