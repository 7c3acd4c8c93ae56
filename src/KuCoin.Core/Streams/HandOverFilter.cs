using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KuCoin.Streams;

/// <summary>
/// While one link takes over from another both bring the same messages: each is let through once, when the first of them brings it.
/// So nothing is lost, nothing comes twice, and the order of each topic is kept. Safe for any thread.
/// </summary>
internal sealed class HandOverFilter(StreamLink newcomer, TimeProvider time)
{
    // A copy that the newcomer brings later than this after the old link's end is not waited for.
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(30);

    // How often the old link has brought a text more than the newcomer; below zero the other way round.
    private readonly Dictionary<UInt128, int> _ahead = [];
    private long? _oldEnded;

    public bool IsOver => _oldEnded is { } ended && time.GetElapsedTime(ended) > LongestLag;

    public void OldHasEnded() => _oldEnded = time.GetTimestamp();

    /// <summary>True for the first of two copies. The caller hands the message on under this object's lock.</summary>
    public bool IsFirst(StreamLink link, ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        var key = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        var step = link == newcomer ? -1 : 1;
        _ahead.TryGetValue(key, out var ahead);
        var isFirst = ahead * step >= 0;
        if (ahead + step == 0)
            _ahead.Remove(key);
        else if (!isFirst || _oldEnded is null)
            _ahead[key] = ahead + step;
        return isFirst;
    }
}
