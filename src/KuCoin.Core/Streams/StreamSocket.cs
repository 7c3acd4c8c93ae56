using System.Net.Security;
using System.Net.WebSockets;

namespace KuCoin.Streams;

/// <summary>One web socket: whole texts in, whole texts out, both blocking.</summary>
internal sealed class StreamSocket : IDisposable
{
    private readonly ClientWebSocket _webSocket = new();
    private readonly HttpMessageInvoker _invoker;
    private readonly object _sending = new();
    private readonly int _maximumLength;
    private volatile BlockingStream? _stream;
    private volatile bool _aborted;
    private byte[] _buffer = new byte[16 * 1024];

    private StreamSocket(StreamSettings settings)
    {
        _maximumLength = settings.MaximumMessageLength;
        _webSocket.Options.KeepAliveInterval = TimeSpan.Zero;
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var stream = await BlockingStream.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
                _stream = stream;
                if (_aborted)
                    await stream.DisposeAsync().ConfigureAwait(false);
                return stream;
            },
        };
        if (settings.CertificateValidation is { } validation)
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = validation };
        _invoker = new HttpMessageInvoker(handler);
    }

    /// <summary>Called by the receiving thread before it waits for what is not there yet.</summary>
    public Action? BeforeWaiting
    {
        set => _stream!.BeforeWaiting = value;
    }

    /// <summary>Connects, blocking; the framework does TLS, proxies and the opening handshake.</summary>
    public static StreamSocket Connect(Uri address, StreamSettings settings, CancellationToken cancellationToken)
    {
        var socket = new StreamSocket(settings);
        try
        {
            // The framework cannot cancel a read that blocks; taking the socket away ends it.
            using var giveUp = cancellationToken.UnsafeRegister(static s => ((StreamSocket)s!).Abort(), socket);
            socket._webSocket.ConnectAsync(address, socket._invoker, cancellationToken).GetAwaiter().GetResult();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Blocks until a whole text has arrived. For one thread only; the span is valid until the next call.</summary>
    /// <returns>False when the other side closes.</returns>
    public bool TryReceive(out ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (true)
        {
            var receiving = _webSocket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None);
            var result = receiving.IsCompletedSuccessfully ? receiving.Result : receiving.AsTask().GetAwaiter().GetResult();
            switch (result.MessageType)
            {
                case WebSocketMessageType.Close:
                    text = default;
                    return false;
                case WebSocketMessageType.Binary:
                    throw StreamErrors.Unreadable("The exchange sent binary data where only text is spoken.");
            }

            length += result.Count;
            if (result.EndOfMessage)
            {
                text = _buffer.AsSpan(0, length);
                return true;
            }

            if (length < _buffer.Length)
                continue;
            if (length >= _maximumLength)
                throw StreamErrors.Unreadable($"The exchange sent a message of more than {_maximumLength} bytes.");
            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, _maximumLength));
        }
    }

    /// <summary>Sends a text. For any thread; blocks only when the other side has stopped reading.</summary>
    public void Send(ReadOnlyMemory<byte> text) => Send(() => _webSocket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask());

    /// <summary>Says that nothing more will be sent; the other side is expected to close.</summary>
    public void CloseOutput() => Send(() => _webSocket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));

    /// <summary>Cuts the connection; whoever is blocked in it wakes up with an exception. For any thread.</summary>
    public void Abort()
    {
        _aborted = true;
        _stream?.Dispose();
    }

    public void Dispose()
    {
        Abort();
        _webSocket.Dispose();
        _invoker.Dispose();
    }

    private void Send(Func<Task> send)
    {
        try
        {
            lock (_sending)
                send().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException e)
        {
            // Nobody can cancel it: so the framework says that the line broke on the receiving side meanwhile.
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely, e);
        }
    }
}
