namespace KuCoin.Binding;

/// <summary>Offers the ids of the chains, those of -Currency where it is given.</summary>
public sealed class ChainCompleter : KcCompleter
{
    internal override string? NarrowedBy => "Currency";

    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var currencies = await session.Client.Spot.GetCurrenciesAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. from currency in currencies
               from chain in currency.Chains ?? []
               where chain.ChainId is not null
               select new Suggestion(chain.ChainId!, Hint(chain), currency.Code),
        ];
    }

    private static string Hint(CurrencyChain chain)
    {
        var memo = chain.NeedTag ? ", needs a memo" : null;
        return $"{chain.ChainName}: {(chain.IsDepositEnabled ? "deposits" : "no deposits")}, {(chain.IsWithdrawEnabled ? "withdrawals" : "no withdrawals")}{memo}";
    }
}
