using System.Runtime.InteropServices;
using System.Security;
using KuCoin.Credentials;

namespace KuCoin.Sessions;

/// <summary>The three parts of a key on their way into a session. The characters of secret and passphrase are wiped on disposal.</summary>
internal sealed class KeyParts(string key, char[] secret, char[] passphrase) : IDisposable
{
    /// <summary>The key that can sign.</summary>
    /// <exception cref="KuCoinException">A part is empty.</exception>
    public ApiCredentials ToCredentials(int keyVersion)
    {
        if (key.Length == 0 || secret.Length == 0 || passphrase.Length == 0)
            throw Missing($"{(key.Length == 0 ? "The API key" : secret.Length == 0 ? "The API secret" : "The passphrase")} is empty.");
        return new ApiCredentials(key, secret, passphrase, keyVersion);
    }

    public void Dispose()
    {
        Array.Clear(secret);
        Array.Clear(passphrase);
    }

    /// <summary>The characters of a secure text; the caller wipes them.</summary>
    public static char[] Characters(SecureString secure)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secure);
        try
        {
            var characters = GC.AllocateUninitializedArray<char>(secure.Length, pinned: true);
            Marshal.Copy(memory, characters, 0, characters.Length);
            return characters;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    /// <summary>The failure for a key of which a part is missing. It never tells a value.</summary>
    public static KuCoinException Missing(string message) =>
        new(KuCoinErrorKind.Authentication, "CredentialMissing", message) { RecommendedAction = "A key is its id, its secret and its passphrase; see about_KcSession." };
}
