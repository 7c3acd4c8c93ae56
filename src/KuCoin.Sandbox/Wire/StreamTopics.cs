namespace KuCoin.Sandbox.Wire;

/// <summary>A subscription refused, with the stream's error code.</summary>
internal sealed record TopicError(int Code, string Text);

/// <summary>The topics the sandbox serves, and how a topic text is taken apart.</summary>
internal static class StreamTopics
{
    public const string SpotTicker = "/market/ticker";
    public const string AllTickers = "/market/ticker:all";
    public const string Orders = "/spotMarket/tradeOrders";
    public const string OrdersV2 = "/spotMarket/tradeOrdersV2";
    public const string StopOrders = "/spotMarket/advancedOrders";
    public const string Balance = "/account/balance";
    public const string FuturesTicker = "/contractMarket/tickerV2";

    private const int MostSymbols = 100;

    private static readonly Dictionary<(string Host, string Name), (bool IsPrivate, TopicItems Items)> Known = new()
    {
        [(HostNames.Spot, SpotTicker)] = (false, TopicItems.Symbols),
        [(HostNames.Spot, Orders)] = (true, TopicItems.None),
        [(HostNames.Spot, OrdersV2)] = (true, TopicItems.None),
        [(HostNames.Spot, StopOrders)] = (true, TopicItems.None),
        [(HostNames.Spot, Balance)] = (true, TopicItems.None),
        [(HostNames.Futures, FuturesTicker)] = (false, TopicItems.Symbols),
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
        if (text is AllTickers)
            return ([text], null);
        var symbols = parts[1].Split(',');
        if (symbols.Length > MostSymbols)
            return ([], new TopicError(509, $"exceed max subscription count limitation of {MostSymbols} per time"));
        var listed = token.Host is HostNames.Spot ? exchange.Spot.Listings : exchange.Futures.Listings;
        bool IsKnown(string item) => kind.Items == TopicItems.Candles ? FuturesTopics.CandleOf(item) is { } candle && listed.ContainsKey(candle.Symbol) : listed.ContainsKey(item);
        return symbols.FirstOrDefault(s => !IsKnown(s)) is { } unknown
            ? ([], new TopicError(404, $"topic {parts[0]}:{unknown} is not exist"))
            : ([.. symbols.Select(s => $"{parts[0]}:{s}")], null);
    }
}

/// <summary>What may follow the colon of a topic.</summary>
internal enum TopicItems
{
    None,
    Symbols,
    MaybeSymbols,
    Candles,
}

/// <summary>The two hosts, as the request log names them.</summary>
internal static class HostNames
{
    public const string Spot = "spot";
    public const string Futures = "futures";
}
