using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace KuCoin.Sandbox.Wire;

/// <summary>One web socket: a queue towards the client and the frames it sends. A slow client never holds up the exchange.</summary>
internal sealed class StreamSession(WebSocket socket, Action breakLine, string connectId, StreamToken token) : IDisposable
{
    private const int LongestQueue = 20_000;
    private const int LongestFrame = 64 * 1024;
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);

    private readonly Channel<byte[]> _outbox = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _heard = Stopwatch.GetTimestamp();

    public string ConnectId { get; } = connectId;
    public StreamToken Token { get; } = token;

    /// <summary>What is subscribed, one topic per symbol. Used under the exchange's lock.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>When the last frames came, on the sandbox's clock. Used under the exchange's lock.</summary>
    public Queue<DateTimeOffset> RecentFrames { get; } = new();

    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref _heard));

    public void Send(byte[] frame)
    {
        // A client that stopped reading is cut off rather than fed without end.
        if (!_outbox.Writer.TryWrite(frame))
            Cut();
    }

    /// <summary>Sends what is queued and closes.</summary>
    public void Finish() => _outbox.Writer.TryComplete();

    /// <summary>Breaks the connection.</summary>
    public void Cut()
    {
        _outbox.Writer.TryComplete();
        socket.Abort();
        breakLine();
    }

    /// <summary>Serves the socket until either side ends it.</summary>
    public async Task RunAsync(Action<ReadOnlyMemory<byte>> received, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sending = SendAllAsync(ending);
        try
        {
            await ReceiveAllAsync(received, ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The line is gone: that is how most streams end.
        }
        finally
        {
            _outbox.Writer.TryComplete();
            await ending.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        // The managed listener leaves the line open when its web socket is gone.
        breakLine();
    }

    private async Task ReceiveAllAsync(Action<ReadOnlyMemory<byte>> received, CancellationToken stop)
    {
        var buffer = new byte[LongestFrame];
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, stop).ConfigureAwait(false);
                return;
            }
            length += part.Count;
            if (!part.EndOfMessage)
                continue;
            Interlocked.Exchange(ref _heard, Stopwatch.GetTimestamp());
            received(buffer.AsMemory(0, length));
            length = 0;
        }
        Cut();
    }

    private async Task SendAllAsync(CancellationTokenSource ending)
    {
        var stop = ending.Token;
        try
        {
            await foreach (var frame in _outbox.Reader.ReadAllAsync(stop).ConfigureAwait(false))
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
            if (socket.State == WebSocketState.Open)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, stop).ConfigureAwait(false);
            // The client may say goodbye too, but not for ever.
            ending.CancelAfter(FarewellPatience);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The line is gone: the reading side ends the session.
            Cut();
        }
    }
}
