using System.Text.Json;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Writes the market snapshot of a pair: all figures are JSON numbers, or null where there is none.</summary>
internal static class SpotDayMessage
{
    private static readonly (string Name, TimeSpan Length)[] Spans =
        [("marketChange1h", TimeSpan.FromHours(1)), ("marketChange24h", TimeSpan.FromHours(24)), ("marketChange4h", TimeSpan.FromHours(4))];

    public static byte[] Write(string topic, Exchange exchange, Listing listing) =>
        StreamMessages.Public(topic, "trade.snapshot", outer => outer
            .Str("sequence", Json.Plain(listing.Book.Sequence))
            .Object("data", data => WriteFigures(data, exchange, listing, (SpotSymbol)listing.Instrument)));

    private static void WriteFigures(Utf8JsonWriter json, Exchange exchange, Listing listing, SpotSymbol pair)
    {
        var (bid, ask, day) = (listing.Book.Top(Side.Buy), listing.Book.Top(Side.Sell), Statistics.Day(exchange, listing));
        json.Num("askSize", ask?.Size)
            .Num("averagePrice", (day?.High + day?.Low) / 2)
            .Str("baseCurrency", pair.BaseCurrency)
            .Num("bidSize", bid?.Size)
            .Num("board", 0)
            .Num("buy", bid?.Price);
        WriteChange(json, day?.Open, day?.Last)
            .Num("close", day?.Last)
            .Millis("datetime", exchange.Clock.Now)
            .Num("high", day?.High)
            .Num("lastTradedPrice", day?.Last)
            .Num("low", day?.Low)
            .Num("makerCoefficient", 1)
            .Num("makerFeeRate", SpotSymbol.FeeRate)
            .Bool("marginTrade", pair.IsMarginEnabled)
            .Num("mark", 0)
            .Str("market", pair.Market);
        foreach (var (name, length) in Spans)
            json.Object(name, change => WriteSpan(change, Statistics.Last(exchange, listing, length)));
        json.Array("markets", [pair.Market], static (j, market) => j.WriteStringValue(market))
            .Num("open", day?.Open)
            .Str("quoteCurrency", pair.QuoteCurrency)
            .Num("sell", ask?.Price)
            .Array("siteTypes", ["global"], static (j, site) => j.WriteStringValue(site))
            .Num("sort", 100)
            .Str("symbol", pair.Symbol)
            .Str("symbolCode", pair.Symbol)
            .Num("takerCoefficient", 1)
            .Num("takerFeeRate", SpotSymbol.FeeRate)
            .Bool("trading", pair.EnableTrading)
            .Num("vol", day?.Volume)
            .Num("volValue", day?.Turnover);
    }

    private static void WriteSpan(Utf8JsonWriter json, DayFigures? span) => WriteChange(json, span?.Open, span?.Last)
        .Num("high", span?.High)
        .Num("low", span?.Low)
        .Num("open", span?.Open)
        .Num("vol", span?.Volume)
        .Num("volValue", span?.Turnover);

    private static Utf8JsonWriter WriteChange(Utf8JsonWriter json, decimal? open, decimal? last) => json
        .Num("changePrice", last - open)
        .Num("changeRate", open is { } from and not 0 ? Math.Round((last!.Value - from) / from, 4) : null);
}
