using KuCoin.Streams;

namespace KuCoin;

/// <summary>The topics this library has types for, by the text the exchange knows them by.</summary>
public static class KnownTopics
{
    private static readonly Dictionary<string, Func<KuCoinClient, string[], Topic?>> ByName = new(StringComparer.Ordinal)
    {
        ["/market/ticker"] = (_, items) => items is ["all"] ? SpotTopics.AllTickers : SpotTopics.Ticker(items),
        ["/spotMarket/level1"] = (_, items) => SpotTopics.BestPrices(items),
        ["/spotMarket/level2Depth5"] = (_, items) => SpotTopics.OrderBook5(items),
        ["/spotMarket/level2Depth50"] = (_, items) => SpotTopics.OrderBook50(items),
        ["/callauction/level2Depth50"] = (_, items) => SpotTopics.CallAuctionBook(items),
        ["/callauction/callauctionData"] = (_, items) => SpotTopics.CallAuction(items),
        ["/market/candles"] = (_, items) => TopicItems.CandlesOf(items) is { } candles ? SpotTopics.Candles(candles.Interval, candles.Symbols) : null,
        ["/market/match"] = (_, items) => SpotTopics.Trades(items),
        ["/market/snapshot"] = (_, items) => SpotTopics.Statistics(items),
        ["/indicator/markPrice"] = (_, items) => MarginTopics.MarkPrices(items),
        ["/indicator/index"] = (_, items) => MarginTopics.IndexPrices(items),
        ["/spotMarket/tradeOrders"] = Whole(_ => SpotTopics.OrdersV1),
        ["/spotMarket/tradeOrdersV2"] = Whole(client => SpotTopics.ReconciledOrders(client.Spot)),
        ["/spotMarket/advancedOrders"] = Whole(_ => SpotTopics.StopOrders),
        ["/account/balance"] = Whole(client => AccountTopics.ReconciledBalances(client.Account)),
        ["/margin/position"] = Whole(_ => MarginTopics.CrossPosition),
        ["/margin/isolatedPosition"] = (_, items) => MarginTopics.IsolatedPositions(items),
        ["/contractMarket/tickerV2"] = (client, items) => FuturesTopics.Ticker(items).WithQuantities(client.Futures),
        ["/contractMarket/ticker"] = (client, items) => FuturesTopics.TickerWithLastTrade(items).WithQuantities(client.Futures),
        ["/contractMarket/level2Depth5"] = (client, items) => FuturesTopics.OrderBook5(items).WithQuantities(client.Futures),
        ["/contractMarket/level2Depth50"] = (client, items) => FuturesTopics.OrderBook50(items).WithQuantities(client.Futures),
        ["/contractMarket/limitCandle"] = (client, items) => TopicItems.CandlesOf(items) is { } candles ? FuturesTopics.Candles(candles.Interval, candles.Symbols).WithQuantities(client.Futures) : null,
        ["/contractMarket/execution"] = (client, items) => FuturesTopics.Trades(items).WithQuantities(client.Futures),
        ["/contractMarket/snapshot"] = (_, items) => FuturesTopics.Statistics(items),
        ["/contract/instrument"] = (_, items) => FuturesTopics.ContractPrices(items),
        ["/contract/announcement"] = Whole(_ => FuturesTopics.Announcements),
        ["/contractMarket/tradeOrders"] = (client, items) => FuturesTopics.ReconciledOrders(client.Futures, items),
        ["/contractMarket/advancedOrders"] = Whole(client => FuturesTopics.StopOrders.WithQuantities(client.Futures)),
        ["/contractAccount/wallet"] = Whole(client => FuturesTopics.ReconciledBalances(client.Futures)),
        ["/contract/position"] = (client, items) => items.Length > 0 ? FuturesTopics.ReconciledPositions(client.Futures, items) : null,
        ["/contract/positionAll"] = Whole(client => FuturesTopics.ReconciledPositions(client.Futures)),
        ["/contract/marginMode"] = Whole(_ => FuturesTopics.MarginModes),
        ["/contract/crossLeverage"] = Whole(_ => FuturesTopics.CrossLeverages),
    };

    /// <summary>The exchange's names of the topics, without the items most of them want after a colon.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The topic with the type it has here.</summary>
    /// <param name="client">Who asks the exchange where a topic needs it, after a gap for example.</param>
    /// <param name="text">The topic as the exchange writes it, items and all: <c>/market/ticker:BTC-USDT,ETH-USDT</c>.</param>
    /// <returns>Null when there is no type for it; <see cref="RawTopics.Parse"/> takes it all the same. The changes of order books have none: see the local books.</returns>
    /// <exception cref="KuCoinException">The text is no topic.</exception>
    public static Topic? Find(KuCoinClient client, string text)
    {
        ArgumentNullException.ThrowIfNull(client);
        var raw = RawTopics.Parse(text);
        return ByName.TryGetValue(raw.Name, out var make) ? make(client, [.. raw.Items]) : null;
    }

    private static Func<KuCoinClient, string[], Topic?> Whole(Func<KuCoinClient, Topic> make) => (client, items) => items.Length == 0 ? make(client) : null;
}
