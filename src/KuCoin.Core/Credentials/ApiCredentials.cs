using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace KuCoin.Credentials;

/// <summary>An API key that can sign. The secret is held once, inside a keyed hash, and wiped on disposal; the passphrase is held only in the hashed form that is sent.</summary>
public sealed class ApiCredentials : IDisposable
{
    private const int StackLimit = 512;

    private readonly KeyedHash _hash;
    private readonly char[] _passphrase;
    private bool _closed;

    /// <summary>Takes what it needs of the secret and the passphrase; the caller clears its own.</summary>
    /// <param name="key">The key id, sent as KC-API-KEY.</param>
    /// <param name="secret">The secret's characters.</param>
    /// <param name="passphrase">The passphrase's characters.</param>
    /// <param name="keyVersion">Sent as KC-API-KEY-VERSION: 2 or 3.</param>
    /// <exception cref="KuCoinException">A value is missing or cannot be part of a header, or the version is not supported.</exception>
    public ApiCredentials(string key, ReadOnlySpan<char> secret, ReadOnlySpan<char> passphrase, int keyVersion = 3)
    {
        if (string.IsNullOrEmpty(key) || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw Invalid("The API key is empty or holds blanks or characters outside of ASCII.");
        if (secret.IsEmpty)
            throw Invalid("The API secret is empty.");
        if (passphrase.IsEmpty)
            throw Invalid("The API passphrase is empty.");
        if (keyVersion is not (2 or 3))
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"Key version {keyVersion} is not supported: the exchange accepts 2 and 3."));

        Key = key;
        KeyVersion = keyVersion;
        KeyVersionText = keyVersion.ToString(CultureInfo.InvariantCulture);

        _hash = new KeyedHash(secret);
        var passphraseBytes = KeyedHash.Encode(passphrase);
        try
        {
            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            _hash.TryHash(passphraseBytes, [], mac);
            // Pinned, so that the collector leaves no copy behind when it compacts.
            _passphrase = GC.AllocateArray<char>(44, pinned: true);
            Convert.TryToBase64Chars(mac, _passphrase, out _);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(passphraseBytes);
        }
    }

    /// <summary>The key id. Not a secret, yet shown only masked.</summary>
    public string Key { get; }

    /// <summary>The key's version.</summary>
    public int KeyVersion { get; }

    internal string KeyVersionText { get; }

    /// <summary>Makes the values of the headers of one request.</summary>
    /// <param name="timestamp">Epoch milliseconds on the exchange's clock.</param>
    /// <param name="method">Upper case.</param>
    /// <param name="target">Path and query without percent-encoding.</param>
    /// <param name="body">The body exactly as it is sent.</param>
    internal Signature Sign(long timestamp, string method, string target, ReadOnlySpan<byte> body)
    {
        var timestampText = timestamp.ToString(CultureInfo.InvariantCulture);
        var length = timestampText.Length + method.Length + Encoding.UTF8.GetMaxByteCount(target.Length);
        byte[]? rented = null;
        var head = length <= StackLimit ? stackalloc byte[StackLimit] : rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var used = Encoding.UTF8.GetBytes(timestampText, head);
            used += Encoding.UTF8.GetBytes(method, head[used..]);
            used += Encoding.UTF8.GetBytes(target, head[used..]);

            // One piece is hashed faster than two.
            if (used + body.Length <= head.Length)
            {
                body.CopyTo(head[used..]);
                used += body.Length;
                body = default;
            }

            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            lock (_passphrase)
            {
                if (_closed || !_hash.TryHash(head[..used], body, mac))
                    throw Closed();
                return new Signature(timestampText, Convert.ToBase64String(mac), new string(_passphrase));
            }
        }
        finally
        {
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    /// <summary>Wipes the secret and the passphrase. Signing fails from now on.</summary>
    public void Dispose()
    {
        lock (_passphrase)
        {
            _closed = true;
            _hash.Dispose();
            Array.Clear(_passphrase);
        }
    }

    private static KuCoinException Invalid(string message) => new(KuCoinErrorKind.InvalidArgument, "InvalidCredentials", message);

    internal static KuCoinException Closed() => new(KuCoinErrorKind.InvalidArgument, "SessionClosed", "The session is closed, its key is gone.")
    {
        RecommendedAction = "Connect again.",
    };
}

/// <summary>The values of a signed request's headers that change from key to key and from call to call.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Signature(string Timestamp, string Sign, string Passphrase);
