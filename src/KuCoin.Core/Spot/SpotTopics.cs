using System.Text.Json;
using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the spot side of the exchange pushes.</summary>
public static class SpotTopics
{
    private const string AllSymbols = "all";

    /// <summary>The tickers of all pairs, at most ten times a second each. API: WebSocket, Spot, Public Channels, All Tickers.</summary>
    public static Topic<Ticker> AllTickers { get; } = TickerOf([AllSymbols]);

    /// <summary>All changes of the account's orders, stop orders aside. API: WebSocket, Spot, Private Channels, Order V2.</summary>
    public static Topic<OrderChange> Orders { get; } = new(ApiHost.Spot, isPrivate: true, "/spotMarket/tradeOrdersV2", ReadOrderChange);

    /// <summary>The tickers of some pairs, at most ten times a second each: last trade, best bid and best ask. API: WebSocket, Spot, Public Channels, Ticker.</summary>
    /// <param name="symbols">The pairs, for example <c>BTC-USDT</c>; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<Ticker> Ticker(params string[] symbols) => TickerOf(TopicItems.Symbols(symbols));

    private static Topic<Ticker> TickerOf(IReadOnlyList<string> items) =>
        new(ApiHost.Spot, isPrivate: false, "/market/ticker", ReadTicker) { Items = items, Key = static ticker => ticker.Symbol };

    // The most frequent message there is, so it is read by hand.
    private static Ticker? ReadTicker(ref Utf8JsonReader data, scoped in StreamMessage message)
    {
        if (data.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A ticker is a JSON object.");
        var ticker = new Ticker { Symbol = string.Equals(message.Item, AllSymbols, StringComparison.Ordinal) ? message.Names.Get(message.Subject) : message.Item };
        while (data.Read() && data.TokenType == JsonTokenType.PropertyName)
        {
            if (data.ValueTextEquals("bestAsk"u8))
                ticker.BestAsk = data.ReadNextDecimal();
            else if (data.ValueTextEquals("bestAskSize"u8))
                ticker.BestAskSize = data.ReadNextDecimal();
            else if (data.ValueTextEquals("bestBid"u8))
                ticker.BestBid = data.ReadNextDecimal();
            else if (data.ValueTextEquals("bestBidSize"u8))
                ticker.BestBidSize = data.ReadNextDecimal();
            else if (data.ValueTextEquals("price"u8))
                ticker.Last = data.ReadNextDecimal();
            else if (data.ValueTextEquals("size"u8))
                ticker.LastSize = data.ReadNextDecimal();
            else if (data.ValueTextEquals("sequence"u8))
                ticker.Sequence = data.ReadNextInt64();
            else if (data.ValueTextEquals("time"u8) || data.ValueTextEquals("Time"u8))
                ticker.Time = data.ReadNextTime();
            else
                data.Skip();
        }

        return ticker;
    }

    private static OrderChange? ReadOrderChange(ref Utf8JsonReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("orderChange"u8))
            return null;
        var change = JsonSerializer.Deserialize(ref data, OrderChangeJson.Instance.OrderChange);
        // A new order is announced with its original size alone.
        if (change is not null)
            change.Size ??= change.OriginalSize;
        return change;
    }
}
