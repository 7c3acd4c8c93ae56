using System.Buffers;

namespace KuCoin.Transport;

/// <summary>The bytes of one answer, in a pooled buffer.</summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>Many times the largest answer of the exchange (all currencies or a whole book are some megabytes); what is larger, also when it was sent compressed, is a mistake or an attack.</summary>
    public const int MaximumLength = 32 * 1024 * 1024;

    // What is announced need not come: more room than this is made for bytes that are there only.
    private const int MostRoomAhead = 4 * 1024 * 1024;

    private byte[] _buffer;

    private ResponseBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        Length = length;
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Reads to the end, null when there is more than <see cref="MaximumLength"/>.</summary>
    public static async Task<ResponseBody?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaximumLength)
            return null;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        // One byte more than announced, so that the end is seen without growing.
        var body = new ResponseBody(ArrayPool<byte>.Shared.Rent((int)Math.Min(content.Headers.ContentLength ?? 16 * 1024, MostRoomAhead) + 1), 0);
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(body._buffer.AsMemory(body.Length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return body;
                body.Length += read;
                if (body.Length > MaximumLength)
                {
                    body.Dispose();
                    return null;
                }
                if (body.Length == body._buffer.Length)
                    body.Grow();
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

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
