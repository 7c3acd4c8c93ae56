using System.Text.Json;
using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Writes the public frames of the spot host.</summary>
internal static class SpotStreamMessages
{
    /// <param name="topic">The topic it goes out under.</param>
    /// <param name="subject">The pair for the topic of all, else <c>trade.ticker</c>.</param>
    /// <param name="listing">The pair.</param>
    /// <param name="now">The time.</param>
    public static byte[] Ticker(string topic, string subject, Listing listing, DateTimeOffset now) =>
        StreamMessages.Public(topic, subject, data => SpotMarketRoutes.WriteTicker(data, listing).Millis("time", now));

    public static byte[] Best(string topic, Listing listing, DateTimeOffset now) => StreamMessages.Public(topic, "level1", data => data
        .Array("asks", PairOf(listing.Book.Top(Side.Sell)), static (j, text) => j.WriteStringValue(text))
        .Array("bids", PairOf(listing.Book.Top(Side.Buy)), static (j, text) => j.WriteStringValue(text))
        .Millis("timestamp", now));

    public static byte[] Depth(string topic, Listing listing, int depth, DateTimeOffset now) =>
        Depth(topic, listing.Book.Levels(Side.Sell).Take(depth), listing.Book.Levels(Side.Buy).Take(depth), now);

    public static byte[] Increment(
        Listing listing, long first, long last, IReadOnlyList<(decimal Price, decimal Size, long Sequence)> asks, IReadOnlyList<(decimal Price, decimal Size, long Sequence)> bids, DateTimeOffset now) =>
        StreamMessages.Public($"{SpotTopics.Book}:{listing.Instrument.Symbol}", "trade.l2update", data => data
            .Object("changes", changes => changes.Array("asks", asks, WriteRow).Array("bids", bids, WriteRow))
            .Num("sequenceEnd", last)
            .Num("sequenceStart", first)
            .Str("symbol", listing.Instrument.Symbol)
            .Millis("time", now));

    public static byte[] Trade(string topic, string symbol, TapeTrade trade) => StreamMessages.Public(topic, "trade.l3match", data => data
        .Str("makerOrderId", trade.MakerOrderId)
        .Dec("price", trade.Price)
        .Str("sequence", Json.Plain(trade.Sequence))
        .Str("side", trade.TakerSide.Text())
        .Dec("size", trade.Size)
        .Str("symbol", symbol)
        .Str("takerOrderId", trade.TakerOrderId)
        .Str("time", Json.Plain(trade.Nanos))
        .Str("tradeId", Json.Plain(trade.Sequence))
        .Str("type", "match"));

    public static byte[] Candle(string topic, string symbol, Candle bar, DateTimeOffset now) =>
        StreamMessages.Public(topic, "trade.candles.update", data =>
        {
            data.Str("symbol", symbol);
            data.WritePropertyName("candles");
            SpotMarketRoutes.WriteBar(data, bar);
            data.Num("time", now.ToUnixNanos());
        });

    public static byte[] AuctionBook(string topic, CallAuction auction, DateTimeOffset now) => Depth(topic, auction.Asks, auction.Bids, now);

    public static byte[] Auction(string topic, CallAuction auction, DateTimeOffset now) => StreamMessages.Public(topic, "callauction.callauctionData", data => data
        .Str("symbol", auction.Symbol)
        .Dec("estimatedPrice", auction.Price)
        .Dec("estimatedSize", auction.Size)
        .Dec("sellOrderRangeLowPrice", auction.Floor)
        .Dec("sellOrderRangeHighPrice", auction.Ceiling)
        .Dec("buyOrderRangeLowPrice", auction.Floor)
        .Dec("buyOrderRangeHighPrice", auction.Ceiling)
        .Millis("time", now));

    /// <summary>A mark or index price of a pair of margin currencies.</summary>
    public static byte[] Indicator(string topic, string id, string pair, decimal value, DateTimeOffset now) => StreamMessages.Frame(o => o
        .Str("id", id).Str("topic", topic).Str("type", "message").Str("subject", "tick").Object("data", data => data
            .Str("symbol", pair)
            .Num("granularity", 1000)
            .Num("timestamp", now.ToUnixTimeSeconds() * 1000)
            .Num("value", value)));

    private static byte[] Depth(string topic, IEnumerable<(decimal Price, decimal Size)> asks, IEnumerable<(decimal Price, decimal Size)> bids, DateTimeOffset now) =>
        StreamMessages.Public(topic, "level2", data => data
            .Array("asks", asks, SpotMarketRoutes.WriteLevel)
            .Array("bids", bids, SpotMarketRoutes.WriteLevel)
            .Millis("timestamp", now));

    private static string[] PairOf((decimal Price, decimal Size)? level) => level is var (price, size) ? [Json.Plain(price), Json.Plain(size)] : [];

    private static void WriteRow(Utf8JsonWriter json, (decimal Price, decimal Size, long Sequence) row) =>
        json.Texts([Json.Plain(row.Price), Json.Plain(row.Size), Json.Plain(row.Sequence)]);
}
