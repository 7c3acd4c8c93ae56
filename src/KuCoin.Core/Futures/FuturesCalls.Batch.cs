using System.Text;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>How many orders the exchange takes at once.</summary>
    public const int MaximumBatch = 20;

    internal static readonly Operation<IReadOnlyList<BatchOrderAnswer>> PlaceOrders = new()
    {
        Name = "Place futures orders",
        Row = "orders/multi",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders/multi",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 20,
        Access = Access.Futures,
        Retry = RetryClass.AskFirst,
        Answer = static () => FuturesJson.Answers.IReadOnlyListBatchOrderAnswer,
    };

    /// <summary>
    /// Places up to 20 orders with one request, each exactly once. When the answer is lost, every order is looked for by its client id for a few seconds; those that
    /// the exchange knows are placed, the others are then placed one by one with the same client ids.
    /// </summary>
    /// <returns>One row per order, in their order: its receipt, or why it was not placed.</returns>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent, as for one order, and OrderCountInvalid, ClientOidNotUnique, TriggersNotAllowed; what the exchange or the connection reports about all of them.</exception>
    public async Task<IReadOnlyList<BatchRow<FuturesOrderReceipt>>> PlaceOrdersAsync(IReadOnlyList<FuturesOrderRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        Require.That(requests.Count is > 0 and <= MaximumBatch, "OrderCountInvalid", $"The exchange takes 1 to {MaximumBatch} orders at once.");
        foreach (var request in requests)
        {
            FuturesOrderRules.Check(request);
            Require.That(!request.HasTriggers, "TriggersNotAllowed", "Orders with take profit and stop loss are placed one at a time.");
        }
        Require.That(requests.All(request => request.IdempotencyKey is null), "IdempotencyKeyNotAllowed", "Orders with an IdempotencyKey are placed one at a time.");
        string[] clientOids = [.. requests.Select(request => request.ClientOid ?? ClientOids.Create())];
        Require.That(clientOids.Distinct(StringComparer.Ordinal).Count() == clientOids.Length, "ClientOidNotUnique", "No two orders may share a client id.");

        var body = RequestBody.Array(requests.Zip(clientOids, Body));
        IReadOnlyList<BatchOrderAnswer> answers;
        try
        {
            answers = await _pipeline.SendAsync(PlaceOrders, new RequestArguments().WithBody(Encoding.UTF8.GetBytes(body)), cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException lost) when (lost.Kind == KuCoinErrorKind.OutcomeUnknown)
        {
            return await RecoverBatchAsync(requests, clientOids, lost, cancellationToken).ConfigureAwait(false);
        }
        return [.. requests.Select((request, at) => Row(request, clientOids[at], answers.Count == requests.Count ? answers[at] : null))];

        BatchRow<FuturesOrderReceipt> Row(FuturesOrderRequest request, string clientOid, BatchOrderAnswer? inPlace)
        {
            var answer = answers.FirstOrDefault(row => string.Equals(row.ClientOid, clientOid, StringComparison.Ordinal)) ?? (inPlace?.ClientOid is null ? inPlace : null);
            return answer switch
            {
                { Code: "200000" or "200", OrderId: { } id } => new(Receipt(request, id, clientOid, found: null)),
                { Code: { } code } => new(null, Failures.RefusedRow(PlaceOrders, code, answer.Msg, clientOid)),
                _ => new(null, Failures.RowMissing(PlaceOrders, clientOid, clientOid)),
            };
        }
    }

    /// <summary>Finds out by asking which orders of a batch were placed, and places the others.</summary>
    private async Task<IReadOnlyList<BatchRow<FuturesOrderReceipt>>> RecoverBatchAsync(IReadOnlyList<FuturesOrderRequest> requests, string[] clientOids, KuCoinException lost, CancellationToken cancellationToken)
    {
        var rows = new BatchRow<FuturesOrderReceipt>?[requests.Count];
        var silences = new KuCoinException?[requests.Count];
        foreach (var wait in RetryPolicy.LookUps(ApiHost.Futures))
        {
            await Task.Delay(wait, _pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < rows.Length; at++)
            {
                if (rows[at] is null)
                    (rows[at], silences[at]) = await AskForAsync(requests[at], clientOids[at], cancellationToken).ConfigureAwait(false);
            }
            if (!rows.Contains(null))
                break;
        }

        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] ??= silences[at] is { } silence
                ? new(null, new KuCoinException(KuCoinErrorKind.OutcomeUnknown, lost.ErrorId, $"It is not known whether the order with the client id {clientOids[at]} was placed: {silence.Message}", lost) { ClientOid = clientOids[at], RecommendedAction = $"Look for the order with the client id {clientOids[at]} before you place another one." })
                : await PlaceRowAsync(requests[at], clientOids[at], cancellationToken).ConfigureAwait(false);
        }
        return rows!;
    }

    private async Task<(BatchRow<FuturesOrderReceipt>? Row, KuCoinException? Silence)> AskForAsync(FuturesOrderRequest request, string clientOid, CancellationToken cancellationToken)
    {
        try
        {
            var order = await FindPlacedAsync(request, clientOid, cancellationToken).ConfigureAwait(false);
            return (order is null ? null : new(Receipt(request, order.Id, clientOid, order)), null);
        }
        catch (KuCoinException inUse) when (inUse.Kind == KuCoinErrorKind.AlreadyExists)
        {
            return (new(null, inUse), null);
        }
        catch (KuCoinException silence)
        {
            return (null, silence);
        }
    }

    private async Task<BatchRow<FuturesOrderReceipt>> PlaceRowAsync(FuturesOrderRequest request, string clientOid, CancellationToken cancellationToken)
    {
        try
        {
            return new(await PlaceAsync(request, clientOid, cancellationToken).ConfigureAwait(false));
        }
        catch (KuCoinException refused) when (refused is not GuardRefusedException)
        {
            return new(null, refused);
        }
    }
}
