namespace KuCoin.Sandbox;

/// <summary>A sub-account of the sandbox's default user.</summary>
/// <param name="UserId">The user id of 24 hexadecimal digits that transfers name it by.</param>
/// <param name="Key">A key of its own.</param>
public sealed record SandboxSubAccount(string UserId, SandboxKey Key);
