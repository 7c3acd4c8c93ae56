using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    internal static readonly Operation<CancelledIdsAnswer> CancelOrder = new()
    {
        Name = "Cancel order",
        Row = "C3",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders/{orderId}",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.CancelledIdsAnswer,
    };

    /// <summary>Asks the exchange to cancel one order. The answer acknowledges the request; the order's own state says when it is done.</summary>
    /// <param name="id">The exchange's id of the order.</param>
    /// <param name="symbol">The pair. The Classic calls do not need it; the Current ones do, so the order is looked for among the active ones when it is null.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the order may be cancelled.</param>
    /// <returns>The ids of the orders that are cancelled.</returns>
    /// <exception cref="KuCoinException">NotFound: OrderNotFound when there is no such order, OrderNotActive when it was done already (the message says how); what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelOrderAsync(string id, string? symbol = null, CancellationToken cancellationToken = default)
    {
        if (await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            return await CancelCurrentAsync(id, null, symbol, cancellationToken).ConfigureAwait(false);
        var arguments = new RequestArguments().WithPath("orderId", id);
        try
        {
            var answer = await _pipeline.SendAsync(CancelOrder, arguments, cancellationToken, LookUp).ConfigureAwait(false);
            return answer.CancelledOrderIds ?? [];
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            var order = await FindOrderAsync(id, symbol, cancellationToken).ConfigureAwait(false) ?? throw NoSuchOrder($"There is no order '{id}'.");
            throw NotCancelled(order, error);
        }

        // After a lost answer: was it our first attempt that cancelled the order?
        async Task<CancelledIdsAnswer?> LookUp(CancellationToken token) =>
            await FindOrderAsync(id, symbol, token).ConfigureAwait(false) is { IsCancelled: true } ? new CancelledIdsAnswer { CancelledOrderIds = [id] } : null;
    }

    internal static readonly Operation<CancelledByClientOidAnswer> CancelOrderByClientOid = new()
    {
        Name = "Cancel order by client id",
        Row = "C4",
        Method = HttpMethod.Delete,
        Path = "/api/v1/order/client-order/{clientOid}",
        Pool = RatePool.Spot,
        Weight = 5,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.CancelledByClientOidAnswer,
    };

    /// <summary>Asks the exchange to cancel one order by its client id. The answer acknowledges the request; the order's own state says when it is done.</summary>
    /// <param name="clientOid">The client id the order was placed with.</param>
    /// <param name="symbol">The pair. Makes the Classic search for an order that is done already shorter; the Current calls need it, so the order is looked for among the active ones when it is null.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the order may be cancelled.</param>
    /// <returns>The ids of the orders that are cancelled.</returns>
    /// <exception cref="KuCoinException">As <see cref="CancelOrderAsync"/>.</exception>
    public async Task<IReadOnlyList<string>> CancelOrderByClientOidAsync(string clientOid, string? symbol = null, CancellationToken cancellationToken = default)
    {
        if (await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            return await CancelCurrentAsync(null, clientOid, symbol, cancellationToken).ConfigureAwait(false);
        var arguments = new RequestArguments().WithPath("clientOid", clientOid).About(clientOid);
        try
        {
            var answer = await _pipeline.SendAsync(CancelOrderByClientOid, arguments, cancellationToken, LookUp).ConfigureAwait(false);
            return [.. answer.CancelledOrderId is { } id ? [id] : Array.Empty<string>(), .. answer.CancelledOcoOrderIds ?? []];
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            var order = await FindByClientOidAsync(clientOid, symbol, null, cancellationToken).ConfigureAwait(false)
                ?? throw NoSuchOrder($"There is no active order with the client id '{clientOid}', nor one done within the last 24 hours.", clientOid);
            throw NotCancelled(order, error);
        }

        // After a lost answer: was it our first attempt that cancelled the order?
        async Task<CancelledByClientOidAnswer?> LookUp(CancellationToken token) =>
            await FindByClientOidAsync(clientOid, symbol, null, token).ConfigureAwait(false) is { IsCancelled: true } order ? new CancelledByClientOidAnswer { CancelledOrderId = order.Id } : null;
    }

    internal static readonly Operation<CancelledIdsAnswer> CancelAllOrders = new()
    {
        Name = "Cancel all orders",
        Row = "C5",
        Method = HttpMethod.Delete,
        Path = "/api/v1/orders",
        Pool = RatePool.Spot,
        Weight = 20,
        Access = Access.Spot,
        Retry = RetryClass.Cancel,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.CancelledIdsAnswer,
        Empty = new(),
    };

    /// <summary>Asks the exchange to cancel all active orders, or those of one pair or trade type.</summary>
    /// <param name="symbol">One pair; null for all.</param>
    /// <param name="tradeType">Whose orders; null for those of the trade account.</param>
    /// <param name="cancellationToken">Ends waiting and sending; when it strikes while the request is under way, the orders may be cancelled.</param>
    /// <returns>
    /// The ids of the orders that are cancelled. Classic: when an answer was lost on the way, those of the lost answer are missing and a warning says so.
    /// Current: the exchange names none, so these are the orders that were active just before.
    /// </returns>
    /// <exception cref="KuCoinException">NotFound (SymbolNotFound) when there is no such pair; Unavailable (CancelIncomplete) when the orders of some pairs could not be cancelled, with those pairs in the message; what the exchange or the connection reports.</exception>
    public async Task<IReadOnlyList<string>> CancelAllOrdersAsync(string? symbol = null, TradeType? tradeType = null, CancellationToken cancellationToken = default)
    {
        var ids = await IsCurrentAsync(cancellationToken).ConfigureAwait(false)
            ? await CancelAllCurrentAsync(OrderDesk.Of(tradeType), symbol, cancellationToken).ConfigureAwait(false)
            : await CancelAllClassicAsync(symbol, tradeType, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0 && symbol is not null)
            await RequireListedAsync(symbol, cancellationToken).ConfigureAwait(false);
        return ids;
    }

    private async Task<IReadOnlyList<string>> CancelAllClassicAsync(string? symbol, TradeType? tradeType, CancellationToken cancellationToken)
    {
        var arguments = new RequestArguments().With("symbol", symbol).With("tradeType", tradeType?.ToWord());
        var answer = await _pipeline.SendAsync(CancelAllOrders, arguments, cancellationToken).ConfigureAwait(false);
        WarnOfLostIds(arguments);
        return answer.CancelledOrderIds ?? [];
    }

    /// <summary>The exchange cancels nothing for a pair that it does not know, and says nothing either. Asked only afterwards: nothing may come before a cancellation.</summary>
    private async Task RequireListedAsync(string symbol, CancellationToken cancellationToken)
    {
        try
        {
            await GetRulesAsync(symbol, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException silence) when (silence.ErrorId is not "SymbolNotFound")
        {
            KuCoinLog.Write(LogLevel.Verbose, $"Nothing was there to cancel; whether there is a pair '{symbol}' could not be found out: {silence.Message}");
        }
    }

    private static void WarnOfLostIds(RequestArguments arguments)
    {
        if (arguments.AnswerWasLost)
            KuCoinLog.Write(LogLevel.Warning, "An answer to the cancellation was lost and the request repeated: the orders are cancelled, but ids named in the lost answer are missing from the list.");
    }

    /// <summary>Why an order that is there was not cancelled.</summary>
    private static KuCoinException NotCancelled(Order order, KuCoinException refusal) =>
        order.IsActive ? refusal : RefusedCancel.NotActive(refusal, order.Id, order.ClientOid, order.IsCancelled, order.FilledSize);
}
