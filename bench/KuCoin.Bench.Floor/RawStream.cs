using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace KuCoin.Bench.Floor;

/// <summary>A web socket over a stream whose reads block, read in a loop by the caller's thread. It connects, says what it wants and counts to a number; nothing else.</summary>
public sealed class RawStream : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _invoker;
    private readonly SymbolCache _symbols = new();
    private byte[] _buffer = new byte[64 * 1024];

    /// <param name="endpoint">The REST host that gives out tokens.</param>
    /// <param name="topic">What to subscribe to.</param>
    public RawStream(string endpoint, string topic)
    {
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = static (context, _) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Connect(context.DnsEndPoint.Host, context.DnsEndPoint.Port);
                return ValueTask.FromResult<Stream>(new BlockingReads(socket));
            },
        });
        using var http = new HttpClient();
        using var answer = http.Send(new HttpRequestMessage(HttpMethod.Post, endpoint.TrimEnd('/') + "/api/v1/bullet-public"));
        using var token = JsonDocument.Parse(answer.Content.ReadAsStream());
        var data = token.RootElement.GetProperty("data");
        var address = $"{data.GetProperty("instanceServers")[0].GetProperty("endpoint").GetString()}?token={data.GetProperty("token").GetString()}&connectId=raw";
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.ConnectAsync(new Uri(address), _invoker, CancellationToken.None).GetAwaiter().GetResult();
        Receive();
        var subscribe = Encoding.UTF8.GetBytes($$"""{"id":"1","type":"subscribe","topic":"{{topic}}","response":true}""");
        _socket.SendAsync(subscribe, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).GetAwaiter().GetResult();
        Receive();
    }

    /// <summary>The next text; it is valid until the next call.</summary>
    public ReadOnlySpan<byte> Receive()
    {
        var length = 0;
        while (true)
        {
            var receiving = _socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            var result = receiving.IsCompletedSuccessfully ? receiving.Result : receiving.AsTask().GetAwaiter().GetResult();
            length += result.Count;
            if (result.EndOfMessage)
                return _buffer.AsSpan(0, length);
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, length * 2);
        }
    }

    /// <summary>Counts so many tickers.</summary>
    public Tally SumQuotes(int count)
    {
        var sum = 0m;
        RawQuote quote = new();
        for (var i = 0; i < count; i++)
        {
            quote = RawReaders.ReadQuote(Receive(), _symbols)!;
            sum += quote.Last;
        }

        return new Tally(count, sum, FormattableString.Invariant($"{quote.Symbol} {quote.Sequence}"));
    }

    public void Dispose()
    {
        _socket.Dispose();
        _invoker.Dispose();
    }

    private sealed class BlockingReads(Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        private readonly byte[] _ahead = new byte[32 * 1024];
        private int _start;
        private int _end;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_start == _end)
            {
                if (buffer.Length >= _ahead.Length)
                    return new(Socket.Receive(buffer.Span));
                _start = 0;
                _end = Socket.Receive(_ahead);
            }

            var count = Math.Min(buffer.Length, _end - _start);
            _ahead.AsSpan(_start, count).CopyTo(buffer.Span);
            _start += count;
            return new(count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Socket.Send(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
