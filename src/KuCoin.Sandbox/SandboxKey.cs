namespace KuCoin.Sandbox;

/// <summary>An API key of the sandbox. All of it is made up and worth nothing outside.</summary>
/// <param name="ApiKey">The text of the KC-API-KEY header.</param>
/// <param name="Secret">What requests are signed with.</param>
/// <param name="Passphrase">In clear text; requests carry its signature.</param>
/// <param name="Permissions">Comma list in the exchange's words: General, Spot, Margin, Futures, InnerTransfer, Transfer, Earn.</param>
/// <param name="Version">The key version requests have to name, 2 or 3.</param>
/// <param name="IpWhitelist">Comma list of addresses that may use the key; <see langword="null"/> allows all.</param>
public sealed record SandboxKey(
    string ApiKey,
    string Secret,
    string Passphrase,
    string Permissions,
    int Version = 3,
    string? IpWhitelist = null)
{
    /// <summary>Every permission there is.</summary>
    public const string AllPermissions = "General,Spot,Margin,Futures,InnerTransfer,Transfer,Earn";
}
