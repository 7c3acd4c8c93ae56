using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Public market data of the futures host.</summary>
internal static class FuturesMarketRoutes
{
    private const int MostCandles = 500;
    private static readonly long[] Granularities = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 10080];

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/timestamp", Pool.Public, 2, Access.Public, static (call, json) => json.WriteNumberValue(call.Now.ToUnixTimeMilliseconds())),
        // The exchange does label this JSON so.
        new("GET", "/api/v1/status", Pool.Public, 4, Access.Public, static (_, json) => json.Object(static o => o.Str("msg", "").Str("status", "open"))) { ContentType = "text/plain" },
        new("GET", "/api/v1/contracts/active", Pool.Public, 3, Access.Public, static (call, json) => json.Objects(ContractCatalogue.Contracts, (o, c) => ContractJson.Write(call, o, c))),
        new("GET", "/api/v1/contracts/{symbol}", Pool.Public, 3, Access.Public, static (call, json) => json.Object(o => ContractJson.Write(call, o, ContractOf(call.Route["symbol"])))),
        new("GET", "/api/v1/ticker", Pool.Public, 2, Access.Public, static (call, json) => json.Object(o => WriteTicker(call.Exchange, o, ListingOf(call)))),
        new("GET", "/api/v1/allTickers", Pool.Public, 5, Access.Public, static (call, json) => json.Objects(ContractCatalogue.Contracts, (o, c) => WriteTicker(call.Exchange, o, call.Exchange.Futures.Find(c.Symbol)!))),
        new("GET", "/api/v1/level2/snapshot", Pool.Public, 3, Access.Public, static (call, json) => Book(call, json, int.MaxValue)),
        new("GET", "/api/v1/level2/depth20", Pool.Public, 5, Access.Public, static (call, json) => Book(call, json, 20)),
        new("GET", "/api/v1/level2/depth100", Pool.Public, 10, Access.Public, static (call, json) => Book(call, json, 100)),
        new("GET", "/api/v1/trade/history", Pool.Public, 5, Access.Public, History),
        new("GET", "/api/v1/kline/query", Pool.Public, 3, Access.Public, Klines),
        new("GET", "/api/v1/trade-statistics", Pool.Futures, 3, Access.Public, TradeStatistics),
    ];

    public static Contract ContractOf(string? symbol) =>
        ContractCatalogue.Contracts.FirstOrDefault(c => c.Symbol.Equals(symbol, StringComparison.Ordinal)) ?? throw new Refusal("100003", "Contract parameter invalid.");

    private static Listing ListingOf(Call call) => call.Exchange.Futures.Find(ContractOf(call.Query.Need("symbol")).Symbol)!;

    /// <summary>Best prices, as the REST ticker and the tickerV2 stream share them.</summary>
    public static Utf8JsonWriter WriteBest(Utf8JsonWriter json, Listing listing)
    {
        var (bid, ask) = (listing.Book.Top(Side.Buy), listing.Book.Top(Side.Sell));
        return json
            .Num("bestBidSize", bid?.Size ?? 0)
            .Dec("bestBidPrice", bid?.Price)
            .Dec("bestAskPrice", ask?.Price)
            .Num("bestAskSize", ask?.Size ?? 0);
    }

    public static void WriteTicker(Exchange exchange, Utf8JsonWriter json, Listing listing)
    {
        var last = listing.Tape.Last;
        json.Num("sequence", listing.Book.Sequence)
            .Str("symbol", listing.Instrument.Symbol)
            .Str("side", (last?.TakerSide ?? Side.Buy).Text())
            .Num("size", last?.Size ?? 0)
            .Str("tradeId", Json.Plain(last?.Sequence ?? 0))
            .Dec("price", last?.Price ?? exchange.Futures.Mark((Contract)listing.Instrument));
        WriteBest(json, listing).Num("ts", last?.Nanos ?? exchange.Clock.NextNanos());
    }

    private static void Book(Call call, Utf8JsonWriter json, int depth)
    {
        var listing = ListingOf(call);
        json.Object(o => o
            .Num("sequence", listing.Book.Sequence)
            .Str("symbol", listing.Instrument.Symbol)
            .Array("bids", listing.Book.Levels(Side.Buy).Take(depth), WriteLevel)
            .Array("asks", listing.Book.Levels(Side.Sell).Take(depth), WriteLevel)
            .Num("ts", call.Exchange.Clock.NextNanos()));
    }

    private static void WriteLevel(Utf8JsonWriter json, (decimal Price, decimal Size) level) => WriteNumbers(json, level.Price, level.Size);

    private static void WriteNumbers(Utf8JsonWriter json, params decimal[] values) =>
        json.Array(values, static (j, value) => j.WriteRawValue(Json.Plain(value), skipInputValidation: true));

    private static void History(Call call, Utf8JsonWriter json)
    {
        var listing = ListingOf(call);
        json.Objects(listing.Tape.Trades.TakeLast(100).Reverse(), static (o, trade) => o
            .Num("sequence", trade.Sequence)
            .Num("contractId", 1)
            .Str("tradeId", Json.Plain(trade.Sequence))
            .Str("makerOrderId", trade.MakerOrderId)
            .Str("takerOrderId", trade.TakerOrderId)
            .Num("ts", trade.Nanos)
            .Num("size", trade.Size)
            .Dec("price", trade.Price)
            .Str("side", trade.TakerSide.Text()));
    }

    private static void Klines(Call call, Utf8JsonWriter json)
    {
        var listing = ListingOf(call);
        var minutes = call.Query.Whole("granularity") ?? 0;
        if (!Granularities.Contains(minutes))
            throw call.Query.Bad("granularity must be one of " + string.Join(", ", Granularities));
        var length = TimeSpan.FromMinutes(minutes);
        var to = call.Query.Millis("to") ?? call.Now;
        var from = call.Query.Millis("from") ?? to - length * (MostCandles - 1);
        var step = (long)length.TotalMilliseconds;
        var first = (from.ToUnixTimeMilliseconds() + step - 1) / step * step;
        var bars = new List<Candle>();
        for (var at = first; at <= to.ToUnixTimeMilliseconds() && bars.Count < MostCandles; at += step)
        {
            if (at > call.Now.ToUnixTimeMilliseconds())
                break;
            if (Statistics.Bar(call.Exchange, listing, DateTimeOffset.FromUnixTimeMilliseconds(at), length) is { } bar)
                bars.Add(bar);
        }
        json.Array(bars, static (j, bar) =>
            WriteNumbers(j, bar.Start.ToUnixTimeMilliseconds(), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, Math.Round(bar.Turnover, 8)));
    }

    private static void TradeStatistics(Call call, Utf8JsonWriter json)
    {
        // In dollars: what an inverse contract turns over is its lots.
        var turnover = ContractCatalogue.Contracts.Sum(c => Statistics.Day(call.Exchange, call.Exchange.Futures.Find(c.Symbol)!) is { } day
            ? (c.IsInverse ? day.Volume : day.Turnover * c.Multiplier) : 0);
        json.Object(o => o.Num("turnoverOf24h", Math.Round(turnover, 8)));
    }
}
