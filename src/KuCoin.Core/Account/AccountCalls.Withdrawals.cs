using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class AccountCalls
{
    internal static readonly Operation<NumberedPage<Withdrawal>> ListWithdrawals = new()
    {
        Name = "List withdrawals",
        Row = "A9",
        Method = HttpMethod.Get,
        Path = "/api/v1/withdrawals",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Paging = PagingStyle.Numbered,
        Answer = static () => AccountJson.Answers.NumberedPageWithdrawal,
    };

    /// <summary>Withdrawals by query, newest first.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid) at once; while it is enumerated what the exchange or the connection reports.</exception>
    public Paged<Withdrawal> GetWithdrawals(WithdrawalQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var arguments = new RequestArguments().With("currency", query.Currency).With("status", query.Status);
        return _pipeline.Numbered(
            ListWithdrawals,
            arguments,
            static withdrawal => withdrawal.Id ?? $"{withdrawal.Currency} {withdrawal.Chain} {withdrawal.WalletTxId} {withdrawal.Address} {withdrawal.Memo} {withdrawal.Amount} {withdrawal.CreatedAt.UtcTicks}",
            TimeRange.Of(ListWithdrawals, query.StartTime, query.EndTime));
    }

    internal static readonly Operation<Withdrawal> GetWithdrawal = new()
    {
        Name = "Get withdrawal",
        Row = "withdrawals/{withdrawalId}",
        Method = HttpMethod.Get,
        Path = "/api/v1/withdrawals/{withdrawalId}",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.Withdrawal,
    };

    /// <summary>One withdrawal by its id, with all that the exchange says about it.</summary>
    /// <exception cref="KuCoinException">NotFound (WithdrawalNotFound); what the exchange or the connection reports.</exception>
    public async Task<Withdrawal> GetWithdrawalAsync(string id, CancellationToken cancellationToken = default) =>
        await _pipeline.FindAsync(GetWithdrawal, new RequestArguments().WithPath("withdrawalId", id), cancellationToken).ConfigureAwait(false)
        ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "WithdrawalNotFound", $"There is no withdrawal '{id}'.");

    internal static readonly Operation<WithdrawalQuota> GetWithdrawalQuota = new()
    {
        Name = "Get withdrawal quota",
        Row = "withdrawals/quotas",
        Method = HttpMethod.Get,
        Path = "/api/v1/withdrawals/quotas",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.General,
        Answer = static () => AccountJson.Answers.WithdrawalQuota,
    };

    /// <summary>What of a currency can be withdrawn, and what it costs.</summary>
    /// <param name="currency">The currency code.</param>
    /// <param name="chain">The chain's id; null for the currency's default chain.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">InvalidArgument (CurrencyNeeded); what the exchange or the connection reports.</exception>
    public Task<WithdrawalQuota> GetWithdrawalQuotaAsync(string currency, string? chain = null, CancellationToken cancellationToken = default)
    {
        Require.Given(currency, "Currency");
        return _pipeline.SendAsync(GetWithdrawalQuota, new RequestArguments().With("currency", currency).With("chain", chain), cancellationToken);
    }

    internal static readonly Operation<WithdrawalIdAnswer> WithdrawClassic = new()
    {
        Name = "Withdraw to an address",
        Row = "A10",
        Method = HttpMethod.Post,
        Path = "/api/v1/withdrawals",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.Withdrawal,
        Retry = RetryClass.Never,
        Generation = ApiGeneration.Classic,
        Answer = static () => AccountJson.Answers.WithdrawalIdAnswer,
    };

    internal static readonly Operation<WithdrawalIdAnswer> WithdrawCurrent = new()
    {
        Name = "Withdraw",
        Row = "A10",
        Method = HttpMethod.Post,
        Path = "/api/v3/withdrawals",
        Pool = RatePool.Management,
        Weight = 5,
        Access = Access.Withdrawal,
        Retry = RetryClass.Never,
        Generation = ApiGeneration.Current,
        Answer = static () => AccountJson.Answers.WithdrawalIdAnswer,
    };

    /// <summary>Sends money out, once: the exchange knows no client id here, so a request whose answer is lost is never repeated.</summary>
    /// <param name="request">What goes where.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the money may be gone.</param>
    /// <exception cref="KuCoinException">
    /// InvalidArgument before anything is sent (CurrencyNeeded, AddressNeeded, AmountNotPositive, TargetNotPossible, ...);
    /// OutcomeUnknown when the answer is lost: read the withdrawals before withdrawing again; what the exchange or the connection reports.
    /// </exception>
    public async Task<WithdrawalReceipt> WithdrawAsync(WithdrawalRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var isCurrent = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Current;
        Require.That(
            isCurrent || request.Target == WithdrawalTarget.Address,
            "TargetNotPossible",
            "The Classic call sends to addresses only; use -ApiGeneration Current, whose withdrawal can go to a user.");
        var body = new RequestBody()
            .With("currency", request.Currency)
            .With(isCurrent ? "toAddress" : "address", request.Address)
            .With("withdrawType", isCurrent ? Word(request.Target) : null);
        // The older call wants a number where the newer one wants text.
        _ = isCurrent ? body.With("amount", request.Amount) : body.WithNumber("amount", request.Amount);
        body.With("chain", request.Chain)
            .With("memo", request.Memo)
            .WithFlag("isInner", request.IsInner)
            .With("remark", request.Remark)
            .With("feeDeductType", Word(request.Fee));
        var answer = await _pipeline.SendAsync(isCurrent ? WithdrawCurrent : WithdrawClassic, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken).ConfigureAwait(false);
        return new WithdrawalReceipt
        {
            Id = answer.WithdrawalId,
            Currency = request.Currency,
            Amount = request.Amount,
            Address = request.Address,
            Chain = request.Chain,
            Memo = request.Memo,
            Time = _pipeline.Clock.Now,
        };
    }

    internal static readonly Operation<Nothing> CancelWithdrawal = new()
    {
        Name = "Cancel withdrawal",
        Row = "withdrawals/{withdrawalId}",
        Method = HttpMethod.Delete,
        Path = "/api/v1/withdrawals/{withdrawalId}",
        Pool = RatePool.Management,
        Weight = 20,
        Access = Access.Withdrawal,
        Retry = RetryClass.Cancel,
        Answer = static () => AccountJson.Answers.Nothing,
    };

    /// <summary>Cancels a withdrawal, which the exchange does only while its status is PROCESSING.</summary>
    /// <exception cref="KuCoinException">What the exchange or the connection reports, among it that it is too late.</exception>
    public Task CancelWithdrawalAsync(string id, CancellationToken cancellationToken = default) =>
        _pipeline.SendAsync(CancelWithdrawal, new RequestArguments().WithPath("withdrawalId", id), cancellationToken);

    internal static void Check(WithdrawalRequest request)
    {
        Require.Given(request.Currency, nameof(request.Currency));
        Require.Given(request.Address, nameof(request.Address));
        Require.Positive(request.Amount, nameof(request.Amount));
        Require.That(
            request.Target == WithdrawalTarget.Address || (request.Chain is null && request.Memo is null),
            "ChainNotAllowed",
            "Chain and Memo are for addresses; a user of the exchange is reached without a chain.");
    }

    private static string Word(WithdrawalTarget target) => target switch
    {
        WithdrawalTarget.Address => "ADDRESS",
        WithdrawalTarget.Uid => "UID",
        WithdrawalTarget.Mail => "MAIL",
        WithdrawalTarget.Phone => "PHONE",
        _ => throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "WithdrawalTargetInvalid", $"{target} is no target of a withdrawal."),
    };

    private static string? Word(WithdrawalFee? fee) => fee switch
    {
        null => null,
        WithdrawalFee.Internal => "INTERNAL",
        WithdrawalFee.External => "EXTERNAL",
        _ => throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "WithdrawalFeeInvalid", $"{fee} says nothing about the fee."),
    };
}
