namespace KuCoin;

/// <summary>Reads what lies in the places of a policy, and nothing else: which call tells about which account.</summary>
internal sealed class TreasuryBook(KuCoinClient client)
{
    public async Task<IReadOnlyList<TreasuryBalance>> ReadAsync(IReadOnlyList<TreasuryTarget> targets, CancellationToken cancellationToken)
    {
        var balances = new List<TreasuryBalance>();
        foreach (var group in targets.GroupBy(target => (target.Place.SubUserId, Book: BookOf(target.Place.Account))))
        {
            var accounts = group.Key switch
            {
                ({ } sub, AccountType.Main) => await client.Account.GetSubAccountsAsync(sub, cancellationToken).ConfigureAwait(false),
                (null, AccountType.Main) => await client.Account.GetAccountsAsync(null, null, cancellationToken).ConfigureAwait(false),
                (null, AccountType.Margin or AccountType.Isolated) => await client.Account.GetAccountsAsync(null, group.Key.Book, cancellationToken).ConfigureAwait(false),
                (null, _) => [],
                _ => throw TreasuryRules.Invalid($"The exchange does not tell the balance of {group.First().Place}; of sub-accounts Main and Trade can be looked after."),
            };
            foreach (var target in group)
            {
                balances.Add(target.Place.Account == AccountType.Contract
                    ? await FuturesAsync(target, cancellationToken).ConfigureAwait(false)
                    : await SpotAsync(target, accounts, cancellationToken).ConfigureAwait(false));
            }
        }

        return balances;
    }

    // Main, trade and option come in one list.
    private static AccountType BookOf(AccountType account) => account is AccountType.Trade or AccountType.Option ? AccountType.Main : account;

    private async Task<TreasuryBalance> SpotAsync(TreasuryTarget target, IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var place = target.Place;
        var mine = accounts.Where(account =>
            account.Currency == target.Currency && account.Symbol == place.Symbol && string.Equals(account.Type, place.Account.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        var balance = mine.Sum(account => account.Balance);
        // Of margin money only what its debts do not need can leave.
        var transferable = place.Account is AccountType.Margin or AccountType.Isolated && balance > 0
            ? (await client.Account.GetTransferQuotaAsync(target.Currency, place.Account, place.Symbol, cancellationToken).ConfigureAwait(false)).Transferable
            : mine.Sum(account => account.Available);
        return new TreasuryBalance(place, target.Currency, balance, transferable);
    }

    private async Task<TreasuryBalance> FuturesAsync(TreasuryTarget target, CancellationToken cancellationToken)
    {
        // The futures host has a name of its own for bitcoin.
        var account = await client.Futures.GetAccountAsync(target.Currency == "BTC" ? "XBT" : target.Currency, cancellationToken).ConfigureAwait(false);
        return new TreasuryBalance(target.Place, target.Currency, account.Equity, account.MaxTransferOut ?? 0);
    }
}
