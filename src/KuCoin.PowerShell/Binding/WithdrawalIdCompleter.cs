using KuCoin.Pipeline;

namespace KuCoin.Binding;

/// <summary>Offers the ids of the latest withdrawals.</summary>
public sealed class WithdrawalIdCompleter : KcCompleter
{
    private const int Enough = 50;

    internal override TimeSpan Life => TimeSpan.FromSeconds(5);

    internal override bool NeedsKey => true;

    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.Account.GetWithdrawals(new WithdrawalQuery()).AsPages(Enough, cancellationToken).ConfigureAwait(false))
            return [.. page.Items.Where(withdrawal => withdrawal.Id is not null).Select(withdrawal => new Suggestion(withdrawal.Id!, ActionText.Withdrawal(withdrawal)))];
        return [];
    }
}
