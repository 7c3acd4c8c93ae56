using System.Collections;
using System.Management.Automation;
using System.Security;

namespace KuCoin.Sessions;

/// <summary>Takes a key from what a vault, a prompt or the environment gives. No failure of it tells a value.</summary>
internal static class KeyReader
{
    public const string KeyVariable = "KUCOIN_API_KEY";
    public const string SecretVariable = "KUCOIN_API_SECRET";
    public const string PassphraseVariable = "KUCOIN_API_PASSPHRASE";

    public static KeyParts Read(string key, SecureString secret, SecureString passphrase) =>
        new(key, KeyParts.Characters(secret), KeyParts.Characters(passphrase));

    /// <summary>Reads what came down the pipeline: a credential, a dictionary, an object with properties, or a secure text in the form of a credential file.</summary>
    /// <param name="secret">What came.</param>
    /// <param name="passphrase">The passphrase given beside it; null when it is to be inside.</param>
    public static KeyParts Read(object secret, SecureString? passphrase) => (secret is PSObject wrapped ? wrapped.BaseObject : secret) switch
    {
        PSCredential credential => Read(credential.UserName, credential.Password, passphrase
            ?? throw KeyParts.Missing("A credential holds the API key and secret only; give the passphrase with -Passphrase.")),
        SecureString text when passphrase is null => KeyText.Read(text),
        IDictionary entries => Read(name => Find(entries, name), passphrase),
        PSCustomObject => Read(name => PSObject.AsPSObject(secret).Properties[name]?.Value, passphrase),
        _ => throw KeyParts.Missing("What was given is neither a PSCredential, nor a dictionary or object with ApiKey, ApiSecret and Passphrase, nor a SecureString that holds them as JSON."),
    };

    public static KeyParts ReadEnvironment()
    {
        return new(Variable(KeyVariable), Variable(SecretVariable).ToCharArray(), Variable(PassphraseVariable).ToCharArray());

        static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw KeyParts.Missing($"The environment variable {name} is not set.");
    }

    private static KeyParts Read(Func<string, object?> find, SecureString? passphrase)
    {
        if (passphrase is not null && find("Passphrase") is not null)
            throw KeyParts.Missing("The passphrase is given twice, inside of the secret and with -Passphrase.");
        return new(
            new string(Entry(find, "ApiKey")),
            Entry(find, "ApiSecret"),
            passphrase is null ? Entry(find, "Passphrase") : KeyParts.Characters(passphrase));
    }

    private static object? Find(IDictionary entries, string name)
    {
        foreach (DictionaryEntry entry in entries)
        {
            if (name.Equals(entry.Key as string, StringComparison.OrdinalIgnoreCase))
                return entry.Value;
        }

        return null;
    }

    private static char[] Entry(Func<string, object?> find, string name)
    {
        var value = find(name);
        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => text.ToCharArray(),
            SecureString secure => KeyParts.Characters(secure),
            _ => throw KeyParts.Missing($"The secret has no text or SecureString named {name}."),
        };
    }
}
