using System.Globalization;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>The exchange gives 500 by one source and 200 by others.</summary>
    private const int CandlesAtOnce = 200;

    internal static readonly Operation<FuturesTicker> GetTicker = new()
    {
        Name = "Get futures ticker",
        Row = "G3",
        Method = HttpMethod.Get,
        Path = "/api/v1/ticker",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesTicker,
    };

    /// <summary>The last trade and the best bid and ask of one contract.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<FuturesTicker> GetTickerAsync(string symbol, CancellationToken cancellationToken = default)
    {
        var (ticker, contract) = await AskWithUnitsAsync(symbol, GetTicker, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        Measure(ticker, contract);
        return ticker;
    }

    internal static readonly Operation<IReadOnlyList<FuturesTicker>> GetTickers = new()
    {
        Name = "List futures tickers",
        Row = "allTickers",
        Method = HttpMethod.Get,
        Path = "/api/v1/allTickers",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesTicker,
        Empty = [],
    };

    /// <summary>The tickers of all contracts.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesTicker>> GetTickersAsync(CancellationToken cancellationToken = default)
    {
        var tickers = await _pipeline.SendAsync(GetTickers, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        await MeasureAsync(tickers, static ticker => ticker.Symbol, Measure, cancellationToken).ConfigureAwait(false);
        return tickers;
    }

    internal static readonly Operation<FuturesOrderBook> GetFullOrderBook = new()
    {
        Name = "Get full futures order book",
        Row = "G4",
        Method = HttpMethod.Get,
        Path = "/api/v1/level2/snapshot",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesOrderBook,
    };

    internal static readonly Operation<FuturesOrderBook> GetOrderBook20 = new()
    {
        Name = "Get futures order book, 20 levels",
        Row = "level2/depth20",
        Method = HttpMethod.Get,
        Path = "/api/v1/level2/depth20",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesOrderBook,
    };

    internal static readonly Operation<FuturesOrderBook> GetOrderBook100 = new()
    {
        Name = "Get futures order book, 100 levels",
        Row = "level2/depth100",
        Method = HttpMethod.Get,
        Path = "/api/v1/level2/depth100",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 10,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesOrderBook,
    };

    /// <summary>The order book of one contract.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="depth">20 or 100 levels a side; null for the full book.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (DepthInvalid); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<FuturesOrderBook> GetOrderBookAsync(string symbol, int? depth = null, CancellationToken cancellationToken = default)
    {
        var operation = depth switch
        {
            null => GetFullOrderBook,
            20 => GetOrderBook20,
            100 => GetOrderBook100,
            _ => throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "DepthInvalid", "The exchange gives 20 levels, 100 levels or the full book."),
        };
        var (book, contract) = await AskWithUnitsAsync(symbol, operation, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        Measure(book, contract);
        return book;
    }

    /// <summary>The full order book of one contract in lots alone, for those who keep it.</summary>
    internal Task<FuturesOrderBook> GetLotBookAsync(string symbol, CancellationToken cancellationToken) =>
        AskAboutAsync(symbol, GetFullOrderBook, new RequestArguments().With("symbol", symbol), cancellationToken);

    internal static readonly Operation<IReadOnlyList<FuturesCandle>> ListCandles = new()
    {
        Name = "List futures candles",
        Row = "G5",
        Method = HttpMethod.Get,
        Path = "/api/v1/kline/query",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        PageSize = (1, CandlesAtOnce),
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesCandle,
        Empty = [],
    };

    /// <summary>Candles, oldest first, each once; longer ranges are asked for in pieces of 200. Times in which nothing was traded may have none.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (IntervalNotSupported, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FuturesCandle> GetCandles(FuturesCandleQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Given(query.Symbol, nameof(query.Symbol));
        Require.That(
            !query.Interval.IsSpotOnly(),
            "IntervalNotSupported",
            $"Futures have no candles of {query.Interval.ToName()}; the exchange has them for spot only.");
        var name = query.Interval.ToName();
        var length = query.Interval.ToLength();
        var arguments = new RequestArguments().With("symbol", query.Symbol).With("granularity", (long)length.TotalMinutes);
        var pieces = _pipeline.Pieces(
            ListCandles,
            arguments,
            static (filters, from, to) => filters.With("from", from).With("to", to),
            Named,
            static candle => candle.Time,
            length,
            TimeRange.Of(ListCandles, query.StartTime, query.EndTime));
        return Measured(pieces, query.Symbol, Measure);

        IEnumerable<FuturesCandle> Named(IReadOnlyList<FuturesCandle> candles)
        {
            foreach (var candle in candles)
            {
                candle.Symbol = query.Symbol;
                candle.Interval = name;
            }
            return candles;
        }
    }

    internal static readonly Operation<IReadOnlyList<FuturesTrade>> ListTrades = new()
    {
        Name = "List futures trades",
        Row = "G6",
        Method = HttpMethod.Get,
        Path = "/api/v1/trade/history",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.IReadOnlyListFuturesTrade,
        Empty = [],
    };

    /// <summary>The last hundred trades on the market of one contract.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<FuturesTrade>> GetTradesAsync(string symbol, CancellationToken cancellationToken = default)
    {
        var (trades, contract) = await AskWithUnitsAsync(symbol, ListTrades, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        foreach (var trade in trades)
        {
            trade.Symbol = symbol;
            Measure(trade, contract);
        }
        return trades;
    }

    internal static readonly Operation<FuturesMarkPrice> GetMarkPrice = new()
    {
        Name = "Get mark price",
        Row = "G8",
        Method = HttpMethod.Get,
        Path = "/api/v1/mark-price/{symbol}/current",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesMarkPrice,
    };

    /// <summary>The mark price and the index price of one contract, renewed every second.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<FuturesMarkPrice> GetMarkPriceAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, GetMarkPrice, new RequestArguments().WithPath("symbol", symbol), cancellationToken);

    internal static readonly Operation<FuturesStatistic> GetStatistic = new()
    {
        Name = "Get futures statistics",
        Row = "trade-statistics",
        Method = HttpMethod.Get,
        Path = "/api/v1/trade-statistics",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FuturesStatistic,
    };

    /// <summary>What was traded in all contracts within 24 hours.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<FuturesStatistic> GetStatisticAsync(CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetStatistic, new RequestArguments(), cancellationToken);

    /// <summary>Asks about one contract; what the exchange says of an unknown one depends on the call.</summary>
    private async Task<T> AskAboutAsync<T>(string symbol, Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken)
    {
        Require.Given(symbol, "Symbol");
        try
        {
            return await _pipeline.SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound || error.Code is "100003" or "200003")
        {
            throw NoSuchContract(symbol, error);
        }
    }

    private static KuCoinException NoSuchContract(string symbol, KuCoinException? cause = null) =>
        new(KuCoinErrorKind.NotFound, "SymbolNotFound", string.Create(CultureInfo.InvariantCulture, $"The exchange knows no contract '{symbol}'."), cause) { Code = cause?.Code, HttpStatus = cause?.HttpStatus };
}
