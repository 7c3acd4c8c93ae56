using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Margin;

/// <summary>A user's cross margin account (without a pair) or one of his isolated ones.</summary>
internal sealed record MarginScope(User Owner, string? Pair);

/// <summary>What a margin account owes in one currency.</summary>
internal sealed class Debt(MarginScope scope, string currency)
{
    public MarginScope Scope { get; } = scope;
    public string Currency { get; } = currency;
    public decimal Principal { get; set; }
    public decimal Interest { get; set; }
    public decimal Total => Principal + Interest;
}

/// <summary>One borrowing, as asked for and as given; nothing given means it failed.</summary>
internal sealed record Loan(string Id, MarginScope Scope, string Currency, decimal Size, decimal ActualSize, DateTimeOffset Time);

/// <summary>One repayment and what it paid.</summary>
internal sealed record Repayment(string Id, MarginScope Scope, string Currency, decimal Size, decimal Principal, decimal Interest, DateTimeOffset Time);

/// <summary>One hour's interest.</summary>
internal sealed record InterestCharge(MarginScope Scope, string Currency, decimal Amount, DateTimeOffset Time);
