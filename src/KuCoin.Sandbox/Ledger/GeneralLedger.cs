using System.Globalization;
using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox.Ledger;

/// <summary>
/// Double-entry books. Money is never made or lost: every entry sums to zero per currency, what users
/// own in total is what the outside account lacks.
/// </summary>
internal sealed class GeneralLedger(SandboxClock clock, IdMint ids)
{
    private readonly Dictionary<(User, AccountType, string, string?), Account> _accounts = [];
    private readonly List<StatementRow> _statement = [];

    /// <summary>Where money comes from that a test or the start gives to a user.</summary>
    public User Outside { get; } = new("outside", 0, isHouse: true);

    public User Fees { get; } = new("fees", 0, isHouse: true);

    /// <summary>The other side of every realised futures profit and loss.</summary>
    public User Clearing { get; } = new("clearing", 0, isHouse: true);

    /// <summary>Who hears of every change of a user's account.</summary>
    public Action<BalanceChange>? Changed { get; set; }

    public IEnumerable<Account> Accounts => _accounts.Values;

    /// <summary>Newest first.</summary>
    public IEnumerable<StatementRow> Statement => _statement.AsEnumerable().Reverse();

    public Account Of(User owner, AccountType type, string currency, string? pair = null)
    {
        if (owner.IsHouse)
            type = AccountType.House;
        if (!_accounts.TryGetValue((owner, type, currency, pair), out var account))
        {
            account = new Account(type == AccountType.Main ? ids.Hex24() : ids.Digits(), owner, type, currency, pair);
            _accounts.Add((owner, type, currency, pair), account);
        }
        return account;
    }

    public void Post(Reason reason, params Leg[] legs)
    {
        foreach (var currency in legs.GroupBy(static l => l.Account.Currency, StringComparer.Ordinal))
        {
            if (currency.Sum(static l => l.Amount) is var sum and not 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The entry {reason} is off by {sum} {currency.Key}."));
        }
        foreach (var leg in legs)
            Apply(leg, reason);
    }

    public void Hold(Account account, decimal amount, Reason reason) => Apply(new Leg(account, 0, amount), reason);

    public void Release(Account account, decimal amount, Reason reason) => Apply(new Leg(account, 0, -amount), reason);

    /// <summary>Throws, with the figures, when money appeared or vanished or when more is on hold than there is.</summary>
    public void CheckSums()
    {
        foreach (var currency in _accounts.Values.GroupBy(static a => a.Currency, StringComparer.Ordinal))
        {
            if (currency.Sum(static a => a.Balance) is var sum and not 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"All {currency.Key} accounts together hold {sum} instead of 0."));
        }
        foreach (var a in _accounts.Values)
        {
            if (a.Hold < 0 || (a.Type is not (AccountType.House or AccountType.Contract) && a.Hold > a.Balance))
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{a.Type} {a.Currency} of {a.Owner.Id} holds {a.Hold} of {a.Balance}."));
        }
    }

    private void Apply(Leg leg, Reason reason)
    {
        var (account, amount, holdChange, fee) = leg;
        if (amount == 0 && holdChange == 0)
            return;
        account.Balance += amount;
        if (account.Owner.IsHouse)
            return;
        account.Hold += holdChange;
        var id = ids.Digits();
        var time = reason.At ?? clock.Now;
        if (amount != 0)
            _statement.Add(new StatementRow(id, account, Math.Abs(amount + fee), fee, account.Balance, amount > 0, reason, time));
        Changed?.Invoke(new BalanceChange(account, amount - holdChange, holdChange, reason, id, time));
    }
}
