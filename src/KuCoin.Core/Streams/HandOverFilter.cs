using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KuCoin.Streams;

/// <summary>
/// While one link takes over from another both bring the same messages: each is let through once, when the first of them brings it.
/// So nothing is lost, nothing comes twice, and the order of each topic is kept. Safe for any thread.
/// </summary>
internal sealed class HandOverFilter
{
    // A copy that the newcomer brings later than this after the old link's end is not waited for.
    private static readonly TimeSpan LongestLag = TimeSpan.FromSeconds(30);

    // How often the old link has brought a text more than the newcomer; below zero the other way round.
    private readonly Dictionary<UInt128, int> _ahead = [];
    private readonly StreamLink _old;
    private readonly TimeProvider _time;
    private long? _oldEnded;

    /// <param name="old">The link that is taken over from. Made before its successor connects: what the old one brought just before may come again.</param>
    /// <param name="time">The clock.</param>
    /// <param name="before">The hand-over before, in which the old link was the newcomer: what it still owes is known already.</param>
    public HandOverFilter(StreamLink old, TimeProvider time, HandOverFilter? before)
    {
        _old = old;
        _time = time;
        if (before is null)
            return;
        lock (before)
        {
            foreach (var (text, ahead) in before._ahead.Where(static one => one.Value > 0))
                _ahead.Add(text, -ahead);
        }
    }

    public bool HasOldEnded => _oldEnded is not null;

    public bool IsOver => _oldEnded is { } ended && _time.GetElapsedTime(ended) > LongestLag;

    public void OldHasEnded() => _oldEnded = _time.GetTimestamp();

    /// <summary>True for the first of two copies. The caller hands the message on under this object's lock.</summary>
    public bool IsFirst(StreamLink link, ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        var key = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        var step = link == _old ? 1 : -1;
        _ahead.TryGetValue(key, out var ahead);
        var isFirst = ahead * step >= 0;
        if (ahead + step == 0)
            _ahead.Remove(key);
        else if (!isFirst || _oldEnded is null)
            _ahead[key] = ahead + step;
        return isFirst;
    }
}
