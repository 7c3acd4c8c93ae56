namespace KuCoin.Binding;

/// <summary>Offers the markets the spot pairs are listed in.</summary>
public sealed class MarketCompleter : KcCompleter
{
    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var symbols = await session.Client.Spot.GetSymbolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return
        [
            .. symbols
                .Where(symbol => symbol.Market is not null)
                .GroupBy(symbol => symbol.Market!, StringComparer.Ordinal)
                .Select(pairs => new Suggestion(pairs.Key, FormattableString.Invariant($"{pairs.Count()} pairs"))),
        ];
    }
}
