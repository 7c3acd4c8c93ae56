using System.Globalization;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    internal static readonly Operation<FundingRate> GetFundingRate = new()
    {
        Name = "Get funding rate",
        Row = "G9",
        Method = HttpMethod.Get,
        Path = "/api/v1/funding-rate/{symbol}/current",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 2,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.FundingRate,
    };

    /// <summary>The funding rate in force of one perpetual contract.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public async Task<FundingRate> GetFundingRateAsync(string symbol, CancellationToken cancellationToken = default)
    {
        var rate = await AskAboutAsync(symbol, GetFundingRate, new RequestArguments().WithPath("symbol", symbol), cancellationToken).ConfigureAwait(false);
        rate.Symbol = symbol;
        return rate;
    }

    internal static readonly Operation<IReadOnlyList<PastFundingRate>> ListFundingRates = new()
    {
        Name = "List past funding rates",
        Row = "G10",
        Method = HttpMethod.Get,
        Path = "/api/v1/contract/funding-rates",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 5,
        Access = Access.Public,
        Answer = static () => FuturesJson.Answers.IReadOnlyListPastFundingRate,
        Empty = [],
    };

    /// <summary>The past funding rates of one perpetual contract, newest first.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="start">The oldest wanted.</param>
    /// <param name="end">The newest wanted; null for now.</param>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FundingRate> GetFundingRates(string symbol, DateTimeOffset start, DateTimeOffset? end = null)
    {
        Require.Given(symbol, "Symbol");
        // How many rows one answer holds is not said, so the next request begins where this answer ended, until nothing new comes.
        return _pipeline.Backward(
            ListFundingRates,
            new RequestArguments().With("symbol", symbol),
            sizeName: null,
            static rates => ((IReadOnlyList<FundingRate>)[.. rates.Select(Rate)], true),
            static rate => rate.Time,
            TimeRange.Of(ListFundingRates, start, end, "from", "to"));

        static FundingRate Rate(PastFundingRate past) => new() { Symbol = past.Symbol, Rate = past.FundingRate, Time = past.Timepoint };
    }

    internal static readonly Operation<SliderPage<FundingPayment>> ListFundingPayments = new()
    {
        Name = "List funding payments",
        Row = "funding-history",
        Method = HttpMethod.Get,
        Path = "/api/v1/funding-history",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 5,
        Access = Access.Futures,
        Paging = PagingStyle.Slider,
        PageSize = (1, 100),
        Answer = static () => FuturesJson.Answers.SliderPageFundingPayment,
    };

    /// <summary>The funding fees that the account paid or got for one contract, newest first.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (SymbolNeeded, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<FundingPayment> GetFundingPayments(FundingPaymentQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Given(query.Symbol, nameof(query.Symbol));
        var payments = _pipeline.Slider(
            ListFundingPayments,
            new RequestArguments().With("symbol", query.Symbol),
            static payment => payment.Id.ToString(CultureInfo.InvariantCulture),
            static payment => payment.Id,
            TimeRange.Of(ListFundingPayments, query.StartTime, query.EndTime));
        return Measured(payments, query.Symbol, static (payment, contract) => payment.PositionQuantity = contract.QuantityOf(payment.PositionSize, payment.PositionValue));
    }
}
