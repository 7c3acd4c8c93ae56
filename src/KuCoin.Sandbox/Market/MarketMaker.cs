using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Market;

/// <summary>
/// The house: quotes both sides around the price of the moment and trades now and then. It works when somebody
/// looks at a book, catching up on the steps since, so that thirty idle books cost nothing.
/// </summary>
internal sealed class MarketMaker(SandboxOptions options, PriceBoard prices, IdMint ids)
{
    private const int QuotesPerSide = 25;

    /// <summary>At most this many steps are lived through at once; a jump of the clock is cut into as many.</summary>
    private const int MostSteps = 40;

    public User House { get; } = new("house", 0, isHouse: true);

    public void BringUpToDate(Listing listing, IMatchEvents market)
    {
        var now = prices.Step;
        if (!options.MarketMaker || !listing.Instrument.IsQuoted || listing.Step == now)
            return;
        // A book that nobody saw yet gets a little past; a clock set back needs only the present.
        var from = listing.Step is { } last ? Math.Min(last, now - 1) : now - 20;
        var stride = Math.Max(1, (now - from) / MostSteps);
        for (var step = now - (now - from - 1) / stride * stride; step <= now; step += stride)
        {
            Requote(listing, step, market);
            TradeNowAndThen(listing, step, market);
        }
        listing.Step = now;
    }

    /// <summary>Quotes again at the present price, after it was set by hand.</summary>
    public void Follow(Listing listing, IMatchEvents market)
    {
        if (!options.MarketMaker || !listing.Instrument.IsQuoted)
            return;
        Requote(listing, prices.Step, market);
        Print(listing, market);
        if (listing.Step is not null)
            listing.Step = prices.Step;
    }

    private void Requote(Listing listing, long step, IMatchEvents market)
    {
        foreach (var quote in listing.Quotes)
            listing.Book.Remove(quote);
        listing.Quotes.Clear();

        var instrument = listing.Instrument;
        var tick = instrument.PriceIncrement;
        var mid = prices.Mid(instrument, step);
        var source = Noise.Source(options.Seed, instrument.Symbol);
        var gap = Math.Max(tick, Increments.Nearest(mid * 0.0001m, tick));
        var unit = instrument.UnitValue(prices);
        for (var level = 0; level < QuotesPerSide; level++)
        {
            foreach (var side in (ReadOnlySpan<Side>)[Side.Buy, Side.Sell])
            {
                var price = mid + (side == Side.Buy ? -1 : 1) * gap * (level + 1);
                if (price <= 0)
                    continue;
                var dollars = (1_500 + 6_000 * Noise.Unit(source, step * 64 + level * 2 + (int)side)) * (1 + level * 0.4);
                var size = Math.Max(instrument.SizeIncrement, Increments.Floor((decimal)dollars / unit, instrument.SizeIncrement));
                var quote = new HouseOrder(size, ids) { Symbol = instrument.Symbol, Owner = House, Side = side, Limit = price };
                listing.Book.Match(quote, market);
                if (quote.Remaining <= 0)
                    continue;
                listing.Book.Rest(quote);
                listing.Quotes.Add(quote);
            }
        }
    }

    /// <summary>A trade of the house with itself, beside the book: the last price is the present one and nobody's order is touched.</summary>
    private void Print(Listing listing, IMatchEvents market)
    {
        var (instrument, mid) = (listing.Instrument, prices.Mid(listing.Instrument));
        HouseOrder Part(Side side) => new(instrument.SizeIncrement, ids) { Symbol = instrument.Symbol, Owner = House, Side = side, Limit = mid };
        market.Traded(Part(Side.Buy), Part(Side.Sell), mid, instrument.SizeIncrement);
    }

    private void TradeNowAndThen(Listing listing, long step, IMatchEvents market)
    {
        var source = Noise.Source(options.Seed, listing.Instrument.Symbol) + 1;
        if (Noise.Unit(source, step * 4) > 0.35)
            return;
        var side = Noise.Unit(source, step * 4 + 1) < 0.5 ? Side.Buy : Side.Sell;
        if (listing.Book.Best(side.Opposite()) is not { } best)
            return;
        var increment = listing.Instrument.SizeIncrement;
        var size = Increments.Floor(best.Remaining * (decimal)(0.05 + 0.4 * Noise.Unit(source, step * 4 + 2)), increment);
        var trade = new HouseOrder(Math.Max(increment, size), ids) { Symbol = listing.Instrument.Symbol, Owner = House, Side = side, Limit = best.Limit };
        listing.Book.Match(trade, market);
    }
}
