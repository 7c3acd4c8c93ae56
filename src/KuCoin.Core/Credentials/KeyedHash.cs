using System.Security.Cryptography;
using System.Text;

namespace KuCoin.Credentials;

/// <summary>HMAC-SHA256 with one key, which is held nowhere else and wiped on disposal. One instance is reused: keying it costs more than hashing a request.</summary>
internal sealed class KeyedHash : IDisposable
{
    private readonly object _gate = new();
    private IncrementalHash? _hash;

    public KeyedHash(ReadOnlySpan<char> key)
    {
        var bytes = Encode(key);
        try
        {
            _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes.AsSpan());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Text as UTF-8 in memory that the collector does not copy about; the caller wipes it.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(text), pinned: true);
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    /// <summary>Hashes two pieces that follow each other.</summary>
    /// <returns>False when the key is gone.</returns>
    public bool TryHash(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, Span<byte> mac)
    {
        lock (_gate)
        {
            if (_hash is null)
                return false;
            _hash.AppendData(head);
            if (!tail.IsEmpty)
                _hash.AppendData(tail);
            _hash.GetHashAndReset(mac);
            return true;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _hash?.Dispose();
            _hash = null;
        }
    }
}
