using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Spot pairs, prices, orders and fills. API: Spot Trading.</summary>
public sealed partial class SpotCalls
{
    /// <summary>The code of an unknown pair; to the calls that merely mention a pair it is a wrong parameter.</summary>
    private const string UnknownSymbol = "900001";

    private readonly RequestPipeline _pipeline;
    private readonly TradedPairs _tradedPairs;

    internal SpotCalls(RequestPipeline pipeline, TradedPairs tradedPairs)
    {
        _pipeline = pipeline;
        _tradedPairs = tradedPairs;
        _symbols = new(pipeline.Options.TimeProvider, RulesLife, LoadSymbolsAsync);
    }

    /// <summary>Names the pairs in which something was traded between two times with the money of a trade type; null when they cannot all be named.</summary>
    internal delegate Task<IReadOnlyList<string>?> TradedPairs(TradeType? tradeType, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken);

    /// <summary>True when requests can be signed.</summary>
    internal bool HasKey => _pipeline.Options.Credentials is not null;

    /// <summary>The exchange's time.</summary>
    internal DateTimeOffset Now => _pipeline.Clock.Now;

    internal static readonly Operation<IReadOnlyList<SpotSymbol>> GetSymbols = new()
    {
        Name = "List pairs",
        Row = "B1",
        Method = HttpMethod.Get,
        Path = "/api/v2/symbols",
        Pool = RatePool.Public,
        Weight = 4,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.IReadOnlyListSpotSymbol,
        Empty = [],
    };

    /// <summary>All pairs, or those of one market.</summary>
    /// <param name="market">A market's name, for example <c>USDS</c>; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<SpotSymbol>> GetSymbolsAsync(string? market = null, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(GetSymbols, new RequestArguments().With("market", market), cancellationToken);

    internal static readonly Operation<SpotSymbol> GetSymbol = new()
    {
        Name = "Get pair",
        Row = "B1",
        Method = HttpMethod.Get,
        Path = "/api/v2/symbols/{symbol}",
        Pool = RatePool.Public,
        Weight = 4,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.SpotSymbol,
    };

    /// <summary>One pair.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<SpotSymbol> GetSymbolAsync(string symbol, CancellationToken cancellationToken = default)
    {
        try
        {
            return await _pipeline.SendAsync(GetSymbol, new RequestArguments().WithPath("symbol", symbol), cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound || error.Code is UnknownSymbol)
        {
            throw NoSuchSymbol(symbol, error);
        }
    }

    internal static readonly Operation<AllTickersAnswer> GetTickers = new()
    {
        Name = "List tickers",
        Row = "B2",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/allTickers",
        Pool = RatePool.Public,
        Weight = 15,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.AllTickersAnswer,
        ByHand = HotShapes.ReadAllTickers,
    };

    /// <summary>The tickers of all pairs with the 24-hour figures; the exchange renews them every two seconds.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<Ticker>> GetTickersAsync(CancellationToken cancellationToken = default)
    {
        var answer = await _pipeline.SendAsync(GetTickers, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        foreach (var ticker in answer.Ticker)
            ticker.Time = answer.Time;
        return answer.Ticker;
    }

    internal static readonly Operation<Level1Answer> GetTicker = new()
    {
        Name = "Get ticker",
        Row = "market/orderbook/level1",
        Method = HttpMethod.Get,
        Path = "/api/v1/market/orderbook/level1",
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.Level1Answer,
    };

    /// <summary>The last trade and the best bid and ask of one pair, as they are now.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound): the exchange answers an unknown pair with nothing in it; what the exchange or the connection reports.</exception>
    public async Task<Ticker> GetTickerAsync(string symbol, CancellationToken cancellationToken = default)
    {
        Require.Given(symbol, "Symbol");
        var answer = await _pipeline.FindAsync(GetTicker, new RequestArguments().With("symbol", symbol), cancellationToken).ConfigureAwait(false);
        if (answer is null or { Sequence: null, Price: null, BestBid: null, BestAsk: null })
            throw NoSuchSymbol(symbol);
        return new Ticker
        {
            Symbol = symbol,
            Last = answer.Price,
            LastSize = answer.Size,
            BestBid = answer.BestBid,
            BestBidSize = answer.BestBidSize,
            BestAsk = answer.BestAsk,
            BestAskSize = answer.BestAskSize,
            Sequence = answer.Sequence,
            Time = answer.Time,
        };
    }

    internal static readonly Operation<ServiceStatus> GetStatus = new()
    {
        Name = "Get spot status",
        Row = "status",
        Method = HttpMethod.Get,
        Path = "/api/v1/status",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => SpotJson.Answers.ServiceStatus,
    };

    /// <summary>Whether the spot market is open.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<ServiceStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var status = await _pipeline.SendAsync(GetStatus, new RequestArguments(), cancellationToken).ConfigureAwait(false);
        status.Market = "spot";
        return status;
    }

    private static KuCoinException NoSuchSymbol(string symbol, KuCoinException? cause = null) =>
        new(KuCoinErrorKind.NotFound, "SymbolNotFound", $"The exchange knows no pair '{symbol}'.", cause) { Code = cause?.Code, HttpStatus = cause?.HttpStatus };
}
