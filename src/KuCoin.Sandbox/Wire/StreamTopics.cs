using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>A subscription refused, with the stream's error code.</summary>
internal sealed record TopicError(int Code, string Text);

/// <summary>The topics the sandbox serves, and how a topic text is taken apart.</summary>
internal static class StreamTopics
{
    private const int MostSymbols = 100;

    private static readonly Dictionary<(string Host, string Name), (bool IsPrivate, TopicItems Items)> Known = new()
    {
        [(HostNames.Spot, SpotTopics.Ticker)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Best)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Book)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Book5)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Book50)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Trades)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, SpotTopics.Candle)] = (false, TopicItems.Candles),
        [(HostNames.Spot, SpotTopics.Day)] = (false, TopicItems.SymbolsOrMarkets),
        [(HostNames.Spot, SpotTopics.AuctionBook)] = (false, TopicItems.Symbol),
        [(HostNames.Spot, SpotTopics.Auction)] = (false, TopicItems.Symbol),
        [(HostNames.Spot, SpotTopics.MarkPrice)] = (false, TopicItems.IndexPairs),
        [(HostNames.Spot, SpotTopics.IndexPrice)] = (false, TopicItems.IndexPairs),
        [(HostNames.Spot, SpotTopics.Orders)] = (true, TopicItems.None),
        [(HostNames.Spot, SpotTopics.OrdersV2)] = (true, TopicItems.None),
        [(HostNames.Spot, SpotTopics.StopOrders)] = (true, TopicItems.None),
        [(HostNames.Spot, SpotTopics.Balance)] = (true, TopicItems.None),
        [(HostNames.Spot, SpotTopics.CrossMargin)] = (true, TopicItems.None),
        [(HostNames.Spot, SpotTopics.IsolatedMargin)] = (true, TopicItems.IsolatedPair),
        [(HostNames.Futures, FuturesTopics.Ticker)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.TickerWithTrade)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Book)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Book5)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Book50)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Trades)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Instrument)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Day)] = (false, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.Candle)] = (false, TopicItems.Candles),
        [(HostNames.Futures, FuturesTopics.Announcement)] = (false, TopicItems.MaybeSymbols),
        [(HostNames.Futures, FuturesTopics.Orders)] = (true, TopicItems.MaybeSymbols),
        [(HostNames.Futures, FuturesTopics.StopOrders)] = (true, TopicItems.None),
        [(HostNames.Futures, FuturesTopics.Wallet)] = (true, TopicItems.None),
        [(HostNames.Futures, FuturesTopics.Position)] = (true, TopicItems.Symbols),
        [(HostNames.Futures, FuturesTopics.AllPositions)] = (true, TopicItems.None),
        [(HostNames.Futures, FuturesTopics.MarginMode)] = (true, TopicItems.None),
        [(HostNames.Futures, FuturesTopics.CrossLeverage)] = (true, TopicItems.None),
    };

    /// <summary>Takes a topic text apart into one topic per symbol, or tells what is wrong with it.</summary>
    public static (IReadOnlyList<string> Topics, TopicError? Error) Parse(Exchange exchange, StreamToken token, string? text, bool privateChannel)
    {
        if (string.IsNullOrEmpty(text))
            return ([], new TopicError(406, "topic is required"));
        var parts = text.Split(':', 2);
        if (!Known.TryGetValue((token.Host, parts[0]), out var kind))
            return ([], new TopicError(404, $"topic {text} is not exist"));
        if (kind.IsPrivate && (token.User is null || !privateChannel))
            return ([], new TopicError(403, "login is required, the channel is private"));
        if (parts.Length == 1 && kind.Items is (TopicItems.None or TopicItems.MaybeSymbols))
            return ([text], null);
        if (parts.Length == 1 || parts[1].Length == 0 || kind.Items == TopicItems.None)
            return ([], new TopicError(400, $"topic {text} is invalid"));
        if (text is SpotTopics.AllTickers)
            return ([text], null);
        string[] items = kind.Items is TopicItems.Symbol or TopicItems.IsolatedPair ? [parts[1]] : parts[1].Split(',');
        if (items.Length > MostSymbols)
            return ([], new TopicError(509, $"exceed max subscription count limitation of {MostSymbols} per time"));
        return items.FirstOrDefault(item => !IsKnown(exchange, token.Host, kind.Items, item)) is { } unknown
            ? ([], new TopicError(404, $"topic {parts[0]}:{unknown} is not exist"))
            : ([.. items.Select(item => $"{parts[0]}:{item}")], null);
    }

    private static bool IsKnown(Exchange exchange, string host, TopicItems kind, string item)
    {
        var listed = host is HostNames.Spot ? exchange.Spot.Listings : exchange.Futures.Listings;
        return kind switch
        {
            TopicItems.Candles when host is HostNames.Spot => SpotTopics.CandleOf(item) is { } candle && listed.ContainsKey(candle.Symbol),
            TopicItems.Candles => FuturesTopics.CandleOf(item) is { } candle && listed.ContainsKey(candle.Symbol),
            TopicItems.SymbolsOrMarkets => listed.ContainsKey(item) || SpotCatalogue.Markets.Contains(item, StringComparer.Ordinal),
            TopicItems.IndexPairs => MarginPrices.Find(item) is not null,
            TopicItems.IsolatedPair => SpotCatalogue.Symbols.Any(s => s.IsMarginEnabled && s.Symbol.Equals(item, StringComparison.Ordinal)),
            _ => listed.ContainsKey(item),
        };
    }
}

/// <summary>What may follow the colon of a topic.</summary>
internal enum TopicItems
{
    None,
    Symbols,
    MaybeSymbols,
    Candles,

    /// <summary>One pair, not a list.</summary>
    Symbol,
    SymbolsOrMarkets,
    IndexPairs,
    IsolatedPair,
}

/// <summary>The two hosts, as the request log names them.</summary>
internal static class HostNames
{
    public const string Spot = "spot";
    public const string Futures = "futures";
}
