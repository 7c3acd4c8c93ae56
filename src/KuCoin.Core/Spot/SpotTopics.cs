using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the spot side of the exchange pushes.</summary>
public static class SpotTopics
{
    private const string AllSymbols = "all";
    private const string LocalBookTopic = "/market/level2";

    /// <summary>The tickers of all pairs, at most ten times a second each. API: WebSocket, Spot, Public Channels, All Tickers.</summary>
    public static Topic<Ticker> AllTickers { get; } = TickerOf([AllSymbols]);

    /// <summary>All changes of the account's orders, stop orders aside. API: WebSocket, Spot, Private Channels, Order V2.</summary>
    public static Topic<OrderChange> Orders { get; } = new(ApiHost.Spot, isPrivate: true, "/spotMarket/tradeOrdersV2", ReadOrderChange);

    /// <summary>As <see cref="Orders"/> without the first event, <c>received</c>. The exchange asks for one of the two, not both. API: WebSocket, Spot, Private Channels, Order V1.</summary>
    public static Topic<OrderChange> OrdersV1 { get; } = new(ApiHost.Spot, isPrivate: true, "/spotMarket/tradeOrders", ReadOrderChange);

    /// <summary>As <see cref="Orders"/>; after a gap the exchange is asked, and the orders that changed in it are told, marked as reconciled.</summary>
    /// <param name="calls">Who asks. With the Current calls an order that was placed and done within a gap is found if it is of a pair that has other orders known.</param>
    public static Topic<OrderChange> ReconciledOrders(SpotCalls calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return new(ApiHost.Spot, isPrivate: true, Orders.Name, () => new StateReader<OrderChange>(new StateRules<OrderChange>
        {
            Decode = ReadOrderChange,
            Key = static change => change.Id,
            IsFinal = IsDone,
            IsSame = static (known, answer) => IsDone(known) == IsDone(answer) && known.FilledSize.GetValueOrDefault() == answer.FilledSize.GetValueOrDefault()
                && (IsDone(known) || known.Size == answer.Size),
            Ask = (unfinished, since, cancellationToken) => OrderStates.AskAsync(calls, unfinished, since, cancellationToken),
        }));

        static bool IsDone(OrderChange change) => string.Equals(change.Status, "done", StringComparison.Ordinal);
    }

    /// <summary>All changes of the account's stop orders. API: WebSocket, Spot, Private Channels, Stop Order.</summary>
    public static Topic<StopOrderChange> StopOrders { get; } = new(ApiHost.Spot, isPrivate: true, "/spotMarket/advancedOrders", ReadStopOrderChange);

    /// <summary>The best bid and ask of some pairs, at most a hundred times a second each. API: WebSocket, Spot, Public Channels, Orderbook - Level1.</summary>
    /// <param name="symbols">The pairs; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<Ticker> BestPrices(params string[] symbols) => Public("/spotMarket/level1", ReadBestPrices, TopicItems.Symbols(symbols), static ticker => ticker.Symbol);

    /// <summary>
    /// The books of some pairs, kept here. A book arrives whenever it has changed, always the same object of a pair, and shows the present.
    /// With a key it is the whole book; without one it begins at the best hundred levels: <see cref="LocalOrderBook.Origin"/> says which.
    /// API: WebSocket, Spot, Public Channels, Orderbook - Increment.
    /// </summary>
    /// <param name="calls">Who fetches the snapshots.</param>
    /// <param name="symbols">The pairs; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<LocalOrderBook> LocalBooks(SpotCalls calls, params string[] symbols) => LocalBooks(RulesOf(calls, symbols));

    internal static Topic<LocalOrderBook> LocalBooks(BookRules rules) =>
        new(ApiHost.Spot, isPrivate: false, LocalBookTopic, () => new LocalBookReader(rules)) { Items = rules.Symbols, Key = static book => book.Symbol };

    /// <summary>
    /// Every change of some pairs' books, price by price; none is left out. They begin from a snapshot, and after a gap, which a report tells, from a new one.
    /// Without a key a book begins at the best hundred levels: changes beyond them do not come.
    /// API: WebSocket, Spot, Public Channels, Orderbook - Increment.
    /// </summary>
    /// <param name="calls">Who fetches the snapshots.</param>
    /// <param name="withBook">Whether the snapshot itself comes first, each price as a change that is <see cref="OrderBookChange.Initial"/>.</param>
    /// <param name="symbols">The pairs; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<OrderBookChange> BookChanges(SpotCalls calls, bool withBook, params string[] symbols) => BookChanges(RulesOf(calls, symbols), withBook);

    internal static Topic<OrderBookChange> BookChanges(BookRules rules, bool withBook)
    {
        return new(ApiHost.Spot, isPrivate: false, LocalBookTopic, () => new BookChangeReader<OrderBookChange>(rules, Make, withBook)) { Items = rules.Symbols, Capacity = BookChangeReader<OrderBookChange>.Capacity };

        static OrderBookChange Make(string symbol, in BookStep step) => new()
        {
            Symbol = symbol,
            Sequence = step.Row.Sequence,
            Time = step.At,
            Side = step.Side,
            Price = step.Row.Price,
            Size = step.Row.Size,
            PreviousSize = step.PreviousSize,
            Initial = step.IsInitial,
        };
    }

    /// <summary>How the books of pairs are kept.</summary>
    internal static BookRules RulesOf(OrderBookOrigin origin, Func<string, CancellationToken, Task<BookSnapshot>> fetchAsync, params string[] symbols) =>
        new() { Decode = ReadBookChange, FetchAsync = fetchAsync, Origin = origin, Symbols = TopicItems.Symbols(symbols) };

    private static BookRules RulesOf(SpotCalls calls, string[] symbols)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var origin = calls.HasKey ? OrderBookOrigin.Full : OrderBookOrigin.Best100;
        return RulesOf(
            origin,
            async (symbol, cancellationToken) =>
            {
                var book = await calls.GetOrderBookAsync(symbol, origin == OrderBookOrigin.Full ? null : 100, cancellationToken).ConfigureAwait(false);
                return new BookSnapshot(book.Sequence ?? 0, book.Time, book.Bids, book.Asks);
            },
            symbols);
    }

    /// <summary>The best levels of a book as a call would answer them; null while it is not in sync.</summary>
    /// <param name="book">The book.</param>
    /// <param name="depth">How many levels of each side.</param>
    public static OrderBook? ToOrderBook(this LocalOrderBook book, int depth)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (bids, asks) = (new BookLevel[depth], new BookLevel[depth]);
        return book.TryCopy(bids, asks, out var view)
            ? new OrderBook { Symbol = book.Symbol, Sequence = view.Sequence, Time = view.Time, Bids = new ArraySegment<BookLevel>(bids, 0, view.Bids), Asks = new ArraySegment<BookLevel>(asks, 0, view.Asks) }
            : null;
    }

    /// <summary>The five best levels of some pairs' books, at most ten times a second each. API: WebSocket, Spot, Public Channels, Orderbook - Level5.</summary>
    /// <inheritdoc cref="BestPrices"/>
    public static Topic<OrderBook> OrderBook5(params string[] symbols) => Book("/spotMarket/level2Depth5", symbols);

    /// <summary>The fifty best levels of some pairs' books, at most ten times a second each. API: WebSocket, Spot, Public Channels, Orderbook - Level50.</summary>
    /// <inheritdoc cref="BestPrices"/>
    public static Topic<OrderBook> OrderBook50(params string[] symbols) => Book("/spotMarket/level2Depth50", symbols);

    /// <summary>The fifty best levels of some pairs' books while a call auction is held. API: WebSocket, Spot, Public Channels, Call Auction Orderbook - Level50.</summary>
    /// <inheritdoc cref="BestPrices"/>
    public static Topic<OrderBook> CallAuctionBook(params string[] symbols) => Book("/callauction/level2Depth50", symbols);

    /// <summary>Where the call auctions of some pairs would end now. API: WebSocket, Spot, Public Channels, Call Auction Data.</summary>
    /// <inheritdoc cref="BestPrices"/>
    public static Topic<CallAuction> CallAuction(params string[] symbols) =>
        Public("/callauction/callauctionData", static (ref AnswerReader data, scoped in StreamMessage _) => data.Read(SpotStreamJson.Messages.CallAuction), TopicItems.Symbols(symbols), static auction => auction.Symbol);

    /// <summary>The present candles of some pairs; the last of a time is told until the next begins. API: WebSocket, Spot, Public Channels, Klines.</summary>
    /// <param name="interval">How long a candle lasts.</param>
    /// <param name="symbols">The pairs; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<Candle> Candles(CandleInterval interval, params string[] symbols)
    {
        var name = interval.ToName();
        return Public("/market/candles", Read, TopicItems.Candles(symbols, interval), static candle => FormattableString.Invariant($"{candle.Symbol} {candle.Time.Ticks}"));

        Candle? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            var candle = data.Read(SpotStreamJson.Messages.CandleMessage)?.Candles;
            if (candle is not null)
                (candle.Symbol, candle.Interval) = (TopicItems.SymbolOf(message.Item), name);
            return candle;
        }
    }

    /// <summary>Every trade of some pairs. API: WebSocket, Spot, Public Channels, Trade.</summary>
    /// <inheritdoc cref="BestPrices"/>
    public static Topic<Trade> Trades(params string[] symbols)
    {
        return new(ApiHost.Spot, isPrivate: false, "/market/match", Read) { Items = TopicItems.Symbols(symbols) };

        static Trade? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            if (!message.Subject.SequenceEqual("trade.l3match"u8))
                return null;
            var trade = HotShapes.ReadTrade(ref data);
            trade.Symbol = message.Item;
            return trade;
        }
    }

    /// <summary>The 24-hour figures of some pairs, or of all pairs of a market area (<c>BTC</c>, <c>USDS</c>), every two seconds. API: WebSocket, Spot, Public Channels, Symbol Snapshot and Market Snapshot.</summary>
    /// <param name="symbolsOrMarkets">The pairs or market areas; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<MarketStatistic> Statistics(params string[] symbolsOrMarkets) => Public("/market/snapshot", ReadStatistic, TopicItems.Symbols(symbolsOrMarkets), static statistic => statistic.Symbol);

    /// <summary>The tickers of some pairs, at most ten times a second each: last trade, best bid and best ask. API: WebSocket, Spot, Public Channels, Ticker.</summary>
    /// <param name="symbols">The pairs, for example <c>BTC-USDT</c>; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<Ticker> Ticker(params string[] symbols) => TickerOf(TopicItems.Symbols(symbols));

    private static Topic<Ticker> TickerOf(IReadOnlyList<string> items) =>
        new(ApiHost.Spot, isPrivate: false, "/market/ticker", static (ref AnswerReader data, scoped in StreamMessage message) =>
            HotShapes.ReadTicker(ref data, string.Equals(message.Item, AllSymbols, StringComparison.Ordinal) ? message.Names.Get(message.Subject) : message.Item)) { Items = items, Key = static ticker => ticker.Symbol };

    private static Topic<T> Public<T>(string name, TopicDecoder<T> decode, IReadOnlyList<string> items, Func<T, string> key)
        where T : class =>
        new(ApiHost.Spot, isPrivate: false, name, decode) { Items = items, Key = key };

    private static Topic<OrderBook> Book(string name, string[] symbols) => Public(name, ReadBook, TopicItems.Symbols(symbols), static book => book.Symbol);

    private static OrderBook? ReadBook(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        var book = new OrderBook { Symbol = message.Item };
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("asks"u8))
                book.Asks = data.ReadLevels();
            else if (name.SequenceEqual("bids"u8))
                book.Bids = data.ReadLevels();
            else if (name.SequenceEqual("timestamp"u8))
                book.Time = data.ReadTime();
            else
                data.Skip();
        }

        return book;
    }

    private static bool ReadBookChange(ref AnswerReader data, scoped in StreamMessage message, BookChange change)
    {
        if (!message.Subject.SequenceEqual("trade.l2update"u8))
            return false;
        HotShapes.ReadBookChange(ref data, change);
        return true;
    }

    private static Ticker? ReadBestPrices(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        var ticker = new Ticker { Symbol = message.Item };
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("asks"u8))
                (ticker.BestAsk, ticker.BestAskSize) = data.ReadLevelOrNothing() is { } ask ? ((decimal?)ask.Price, (decimal?)ask.Size) : default;
            else if (name.SequenceEqual("bids"u8))
                (ticker.BestBid, ticker.BestBidSize) = data.ReadLevelOrNothing() is { } bid ? ((decimal?)bid.Price, (decimal?)bid.Size) : default;
            else if (name.SequenceEqual("timestamp"u8))
                ticker.Time = data.ReadTime();
            else
                data.Skip();
        }

        return ticker;
    }

    // The figures lie one level deeper than elsewhere, two of them under other names than in the answer to a call.
    private static MarketStatistic? ReadStatistic(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        MarketStatistic? statistic = null;
        while (data.TryReadName(out var name))
        {
            if (!name.SequenceEqual("data"u8))
            {
                data.Skip();
                continue;
            }

            var fields = data;
            statistic = data.Read(SpotStreamJson.Messages.MarketStatistic);
            if (statistic is null)
                continue;
            fields.EnterObject();
            while (fields.TryReadName(out var field))
            {
                if (field.SequenceEqual("lastTradedPrice"u8))
                    statistic.Last = fields.ReadDecimal();
                else if (field.SequenceEqual("datetime"u8))
                    statistic.Time = fields.ReadTime();
                else
                    fields.Skip();
            }
        }

        return statistic;
    }

    private static StopOrderChange? ReadStopOrderChange(ref AnswerReader data, scoped in StreamMessage message) =>
        message.Subject.SequenceEqual("stopOrder"u8) ? data.Read(SpotStreamJson.Messages.StopOrderChange) : null;

    private static OrderChange? ReadOrderChange(ref AnswerReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("orderChange"u8))
            return null;
        var change = data.Read(OrderChangeJson.Instance.OrderChange);
        // A new order is announced with its original size alone.
        if (change is not null)
            change.Size ??= change.OriginalSize;
        return change;
    }
}
