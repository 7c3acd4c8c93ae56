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
        var name = interval.ToName();
        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var unit = name[digits..] switch
        {
            "m" => "min",
            "h" => "hour",
            "d" => "day",
            "w" => "week",
            _ => "month",
        };
        return [.. Symbols(symbols).Select(symbol => $"{symbol}_{name[..digits]}{unit}")];
    }

    /// <summary>The symbol of a candle topic's item.</summary>
    public static string SymbolOf(string candleItem) => candleItem[..candleItem.LastIndexOf('_')];
}
