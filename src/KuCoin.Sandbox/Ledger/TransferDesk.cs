using KuCoin.Sandbox.Margin;

namespace KuCoin.Sandbox.Ledger;

/// <summary>Moves money between the accounts of a user and of his sub-accounts. The same client id moves it once.</summary>
internal sealed class TransferDesk(GeneralLedger ledger, MarginDesk margin, IdMint ids)
{
    private const int LongestClientOid = 128;
    private readonly Dictionary<(User, string), string> _done = [];

    public string Move(User caller, string clientOid, Account from, Account to, decimal amount)
    {
        if (clientOid.Length is 0 or > LongestClientOid)
            throw Refusal.Parameter("clientOid is mandatory: at most 128 characters");
        if (_done.TryGetValue((caller, clientOid), out var earlier))
            return earlier;
        if (amount <= 0)
            throw Refusal.Parameter("amount should be a positive number");
        if (ReferenceEquals(from, to))
            throw Refusal.Parameter("The two accounts are the same");
        if (Transferable(from) < amount)
            throw Refusal.Insufficient();
        var id = ids.Hex24();
        ledger.Post(Reason.Transfer(id), new Leg(from, -amount), new Leg(to, amount));
        _done.Add((caller, clientOid), id);
        return id;
    }

    /// <summary>What may leave: from a margin account only what its debts do not need.</summary>
    public decimal Transferable(Account account) => account.Type is AccountType.Margin or AccountType.Isolated
        ? margin.Removable(account)
        : Math.Max(0, account.Available);
}
