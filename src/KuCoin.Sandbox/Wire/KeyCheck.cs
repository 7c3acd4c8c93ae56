using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(
    string Method,
    string Target,
    byte[] Body,
    Func<string, string?> Header,
    IPAddress Caller)
{
    /// <summary>The target without percent-encoding: what is signed.</summary>
    public string Decoded { get; } = Uri.UnescapeDataString(Target);
    public string Path => Decoded.Split('?', 2)[0];
    public string RawQuery => Target.Split('?', 2) is [_, var query] ? query : "";
}

/// <summary>Decides, in the gateway's order and with its codes, whether a signed request is what it claims to be.</summary>
internal sealed class KeyCheck(Exchange exchange)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public SandboxKey Admit(RawRequest request, Access access)
    {
        if (request.Header("KC-API-KEY") is not { } apiKey
            || request.Header("KC-API-SIGN") is not { } sign
            || request.Header("KC-API-TIMESTAMP") is not { } timestamp
            || request.Header("KC-API-PASSPHRASE") is not { } passphrase)
            throw new Refusal("400001", "Please check the header of your request for KC-API-KEY, KC-API-SIGN, KC-API-TIMESTAMP, KC-API-PASSPHRASE", 401);
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var millis)
            || (!exchange.Clock.IsHeld && Math.Abs(millis - exchange.Clock.Now.ToUnixTimeMilliseconds()) > Tolerance.TotalMilliseconds))
            throw new Refusal("400002", "KC-API-TIMESTAMP Invalid", 400);
        if (exchange.Keys.Find(apiKey)?.Key is not { } key)
            throw new Refusal("400003", "KC-API-KEY not exists", 401);
        CheckVersion(request.Header("KC-API-KEY-VERSION"), key);
        if (!Same(passphrase, Hmac(key.Secret, Encoding.UTF8.GetBytes(key.Passphrase))))
            throw new Refusal("400004", "KC-API-PASSPHRASE error", 401);
        // The raw query is what the exchange signs; it tolerates the encoded form, which most values share.
        if (!Same(sign, Sign(key, timestamp, request, request.Decoded)) && !Same(sign, Sign(key, timestamp, request, request.Target)))
            throw new Refusal("400005", "Invalid KC-API-SIGN", 401);
        if (key.IpWhitelist is { } list && !list.Split(',', StringSplitOptions.TrimEntries).Contains(request.Caller.ToString(), StringComparer.Ordinal))
            throw new Refusal("400006", $"The requested ip address is not in the api whitelist: {request.Caller}", 403);
        CheckPermission(key, access);
        return key;
    }

    public static void CheckPermission(SandboxKey key, Access access)
    {
        var rights = key.Permissions.Split(',', StringSplitOptions.TrimEntries);
        // The right to withdraw has two names.
        var isGranted = rights.Contains(access.ToString(), StringComparer.OrdinalIgnoreCase)
            || (access == Access.Withdrawal && rights.Contains("Transfer", StringComparer.OrdinalIgnoreCase));
        if (!isGranted)
            throw new Refusal("400007", "Access denied, require more permission", 403);
    }

    private static void CheckVersion(string? version, SandboxKey key)
    {
        // Without the header a request counts as version 1, the passphrase in clear text.
        switch (version ?? "1")
        {
            case "1":
                throw new Refusal("400008", "API keys of version V1 are refused, please upgrade", 401);
            case "2" or "3" when key.Version.ToString(CultureInfo.InvariantCulture).Equals(version, StringComparison.Ordinal):
                return;
            default:
                throw new Refusal("400009", "Unknown KC-API-KEY-VERSION of this key", 401);
        }
    }

    private static string Sign(SandboxKey key, string timestamp, RawRequest request, string target) =>
        Hmac(key.Secret, [.. Encoding.UTF8.GetBytes(timestamp + request.Method + target), .. request.Body]);

    private static string Hmac(string secret, byte[] text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
