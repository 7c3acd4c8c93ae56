using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    private const int BizNoLength = 36;

    internal static readonly Operation<FuturesPosition> AddMargin = new()
    {
        Name = "Add isolated margin",
        Row = "K5",
        Method = HttpMethod.Post,
        Path = "/api/v1/position/margin/deposit-margin",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 4,
        Access = Access.Futures,
        Retry = RetryClass.SameId,
        Answer = static () => FuturesJson.Answers.FuturesPosition,
    };

    /// <summary>Adds margin to an isolated position, exactly once: when an answer is lost the request is repeated with the same id, which the exchange executes once.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="amount">How much, in settlement currency.</param>
    /// <param name="bizNo">The id that makes it happen once, at most 36 letters, digits, '_' and '-'; null to have one generated.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the margin may be added.</param>
    /// <param name="idempotencyKey">A key of your own instead of <paramref name="bizNo"/>: margin is added under it once, from any machine and with any API key of the account. Null for none.</param>
    /// <returns>The position with its new margin; the exchange leaves margin mode and leverage out here.</returns>
    /// <exception cref="KuCoinException">InvalidArgument (AmountNotPositive, ClientOidInvalid, IdempotencyKeyInvalid); AlreadyExists (IdempotencyKeyReused, where a journal knows); InsufficientFunds; NotFound; OutcomeUnknown; what the exchange or the connection reports.</exception>
    public async Task<FuturesPosition> AddMarginAsync(string symbol, decimal amount, string? bizNo = null, string? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        Require.Positive(amount, "Amount");
        ClientOids.Check(bizNo, BizNoLength);
        var id = await _pipeline.ChooseClientOidAsync(IdempotentOperation.FuturesMargin, idempotencyKey, bizNo, cancellationToken).ConfigureAwait(false);
        var body = new RequestBody().With("symbol", symbol).WithNumber("margin", amount).With("bizNo", id).ToUtf8();
        if (idempotencyKey is null)
            return await SendAsync().ConfigureAwait(false);

        using var turn = await _pipeline.TakeTurnAsync(idempotencyKey, id, cancellationToken).ConfigureAwait(false);
        var isDone = await _pipeline.FindDoneAsync(ApiHost.Futures, idempotencyKey, id, body, cancellationToken).ConfigureAwait(false) is not null;
        var before = (await GetPositionAsync(symbol, cancellationToken).ConfigureAwait(false)).FirstOrDefault(one => one.IsOpen);
        if (isDone)
        {
            (before ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "PositionNotFound", $"The margin was added under the idempotency key '{idempotencyKey}' before, and the position in {symbol} is closed now.")).AlreadyDone = true;
            return before;
        }
        var position = await SendAsync().ConfigureAwait(false);
        // The exchange answers an id it knows with the position as it is; what was added by hand tells whether anything was.
        position.AlreadyDone = before?.AddedMargin is { } had && position.AddedMargin - had < amount / 2;
        return position;

        async Task<FuturesPosition> SendAsync()
        {
            var answer = await AskAboutAsync(symbol, AddMargin, new RequestArguments().WithBody(body).About(id, idempotencyKey), cancellationToken).ConfigureAwait(false);
            await MeasureAsync([answer], cancellationToken).ConfigureAwait(false);
            return answer;
        }
    }

    internal static readonly Operation<decimal> RemoveMargin = new()
    {
        Name = "Remove isolated margin",
        Row = "withdrawMargin",
        Method = HttpMethod.Post,
        Path = "/api/v1/margin/withdrawMargin",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 10,
        Access = Access.Futures,
        Retry = RetryClass.Never,
        Answer = static () => FuturesJson.Answers.Decimal,
    };

    /// <summary>Takes margin out of an isolated position. It carries no id that would make it happen once, so it is never repeated: after a lost answer read the position before you try again.</summary>
    /// <param name="symbol">The contract.</param>
    /// <param name="amount">How much, in settlement currency; <see cref="GetRemovableMarginAsync"/> tells how much is possible.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the margin may be removed.</param>
    /// <returns>How much was removed, in settlement currency.</returns>
    /// <exception cref="KuCoinException">InvalidArgument (AmountNotPositive); NotFound; OutcomeUnknown; what the exchange or the connection reports.</exception>
    public Task<decimal> RemoveMarginAsync(string symbol, decimal amount, CancellationToken cancellationToken = default)
    {
        Require.Positive(amount, "Amount");
        var body = new RequestBody().With("symbol", symbol).With("withdrawAmount", amount);
        return AskAboutAsync(symbol, RemoveMargin, new RequestArguments().WithBody(body.ToUtf8()), cancellationToken);
    }

    internal static readonly Operation<decimal> GetRemovableMargin = new()
    {
        Name = "Get removable margin",
        Row = "maxWithdrawMargin",
        Method = HttpMethod.Get,
        Path = "/api/v1/margin/maxWithdrawMargin",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 10,
        Access = Access.Futures,
        Answer = static () => FuturesJson.Answers.Decimal,
    };

    /// <summary>How much margin can be taken out of an isolated position, in settlement currency.</summary>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task<decimal> GetRemovableMarginAsync(string symbol, CancellationToken cancellationToken = default) =>
        AskAboutAsync(symbol, GetRemovableMargin, new RequestArguments().With("symbol", symbol), cancellationToken);

    internal static readonly Operation<bool> SetAutoDeposit = new()
    {
        Name = "Set automatic margin",
        Row = "K4",
        Method = HttpMethod.Post,
        Path = "/api/v1/position/margin/auto-deposit-status",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 4,
        Access = Access.Futures,
        Retry = RetryClass.Setter,
        Answer = static () => FuturesJson.Answers.Boolean,
    };

    /// <summary>Whether the exchange adds margin to an isolated position by itself before it is liquidated. The state is read from <see cref="FuturesPosition.AutoDeposit"/>.</summary>
    /// <exception cref="KuCoinException">Unavailable (NotAccepted); NotFound (SymbolNotFound); what the exchange or the connection reports.</exception>
    public Task SetAutoDepositAsync(string symbol, bool enabled, CancellationToken cancellationToken = default)
    {
        var body = new RequestBody().With("symbol", symbol).WithJson("status", enabled ? "true" : "false");
        return SetAsync(symbol, SetAutoDeposit, body, cancellationToken);
    }
}
