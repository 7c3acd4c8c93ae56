using System.Text.Json;
using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Tickers, books, candles and trades of the spot host; the full book is the one call that needs a key.</summary>
internal static class SpotMarketRoutes
{
    private const int MostCandles = 1500;
    private const int CandlesIfNoTime = 100;

    private static readonly Dictionary<string, TimeSpan> CandleTypes = new(StringComparer.Ordinal)
    {
        ["1min"] = TimeSpan.FromMinutes(1), ["3min"] = TimeSpan.FromMinutes(3), ["5min"] = TimeSpan.FromMinutes(5),
        ["15min"] = TimeSpan.FromMinutes(15), ["30min"] = TimeSpan.FromMinutes(30), ["1hour"] = TimeSpan.FromHours(1),
        ["2hour"] = TimeSpan.FromHours(2), ["4hour"] = TimeSpan.FromHours(4), ["6hour"] = TimeSpan.FromHours(6),
        ["8hour"] = TimeSpan.FromHours(8), ["12hour"] = TimeSpan.FromHours(12), ["1day"] = TimeSpan.FromDays(1),
        ["1week"] = TimeSpan.FromDays(7),
    };

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/market/allTickers", Pool.Public, 15, Access.Public, AllTickers),
        new("GET", "/api/v1/market/stats", Pool.Public, 15, Access.Public, Stats),
        new("GET", "/api/v1/market/orderbook/level1", Pool.Public, 2, Access.Public, Level1),
        new("GET", "/api/v1/market/orderbook/level2_20", Pool.Public, 2, Access.Public, static (call, json) => Book(call, json, 20)),
        new("GET", "/api/v1/market/orderbook/level2_100", Pool.Public, 4, Access.Public, static (call, json) => Book(call, json, 100)),
        new("GET", "/api/v3/market/orderbook/level2", Pool.Spot, 3, Access.General, static (call, json) => Book(call, json, int.MaxValue)),
        new("GET", "/api/v1/market/candles", Pool.Public, 3, Access.Public, Candles),
        new("GET", "/api/v1/market/histories", Pool.Public, 3, Access.Public, Histories),
    ];

    private static Listing ListingOf(Call call) =>
        call.Exchange.Spot.Find(call.Query.Need("symbol")) ?? throw new Refusal("900001", "symbol not exists");

    private static void AllTickers(Call call, Utf8JsonWriter json) => json.Object(o => o
        .Millis("time", call.Now)
        .Array("ticker", call.Exchange.Spot.Listings.Keys.Select(s => call.Exchange.Spot.Find(s)!), (j, listing) => j.Object(t =>
        {
            t.Str("symbol", listing.Instrument.Symbol).Str("symbolName", listing.Instrument.Symbol);
            var (bid, ask) = (listing.Book.Top(Side.Buy), listing.Book.Top(Side.Sell));
            t.Dec("buy", bid?.Price).Dec("bestBidSize", bid?.Size).Dec("sell", ask?.Price).Dec("bestAskSize", ask?.Size);
            WriteDay(t, call.Exchange, listing);
        })));

    private static void Stats(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Need("symbol");
        var listing = call.Exchange.Spot.Find(symbol);
        json.Object(o =>
        {
            o.Millis("time", call.Now).Str("symbol", symbol);
            o.Dec("buy", listing is null ? null : listing.Book.Top(Side.Buy)?.Price).Dec("sell", listing is null ? null : listing.Book.Top(Side.Sell)?.Price);
            WriteDay(o, call.Exchange, listing);
        });
    }

    private static void WriteDay(Utf8JsonWriter json, Exchange exchange, Listing? listing)
    {
        var day = listing is null ? null : Statistics.Day(exchange, listing);
        decimal? fee = listing is null ? null : SpotSymbol.FeeRate;
        json.Dec("changeRate", day is { Open: not 0 } d ? Math.Round((d.Last - d.Open) / d.Open, 4) : null)
            .Dec("changePrice", day?.Last - day?.Open)
            .Dec("high", day?.High)
            .Dec("low", day?.Low)
            .Dec("vol", day?.Volume)
            .Dec("volValue", day?.Turnover)
            .Dec("last", day?.Last)
            .Dec("averagePrice", (day?.High + day?.Low) / 2)
            .Dec("takerFeeRate", fee)
            .Dec("makerFeeRate", fee)
            .Str("takerCoefficient", listing is null ? null : "1")
            .Str("makerCoefficient", listing is null ? null : "1");
    }

    private static void Level1(Call call, Utf8JsonWriter json)
    {
        // An unknown pair is no error here: the live call answers nothing.
        if (call.Exchange.Spot.Find(call.Query.Need("symbol")) is { } listing)
            json.Object(o => WriteTicker(o.Millis("time", call.Now), listing));
        else
            json.WriteNullValue();
    }

    /// <summary>Best prices and last trade, as level1 and the ticker stream show them.</summary>
    public static Utf8JsonWriter WriteTicker(Utf8JsonWriter json, Listing listing)
    {
        var (bid, ask) = (listing.Book.Top(Side.Buy), listing.Book.Top(Side.Sell));
        return json
            .Str("sequence", Json.Plain(listing.Book.Sequence))
            .Dec("price", listing.Tape.Last?.Price)
            .Dec("size", listing.Tape.Last?.Size)
            .Dec("bestBid", bid?.Price)
            .Dec("bestBidSize", bid?.Size)
            .Dec("bestAsk", ask?.Price)
            .Dec("bestAskSize", ask?.Size);
    }

    private static void Book(Call call, Utf8JsonWriter json, int depth)
    {
        var book = ListingOf(call).Book;
        json.Object(o => o
            .Millis("time", call.Now)
            .Str("sequence", Json.Plain(book.Sequence))
            .Array("bids", book.Levels(Side.Buy).Take(depth), WriteLevel)
            .Array("asks", book.Levels(Side.Sell).Take(depth), WriteLevel));
    }

    public static void WriteLevel(Utf8JsonWriter json, (decimal Price, decimal Size) level) =>
        json.Texts([Json.Plain(level.Price), Json.Plain(level.Size)]);

    private static void Candles(Call call, Utf8JsonWriter json)
    {
        var listing = ListingOf(call);
        var grid = GridOf(call.Query.Need("type"));
        var end = call.Query.Whole("endAt") is { } to ? DateTimeOffset.FromUnixTimeSeconds(to) : call.Now;
        var newest = grid.Floor(Min(end, call.Now));
        var first = call.Query.Whole("startAt") is { } from ? DateTimeOffset.FromUnixTimeSeconds(from) : newest - grid.Length * (CandlesIfNoTime - 1);
        var bars = new List<Candle>();
        for (var at = newest; at >= first && bars.Count < MostCandles; at = grid.Floor(at.AddSeconds(-1)))
        {
            if (Statistics.Bar(call.Exchange, listing, at, grid.Next(at) - at) is { } bar)
                bars.Add(bar);
            else if (listing.Tape.Trades is not [var oldest, ..] || oldest.Nanos > at.ToUnixNanos())
                break;
        }
        json.Array(bars, WriteBar);
    }

    /// <summary>A bar as calls and streams show it: start, open, close, high, low, volume, turnover.</summary>
    public static void WriteBar(Utf8JsonWriter json, Candle bar) => json.Texts(
    [
        Json.Plain(bar.Start.ToUnixTimeSeconds()), Json.Plain(bar.Open), Json.Plain(bar.Close), Json.Plain(bar.High),
        Json.Plain(bar.Low), Json.Plain(bar.Volume), Json.Plain(bar.Turnover),
    ]);

    /// <summary>Where the bars of a type begin; null for an unknown type.</summary>
    public static CandleGrid? FindGrid(string type) => type is "1month" ? CandleGrid.Months
        : CandleTypes.TryGetValue(type, out var length) ? new CandleGrid(length)
        : null;

    private static CandleGrid GridOf(string type) =>
        FindGrid(type) ?? throw Refusal.Parameter($"type must be one of {string.Join(", ", CandleTypes.Keys)}, 1month");

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static void Histories(Call call, Utf8JsonWriter json) =>
        json.Objects(ListingOf(call).Tape.Trades.TakeLast(100), static (o, trade) => o
            .Str("sequence", Json.Plain(trade.Sequence))
            .Dec("price", trade.Price)
            .Dec("size", trade.Size)
            .Str("side", trade.TakerSide.Text())
            .Num("time", trade.Nanos));
}
