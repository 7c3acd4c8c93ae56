using KuCoin.Views;

namespace KuCoin.Binding;

/// <summary>Offers the spot pairs.</summary>
public sealed class SymbolCompleter : KcCompleter
{
    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        var symbols = await session.Client.Spot.GetSymbolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. symbols.Select(symbol => new Suggestion(symbol.Symbol, Hint(symbol)))];
    }

    private static string Hint(SpotSymbol symbol)
    {
        var state = symbol.EnableTrading ? string.Empty : ", not open for trading";
        return $"tick {KcFormat.Number(symbol.PriceIncrement)} {symbol.QuoteCurrency}, smallest size {KcFormat.Number(symbol.BaseMinSize)} {symbol.BaseCurrency}{state}";
    }
}
