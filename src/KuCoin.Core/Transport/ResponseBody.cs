using System.Buffers;
using System.IO.Compression;

namespace KuCoin.Transport;

/// <summary>The bytes of one answer, in a pooled buffer.</summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>Many times the largest answer of the exchange (all currencies or a whole book are some megabytes); what is larger, also when it was sent compressed, is a mistake or an attack.</summary>
    public const int MaximumLength = 32 * 1024 * 1024;

    // What is announced need not come: more room than this is made for bytes that are there only.
    private const int MostRoomAhead = 4 * 1024 * 1024;

    /// <summary>How an answer may be packed.</summary>
    public const string AcceptedEncodings = "gzip, deflate, br";

    private byte[] _buffer;

    private ResponseBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        Length = length;
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Reads to the end, null when there is more than <see cref="MaximumLength"/>.</summary>
    /// <param name="content">Where from.</param>
    /// <param name="blocks">Whether it comes over a <see cref="PlainConnection"/> and the thread may wait for it.</param>
    /// <param name="cancellationToken">Ends it, wherever it has stopped.</param>
    public static async ValueTask<ResponseBody?> ReadAsync(HttpContent content, bool blocks, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > MaximumLength)
            return null;
        // Nothing is read yet, so nothing blocks.
        using var stream = Unpacked(content, content.ReadAsStream(cancellationToken));
        var body = RoomFor(announced);
        try
        {
            while (true)
            {
                var read = blocks
                    ? PlainConnection.Read(stream, body._buffer.AsSpan(body.Length), cancellationToken)
                    : await stream.ReadAsync(body._buffer.AsMemory(body.Length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return body;
                if (!body.Grow(read))
                    return null;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    /// <exception cref="InvalidDataException">It is packed in a way nobody asked for.</exception>
    private static Stream Unpacked(HttpContent content, Stream stream) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var encodings) ? Unpacked(encodings.ToString(), stream) : stream;

    // Apart, so that what unpacks is loaded only where something is packed.
    private static Stream Unpacked(string encodings, Stream stream)
    {
        // The last one was put around the others.
        foreach (var encoding in Enumerable.Reverse(encodings.Split(',', StringSplitOptions.TrimEntries)))
        {
            stream = encoding.ToUpperInvariant() switch
            {
                "GZIP" => new GZipStream(stream, CompressionMode.Decompress),
                "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
                "BR" => new BrotliStream(stream, CompressionMode.Decompress),
                "IDENTITY" or "" => stream,
                _ => throw new InvalidDataException("The answer is packed in a way that was not asked for."),
            };
        }

        return stream;
    }

    // One byte more than announced, so that the end is seen without growing.
    private static ResponseBody RoomFor(long? announced) =>
        new(ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? 16 * 1024, MostRoomAhead) + 1), 0);

    /// <summary>Counts what was read and makes room for more; false, and nothing is left, when there is too much.</summary>
    private bool Grow(int read)
    {
        Length += read;
        if (Length > MaximumLength)
        {
            Dispose();
            return false;
        }

        if (Length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return true;
    }
}
