namespace KuCoin.Sandbox.Ledger;

/// <summary>Somebody who owns accounts and orders. House users have no keys and need no holds.</summary>
internal sealed class User(string id, long uid, bool isHouse)
{
    public string Id { get; } = id;
    public long Uid { get; } = uid;
    public bool IsHouse { get; } = isHouse;

    /// <summary>Whose sub-account this is; null for a user of his own.</summary>
    public User? Master { get; init; }

    /// <summary>What the master calls it.</summary>
    public string? SubName { get; init; }

    /// <summary>Whether the trading account is the newer single-engine one.</summary>
    public bool SingleEngine { get; set; }
}
