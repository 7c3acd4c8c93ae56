using KuCoin.Views;

namespace KuCoin.Binding;

/// <summary>Offers the ids of the accounts.</summary>
public sealed class AccountIdCompleter : KcCompleter
{
    internal override bool NeedsKey => true;

    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var accounts = await session.Client.Account.GetAccountsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. accounts.Where(account => account.Id is not null).Select(account => new Suggestion(account.Id!, $"{account.Type} {KcFormat.Number(account.Balance)} {account.Currency}"))];
    }
}
