using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>How many limit orders of one pair the exchange takes at once.</summary>
    public const int MaximumBatch = 5;

    internal static readonly Operation<ClassicBatchAnswer> PlaceOrders = new()
    {
        Name = "Place orders",
        Row = "C2",
        Method = HttpMethod.Post,
        Path = "/api/v1/orders/multi",
        Pool = RatePool.Spot,
        Weight = 3,
        Access = Access.Spot,
        Retry = RetryClass.AskFirst,
        Generation = ApiGeneration.Classic,
        Answer = static () => SpotJson.Answers.ClassicBatchAnswer,
    };

    /// <summary>
    /// Places orders in their order, each exactly once: limit orders of the trade account that follow each other and are of one pair go up to five to a request, all others go one by one.
    /// When an answer is lost, every order of that request is looked for by its client id; those that the exchange knows are placed, the others are then placed one by one with the same client ids.
    /// </summary>
    /// <returns>One row per order, in their order: its receipt, or why it was not placed. An order that failed does not keep those after it from being placed.</returns>
    /// <exception cref="KuCoinException">InvalidArgument before anything is sent, as for one order, and ClientOidNotUnique.</exception>
    public async Task<IReadOnlyList<BatchRow<OrderReceipt>>> PlaceOrdersAsync(IReadOnlyList<OrderRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (var request in requests)
            OrderRules.Check(request);
        Require.That(requests.All(request => request.IdempotencyKey is null), "IdempotencyKeyNotAllowed", "Orders with an IdempotencyKey are placed one at a time.");
        var orders = requests.Select(request => (Request: request, ClientOid: request.ClientOid ?? ClientOids.Create())).ToArray();
        Require.That(orders.DistinctBy(order => order.ClientOid, StringComparer.Ordinal).Count() == orders.Length, "ClientOidNotUnique", "No two orders may share a client id.");

        var rows = new List<BatchRow<OrderReceipt>>(orders.Length);
        for (var at = 0; at < orders.Length;)
        {
            var batch = orders.Skip(at).Take(MaximumBatch).TakeWhile(order => CanGoTogether(order.Request, orders[at].Request)).ToArray();
            if (batch.Length > 1)
                rows.AddRange(await PlaceTogetherAsync(batch, cancellationToken).ConfigureAwait(false));
            else
                rows.Add(await PlaceRowAsync(orders[at].Request, orders[at].ClientOid, cancellationToken).ConfigureAwait(false));
            at = rows.Count;
        }
        return rows;
    }

    private static bool CanGoTogether(OrderRequest order, OrderRequest first) =>
        order is { Type: OrderType.Limit, TradeType: null or TradeType.Trade }
        && string.Equals(order.Symbol, first.Symbol, StringComparison.Ordinal);

    private async Task<IReadOnlyList<BatchRow<OrderReceipt>>> PlaceTogetherAsync((OrderRequest Request, string ClientOid)[] batch, CancellationToken cancellationToken)
    {
        var began = _pipeline.Options.TimeProvider.GetTimestamp();
        var generation = await _pipeline.GetGenerationAsync(cancellationToken).ConfigureAwait(false);
        var list = RequestBody.Array(batch.Select(order => Body(order.Request, order.ClientOid, generation)));
        IReadOnlyList<BatchOrderRow> answers;
        Operation operation = generation == ApiGeneration.Current ? EngineOperations.PlaceOrders : PlaceOrders;
        try
        {
            if (generation == ApiGeneration.Current)
                answers = await _pipeline.SendAsync(EngineOperations.PlaceOrders, Arguments(new RequestBody().WithJson("orderList", list)), cancellationToken).ConfigureAwait(false);
            else
                answers = (await _pipeline.SendAsync(PlaceOrders, Arguments(new RequestBody().With("symbol", batch[0].Request.Symbol).WithJson("orderList", list)), cancellationToken).ConfigureAwait(false)).Data;
        }
        catch (KuCoinException lost) when (lost.Kind == KuCoinErrorKind.OutcomeUnknown)
        {
            return await RecoverBatchAsync(batch, began, lost, cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException refused) when (refused is not GuardRefusedException)
        {
            return [.. batch.Select(_ => new BatchRow<OrderReceipt>(null, refused))];
        }
        return [.. batch.Select((order, at) => Row(order.Request, order.ClientOid, answers.Count == batch.Length ? answers[at] : null))];

        static RequestArguments Arguments(RequestBody body) => new RequestArguments().WithBody(body.ToUtf8());

        // A row that failed may name no order, so it is told by its place.
        BatchRow<OrderReceipt> Row(OrderRequest request, string clientOid, BatchOrderRow? inPlace)
        {
            var answer = answers.FirstOrDefault(row => string.Equals(row.ClientOid, clientOid, StringComparison.Ordinal)) ?? (inPlace?.ClientOid is null ? inPlace : null);
            return answer switch
            {
                { IsPlaced: true, OrderId: { } id } => new(Receipt(request, id, clientOid, found: null)),
                not null => new(null, Failures.RefusedRow(operation, code: null, answer.FailMsg, clientOid)),
                null => new(null, Failures.RowMissing(operation, clientOid, clientOid)),
            };
        }
    }

    /// <summary>Finds out by asking which orders of a batch were placed, and places the others.</summary>
    private async Task<IReadOnlyList<BatchRow<OrderReceipt>>> RecoverBatchAsync((OrderRequest Request, string ClientOid)[] batch, long began, KuCoinException lost, CancellationToken cancellationToken)
    {
        var rows = new BatchRow<OrderReceipt>?[batch.Length];
        var silences = new KuCoinException?[batch.Length];
        foreach (var wait in RetryPolicy.LookUps(ApiHost.Spot))
        {
            await Task.Delay(wait, _pipeline.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < rows.Length; at++)
            {
                if (rows[at] is null)
                    (rows[at], silences[at]) = await AskForAsync(batch[at].Request, batch[at].ClientOid, began, cancellationToken).ConfigureAwait(false);
            }
            if (!rows.Contains(null))
                break;
        }

        for (var at = 0; at < rows.Length; at++)
        {
            var (request, clientOid) = batch[at];
            rows[at] ??= silences[at] is { } silence
                ? new(null, new KuCoinException(KuCoinErrorKind.OutcomeUnknown, lost.ErrorId, $"It is not known whether the order with the client id {clientOid} was placed: {silence.Message}", lost) { ClientOid = clientOid, RecommendedAction = $"Look for the order with the client id {clientOid} before you place another one." })
                : await PlaceRowAsync(request, clientOid, cancellationToken).ConfigureAwait(false);
        }
        return rows!;
    }

    private async Task<(BatchRow<OrderReceipt>? Row, KuCoinException? Silence)> AskForAsync(OrderRequest request, string clientOid, long began, CancellationToken cancellationToken)
    {
        try
        {
            var order = await FindPlacedAsync(request, clientOid, _pipeline.Options.TimeProvider.GetElapsedTime(began), cancellationToken).ConfigureAwait(false);
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

    private async Task<BatchRow<OrderReceipt>> PlaceRowAsync(OrderRequest request, string clientOid, CancellationToken cancellationToken)
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
