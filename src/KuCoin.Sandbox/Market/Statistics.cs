using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox.Market;

/// <summary>A price bar.</summary>
internal readonly record struct Candle(DateTimeOffset Start, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, decimal Turnover);

/// <summary>The last 24 hours of an instrument.</summary>
internal readonly record struct DayFigures(decimal Open, decimal High, decimal Low, decimal Last, decimal Volume, decimal Turnover);

/// <summary>
/// Bars and day figures. The market maker's past is the price function itself; trades that happened in the sandbox
/// come on top. Without a market maker only those trades count.
/// </summary>
internal static class Statistics
{
    private const int LooksPerBar = 8;

    public static Candle? Bar(Exchange exchange, Listing listing, DateTimeOffset start, TimeSpan length)
    {
        var now = exchange.Clock.Now;
        if (start > now)
            return null;
        var prices = new List<decimal>();
        var volume = 0m;
        if (exchange.Options.MarketMaker && listing.Instrument.IsQuoted)
        {
            for (var look = 0; look <= LooksPerBar; look++)
                prices.Add(exchange.Prices.Mid(listing.Instrument, start + length * look / LooksPerBar));
            volume = MadeVolume(exchange, listing.Instrument, start, length, now);
        }
        var (from, to) = (start.ToUnixNanos(), (start + length).ToUnixNanos());
        foreach (var trade in listing.Tape.Trades.Where(t => t.Nanos >= from && t.Nanos < to))
        {
            prices.Add(trade.Price);
            volume += trade.Size;
        }
        return prices.Count == 0 ? null
            : new Candle(start, prices[0], prices.Max(), prices.Min(), prices[^1], volume, volume * (prices.Max() + prices.Min()) / 2);
    }

    public static DayFigures? Day(Exchange exchange, Listing listing) => Last(exchange, listing, TimeSpan.FromHours(24));

    /// <summary>The figures of a time up to now; null when nothing traded yet.</summary>
    public static DayFigures? Last(Exchange exchange, Listing listing, TimeSpan length)
    {
        if (listing.Tape.Last is not { } last || Bar(exchange, listing, exchange.Clock.Now - length, length) is not { } bar)
            return null;
        return new DayFigures(bar.Open, Math.Max(bar.High, last.Price), Math.Min(bar.Low, last.Price), last.Price, bar.Volume, bar.Turnover);
    }

    private static decimal MadeVolume(Exchange exchange, IInstrument instrument, DateTimeOffset start, TimeSpan length, DateTimeOffset now)
    {
        var source = Noise.Source(exchange.Options.Seed, instrument.Symbol) + 2;
        var covered = Math.Min(1, (now - start) / length);
        var dollars = 2_000_000 * length.TotalDays * covered * (0.5 + Noise.Unit(source, start.ToUnixTimeSeconds()));
        return Increments.Floor((decimal)dollars / instrument.UnitValue(exchange.Prices), instrument.SizeIncrement);
    }
}
