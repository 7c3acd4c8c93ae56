namespace KuCoin.Binding;

/// <summary>Offers the currencies that futures contracts are settled in.</summary>
public sealed class SettleCurrencyCompleter : KcCompleter
{
    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var contracts = await session.Client.Futures.GetContractsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. contracts
                .GroupBy(contract => contract.SettleCurrency, contract => contract.Symbol, StringComparer.Ordinal)
                .Select(symbols => new Suggestion(symbols.Key, $"settles {string.Join(", ", symbols.Take(3))}{(symbols.Count() > 3 ? ", ..." : null)}")),
        ];
    }
}
