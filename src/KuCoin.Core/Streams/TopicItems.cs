using System.Buffers;

namespace KuCoin.Streams;

/// <summary>Checks what topics are made of.</summary>
internal static class TopicItems
{
    // A comma or colon in a symbol would subscribe to something else.
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static IReadOnlyList<string> Symbols(string[] symbols)
    {
        if (symbols is not { Length: > 0 })
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", "A symbol is needed, for example BTC-USDT.");
        foreach (var symbol in symbols)
        {
            if (string.IsNullOrEmpty(symbol) || symbol.AsSpan().ContainsAnyExcept(Allowed))
                throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "InvalidArgument", $"'{symbol}' is no symbol; symbols look like BTC-USDT.");
        }

        return [.. symbols];
    }

    /// <summary>Symbols with a candle's length, as candle topics name them: <c>BTC-USDT_1hour</c>.</summary>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static IReadOnlyList<string> Candles(string[] symbols, CandleInterval interval)
    {
        var length = interval.ToWord();
        return [.. Symbols(symbols).Select(symbol => $"{symbol}_{length}")];
    }

    /// <summary>Takes the items of a candle topic apart.</summary>
    /// <returns>The symbols and the length they share; null when the items are not of one known length.</returns>
    public static (string[] Symbols, CandleInterval Interval)? CandlesOf(IReadOnlyList<string> items)
    {
        foreach (var interval in Enum.GetValues<CandleInterval>())
        {
            var ending = $"_{interval.ToWord()}";
            if (items.Count > 0 && items.All(item => item.EndsWith(ending, StringComparison.Ordinal)))
                return ([.. items.Select(SymbolOf)], interval);
        }

        return null;
    }

    /// <summary>The symbol of a candle topic's item.</summary>
    public static string SymbolOf(string candleItem) => candleItem[..candleItem.LastIndexOf('_')];
}
