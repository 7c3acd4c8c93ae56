using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>How many orders are cancelled with one request; no source says how many the exchange takes.</summary>
    private const int CancelledAtOnce = 10;

    internal static readonly Operation<CancelledClientOidAnswer> CancelOrderByClientOid = new()
    {
        Name = "Cancel futures order by client id",
        Row = "orders/client-order",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders/client-order/{clientOid}",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 1,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Answer = static () => FuturesJson.Answers.CancelledClientOidAnswer,
        Empty = new(),
    };

    /// <summary>Asks the exchange to cancel one order by its client id.</summary>
    /// <param name="clientOid">The client id the order was placed with.</param>
    /// <param name="symbol">The contract.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the order may be cancelled.</param>
    /// <exception cref="KuCoinException">NotFound: OrderNotFound when there is no such order, OrderNotActive when it was done already (the message says how); what the exchange or the connection reports.</exception>
    public async Task CancelOrderByClientOidAsync(string clientOid, string symbol, CancellationToken cancellationToken = default)
    {
        Require.Given(symbol, "Symbol");
        var arguments = new RequestArguments().WithPath("clientOid", clientOid).With("symbol", symbol).About(clientOid);
        try
        {
            await _pipeline.SendAsync(CancelOrderByClientOid, arguments, cancellationToken, LookUp).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            var order = await FindByClientOidAsync(clientOid, cancellationToken).ConfigureAwait(false)
                ?? throw NoSuchOrder($"There is no futures order with the client id '{clientOid}' within the last seven days.", clientOid);
            throw order.IsActive ? error : RefusedCancel.NotActive(error, order.Id, order.ClientOid, order.IsCancelled, order.FilledSize);
        }

        // After a lost answer: was it our first attempt that cancelled the order?
        async Task<CancelledClientOidAnswer?> LookUp(CancellationToken token) =>
            await FindByClientOidAsync(clientOid, token).ConfigureAwait(false) is { IsCancelled: true } ? new CancelledClientOidAnswer { ClientOid = clientOid } : null;
    }

    internal static readonly Operation<IReadOnlyList<BatchCancelAnswer>> CancelOrders = new()
    {
        Name = "Cancel futures orders",
        Row = "orders/multi-cancel",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders/multi-cancel",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 30,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Answer = static () => FuturesJson.Answers.IReadOnlyListBatchCancelAnswer,
    };

    /// <summary>Asks the exchange to cancel some orders, ten with one request.</summary>
    /// <returns>One row per id, in their order: the id when the cancellation was taken, or why not.</returns>
    /// <exception cref="KuCoinException">What the exchange or the connection reports about all of them; earlier requests of the same call may have cancelled theirs.</exception>
    public async Task<IReadOnlyList<BatchRow<string>>> CancelOrdersAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        foreach (var id in ids)
            Require.Given(id, "Id");
        var rows = new List<BatchRow<string>>(ids.Count);
        foreach (var some in ids.Chunk(CancelledAtOnce))
        {
            var body = new RequestBody().WithJson("orderIdsList", RequestBody.Array(some));
            var arguments = new RequestArguments().WithBody(body.ToUtf8());
            var answers = await _pipeline.SendAsync(CancelOrders, arguments, cancellationToken).ConfigureAwait(false);
            foreach (var id in some)
            {
                var answer = answers.FirstOrDefault(row => string.Equals(row.OrderId, id, StringComparison.Ordinal));
                rows.Add(await RowAsync(id, answer, arguments.AnswerWasLost, cancellationToken).ConfigureAwait(false));
            }
        }
        return rows;
    }

    private async Task<BatchRow<string>> RowAsync(string id, BatchCancelAnswer? answer, bool answerWasLost, CancellationToken cancellationToken)
    {
        if (answer is { Code: "200" or "200000" })
            return new(id);
        if (answer?.Code is not { } code)
            return new(null, Failures.RowMissing(CancelOrders, id, clientOid: null));
        var refusal = Failures.RefusedRow(CancelOrders, code, answer.Msg, answer.ClientOid);
        if (refusal.Kind != KuCoinErrorKind.NotFound)
            return new(null, refusal);

        try
        {
            return await FindOrderAsync(id, cancellationToken).ConfigureAwait(false) switch
            {
                null => new(null, NoSuchOrder($"There is no futures order '{id}'.")),
                { IsActive: true } => new(null, refusal),
                // After a lost answer it was our first attempt that cancelled the order.
                { IsCancelled: true } when answerWasLost => new(id),
                var order => new(null, RefusedCancel.NotActive(refusal, order.Id, order.ClientOid, order.IsCancelled, order.FilledSize)),
            };
        }
        catch (KuCoinException failure)
        {
            KuCoinLog.Write(LogLevel.Verbose, $"Asking why order '{id}' could not be cancelled failed: {failure.Message}");
            return new(null, refusal);
        }
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelAllOrdersClassic = new()
    {
        Name = "Cancel all futures orders",
        Row = "I3",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 800,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Generation = ApiGeneration.Classic,
        Answer = static () => FuturesJson.Answers.CancelledIdsAnswer,
        Empty = new(),
    };

    internal static readonly Operation<CancelledIdsAnswer> CancelAllOrders = new()
    {
        Name = "Cancel all futures orders of a contract",
        Row = "I3",
        Method = HttpMethod.Delete,
        Path = "/api/v3/orders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 30,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Generation = ApiGeneration.Current,
        Answer = static () => FuturesJson.Answers.CancelledIdsAnswer,
        Empty = new(),
    };

    /// <summary>
    /// Asks the exchange to cancel all active orders, or those of one contract; stop orders that have not triggered stay. The Classic call costs 800 points of the quota;
    /// the Current one is cheap but takes one contract at a time, so without a contract the active orders are listed first.
    /// </summary>
    /// <param name="symbol">One contract; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the orders may be cancelled.</param>
    /// <returns>The ids of the orders that are cancelled. When an answer was lost on the way, those of the lost answer are missing and a warning says so.</returns>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelAllOrdersAsync(string? symbol = null, CancellationToken cancellationToken = default)
    {
        if (await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false) == ApiGeneration.Classic)
            return await CancelAllAsync(CancelAllOrdersClassic, symbol, cancellationToken).ConfigureAwait(false);

        var cancelled = new List<string>();
        foreach (var contract in symbol is null ? await ActiveSymbolsAsync(cancellationToken).ConfigureAwait(false) : [symbol])
            cancelled.AddRange(await CancelAllAsync(CancelAllOrders, contract, cancellationToken).ConfigureAwait(false));
        return cancelled;
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelAllStopOrders = new()
    {
        Name = "Cancel all futures stop orders",
        Row = "stopOrders",
        Method = HttpMethod.Delete,
        Path = "/api/v1/stopOrders",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 15,
        Access = Access.Futures,
        Retry = RetryClass.Cancel,
        Answer = static () => FuturesJson.Answers.CancelledIdsAnswer,
        Empty = new(),
    };

    /// <summary>Asks the exchange to cancel all stop orders that have not triggered, or those of one contract.</summary>
    /// <param name="symbol">One contract; null for all.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the orders may be cancelled.</param>
    /// <returns>The ids of the orders that are cancelled. When an answer was lost on the way, those of the lost answer are missing and a warning says so.</returns>
    /// <exception cref="KuCoinException">What the exchange or the connection reports.</exception>
    public Task<IReadOnlyList<string>> CancelAllStopOrdersAsync(string? symbol = null, CancellationToken cancellationToken = default) =>
        CancelAllAsync(CancelAllStopOrders, symbol, cancellationToken);

    private async Task<IReadOnlyList<string>> CancelAllAsync(Operation<CancelledIdsAnswer> operation, string? symbol, CancellationToken cancellationToken)
    {
        var arguments = new RequestArguments().With("symbol", symbol);
        var answer = await _pipeline.SendAsync(operation, arguments, cancellationToken).ConfigureAwait(false);
        if (arguments.AnswerWasLost)
            KuCoinLog.Write(LogLevel.Warning, "An answer to the cancellation was lost and the request repeated: the orders are cancelled, but ids named in the lost answer are missing from the list.");
        return answer.CancelledOrderIds ?? [];
    }

    private async Task<IReadOnlyList<string>> ActiveSymbolsAsync(CancellationToken cancellationToken)
    {
        var symbols = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var order in GetOrders(new FuturesOrderQuery { Status = OrderStatus.Active }).WithCancellation(cancellationToken).ConfigureAwait(false))
            symbols.Add(order.Symbol);
        return [.. symbols];
    }
}
