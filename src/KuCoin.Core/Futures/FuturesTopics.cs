using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the futures side of the exchange pushes. Symbols are contracts, for example <c>XBTUSDTM</c>.</summary>
public static partial class FuturesTopics
{
    private const string LocalBookTopic = "/contractMarket/level2";

    /// <summary>The best bid and ask of some contracts, as they change; no last trade (see <see cref="TickerWithLastTrade"/>). API: WebSocket, Futures, Public Channels, Get Ticker V2.</summary>
    /// <param name="symbols">The contracts; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<FuturesTicker> Ticker(params string[] symbols) => Public("/contractMarket/tickerV2", ReadTicker, TopicItems.Symbols(symbols), static ticker => ticker.Symbol);

    /// <summary>The last trade, the best bid and ask of some contracts, as they change. The exchange no longer recommends it, yet has no other with the last trade. API: WebSocket, Futures, Public Channels, Get Ticker V1.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesTicker> TickerWithLastTrade(params string[] symbols) => Public("/contractMarket/ticker", ReadTicker, TopicItems.Symbols(symbols), static ticker => ticker.Symbol);

    /// <summary>The five best levels of some contracts' books, at most ten times a second each. API: WebSocket, Futures, Public Channels, Orderbook - Level5.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesOrderBook> OrderBook5(params string[] symbols) => Public("/contractMarket/level2Depth5", ReadBook, TopicItems.Symbols(symbols), static book => book.Symbol);

    /// <summary>The fifty best levels of some contracts' books, at most ten times a second each. API: WebSocket, Futures, Public Channels, Orderbook - Level50.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesOrderBook> OrderBook50(params string[] symbols) => Public("/contractMarket/level2Depth50", ReadBook, TopicItems.Symbols(symbols), static book => book.Symbol);

    /// <summary>The present candles of some contracts, every second. The exchange says that their volume is wrong. API: WebSocket, Futures, Public Channels, Klines.</summary>
    /// <param name="interval">How long a candle lasts.</param>
    /// <param name="symbols">The contracts; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<FuturesCandle> Candles(CandleInterval interval, params string[] symbols)
    {
        var name = interval.ToName();
        return Public("/contractMarket/limitCandle", Read, TopicItems.Candles(symbols, interval), static candle => FormattableString.Invariant($"{candle.Symbol} {candle.Time.Ticks}"));

        FuturesCandle? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            var candle = ReadCandle(ref data);
            if (candle is not null)
                (candle.Symbol, candle.Interval) = (TopicItems.SymbolOf(message.Item), name);
            return candle;
        }
    }

    /// <summary>Every trade of some contracts. API: WebSocket, Futures, Public Channels, Match Execution Data.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesTrade> Trades(params string[] symbols)
    {
        return Public("/contractMarket/execution", Read, TopicItems.Symbols(symbols));

        static FuturesTrade? Read(ref AnswerReader data, scoped in StreamMessage message)
        {
            var trade = data.Read(FuturesStreamJson.Messages.FuturesTrade);
            if (trade is not null)
                trade.Symbol = message.Item;
            return trade;
        }
    }

    /// <summary>The mark and index prices of some contracts, every second. API: WebSocket, Futures, Public Channels, Instrument.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesMarkPrice> MarkPrices(params string[] symbols) => Public("/contract/instrument", ReadMarkPrice, TopicItems.Symbols(symbols), static price => price.Symbol);

    /// <summary>The funding rates of some contracts, every minute. API: WebSocket, Futures, Public Channels, Instrument.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FundingRate> FundingRates(params string[] symbols) => Public("/contract/instrument", ReadFundingRate, TopicItems.Symbols(symbols), static rate => rate.Symbol);

    /// <summary>The beginning and end of the funding's settlement in all contracts. API: WebSocket, Futures, Public Channels, Funding Fee Settlement.</summary>
    public static Topic<FuturesAnnouncement> Announcements { get; } = Public("/contract/announcement", ReadAnnouncement, []);

    /// <summary>The 24-hour figures of some contracts, every five seconds. API: WebSocket, Futures, Public Channels, Symbol Snapshot.</summary>
    /// <inheritdoc cref="Ticker"/>
    public static Topic<FuturesMarketStatistic> Statistics(params string[] symbols) =>
        Public("/contractMarket/snapshot", Of("snapshot.24h", FuturesStreamJson.Messages.FuturesMarketStatistic), TopicItems.Symbols(symbols), static statistic => statistic.Symbol);

    /// <summary>
    /// The whole books of some contracts, kept here; sizes in lots. A book arrives whenever it has changed, always the same object of a contract, and shows the present.
    /// API: WebSocket, Futures, Public Channels, Orderbook - Increment.
    /// </summary>
    /// <param name="calls">Who fetches the snapshots; no key is needed.</param>
    /// <param name="symbols">The contracts; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<LocalOrderBook> LocalBooks(FuturesCalls calls, params string[] symbols) => LocalBooks(RulesOf(calls, symbols)).WithQuantities(calls);

    internal static Topic<LocalOrderBook> LocalBooks(BookRules rules) =>
        new(ApiHost.Futures, isPrivate: false, LocalBookTopic, () => new LocalBookReader(rules)) { Items = rules.Symbols, Key = static book => book.Symbol, TakesLists = false };

    /// <summary>
    /// Every change of some contracts' books; none is left out. They begin from a snapshot, and after a gap, which a report tells, from a new one.
    /// API: WebSocket, Futures, Public Channels, Orderbook - Increment.
    /// </summary>
    /// <param name="calls">Who fetches the snapshots; no key is needed.</param>
    /// <param name="withBook">Whether the snapshot itself comes first, each price as a change that is <see cref="FuturesOrderBookChange.Initial"/>.</param>
    /// <param name="symbols">The contracts; at least one.</param>
    /// <exception cref="KuCoinException">There is no symbol, or one has characters that no symbol has.</exception>
    public static Topic<FuturesOrderBookChange> BookChanges(FuturesCalls calls, bool withBook, params string[] symbols) => BookChanges(RulesOf(calls, symbols), withBook).WithQuantities(calls);

    internal static Topic<FuturesOrderBookChange> BookChanges(BookRules rules, bool withBook)
    {
        return new(ApiHost.Futures, isPrivate: false, LocalBookTopic, () => new BookChangeReader<FuturesOrderBookChange>(rules, Make, withBook))
        {
            Items = rules.Symbols, Capacity = BookChangeReader<FuturesOrderBookChange>.Capacity, TakesLists = false,
        };

        static FuturesOrderBookChange Make(string symbol, in BookStep step) => new()
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

    /// <summary>How the books of contracts are kept.</summary>
    internal static BookRules RulesOf(Func<string, CancellationToken, Task<BookSnapshot>> fetchAsync, params string[] symbols) =>
        new() { Decode = ReadBookChange, FetchAsync = fetchAsync, Origin = OrderBookOrigin.Full, Symbols = TopicItems.Symbols(symbols) };

    private static BookRules RulesOf(FuturesCalls calls, string[] symbols)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return RulesOf(
            async (symbol, cancellationToken) =>
            {
                var book = await calls.GetLotBookAsync(symbol, cancellationToken).ConfigureAwait(false);
                return new BookSnapshot(book.Sequence ?? 0, book.Time, book.BidLevels, book.AskLevels);
            },
            symbols);
    }

    /// <summary>The best levels of a book as a call would answer them; null while it is not in sync.</summary>
    /// <param name="book">The book.</param>
    /// <param name="depth">How many levels of each side.</param>
    /// <param name="calls">Who knows what lots stand for; null leaves the levels in lots alone.</param>
    public static FuturesOrderBook? ToFuturesOrderBook(this LocalOrderBook book, int depth, FuturesCalls? calls = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (bids, asks) = (new BookLevel[depth], new BookLevel[depth]);
        if (!book.TryCopy(bids, asks, out var view))
            return null;
        var shown = new FuturesOrderBook { Symbol = book.Symbol, Sequence = view.Sequence, Time = view.Time, BidLevels = new ArraySegment<BookLevel>(bids, 0, view.Bids), AskLevels = new ArraySegment<BookLevel>(asks, 0, view.Asks) };
        if (calls is not null)
            ((IInLots)shown).Units = calls.Units.Of(book.Symbol);
        return shown;
    }

    /// <summary>
    /// The same topic, whose objects say in base currency, too, what they say in lots. The contracts are asked for when the subscription begins, unless they are known;
    /// messages never wait for them: until a contract is known, its quantities are null.
    /// </summary>
    /// <param name="topic">A topic of this class.</param>
    /// <param name="calls">Who asks; no key is needed.</param>
    /// <typeparam name="T">What arrives.</typeparam>
    public static Topic<T> WithQuantities<T>(this Topic<T> topic, FuturesCalls calls)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(calls);
        var symbols = topic.Items.Select(static item => item.Contains('_', StringComparison.Ordinal) ? TopicItems.SymbolOf(item) : item).ToArray();
        return topic.With(
            cancellationToken => calls.Units.PrepareAsync(symbols, cancellationToken),
            item =>
            {
                if (item is IInLots sized)
                    sized.Units = calls.Units.Of(sized.Symbol);
            });
    }

    private static bool ReadBookChange(ref AnswerReader data, scoped in StreamMessage message, BookChange change)
    {
        if (!message.Subject.SequenceEqual("level2"u8))
            return false;
        long? sequence = null;
        (bool IsBid, decimal Price, decimal Size)? row = null;
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("sequence"u8))
            {
                sequence = data.ReadInt64();
            }
            else if (name.SequenceEqual("timestamp"u8))
            {
                change.Time = data.ReadInt64() ?? 0;
            }
            else if (name.SequenceEqual("change"u8))
            {
                row = ReadRow(data.ReadBytes());
            }
            else
            {
                data.Skip();
            }
        }

        change.First = change.Last = sequence ?? throw new JsonException("A change of a book needs its sequence.");
        var (isBid, price, size) = row ?? throw new JsonException("A change of a book needs its row.");
        change.Rows.Add(new BookRow(isBid, price, size, change.Last));
        return true;
    }

    /// <summary>Takes "price,side,size" apart.</summary>
    private static (bool IsBid, decimal Price, decimal Size) ReadRow(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOf((byte)',');
        var second = text.LastIndexOf((byte)',');
        return second > first && first > 0
            && DecimalText.TryParse(text[..first], out var price)
            && SideText.TryParse(text[(first + 1)..second], out var side)
            && DecimalText.TryParse(text[(second + 1)..], out var size)
            ? (side == OrderSide.Buy, price, size)
            : throw new JsonException($"'{ForeignText.Excerpt(text)}' is no change of a book.");
    }

    private static Topic<T> Public<T>(string name, TopicDecoder<T> decode, IReadOnlyList<string> items, Func<T, string>? key = null)
        where T : class =>
        new(ApiHost.Futures, isPrivate: false, name, decode) { Items = items, Key = key, TakesLists = false };

    /// <summary>Reads the messages of one subject as they are.</summary>
    private static TopicDecoder<T> Of<T>(string subject, JsonTypeInfo<T> type)
        where T : class
    {
        var utf8 = Encoding.UTF8.GetBytes(subject);
        return (ref AnswerReader data, scoped in StreamMessage message) => message.Subject.SequenceEqual(utf8) ? data.Read(type) : null;
    }

    private static FuturesTicker? ReadTicker(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        var ticker = new FuturesTicker { Symbol = message.Item };
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("bestBidPrice"u8))
                ticker.BestBid = data.ReadDecimal();
            else if (name.SequenceEqual("bestBidSize"u8))
                ticker.BestBidSize = data.ReadInt64();
            else if (name.SequenceEqual("bestAskPrice"u8))
                ticker.BestAsk = data.ReadDecimal();
            else if (name.SequenceEqual("bestAskSize"u8))
                ticker.BestAskSize = data.ReadInt64();
            else if (name.SequenceEqual("price"u8))
                ticker.Last = data.ReadDecimal();
            else if (name.SequenceEqual("size"u8))
                ticker.LastSize = data.ReadInt64();
            else if (name.SequenceEqual("side"u8))
                ticker.LastSide = data.ReadText();
            else if (name.SequenceEqual("tradeId"u8))
                ticker.TradeId = data.ReadText();
            else if (name.SequenceEqual("sequence"u8))
                ticker.Sequence = data.ReadInt64();
            else if (name.SequenceEqual("ts"u8))
                ticker.Time = data.ReadTime();
            else
                data.Skip();
        }

        return ticker;
    }

    private static FuturesOrderBook? ReadBook(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        var book = new FuturesOrderBook { Symbol = message.Item };
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("asks"u8))
                book.AskLevels = data.ReadLevels();
            else if (name.SequenceEqual("bids"u8))
                book.BidLevels = data.ReadLevels();
            else if (name.SequenceEqual("sequence"u8))
                book.Sequence = data.ReadInt64();
            else if (name.SequenceEqual("ts"u8))
                book.Time = data.ReadTime();
            else
                data.Skip();
        }

        return book;
    }

    // Open, close, high, low: another order than in the answer to a call.
    private static FuturesCandle? ReadCandle(ref AnswerReader data)
    {
        FuturesCandle? candle = null;
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            if (!name.SequenceEqual("candles"u8))
            {
                data.Skip();
                continue;
            }

            data.EnterArray();
            candle = new FuturesCandle
            {
                Time = data.GoToElement().ReadTime() ?? throw new JsonException("A candle needs its time."),
                Open = data.GoToElement().ReadRequiredDecimal(),
                Close = data.GoToElement().ReadRequiredDecimal(),
                High = data.GoToElement().ReadRequiredDecimal(),
                Low = data.GoToElement().ReadRequiredDecimal(),
                Volume = data.GoToElement().ReadDecimal(),
                Turnover = data.GoToElement().ReadDecimal(),
            };
            data.SkipRestOfArray();
        }

        return candle ?? throw new JsonException("There is no candle.");
    }

    private static FuturesMarkPrice? ReadMarkPrice(ref AnswerReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("mark.index.price"u8))
            return null;
        var price = new FuturesMarkPrice { Symbol = message.Item };
        decimal? mark = null;
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("markPrice"u8))
                mark = data.ReadDecimal();
            else if (name.SequenceEqual("indexPrice"u8))
                price.IndexPrice = data.ReadDecimal();
            else if (name.SequenceEqual("granularity"u8))
                price.Interval = ReadNextInterval(ref data);
            else if (name.SequenceEqual("timestamp"u8))
                price.Time = data.ReadTime() ?? throw new JsonException("A mark price needs its time.");
            else
                data.Skip();
        }

        price.Price = mark ?? throw new JsonException("A mark price needs its price.");
        return price;
    }

    private static FundingRate? ReadFundingRate(ref AnswerReader data, scoped in StreamMessage message)
    {
        if (!message.Subject.SequenceEqual("funding.rate"u8))
            return null;
        var rate = new FundingRate { Symbol = message.Item };
        decimal? value = null;
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("fundingRate"u8))
                value = data.ReadDecimal();
            else if (name.SequenceEqual("granularity"u8))
                rate.Interval = ReadNextInterval(ref data);
            else if (name.SequenceEqual("timestamp"u8))
                rate.Time = data.ReadTime() ?? throw new JsonException("A funding rate needs its time.");
            else
                data.Skip();
        }

        rate.Rate = value ?? throw new JsonException("A funding rate needs its rate.");
        return rate;
    }

    private static TimeSpan? ReadNextInterval(ref AnswerReader data) => data.ReadInt64() is { } milliseconds and > 0 ? TimeSpan.FromMilliseconds(milliseconds) : null;

    private static FuturesAnnouncement? ReadAnnouncement(ref AnswerReader data, scoped in StreamMessage message)
    {
        var announcement = data.Read(FuturesStreamJson.Messages.FuturesAnnouncement);
        if (announcement is not null)
            announcement.Event = message.Names.Get(message.Subject);
        return announcement;
    }
}
