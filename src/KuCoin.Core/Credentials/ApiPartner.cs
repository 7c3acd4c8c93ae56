using System.Security.Cryptography;
using System.Text;

namespace KuCoin.Credentials;

/// <summary>A partner of the exchange's broker programme, in whose name signed requests are sent. API: Broker headers.</summary>
public sealed class ApiPartner : IDisposable
{
    private readonly KeyedHash _hash;

    /// <summary>Takes what it needs of the broker key; the caller clears its own.</summary>
    /// <param name="id">Sent as KC-API-PARTNER.</param>
    /// <param name="brokerKey">The broker key's characters; it signs, not the API secret.</param>
    /// <param name="name">Sent as KC-BROKER-NAME; null for none.</param>
    /// <exception cref="KuCoinException">A value is missing or cannot be part of a header.</exception>
    public ApiPartner(string id, ReadOnlySpan<char> brokerKey, string? name = null)
    {
        if (string.IsNullOrEmpty(id) || brokerKey.IsEmpty || id.AsSpan().ContainsAnyExceptInRange('!', '~') || name.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidCredentials", "The partner's id or broker key is empty, or its id or name holds characters that no header can carry.");
        Id = id;
        Name = name;
        _hash = new KeyedHash(brokerKey);
    }

    /// <summary>The partner's id.</summary>
    public string Id { get; }

    /// <summary>The broker's name, null for none.</summary>
    public string? Name { get; }

    /// <summary>The value of KC-API-PARTNER-SIGN.</summary>
    /// <param name="timestamp">The request's timestamp as it is sent.</param>
    /// <param name="apiKey">The key the request is signed with.</param>
    internal string Sign(string timestamp, string apiKey)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!_hash.TryHash(Encoding.UTF8.GetBytes(timestamp + Id + apiKey), [], mac))
            throw ApiCredentials.Closed();
        return Convert.ToBase64String(mac);
    }

    /// <summary>Wipes the broker key. Signing fails from now on.</summary>
    public void Dispose() => _hash.Dispose();
}
