namespace KuCoin;

/// <summary>
/// What a client may do. It is looked at before a change is sent, whoever asks for it; a change it does not allow fails with <see cref="GuardRefusedException"/>.
/// Amounts are by currency in upper case; <c>*</c> stands for all that are not named, and without it what is not named is refused.
/// </summary>
public sealed record KuCoinGuard
{
    /// <summary>No change at all.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Changes are told and not sent.</summary>
    public bool DryRun { get; init; }

    /// <summary>The most one order may be worth, by quote currency (futures: settlement currency). Null for no limit. Orders that only close a position have no worth of their own.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumOrder { get; init; }

    /// <summary>The most one transfer may move, by currency; added and removed margin, loans, repayments, and withdrawals without a limit of their own are transfers too. Null for no limit.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumTransfer { get; init; }

    /// <summary>The most one withdrawal may send out, by currency; null for <see cref="MaximumTransfer"/>.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumWithdrawal { get; init; }

    /// <summary>
    /// The most that all orders, transfers and withdrawals of the account may come to in a UTC day, by currency, summed up from the journal: also those made without a guard,
    /// by any process that writes the journal, and those of which it is not known what became of them. Null for no limit. Needs a journal.
    /// </summary>
    public IReadOnlyDictionary<string, decimal>? MaximumPerDay { get; init; }

    /// <summary>The pairs and contracts orders may be about, <c>*</c> standing for any text. Null for all.</summary>
    public IReadOnlyList<string>? Symbols { get; init; }

    /// <summary>The addresses (or users) withdrawals may go to, exactly as they are written. Null for all.</summary>
    public IReadOnlyList<string>? WithdrawalAddresses { get; init; }

    /// <summary>The ids of the chains withdrawals may use; one that names no chain is refused. Null for all.</summary>
    public IReadOnlyList<string>? WithdrawalChains { get; init; }

    /// <summary>True when it looks at what a change says, so that a change nobody knows must be refused.</summary>
    internal bool LooksInside =>
        MaximumOrder is not null || MaximumTransfer is not null || MaximumWithdrawal is not null || MaximumPerDay is not null || Symbols is not null || WithdrawalAddresses is not null || WithdrawalChains is not null;
}

/// <summary>A guard does not allow a change; nothing was sent.</summary>
public sealed class GuardRefusedException : KuCoinException
{
    internal GuardRefusedException(string rule, string message)
        : base(KuCoinErrorKind.PermissionDenied, "GuardRefused", $"The guard's rule {rule} refuses it: {message} Nothing was sent.")
    {
        Rule = rule;
        RecommendedAction = "Get-KcGuard shows the session's rules, Set-KcGuard changes them.";
    }

    /// <summary>The rule, in the words of Set-KcGuard and of a guard's file: Symbol, MaximumPerDay. UnknownRequest when the guard cannot judge the request.</summary>
    public string Rule { get; }
}
