using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    private const int CandlesAtOnce = 1500;
    private const int FeesAtOnce = 10;

    internal static readonly Operation<IReadOnlyList<Currency>> GetCurrencies = new()
    {
        Name = "List currencies",
        Row = "currencies",
        Method = HttpMethod.Get,
        Path = "/api/v3/currencies",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.IReadOnlyListCurrency,
        Empty = [],
    };

    /// <summary>All currencies with their chains.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<Currency>> GetCurrenciesAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetCurrencies, new RequestArguments(), cancellationToken);

    internal static readonly Operation<Currency> GetCurrency = new()
    {
        Name = "Get currency",
        Row = "currencies/{currency}",
        Method = HttpMethod.Get,
        Path = "/api/v3/currencies/{currency}",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.Currency,
    };

    /// <summary>One currency with its chains.</summary>
    /// <param name="code">The currency's code, for example <c>USDT</c>.</param>
    /// <param name="chain">One chain's id; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">NotFound (CurrencyNotFound); what the exchange or the connection reports.</exception>
    public async Task<Currency> GetCurrencyAsync(string code, string? chain = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.SendAsync(GetCurrency, new RequestArguments().WithPath("currency", code).With("chain", chain), cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound || error.Code is UnknownSymbol)
        {
            throw new KuCoinException(KuCoinErrorKind.NotFound, "CurrencyNotFound", $"The exchange knows no currency '{code}'.", error) { Code = error.Code, HttpStatus = error.HttpStatus };
        }
    }

    internal static readonly Operation<IReadOnlyList<string>> GetMarkets = new()
    {
        Name = "List markets",
        Row = "markets",
        Method = HttpMethod.Get,
        Path = "/api/v1/markets",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.IReadOnlyListString,
        Empty = [],
    };

    /// <summary>The names of the markets, for <see cref="GetSymbolsAsync"/>.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<string>> GetMarketsAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetMarkets, new RequestArguments(), cancellationToken);

    internal static readonly Operation<MarketStatistic> GetStatistic = new()
    {
        Name = "Get statistics",
        Row = "B3",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/stats",
        Pool = RatePool.Public,
        Weight = 15,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.MarketStatistic,
    };

    /// <summary>What was traded in one pair within 24 hours.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound): the exchange answers an unknown pair with nothing in it; what the exchange or the connection reports.</exception>
    public async Task<MarketStatistic> GetStatisticAsync(string symbol, CancellationToken cancellationToken = default)
    {
        var statistic = await AskAboutAsync(GetStatistic, symbol, cancellationToken).ConfigureAwait(false);
        if (statistic is { Last: null, BestBid: null, BestAsk: null, Volume: null })
            throw NoSuchSymbol(symbol);
        if (statistic.Symbol.Length == 0)
            statistic.Symbol = symbol;
        return statistic;
    }

    internal static readonly Operation<OrderBook> GetOrderBook20 = new()
    {
        Name = "Get order book, 20 levels",
        Row = "B4",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/orderbook/level2_20",
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.OrderBook,
    };

    internal static readonly Operation<OrderBook> GetOrderBook100 = new()
    {
        Name = "Get order book, 100 levels",
        Row = "B5",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/orderbook/level2_100",
        Pool = RatePool.Public,
        Weight = 4,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.OrderBook,
    };

    internal static readonly Operation<OrderBook> GetFullOrderBook = new()
    {
        Name = "Get full order book",
        Row = "B6",
        Method = HttpMethod.Get,
        Path = "/api/v3/market/orderbook/level2",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Answer = static () => SpotJson.Answers.OrderBook,
    };

    /// <summary>The order book of one pair.</summary>
    /// <param name="symbol">The pair.</param>
    /// <param name="depth">20 or 100 levels a side; null for the full book, which needs a key.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (DepthInvalid); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<OrderBook> GetOrderBookAsync(string symbol, int? depth = null, CancellationToken cancellationToken = default)
    {
        var operation = depth switch
        {
            null => GetFullOrderBook,
            20 => GetOrderBook20,
            100 => GetOrderBook100,
            _ => throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "DepthInvalid", "The exchange gives 20 levels, 100 levels or the full book."),
        };
        var book = await AskAboutAsync(operation, symbol, cancellationToken).ConfigureAwait(false);
        if (book is { Sequence: null, Bids.Count: 0, Asks.Count: 0 })
            throw NoSuchSymbol(symbol);
        book.Symbol = symbol;
        return book;
    }

    internal static readonly Operation<IReadOnlyList<Candle>> ListCandles = new()
    {
        Name = "List candles",
        Row = "B7",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/candles",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        PageSize = (1, CandlesAtOnce),
        Answer = static () => SpotJson.Answers.IReadOnlyListCandle,
        Empty = [],
    };

    /// <summary>Candles, oldest first, each once; longer ranges are asked for in pieces of 1500. Times in which nothing was traded have none.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (SymbolNeeded, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Candle> GetCandles(CandleQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Given(query.Symbol, nameof(query.Symbol));
        var name = query.Interval.ToName();
        var arguments = new RequestArguments().With("symbol", query.Symbol).With("type", query.Interval.ToWord());
        return _pipeline.Pieces(
            ListCandles,
            arguments,
            static (filters, from, to) => filters.WithSeconds("startAt", from).WithSeconds("endAt", to),
            Named,
            static candle => candle.Time,
            query.Interval.ToLength(),
            TimeRange.Of(ListCandles, query.StartTime, query.EndTime));

        IEnumerable<Candle> Named(IReadOnlyList<Candle> candles)
        {
            foreach (var candle in candles)
            {
                candle.Symbol = query.Symbol;
                candle.Interval = name;
            }
            return candles;
        }
    }

    internal static readonly Operation<IReadOnlyList<Trade>> ListTrades = new()
    {
        Name = "List trades",
        Row = "B8",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/histories",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.IReadOnlyListTrade,
        Empty = [],
    };

    /// <summary>The last hundred trades on the market of one pair, as the exchange orders them.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Trade>> GetTradesAsync(string symbol, CancellationToken cancellationToken = default)
    {
        var trades = await AskAboutAsync(ListTrades, symbol, cancellationToken).ConfigureAwait(false);
        foreach (var trade in trades)
            trade.Symbol = symbol;
        return trades;
    }

    internal static readonly Operation<IReadOnlyList<TradeFee>> GetTradeFees = new()
    {
        Name = "List trade fees",
        Row = "trade-fees",
        Method = HttpMethod.Get,
        Path = "/api/v1/trade-fees",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Answer = static () => SpotJson.Answers.IReadOnlyListTradeFee,
        Empty = [],
    };

    /// <summary>What the user pays for trading the given pairs; more than ten are asked for ten at a time.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (SymbolNeeded); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<TradeFee>> GetTradeFeesAsync(IReadOnlyList<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        Require.That(symbols.Count > 0, "SymbolNeeded", "At least one pair is needed.");
        foreach (var symbol in symbols)
            Require.Given(symbol, "Symbol");
        var fees = new List<TradeFee>(symbols.Count);
        foreach (var some in symbols.Chunk(FeesAtOnce))
            fees.AddRange(await _pipeline.SendAsync(GetTradeFees, new RequestArguments().With("symbols", string.Join(',', some)), cancellationToken).ConfigureAwait(false));
        return fees;
    }

    internal static readonly Operation<TradeFee> GetBaseFee = new()
    {
        Name = "Get basic trade fee",
        Row = "base-fee",
        Method = HttpMethod.Get,
        Path = "/api/v1/base-fee",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.General,
        Answer = static () => SpotJson.Answers.TradeFee,
    };

    /// <summary>The fee rates of the user's VIP level, before what the pairs multiply them by.</summary>
    /// <param name="isFiat">True for pairs with fiat money, false for pairs of crypto-currencies.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<TradeFee> GetBaseFeeAsync(bool isFiat = false, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetBaseFee, new RequestArguments().With("currencyType", isFiat ? 1L : 0L), cancellationToken);

    /// <summary>Asks about one pair; whatever the exchange says when it does not know it becomes one error.</summary>
    private async Task<T> AskAboutAsync<T>(Operation<T> operation, string symbol, CancellationToken cancellationToken)
    {
        Require.Given(symbol, "Symbol");
        try
        {
            return await _pipeline.SendAsync(operation, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound || error.Code is UnknownSymbol)
        {
            throw NoSuchSymbol(symbol, error);
        }
    }
}
