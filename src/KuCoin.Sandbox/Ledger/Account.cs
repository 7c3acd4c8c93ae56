namespace KuCoin.Sandbox.Ledger;

internal enum AccountType
{
    Main,
    Trade,
    Margin,

    /// <summary>Isolated margin: one account per pair and currency.</summary>
    Isolated,
    Contract,
    Option,

    /// <summary>The exchange's own side: fees, clearing, the market maker and the world outside. May be negative.</summary>
    House,
}

/// <summary>One currency of one user in one account. Balance includes what is on hold.</summary>
internal sealed class Account(string id, User owner, AccountType type, string currency, string? pair)
{
    public string Id { get; } = id;
    public User Owner { get; } = owner;
    public AccountType Type { get; } = type;
    public string Currency { get; } = currency;

    /// <summary>The pair an isolated account belongs to; otherwise null.</summary>
    public string? Pair { get; } = pair;
    public decimal Balance { get; set; }
    public decimal Hold { get; set; }

    /// <summary>What of it may leave, where that is less than what is not on hold.</summary>
    public Func<decimal>? Limit { get; set; }

    public decimal Available => Limit?.Invoke() ?? Balance - Hold;
}
