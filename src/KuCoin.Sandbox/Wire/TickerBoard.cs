using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Knows what each ticker topic showed last and writes what has changed since. Used under the exchange's lock.</summary>
internal sealed class TickerBoard(Exchange exchange)
{
    // By topic and symbol: the sequence of the book that was shown.
    private readonly Dictionary<(string Topic, string Symbol), long> _shown = [];

    public IEnumerable<(string Topic, byte[] Frame)> Changes(IReadOnlyCollection<string> topics)
    {
        foreach (var gone in _shown.Keys.Where(k => !topics.Contains(k.Topic, StringComparer.Ordinal)).ToList())
            _shown.Remove(gone);
        return topics.SelectMany(ChangesOf);
    }

    /// <summary>Shows these topics again at the next round, changed or not.</summary>
    public void Forget(IReadOnlyCollection<string> topics)
    {
        foreach (var key in _shown.Keys.Where(k => topics.Contains(k.Topic, StringComparer.Ordinal)).ToList())
            _shown.Remove(key);
    }

    private IEnumerable<(string Topic, byte[] Frame)> ChangesOf(string topic)
    {
        var symbol = topic[(topic.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (topic is StreamTopics.AllTickers)
        {
            foreach (var pair in exchange.Spot.Listings.Keys)
            {
                if (Changed(topic, exchange.Spot.Find(pair)!) is { } listing)
                    yield return (topic, StreamMessages.SpotTicker(listing, exchange.Clock.Now, forAll: true));
            }
        }
        else if (topic.StartsWith(StreamTopics.SpotTicker, StringComparison.Ordinal))
        {
            if (Changed(topic, exchange.Spot.Find(symbol)!) is { } listing)
                yield return (topic, StreamMessages.SpotTicker(listing, exchange.Clock.Now, forAll: false));
        }
        else if (topic.StartsWith(StreamTopics.FuturesTicker, StringComparison.Ordinal) && Changed(topic, exchange.Futures.Find(symbol)!) is { } listing)
        {
            yield return (topic, StreamMessages.FuturesTicker(listing, exchange.Clock.NextNanos()));
        }
    }

    /// <summary>The listing when there is something new to show of it.</summary>
    private Listing? Changed(string topic, Listing listing)
    {
        var (book, key) = (listing.Book, (topic, listing.Instrument.Symbol));
        var hasNothing = listing.Tape.Last is null && book.Best(Side.Buy) is null && book.Best(Side.Sell) is null;
        if (hasNothing || _shown.GetValueOrDefault(key) == book.Sequence)
            return null;
        _shown[key] = book.Sequence;
        return listing;
    }
}
