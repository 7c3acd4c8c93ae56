namespace KuCoin.Sandbox.Ledger;

/// <summary>Moves money between the accounts of a user. The same client id moves it once.</summary>
internal sealed class TransferDesk(GeneralLedger ledger, IdMint ids)
{
    private const int LongestClientOid = 128;
    private readonly Dictionary<(User, string), string> _done = [];

    public string Move(User owner, string clientOid, string currency, decimal amount, AccountType from, AccountType to)
    {
        if (clientOid.Length is 0 or > LongestClientOid)
            throw Refusal.Parameter("clientOid is mandatory: at most 128 characters");
        if (_done.TryGetValue((owner, clientOid), out var earlier))
            return earlier;
        if (amount <= 0)
            throw Refusal.Parameter("amount should be a positive number");
        if (from == to)
            throw Refusal.Parameter("The two accounts are the same");
        var source = ledger.Of(owner, from, currency);
        if (source.Available < amount)
            throw Refusal.Insufficient();
        var id = ids.Hex24();
        ledger.Post(Reason.Transfer(id), new Leg(source, -amount), new Leg(ledger.Of(owner, to, currency), amount));
        _done.Add((owner, clientOid), id);
        return id;
    }
}
