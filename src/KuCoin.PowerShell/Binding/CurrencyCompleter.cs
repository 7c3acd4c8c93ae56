namespace KuCoin.Binding;

/// <summary>Offers the currencies the spot pairs are made of.</summary>
public sealed class CurrencyCompleter : KcCompleter
{
    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var symbols = await session.Client.Spot.GetSymbolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return
        [
            .. symbols
                .SelectMany(symbol => new[] { (Currency: symbol.BaseCurrency, symbol.Symbol), (Currency: symbol.QuoteCurrency, symbol.Symbol) })
                .GroupBy(entry => entry.Currency, entry => entry.Symbol, StringComparer.Ordinal)
                .Select(pairs => new Suggestion(pairs.Key, $"traded in {string.Join(", ", pairs.Take(3))}{(pairs.Count() > 3 ? ", ..." : null)}")),
        ];
    }
}
