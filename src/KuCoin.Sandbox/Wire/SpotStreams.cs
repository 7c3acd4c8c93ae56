using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>What the spot host tells everybody: trades and book changes as they happen, figures at their own pace. Used under the exchange's lock.</summary>
internal sealed class SpotStreams
{
    private readonly Exchange _exchange;
    private readonly Action<string, User?, Func<byte[]>> _tell;
    private readonly Func<string, bool> _hasListener;
    private readonly ShownStates _shown = new();
    private readonly Dictionary<string, BookChanges> _changes = new(StringComparer.Ordinal);

    public SpotStreams(Exchange exchange, Action<string, User?, Func<byte[]>> tell, Func<string, bool> hasListener)
    {
        (_exchange, _tell, _hasListener) = (exchange, tell, hasListener);
        exchange.Spot.Traded = (symbol, trade) =>
        {
            var topic = $"{SpotTopics.Trades}:{symbol}";
            tell(topic, null, () => SpotStreamMessages.Trade(topic, symbol, trade));
        };
        foreach (var listing in exchange.Spot.Listings.Values)
        {
            var topic = $"{SpotTopics.Book}:{listing.Instrument.Symbol}";
            var changes = _changes[topic] = new BookChanges(listing);
            listing.Book.Changed = (side, price) => OnLevel(topic, changes, side, price);
        }
    }

    /// <summary>Shows these topics again at the next round, changed or not.</summary>
    public void Forget(IEnumerable<string> topics) => _shown.Forget(topics);

    public void Pump(IEnumerable<string> topics)
    {
        foreach (var topic in topics)
            Show(topic);
        TellChanges();
    }

    /// <summary>Tells the changes of the books that were collected up to now.</summary>
    public void TellChanges()
    {
        foreach (var (topic, changes) in _changes)
        {
            if (!changes.IsEmpty)
                Tell(topic, changes);
        }
    }

    private void OnLevel(string topic, BookChanges changes, Side side, decimal price)
    {
        if (!_hasListener(topic))
            return;
        changes.Add(side, price);
        if (changes.IsFull)
            Tell(topic, changes);
    }

    private void Tell(string topic, BookChanges changes)
    {
        var frame = changes.Take(_exchange.Clock.Now);
        _tell(topic, null, () => frame);
    }

    private void Show(string topic)
    {
        if (topic.Split(':', 2) is not [var name, var item])
            return;
        var seconds = _exchange.Clock.Now.ToUnixTimeSeconds();
        switch (name)
        {
            case SpotTopics.Ticker when topic is SpotTopics.AllTickers:
                foreach (var pair in _exchange.Spot.Listings.Keys)
                    ShowTicker(topic, pair, pair);
                break;
            case SpotTopics.Ticker:
                ShowTicker(topic, item, "trade.ticker");
                break;
            case SpotTopics.Best:
                ShowBook(topic, item, listing => SpotStreamMessages.Best(topic, listing, _exchange.Clock.Now));
                break;
            case SpotTopics.Book5:
                ShowBook(topic, item, listing => SpotStreamMessages.Depth(topic, listing, 5, _exchange.Clock.Now));
                break;
            case SpotTopics.Book50:
                ShowBook(topic, item, listing => SpotStreamMessages.Depth(topic, listing, 50, _exchange.Clock.Now));
                break;
            case SpotTopics.Book or SpotTopics.Trades:
                // These come by themselves, when the market lives on.
                _exchange.Spot.Find(item);
                break;
            case SpotTopics.Candle when SpotTopics.CandleOf(item) is var (symbol, grid):
                ShowCandle(topic, _exchange.Spot.Find(symbol)!, grid);
                break;
            case SpotTopics.Day:
                foreach (var pair in SpotCatalogue.Symbols.Where(s => item.Equals(s.Symbol, StringComparison.Ordinal) || item.Equals(s.Market, StringComparison.Ordinal)))
                    ShowAt(topic, pair.Symbol, seconds / 2, () => SpotDayMessage.Write(topic, _exchange, _exchange.Spot.Find(pair.Symbol)!));
                break;
            case SpotTopics.AuctionBook when AuctionOf(item) is { } auction:
                ShowAt(topic, "", _exchange.Prices.Step, () => SpotStreamMessages.AuctionBook(topic, auction, _exchange.Clock.Now));
                break;
            case SpotTopics.Auction when AuctionOf(item) is { } auction:
                ShowAt(topic, "", _exchange.Prices.Step, () => SpotStreamMessages.Auction(topic, auction, _exchange.Clock.Now));
                break;
            case SpotTopics.MarkPrice when MarginPrices.Find(item) is var (of, into):
                ShowAt(topic, "", seconds, () => SpotStreamMessages.Indicator(topic, _exchange.Ids.Hex24(), item, MarginPrices.Mark(_exchange, of, into), _exchange.Clock.Now));
                break;
            case SpotTopics.IndexPrice when MarginPrices.Find(item) is var (of, into):
                ShowAt(topic, "", seconds, () => SpotStreamMessages.Indicator(topic, _exchange.Ids.Hex24(), item, MarginPrices.Index(_exchange, of, into), _exchange.Clock.Now));
                break;
        }
    }

    private CallAuction? AuctionOf(string symbol) => CallAuction.Of(_exchange, (SpotSymbol)_exchange.Spot.Listings[symbol].Instrument);

    private void ShowTicker(string topic, string symbol, string subject)
    {
        var listing = _exchange.Spot.Find(symbol)!;
        var hasNothing = listing.Tape.Last is null && listing.Book.Best(Side.Buy) is null && listing.Book.Best(Side.Sell) is null;
        if (!hasNothing)
            ShowAt(topic, subject, listing.Book.Sequence, () => SpotStreamMessages.Ticker(topic, subject, listing, _exchange.Clock.Now));
    }

    private void ShowBook(string topic, string symbol, Func<Listing, byte[]> frame)
    {
        var listing = _exchange.Spot.Find(symbol)!;
        ShowAt(topic, "", listing.Book.Sequence, () => frame(listing));
    }

    /// <summary>The running bar, with every trade and when it begins.</summary>
    private void ShowCandle(string topic, Listing listing, CandleGrid grid)
    {
        var start = grid.Floor(_exchange.Clock.Now);
        var state = Math.Max(start.ToUnixTimeMilliseconds(), (listing.Tape.Last?.Nanos ?? 0) / 1_000_000);
        if (Statistics.Bar(_exchange, listing, start, grid.Next(start) - start) is { } bar)
            ShowAt(topic, "", state, () => SpotStreamMessages.Candle(topic, listing.Instrument.Symbol, bar, _exchange.Clock.Now));
    }

    private void ShowAt(string topic, string subject, long state, Func<byte[]> frame)
    {
        if (_shown.IsNew(topic, subject, state))
            _tell(topic, null, frame);
    }
}
