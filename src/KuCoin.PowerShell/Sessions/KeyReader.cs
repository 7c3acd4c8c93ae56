using System.Collections;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using KuCoin.Credentials;

namespace KuCoin.Sessions;

/// <summary>Takes keys from wherever users keep them. What passes through here as characters is zeroed at once.</summary>
internal static class KeyReader
{
    public const string KeyVariable = "KUCOIN_API_KEY";
    public const string SecretVariable = "KUCOIN_API_SECRET";
    public const string PassphraseVariable = "KUCOIN_API_PASSPHRASE";

    public static ApiCredentials Read(string key, SecureString secret, SecureString passphrase, int keyVersion)
    {
        var secretText = Characters(secret);
        var passphraseText = Characters(passphrase);
        try
        {
            return Create(key, secretText, passphraseText, keyVersion);
        }
        finally
        {
            Array.Clear(secretText);
            Array.Clear(passphraseText);
        }
    }

    /// <summary>Reads the entries ApiKey, ApiSecret and Passphrase, each a text or a SecureString, in any case.</summary>
    public static ApiCredentials Read(IDictionary entries, int keyVersion)
    {
        var key = Entry(entries, "ApiKey");
        var secret = Entry(entries, "ApiSecret");
        var passphrase = Entry(entries, "Passphrase");
        try
        {
            return Create(new string(key), secret, passphrase, keyVersion);
        }
        finally
        {
            Array.Clear(secret);
            Array.Clear(passphrase);
        }
    }

    public static ApiCredentials ReadEnvironment(int keyVersion)
    {
        return Create(Variable(KeyVariable), Variable(SecretVariable), Variable(PassphraseVariable), keyVersion);

        static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw Missing($"The environment variable {name} is not set.");
    }

    private static ApiCredentials Create(string key, ReadOnlySpan<char> secret, ReadOnlySpan<char> passphrase, int keyVersion)
    {
        if (key.Length == 0 || secret.IsEmpty || passphrase.IsEmpty)
            throw Missing($"{(key.Length == 0 ? "The API key" : secret.IsEmpty ? "The API secret" : "The passphrase")} is empty.");
        return new ApiCredentials(key, secret, passphrase, keyVersion);
    }

    private static char[] Entry(IDictionary entries, string name)
    {
        foreach (DictionaryEntry entry in entries)
        {
            if (!name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase))
                continue;
            switch (entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value)
            {
                case string text:
                    return text.ToCharArray();
                case SecureString secure:
                    return Characters(secure);
            }
        }

        throw Missing($"The dictionary has no text or SecureString named {name}.");
    }

    private static char[] Characters(SecureString secure)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secure);
        try
        {
            var characters = new char[secure.Length];
            Marshal.Copy(memory, characters, 0, characters.Length);
            return characters;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    private static KuCoinException Missing(string message) =>
        new(KuCoinErrorKind.Authentication, "CredentialMissing", message) { RecommendedAction = "A key is its id, its secret and its passphrase; see about_KcSession." };
}
