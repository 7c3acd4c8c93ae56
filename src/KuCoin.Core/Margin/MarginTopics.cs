using System.Text.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the exchange pushes about margin trading.</summary>
public static class MarginTopics
{
    /// <summary>The debt and the status of the cross margin account. API: WebSocket, Margin, Private Channels, Cross Margin Position.</summary>
    public static Topic<MarginPosition> CrossPosition { get; } = new(ApiHost.Spot, isPrivate: true, "/margin/position", ReadPosition);

    /// <summary>Changes of the isolated margin positions of some pairs. API: WebSocket, Margin, Private Channels, Isolated Margin Position.</summary>
    /// <param name="symbols">The pairs; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<MarginPosition> IsolatedPositions(params string[] symbols) =>
        new(ApiHost.Spot, isPrivate: true, "/margin/isolatedPosition", ReadPosition) { Items = TopicItems.Symbols(symbols), TakesLists = false };

    /// <summary>The mark prices of some pairs, every second. API: WebSocket, Margin, Public Channels, Mark Price.</summary>
    /// <param name="symbols">The pairs as the index names them, for example <c>USDT-BTC</c>; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<MarkPrice> MarkPrices(params string[] symbols) =>
        new(ApiHost.Spot, isPrivate: false, "/indicator/markPrice", static (ref Utf8JsonReader data, scoped in StreamMessage _) => JsonSerializer.Deserialize(ref data, MarginStreamJson.Messages.MarkPrice))
        {
            Items = TopicItems.Symbols(symbols),
            Key = static price => price.Symbol,
        };

    /// <summary>The index prices of some pairs, every second. API: WebSocket, Margin, Public Channels, Index Price.</summary>
    /// <inheritdoc cref="MarkPrices"/>
    public static Topic<IndexPrice> IndexPrices(params string[] symbols) =>
        new(ApiHost.Spot, isPrivate: false, "/indicator/index", static (ref Utf8JsonReader data, scoped in StreamMessage _) => JsonSerializer.Deserialize(ref data, MarginStreamJson.Messages.IndexPrice))
        {
            Items = TopicItems.Symbols(symbols),
            Key = static price => price.Symbol,
        };

    private static MarginPosition? ReadPosition(ref Utf8JsonReader data, scoped in StreamMessage message)
    {
        var position = JsonSerializer.Deserialize(ref data, MarginStreamJson.Messages.MarginPosition);
        if (position is not null)
        {
            position.Event = message.Names.Get(message.Subject);
            position.Status ??= position.CrossStatus;
        }

        return position;
    }
}
