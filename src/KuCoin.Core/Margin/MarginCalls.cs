using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>Borrowing and repaying on margin. Balances are among the account calls, orders among the spot calls. API: Margin Trading.</summary>
public sealed partial class MarginCalls
{
    private static TimeSpan Window => TimeSpan.FromDays(30);

    private readonly RequestPipeline _pipeline;

    internal MarginCalls(RequestPipeline pipeline) => _pipeline = pipeline;

    internal static readonly Operation<MarginReceipt> Borrow = new()
    {
        Name = "Borrow",
        Row = "E1",
        Method = HttpMethod.Post,
        Path = "/api/v3/margin/borrow",
        Pool = RatePool.Spot,
        Weight = 15,
        Access = Access.Margin,
        Retry = RetryClass.Never,
        Answer = static () => MarginJson.Answers.MarginReceipt,
    };

    /// <summary>Borrows, once: the exchange knows no client id here, so a request whose answer is lost is not repeated.</summary>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent; OutcomeUnknown when the answer is lost: read the loans before borrowing again; what the exchange or the connection reports.</exception>
    public async Task<MarginReceipt> BorrowAsync(MarginLoanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var body = Body(request.Currency, request.Size, request.Symbol, await IsHighFrequencyAsync(cancellationToken).ConfigureAwait(false))
            .With("timeInForce", request.TimeInForce.ToWord());
        return await SendAsync(Borrow, body, request.Currency, request.Size, request.Symbol, cancellationToken).ConfigureAwait(false);
    }

    internal static readonly Operation<MarginReceipt> Repay = new()
    {
        Name = "Repay",
        Row = "E2",
        Method = HttpMethod.Post,
        Path = "/api/v3/margin/repay",
        Pool = RatePool.Spot,
        Weight = 10,
        Access = Access.Margin,
        Retry = RetryClass.Never,
        Answer = static () => MarginJson.Answers.MarginReceipt,
    };

    /// <summary>Repays, once: the exchange knows no client id here, so a request whose answer is lost is not repeated.</summary>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent; OutcomeUnknown when the answer is lost: read the repayments before repaying again; what the exchange or the connection reports.</exception>
    public async Task<MarginReceipt> RepayAsync(MarginRepaymentRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var body = Body(request.Currency, request.Size, request.Symbol, await IsHighFrequencyAsync(cancellationToken).ConfigureAwait(false));
        return await SendAsync(Repay, body, request.Currency, request.Size, request.Symbol, cancellationToken).ConfigureAwait(false);
    }

    internal static readonly Operation<NumberedPage<MarginLoan>> ListLoans = new()
    {
        Name = "List loans",
        Row = "E3",
        Method = HttpMethod.Get,
        Path = "/api/v3/margin/borrow",
        Pool = RatePool.Spot,
        Weight = 15,
        Access = Access.Margin,
        Paging = PagingStyle.Numbered,
        Window = Window,
        Answer = static () => MarginJson.Answers.NumberedPageMarginLoan,
    };

    /// <summary>Loans by query, newest first. Without a start they are those of the thirty days up to the end; longer ranges are asked for in windows of thirty days. The exchange keeps about six months.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (CurrencyNeeded, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<MarginLoan> GetLoans(MarginDebtQuery query) =>
        _pipeline.Numbered(ListLoans, OfCurrency(query), static loan => loan.Id, Range(ListLoans, query));

    internal static readonly Operation<NumberedPage<MarginRepayment>> ListRepayments = new()
    {
        Name = "List repayments",
        Row = "E4",
        Method = HttpMethod.Get,
        Path = "/api/v3/margin/repay",
        Pool = RatePool.Spot,
        Weight = 15,
        Access = Access.Margin,
        Paging = PagingStyle.Numbered,
        Window = Window,
        Answer = static () => MarginJson.Answers.NumberedPageMarginRepayment,
    };

    /// <summary>Repayments by query, newest first; ranges as <see cref="GetLoans"/>.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (CurrencyNeeded, TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<MarginRepayment> GetRepayments(MarginDebtQuery query) =>
        _pipeline.Numbered(ListRepayments, OfCurrency(query), static repayment => repayment.Id, Range(ListRepayments, query));

    internal static readonly Operation<NumberedPage<MarginInterest>> ListInterest = new()
    {
        Name = "List interest",
        Row = "margin/interest",
        Method = HttpMethod.Get,
        Path = "/api/v3/margin/interest",
        Pool = RatePool.Spot,
        Weight = 20,
        Access = Access.Margin,
        Paging = PagingStyle.Numbered,
        Window = Window,
        Answer = static () => MarginJson.Answers.NumberedPageMarginInterest,
    };

    /// <summary>Interest that was charged, newest first; ranges as <see cref="GetLoans"/>.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<MarginInterest> GetInterest(MarginDebtQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.That(query.Id is null, "IdNotAllowed", "Interest has no id to ask for.");
        // Interest has no id: what is charged for one currency at one moment is one row.
        return _pipeline.Numbered(ListInterest, Filters(query), static interest => $"{interest.Currency} {interest.CreatedAt.UtcTicks} {interest.Amount}", Range(ListInterest, query));
    }

    internal static void Check(MarginLoanRequest request)
    {
        Require.Given(request.Currency, nameof(request.Currency));
        Require.Positive(request.Size, nameof(request.Size));
        Require.That(request.TimeInForce is TimeInForce.IOC or TimeInForce.FOK, "TimeInForceNotSupported", $"Borrowing knows IOC (what can be had) and FOK (all or nothing), not {request.TimeInForce}.");
    }

    internal static void Check(MarginRepaymentRequest request)
    {
        Require.Given(request.Currency, nameof(request.Currency));
        Require.Positive(request.Size, nameof(request.Size));
    }

    private async Task<bool> IsHighFrequencyAsync(CancellationToken cancellationToken) =>
        await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current;

    private static RequestBody Body(string currency, decimal size, string? symbol, bool isHighFrequency) => new RequestBody()
        .With("currency", currency)
        .WithNumber("size", size)
        .WithFlag("isIsolated", symbol is not null)
        .With("symbol", symbol)
        .WithFlag("isHf", isHighFrequency);

    private async Task<MarginReceipt> SendAsync(Operation<MarginReceipt> operation, RequestBody body, string currency, decimal size, string? symbol, CancellationToken cancellationToken)
    {
        var receipt = await _pipeline.SendAsync(operation, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken).ConfigureAwait(false);
        receipt.Currency = currency;
        receipt.Symbol = symbol;
        receipt.Size = size;
        receipt.Time ??= _pipeline.Clock.Now;
        return receipt;
    }

    private static RequestArguments OfCurrency(MarginDebtQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Require.Given(query.Currency, nameof(query.Currency));
        return Filters(query);
    }

    private static RequestArguments Filters(MarginDebtQuery query) => new RequestArguments()
        .With("currency", query.Currency)
        .With("isIsolated", query.Symbol is null ? null : true)
        .With("symbol", query.Symbol)
        .With("orderNo", query.Id);

    private static TimeRange Range(Operation operation, MarginDebtQuery query) => TimeRange.Of(operation, query.StartTime, query.EndTime, "startTime", "endTime");
}
