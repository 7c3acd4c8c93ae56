using KuCoin.Streams;
using KuCoin.Transport;
using KuCoin.Json;

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
        new(ApiHost.Spot, isPrivate: false, "/indicator/markPrice", static (ref AnswerReader data, scoped in StreamMessage _) => data.Read(MarginStreamJson.Messages.MarkPrice))
        {
            Items = TopicItems.Symbols(symbols),
            Key = static price => price.Symbol,
        };

    /// <summary>The index prices of some pairs, every second. API: WebSocket, Margin, Public Channels, Index Price.</summary>
    /// <inheritdoc cref="MarkPrices"/>
    public static Topic<IndexPrice> IndexPrices(params string[] symbols) =>
        new(ApiHost.Spot, isPrivate: false, "/indicator/index", static (ref AnswerReader data, scoped in StreamMessage _) => data.Read(MarginStreamJson.Messages.IndexPrice))
        {
            Items = TopicItems.Symbols(symbols),
            Key = static price => price.Symbol,
        };

    private static MarginPosition? ReadPosition(ref AnswerReader data, scoped in StreamMessage message)
    {
        var position = data.Read(MarginStreamJson.Messages.MarginPosition);
        if (position is not null)
        {
            position.Event = message.Names.Get(message.Subject);
            position.Status ??= position.CrossStatus;
        }

        return position;
    }
}
