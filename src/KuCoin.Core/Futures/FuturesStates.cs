namespace KuCoin;

/// <summary>Asks for the present states of orders, positions and balances, as the stream might have told them.</summary>
internal static class FuturesStates
{
    // The exchange's clock and ours may differ, and an order may be listed a little late.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <param name="calls">Who asks.</param>
    /// <param name="unfinished">The orders known to be open: those not among the active ones any more are asked for one by one.</param>
    /// <param name="since">From when on (UTC) orders may have been placed and done unseen; null for active orders alone.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    public static async Task<IReadOnlyList<FuturesOrderChange>> AskOrdersAsync(FuturesCalls calls, IReadOnlyList<FuturesOrderChange> unfinished, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        // Before the question: what a message tells of a later moment is younger than the answer.
        var now = calls.Now;
        var found = new Dictionary<string, FuturesOrder>(StringComparer.Ordinal);
        await ListAsync(new FuturesOrderQuery { Status = OrderStatus.Active }).ConfigureAwait(false);
        if (since is { } from)
        {
            await ListAsync(new FuturesOrderQuery { Status = OrderStatus.Done, StartTime = from - Margin }).ConfigureAwait(false);
            foreach (var known in unfinished.Where(order => !found.ContainsKey(order.Id)))
                await FindAsync(known.Id).ConfigureAwait(false);
        }

        return [.. found.Values.Select(order => ToChange(order, now))];

        async Task ListAsync(FuturesOrderQuery query)
        {
            // An order that was listed as active and then as done is done.
            await foreach (var order in calls.GetOrders(query).WithCancellation(cancellationToken).ConfigureAwait(false))
                found[order.Id] = order;
        }

        async Task FindAsync(string id)
        {
            try
            {
                found[id] = await calls.GetOrderAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (KuCoinException e) when (e.Kind == KuCoinErrorKind.NotFound)
            {
                // The exchange has forgotten it, as it does with cancelled orders: what became of it nobody can tell.
            }
        }
    }

    /// <summary>The open positions, and those known to be open that are not any more.</summary>
    public static async Task<IReadOnlyList<FuturesPosition>> AskPositionsAsync(FuturesCalls calls, IReadOnlyList<FuturesPosition> known, CancellationToken cancellationToken)
    {
        var positions = (await calls.GetPositionsAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).ToList();
        var open = positions.Select(position => position.Symbol).ToHashSet(StringComparer.Ordinal);
        foreach (var symbol in known.Where(position => position.IsOpen).Select(position => position.Symbol).Distinct(StringComparer.Ordinal).Where(symbol => !open.Contains(symbol)))
            positions.AddRange(await calls.GetPositionAsync(symbol, cancellationToken).ConfigureAwait(false));
        foreach (var position in positions)
            position.Reconciled = true;
        return positions;
    }

    public static async Task<IReadOnlyList<FuturesBalanceChange>> AskBalancesAsync(FuturesCalls calls, CancellationToken cancellationToken)
    {
        var now = calls.Now;
        var accounts = await calls.GetAccountsAsync(cancellationToken).ConfigureAwait(false);
        return [.. accounts.Select(account => new FuturesBalanceChange
        {
            Currency = account.Currency,
            Equity = account.Equity,
            Available = account.Available,
            Hold = account.FrozenFunds,
            Time = now,
            Reconciled = true,
        })];
    }

    private static FuturesOrderChange ToChange(FuturesOrder order, DateTimeOffset now) => new()
    {
        Id = order.Id,
        ClientOid = order.ClientOid,
        Symbol = order.Symbol,
        Side = order.Side,
        Type = order.Type,
        Event = (order.IsActive, order.IsCancelled) switch
        {
            (true, _) => order.FilledSize > 0 ? "match" : "open",
            (false, true) => "canceled",
            _ => "filled",
        },
        Status = order.IsActive ? "open" : "done",
        MarginMode = order.MarginMode,
        PositionSide = order.PositionSide,
        Price = order.Price,
        Size = order.Size,
        FilledSize = order.FilledSize,
        RemainingSize = order.RemainingSize,
        CancelledSize = order.IsCancelled ? Reckon.Difference(order.Size, order.FilledSize) : 0,
        OrderTime = order.OrderedAt ?? order.CreatedAt,
        Time = now,
        Reconciled = true,
    };
}
