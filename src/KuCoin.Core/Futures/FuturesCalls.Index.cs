using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>What the lists of index values take in one request.</summary>
    private static (int Minimum, int Maximum) IndexPage => (1, 100);

    internal static readonly Operation<SliderPage<FuturesIndexPrice>> ListIndexPrices = new()
    {
        Name = "List index prices",
        Row = "G7",
        Method = HttpMethod.Get,
        Path = "/api/v1/index/query",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Paging = PagingStyle.Slider,
        PageSize = IndexPage,
        Answer = static () => FuturesJson.Answers.SliderPageFuturesIndexPrice,
    };

    /// <summary>The spot index behind a contract, newest first; without a start the newest value alone. Renewed every second, so a long range is many rows.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); InvalidArgument (TimeRangeInvalid); what the exchange or the connection reports.</exception>
    public async Task<Paged<FuturesIndexPrice>> GetIndexPricesAsync(FuturesIndexQuery query, CancellationToken cancellationToken = default)
    {
        var symbol = await IndexOfAsync(query, static contract => contract.IndexSymbol, cancellationToken).ConfigureAwait(false);
        return ListValues(ListIndexPrices, symbol, query, static value => value.Time);
    }

    internal static readonly Operation<SliderPage<FuturesPremiumIndex>> ListPremiumIndexes = new()
    {
        Name = "List premium indexes",
        Row = "premium/query",
        Method = HttpMethod.Get,
        Path = "/api/v1/premium/query",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Paging = PagingStyle.Slider,
        PageSize = IndexPage,
        Answer = static () => FuturesJson.Answers.SliderPageFuturesPremiumIndex,
    };

    /// <summary>The premium index of a contract by the minute, newest first; without a start the newest value alone.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); InvalidArgument (TimeRangeInvalid); what the exchange or the connection reports.</exception>
    public async Task<Paged<FuturesPremiumIndex>> GetPremiumIndexesAsync(FuturesIndexQuery query, CancellationToken cancellationToken = default)
    {
        var symbol = await IndexOfAsync(query, static contract => contract.PremiumsSymbol1M, cancellationToken).ConfigureAwait(false);
        return ListValues(ListPremiumIndexes, symbol, query, static value => value.Time);
    }

    internal static readonly Operation<SliderPage<FuturesInterestRate>> ListInterestRates = new()
    {
        Name = "List interest rates",
        Row = "interest/query",
        Method = HttpMethod.Get,
        Path = "/api/v1/interest/query",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.Public,
        Paging = PagingStyle.Slider,
        PageSize = IndexPage,
        Answer = static () => FuturesJson.Answers.SliderPageFuturesInterestRate,
    };

    /// <summary>
    /// An interest rate that a funding rate is made of, by the minute, newest first; without a start the newest value alone.
    /// A contract stands for the rate of its base currency; the one of its quote currency is <see cref="FuturesContract.FundingQuoteSymbol1M"/>.
    /// </summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); InvalidArgument (TimeRangeInvalid); what the exchange or the connection reports.</exception>
    public async Task<Paged<FuturesInterestRate>> GetInterestRatesAsync(FuturesIndexQuery query, CancellationToken cancellationToken = default)
    {
        var symbol = await IndexOfAsync(query, static contract => contract.FundingBaseSymbol1M, cancellationToken).ConfigureAwait(false);
        return ListValues(ListInterestRates, symbol, query, static value => value.Time);
    }

    // The rows carry no offset, and the sources do not say which of their values is one: so the list is walked by time.
    private Paged<T> ListValues<T>(Operation<SliderPage<T>> operation, string symbol, FuturesIndexQuery query, Func<T, DateTimeOffset> time)
    {
        var arguments = new RequestArguments().With("symbol", symbol);
        var range = TimeRange.Of(operation, query.StartTime, query.EndTime);
        var isLatestOnly = query.StartTime is null;
        return _pipeline.Backward(
            operation,
            isLatestOnly ? arguments.With("maxCount", 1L) : arguments,
            isLatestOnly ? null : "maxCount",
            page => (page.DataList ?? [], page.HasMore && !isLatestOnly),
            time,
            range);
    }

    /// <summary>The index symbol itself, or the one of a contract.</summary>
    private async Task<string> IndexOfAsync(FuturesIndexQuery query, Func<FuturesContract, string?> ofContract, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Given(query.Symbol, nameof(query.Symbol));
        if (query.Symbol.StartsWith('.'))
            return query.Symbol;
        var contract = await GetRulesAsync(query.Symbol, cancellationToken).ConfigureAwait(false);
        return ofContract(contract)
            ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "IndexNotFound", $"The contract '{query.Symbol}' has no such index.");
    }
}
