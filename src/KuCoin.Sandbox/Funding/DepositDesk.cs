using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Funding;

/// <summary>Makes addresses and takes money in; it arrives when the chain has confirmed it.</summary>
internal sealed class DepositDesk(GeneralLedger ledger, SandboxClock clock, IdMint ids)
{
    private static readonly TimeSpan UntilConfirmed = TimeSpan.FromMinutes(1);

    private readonly List<DepositAddress> _addresses = [];
    private readonly List<Deposit> _deposits = [];

    public IEnumerable<DepositAddress> AddressesOf(User owner, string currency) =>
        _addresses.Where(a => ReferenceEquals(a.Owner, owner) && a.Currency.Equals(currency, StringComparison.Ordinal));

    /// <summary>Newest first.</summary>
    public IEnumerable<Deposit> Of(User owner) => _deposits.Where(d => ReferenceEquals(d.Owner, owner)).Reverse();

    public DepositAddress Create(User owner, string currency, Chain chain, AccountType to)
    {
        // Everybody shares the address of such a chain; only the memo is the user's.
        if (chain.NeedTag && AddressesOf(owner, currency).Any(a => a.Chain.Id.Equals(chain.Id, StringComparison.Ordinal)))
            throw Refusal.Parameter($"The chain {chain.Id} allows one address only");
        var text = chain.NeedTag ? $"sandbox-{chain.Id}-of-all" : $"sandbox-{chain.Id}-{ids.Hex24()}";
        var address = new DepositAddress(owner, currency, chain, to, text, chain.NeedTag ? ids.Digits() : "");
        _addresses.Add(address);
        return address;
    }

    /// <summary>Money comes from the world outside, to the newest address of the chain; the first time one is made.</summary>
    public Deposit Receive(User owner, string currency, decimal amount, Chain chain)
    {
        var address = AddressesOf(owner, currency).LastOrDefault(a => a.Chain.Id.Equals(chain.Id, StringComparison.Ordinal))
            ?? Create(owner, currency, chain, AccountType.Main);
        return Add(owner, currency, amount, chain, address.To, address.Address, address.Memo, $"sandbox-tx-{ids.Hex24()}");
    }

    /// <summary>Money another user sent and the books already moved.</summary>
    public void Note(User owner, string currency, decimal amount, string sender)
    {
        var deposit = Add(owner, currency, amount, chain: null, AccountType.Main, sender, "", walletTxId: null);
        deposit.IsDone = true;
    }

    public void CatchUp()
    {
        foreach (var deposit in _deposits.Where(d => !d.IsDone && clock.Now >= d.CreatedAt + UntilConfirmed).ToList())
        {
            deposit.IsDone = true;
            deposit.UpdatedAt = deposit.CreatedAt + UntilConfirmed;
            ledger.Post(
                Reason.DepositOf(deposit.Id),
                new Leg(ledger.Of(deposit.Owner, deposit.To, deposit.Currency), deposit.Amount),
                new Leg(ledger.Of(ledger.Outside, AccountType.House, deposit.Currency), -deposit.Amount));
        }
    }

    private Deposit Add(User owner, string currency, decimal amount, Chain? chain, AccountType to, string address, string memo, string? walletTxId)
    {
        var deposit = new Deposit
        {
            Id = ids.Hex24(), Owner = owner, Currency = currency, Amount = amount, Chain = chain, To = to, Address = address, Memo = memo,
            WalletTxId = walletTxId, CreatedAt = clock.Now, UpdatedAt = clock.Now,
        };
        _deposits.Add(deposit);
        return deposit;
    }
}
