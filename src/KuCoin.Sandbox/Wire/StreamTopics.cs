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

    private static readonly Dictionary<(string Host, string Name), bool> Known = new()
    {
        [(HostNames.Spot, SpotTicker)] = false,
        [(HostNames.Spot, Orders)] = true,
        [(HostNames.Spot, OrdersV2)] = true,
        [(HostNames.Spot, StopOrders)] = true,
        [(HostNames.Spot, Balance)] = true,
        [(HostNames.Futures, FuturesTicker)] = false,
    };

    /// <summary>Takes a topic text apart into one topic per symbol, or tells what is wrong with it.</summary>
    public static (IReadOnlyList<string> Topics, TopicError? Error) Parse(Exchange exchange, StreamToken token, string? text, bool privateChannel)
    {
        if (string.IsNullOrEmpty(text))
            return ([], new TopicError(406, "topic is required"));
        var parts = text.Split(':', 2);
        if (!Known.TryGetValue((token.Host, parts[0]), out var isPrivate))
            return ([], new TopicError(404, $"topic {text} is not exist"));
        if (isPrivate && (token.User is null || !privateChannel))
            return ([], new TopicError(403, "login is required, the channel is private"));
        if (isPrivate)
            return parts.Length == 1 ? ([text], null) : ([], new TopicError(400, $"topic {text} is invalid"));
        if (parts.Length == 1 || parts[1].Length == 0)
            return ([], new TopicError(400, $"topic {text} is invalid"));
        if (text is AllTickers)
            return ([text], null);
        var symbols = parts[1].Split(',');
        if (symbols.Length > MostSymbols)
            return ([], new TopicError(509, $"exceed max subscription count limitation of {MostSymbols} per time"));
        var listed = token.Host is HostNames.Spot ? exchange.Spot.Listings : exchange.Futures.Listings;
        return symbols.FirstOrDefault(s => !listed.ContainsKey(s)) is { } unknown
            ? ([], new TopicError(404, $"topic {parts[0]}:{unknown} is not exist"))
            : ([.. symbols.Select(s => $"{parts[0]}:{s}")], null);
    }
}

/// <summary>The two hosts, as the request log names them.</summary>
internal static class HostNames
{
    public const string Spot = "spot";
    public const string Futures = "futures";
}
