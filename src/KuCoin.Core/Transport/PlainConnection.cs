using System.Net.Sockets;

namespace KuCoin.Transport;

/// <summary>
/// A connection without TLS, to this machine, on which a lent thread blocks. A socket that was once used asynchronously never blocks again:
/// each wait would wake two threads of the runtime besides the one that was lent.
/// </summary>
internal sealed class PlainConnection : NetworkStream
{
    [ThreadStatic]
    private static CancellationToken _end;

    private PlainConnection(Socket socket)
        : base(socket, ownsSocket: true)
    {
    }

    public static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var giveUp = cancellationToken.UnsafeRegister(static s => ((Socket)s!).Dispose(), socket);
            socket.Connect(context.DnsEndPoint);
            return ValueTask.FromResult<Stream>(new PlainConnection(socket));
        }
        catch
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Blocks until there is more of an answer that comes over such a connection, or its end.</summary>
    /// <param name="answer">The body, as the framework gives it.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="end">Closes the connection, which ends the wait. The framework lets nobody end it: it does so with a head alone.</param>
    public static int Read(Stream answer, Span<byte> buffer, CancellationToken end)
    {
        _end = end;
        try
        {
            return answer.Read(buffer);
        }
        finally
        {
            _end = CancellationToken.None;
        }
    }

    /// <exception cref="OperationCanceledException">It was ended, and is closed: the framework must not take what came for the end of the answer, nor the connection for one to use again.</exception>
    public override int Read(Span<byte> buffer)
    {
        var end = _end;
        int read;
        try
        {
            using var closing = end.UnsafeRegister(static connection => ((PlainConnection)connection!).Dispose(), this);
            read = base.Read(buffer);
        }
        catch (Exception closed) when (end.IsCancellationRequested)
        {
            throw new OperationCanceledException(closed.Message, closed, end);
        }

        end.ThrowIfCancellationRequested();
        return read;
    }
}
