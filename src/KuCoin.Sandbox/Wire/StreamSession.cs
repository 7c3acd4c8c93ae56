using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace KuCoin.Sandbox.Wire;

/// <summary>One web socket: a queue towards the client and the frames it sends. A slow client never holds up the exchange.</summary>
internal sealed class StreamSession(WebSocket socket, Action breakLine, string connectId, StreamToken token) : IDisposable
{
    private const int LongestQueue = 20_000;
    private const int LongestFrame = 64 * 1024;
    private const int Fragments = 8;
    private static readonly TimeSpan FragmentPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2);

    private readonly Channel<Outgoing> _outbox = Channel.CreateBounded<Outgoing>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _heard = Stopwatch.GetTimestamp();
    private volatile bool _isSilent;
    private byte[]? _held;
    private long _heldSince;

    public string ConnectId { get; } = connectId;
    public StreamToken Token { get; } = token;

    /// <summary>What is subscribed, one topic per symbol. Used under the exchange's lock.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>When the last frames came, on the sandbox's clock. Used under the exchange's lock.</summary>
    public Queue<DateTimeOffset> RecentFrames { get; } = new();

    /// <summary>How many frames wait to be sent.</summary>
    public int Waiting => _outbox.Reader.Count;

    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref _heard));

    public void Send(byte[] frame, bool slowly = false)
    {
        // A client that stopped reading is cut off rather than fed without end.
        if (!_isSilent && !_outbox.Writer.TryWrite(new Outgoing(frame, slowly)))
            Cut();
    }

    /// <summary>Sends nothing any more, and leaves the connection open. Used under the exchange's lock, as what follows.</summary>
    public void Stall() => _isSilent = true;

    /// <summary>Keeps a frame back until <see cref="SendHeld"/>, which others call when the next one is sent.</summary>
    public void Hold(byte[] frame)
    {
        SendHeld();
        (_held, _heldSince) = (frame, Stopwatch.GetTimestamp());
    }

    /// <summary>Sends what is held back when no next frame came for long.</summary>
    public void SendOverdue()
    {
        if (Stopwatch.GetElapsedTime(_heldSince) > LongestHold)
            SendHeld();
    }

    public void SendHeld()
    {
        if (_held is not { } held)
            return;
        _held = null;
        Send(held);
    }

    /// <summary>Sends what is queued and closes.</summary>
    public void Finish()
    {
        _isSilent = true;
        _outbox.Writer.TryComplete();
    }

    /// <summary>Breaks the connection.</summary>
    public void Cut()
    {
        _isSilent = true;
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
            await foreach (var (frame, slowly) in _outbox.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                if (slowly)
                    await SendInFragmentsAsync(frame, stop).ConfigureAwait(false);
                else
                    await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
            }
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

    private async Task SendInFragmentsAsync(byte[] frame, CancellationToken stop)
    {
        var size = frame.Length / Fragments + 1;
        for (var from = 0; from < frame.Length; from += size)
        {
            var to = Math.Min(frame.Length, from + size);
            await socket.SendAsync(frame.AsMemory(from..to), WebSocketMessageType.Text, endOfMessage: to == frame.Length, stop).ConfigureAwait(false);
            await Task.Delay(FragmentPause, stop).ConfigureAwait(false);
        }
    }

    private readonly record struct Outgoing(byte[] Frame, bool Slowly);
}
