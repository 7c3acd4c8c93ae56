namespace KuCoin;

/// <summary>Asks for the present states of orders, as changes that the stream might have told.</summary>
internal static class OrderStates
{
    // The exchange's clock and ours may differ, and an order may be listed a little late.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <param name="calls">Who asks.</param>
    /// <param name="unfinished">The orders known to be open: those not among the active ones any more are asked for one by one.</param>
    /// <param name="since">From when on (UTC) orders may have been placed and done unseen; null for active orders alone.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    public static async Task<IReadOnlyList<OrderChange>> AskAsync(SpotCalls calls, IReadOnlyList<OrderChange> unfinished, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        // Before the question: what a message tells of a later moment is younger than the answer.
        var now = calls.Now;
        var found = new Dictionary<string, Order>(StringComparer.Ordinal);
        foreach (var type in Enum.GetValues<TradeType>())
            await ListAsync(new OrderQuery { TradeType = type }).ConfigureAwait(false);
        if (since is { } from)
        {
            foreach (var type in Enum.GetValues<TradeType>())
                await ListDoneAsync(type, from - Margin).ConfigureAwait(false);
            foreach (var order in unfinished.Where(order => !found.ContainsKey(order.Id)))
                await FindAsync(order).ConfigureAwait(false);
        }

        return [.. found.Values.Select(order => ToChange(order, now))];

        async Task ListAsync(OrderQuery query)
        {
            // An order that was listed as active and then as done is done.
            await foreach (var order in calls.GetOrders(query).WithCancellation(cancellationToken).ConfigureAwait(false))
                found[order.Id] = order;
        }

        async Task ListDoneAsync(TradeType type, DateTimeOffset from)
        {
            var query = new OrderQuery { Status = OrderStatus.Done, TradeType = type, StartTime = from };
            if (!await calls.IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            {
                await ListAsync(query).ConfigureAwait(false);
                return;
            }
            // To ask for every pair there is would take too long in a gap: those that are known, and those in which something was traded since.
            var traded = await calls.TradedPairsSinceAsync(type, from, cancellationToken).ConfigureAwait(false);
            foreach (var symbol in unfinished.Select(order => order.Symbol).Concat(found.Values.Select(order => order.Symbol)).Union(traded, StringComparer.Ordinal).ToArray())
                await ListAsync(query with { Symbol = symbol }).ConfigureAwait(false);
        }

        async Task FindAsync(OrderChange known)
        {
            try
            {
                found[known.Id] = await calls.GetOrderAsync(known.Id, known.Symbol, cancellationToken).ConfigureAwait(false);
            }
            catch (KuCoinException e) when (e.Kind == KuCoinErrorKind.NotFound)
            {
                // The exchange has forgotten it, as it does with cancelled orders: what became of it nobody can tell.
            }
        }
    }

    private static OrderChange ToChange(Order order, DateTimeOffset now) => new()
    {
        Id = order.Id,
        ClientOid = order.ClientOid,
        Symbol = order.Symbol,
        Side = order.Side,
        Type = order.Type,
        Event = (order.IsActive, order.IsCancelled) switch
        {
            (true, _) => order.FilledSize > 0m ? "match" : "open",
            (false, true) => "canceled",
            _ => "filled",
        },
        Status = order.IsActive ? "open" : "done",
        Price = order.Price,
        Size = order.Size,
        OriginalSize = order.Size,
        Funds = order.Funds,
        FilledSize = order.FilledSize,
        RemainingSize = order.IsActive ? order.Size - order.FilledSize : 0m,
        CancelledSize = order.IsCancelled ? order.Size - order.FilledSize : null,
        OrderTime = order.CreatedAt,
        Time = now,
        Reconciled = true,
    };
}
