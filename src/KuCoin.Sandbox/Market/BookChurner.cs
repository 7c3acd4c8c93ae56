using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Market;

/// <summary>Changes books at random, for whoever wants many changes at once: quotes of the house come, shrink and go, and nothing trades. Repeatable by seed.</summary>
internal sealed class BookChurner(int seed, User house, PriceBoard prices, IdMint ids)
{
    private const int FewestQuotes = 40;
    private const int MostQuotes = 400;
    private const int WidestSpread = 300;

#pragma warning disable CA5394 // Dice have to be repeatable, not secret.
    private readonly Random _dice = new(seed);

    // In ticks away from the price of the board.
    private readonly Dictionary<Listing, int> _drift = [];

    /// <summary>Whether a run of changes is over: about every fourth time.</summary>
    public bool IsPause() => _dice.Next(4) == 0;

    /// <summary>Makes one change; the book's sequence grows by one.</summary>
    public void Change(Listing listing)
    {
        var quotes = listing.Quotes;
        var choice = _dice.Next(100);
        if (quotes.Count < FewestQuotes || (choice < 45 && quotes.Count < MostQuotes))
        {
            Add(listing);
            return;
        }
        var at = _dice.Next(quotes.Count);
        var quote = quotes[at];
        var part = Increments.Floor(quote.Remaining / 2, listing.Instrument.SizeIncrement);
        if (choice < 60 && part > 0)
        {
            listing.Book.Decrease(quote, part);
        }
        else if (quotes.Count(q => q.Side == quote.Side) > 1)
        {
            (quotes[at], quotes[^1]) = (quotes[^1], quotes[at]);
            quotes.RemoveAt(quotes.Count - 1);
            listing.Book.Remove(quote);
        }
        else
        {
            Add(listing);
        }
    }

    private void Add(Listing listing)
    {
        var (instrument, book) = (listing.Instrument, listing.Book);
        var side = _dice.Next(2) == 0 ? Side.Buy : Side.Sell;
        var away = side == Side.Buy ? -instrument.PriceIncrement : instrument.PriceIncrement;
        var drift = _drift[listing] = _drift.GetValueOrDefault(listing) + (_dice.Next(20) == 0 ? _dice.Next(-3, 4) : 0);
        var price = Math.Max(instrument.PriceIncrement, prices.Mid(instrument) + drift * instrument.PriceIncrement + away * _dice.Next(1, WidestSpread));
        if (book.Best(side.Opposite()) is { Limit: { } other } && side.Accepts(price, other))
            price = other + away;
        var size = instrument.SizeIncrement * _dice.Next(1, 1_000_000);
        var quote = new HouseOrder(size, ids) { Symbol = instrument.Symbol, Owner = house, Side = side, Limit = price };
        book.Rest(quote);
        listing.Quotes.Add(quote);
    }
#pragma warning restore CA5394
}
