using System.Diagnostics;
using System.Net.Sockets;

namespace KuCoin.Streams;

/// <summary>
/// A TCP connection whose "asynchronous" reads and writes block the calling thread.
/// A web socket over it is received from by a thread of its own: waiting in the operating system costs a quarter of what
/// the thread pool spends on waking up for every single message.
/// </summary>
internal sealed class BlockingStream(Socket socket) : Stream
{
    // Some hundred times a second is often enough to look. Where more comes, a short rest lets messages share the cost of waking up.
    // The timers of Windows would make it a long one.
    private static readonly TimeSpan Rest = OperatingSystem.IsWindows() ? TimeSpan.Zero : TimeSpan.FromMilliseconds(2);

    // Web sockets read a frame's header and its text separately; the buffer makes one system call of many such reads.
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private bool _isBusy;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Called by the reading thread before it waits for what is not there yet.</summary>
    public Action? BeforeWaiting { get; set; }

    /// <summary>Connects. The socket never becomes non-blocking, which a single asynchronous operation would make it for good.</summary>
    public static async Task<BlockingStream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var giveUp = cancellationToken.UnsafeRegister(static s => ((Socket)s!).Dispose(), socket);
            await Task.Factory.StartNew(() => socket.Connect(host, port), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            return new BlockingStream(socket);
        }
        catch (Exception e)
        {
            socket.Dispose();
            if (e is not OperationCanceledException)
                cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            if (buffer.Length >= _buffer.Length)
                return Receive(buffer);
            _start = 0;
            _end = Receive(_buffer);
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
            buffer = buffer[socket.Send(buffer)..];
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Receive(Span<byte> buffer)
    {
        BeforeWaiting?.Invoke();
        if (_isBusy)
            Thread.Sleep(Rest);
        var began = Stopwatch.GetTimestamp();
        var count = socket.Receive(buffer);
        // A full buffer is a flood, in which every read brings many messages without any rest.
        _isBusy = count < buffer.Length && Stopwatch.GetElapsedTime(began) < Rest;
        return count;
    }

    /// <summary>Also wakes a thread that is blocked in a read or write.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            socket.Dispose();
        base.Dispose(disposing);
    }
}
