namespace KuCoin;

/// <summary>What a session may do, and what of the day's maximum is used.</summary>
public sealed class KcGuard
{
    internal KcGuard(KcSession session, KuCoinGuard guard, IReadOnlyDictionary<string, decimal> usedToday) => (Session, Guard, UsedToday) = (session.Name, guard, usedToday);

    /// <summary>The session.</summary>
    public string Session { get; }

    /// <summary>No change at all.</summary>
    public bool ReadOnly => Guard.ReadOnly;

    /// <summary>Changes are told and not sent.</summary>
    public bool DryRun => Guard.DryRun;

    /// <summary>The most one order may be worth, by quote currency; null for no limit.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumOrder => Guard.MaximumOrder;

    /// <summary>The most one transfer may move, by currency; null for no limit.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumTransfer => Guard.MaximumTransfer;

    /// <summary>The most one withdrawal may send out, by currency; null for that of transfers.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumWithdrawal => Guard.MaximumWithdrawal;

    /// <summary>The most a UTC day's changes may come to, by currency; null for no limit.</summary>
    public IReadOnlyDictionary<string, decimal>? MaximumPerDay => Guard.MaximumPerDay;

    /// <summary>What all of today's changes of the account have come to, by currency, those made without a guard among them; empty without a journal.</summary>
    public IReadOnlyDictionary<string, decimal> UsedToday { get; }

    /// <summary>The pairs and contracts orders may be about; null for all.</summary>
    public IReadOnlyList<string>? Symbol => Guard.Symbols;

    /// <summary>The addresses withdrawals may go to; null for all.</summary>
    public IReadOnlyList<string>? WithdrawalAddress => Guard.WithdrawalAddresses;

    /// <summary>The chains withdrawals may use; null for all.</summary>
    public IReadOnlyList<string>? WithdrawalChain => Guard.WithdrawalChains;

    internal KuCoinGuard Guard { get; }

    /// <summary>The rules that are set.</summary>
    public override string ToString() => string.Join(", ", Rules);

    private IEnumerable<string> Rules
    {
        get
        {
            if (ReadOnly)
                yield return nameof(ReadOnly);
            if (DryRun)
                yield return nameof(DryRun);
            foreach (var (name, limits) in new[] { (nameof(MaximumOrder), MaximumOrder), (nameof(MaximumTransfer), MaximumTransfer), (nameof(MaximumWithdrawal), MaximumWithdrawal), (nameof(MaximumPerDay), MaximumPerDay) })
            {
                if (limits is not null)
                    yield return $"{name} {string.Join(" ", limits.Select(limit => $"{Views.KcFormat.Number(limit.Value)} {limit.Key}"))}";
            }
            foreach (var (name, list) in new[] { (nameof(Symbol), Symbol), (nameof(WithdrawalAddress), WithdrawalAddress), (nameof(WithdrawalChain), WithdrawalChain) })
            {
                if (list is not null)
                    yield return $"{name} {string.Join(" ", list)}";
            }
        }
    }
}
