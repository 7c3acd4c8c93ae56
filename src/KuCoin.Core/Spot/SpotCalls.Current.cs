using System.Runtime.CompilerServices;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>What the Current generation, whose calls are about one pair at a time, needs besides them.</summary>
public sealed partial class SpotCalls
{
    /// <summary>The active orders that a query wants, newest first; of all pairs when it names none.</summary>
    private async Task<IReadOnlyList<Order>> ListActiveAsync(OrderDesk desk, OrderQuery query, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        await foreach (var some in ActiveByPairAsync(desk, query.Symbol, cancellationToken).ConfigureAwait(false))
            orders.AddRange(some.Where(IsWanted));
        return [.. NewestFirst.Of(orders)];

        bool IsWanted(Order order) =>
            (query.Side is null || order.Side == query.Side)
            && (query.Type is null || string.Equals(order.Type, query.Type, StringComparison.OrdinalIgnoreCase))
            && !(order.CreatedAt < query.StartTime)
            && !(order.CreatedAt > query.EndTime);
    }

    private async IAsyncEnumerable<IReadOnlyList<Order>> ActiveByPairAsync(OrderDesk desk, string? symbol, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var pair in symbol is null ? await ActivePairsAsync(desk, cancellationToken).ConfigureAwait(false) : [symbol])
            yield return await _pipeline.SendAsync(desk.ListActive, desk.About(pair), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> ActivePairsAsync(OrderDesk desk, CancellationToken cancellationToken) =>
        (await _pipeline.SendAsync(desk.ListActivePairs, desk.About(null), cancellationToken).ConfigureAwait(false)).Symbols ?? [];

    /// <summary>One order by its id, whoever's money it uses.</summary>
    private async Task<Order?> FindCurrentAsync(string id, string? symbol, CancellationToken cancellationToken)
    {
        if (symbol is null)
            return await FindActiveAsync(order => string.Equals(order.Id, id, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false) ?? throw NeedsSymbol($"The order '{id}'");
        // Both margin desks answer with the same call.
        return await FindAtAsync(OrderDesk.Trade).ConfigureAwait(false) ?? await OnMarginAsync(() => FindAtAsync(OrderDesk.CrossMargin)).ConfigureAwait(false);

        Task<Order?> FindAtAsync(OrderDesk desk) => _pipeline.FindAsync(desk.Get, new RequestArguments().WithPath("orderId", id).With("symbol", symbol), cancellationToken);
    }

    /// <summary>One order by its client id, active or done; of any trade type when none is named.</summary>
    private async Task<Order?> FindCurrentByClientOidAsync(string clientOid, string? symbol, TradeType? tradeType, CancellationToken cancellationToken)
    {
        Require.Given(clientOid, "ClientOid");
        if (symbol is null)
            return await FindActiveAsync(order => string.Equals(order.ClientOid, clientOid, StringComparison.Ordinal), cancellationToken).ConfigureAwait(false) ?? throw NeedsSymbol($"The order with the client id '{clientOid}'", clientOid);
        if (tradeType is not null)
            return await FindAtAsync(OrderDesk.Of(tradeType)).ConfigureAwait(false);
        return await FindAtAsync(OrderDesk.Trade).ConfigureAwait(false) ?? await OnMarginAsync(() => FindAtAsync(OrderDesk.CrossMargin)).ConfigureAwait(false);

        Task<Order?> FindAtAsync(OrderDesk desk) => _pipeline.FindAsync(desk.GetByClientOid, new RequestArguments().WithPath("clientOid", clientOid).With("symbol", symbol).About(clientOid), cancellationToken);
    }

    /// <summary>Looks through the active orders of all pairs and all trade types.</summary>
    private async Task<Order?> FindActiveAsync(Func<Order, bool> isIt, CancellationToken cancellationToken) =>
        await FindActiveAtAsync(OrderDesk.Trade, isIt, cancellationToken).ConfigureAwait(false)
        ?? await OnMarginAsync(() => FindActiveAtAsync(OrderDesk.CrossMargin, isIt, cancellationToken)).ConfigureAwait(false)
        ?? await OnMarginAsync(() => FindActiveAtAsync(OrderDesk.IsolatedMargin, isIt, cancellationToken)).ConfigureAwait(false);

    private async Task<Order?> FindActiveAtAsync(OrderDesk desk, Func<Order, bool> isIt, CancellationToken cancellationToken)
    {
        await foreach (var orders in ActiveByPairAsync(desk, symbol: null, cancellationToken).ConfigureAwait(false))
        {
            if (orders.FirstOrDefault(isIt) is { } order)
                return order;
        }
        return null;
    }

    /// <summary>A search that goes on among margin orders finds nothing there with a key that may not see them, or on a site of the exchange that has no margin trading.</summary>
    private static async Task<Order?> OnMarginAsync(Func<Task<Order?>> search)
    {
        try
        {
            return await search().ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.PermissionDenied || error.ErrorId is "UrlNotFound")
        {
            KuCoinLog.Write(LogLevel.Verbose, $"Margin orders were not searched: {error.Message}");
            return null;
        }
    }

    /// <summary>Cancels one order by its id or its client id.</summary>
    private async Task<IReadOnlyList<string>> CancelCurrentAsync(string? id, string? clientOid, string? symbol, CancellationToken cancellationToken)
    {
        var pair = symbol;
        var order = pair is null ? await FindAsync(cancellationToken).ConfigureAwait(false) : null;
        pair ??= order?.Symbol;
        var desk = OrderDesk.Of(order?.TradeType);
        CancelAnswer answer;
        try
        {
            answer = await SendAsync(desk).ConfigureAwait(false);
        }
        catch (KuCoinException error) when (error.Kind == KuCoinErrorKind.NotFound)
        {
            order = await FindAsync(cancellationToken).ConfigureAwait(false)
                ?? throw NoSuchOrder(id is null ? $"There is no order of {pair} with the client id '{clientOid}'." : $"There is no order '{id}' of {pair}.", clientOid);
            if (!order.IsActive || OrderDesk.Of(order.TradeType) == desk)
                throw NotCancelled(order, error);
            // Nobody said that it is a margin order.
            answer = await SendAsync(OrderDesk.Of(order.TradeType)).ConfigureAwait(false);
        }
        var cancelled = id ?? answer.OrderId ?? order?.Id ?? await IdOfCancelledAsync().ConfigureAwait(false);
        return cancelled is null ? [] : [cancelled];

        Task<CancelAnswer> SendAsync(OrderDesk at) => _pipeline.SendAsync(
            id is null ? at.CancelByClientOid : at.Cancel,
            (id is null ? new RequestArguments().WithPath("clientOid", clientOid!).About(clientOid!) : new RequestArguments().WithPath("orderId", id)).With("symbol", pair),
            cancellationToken,
            LookUpAsync);

        Task<Order?> FindAsync(CancellationToken token) => id is null
            ? FindCurrentByClientOidAsync(clientOid!, pair, null, token)
            : FindCurrentAsync(id, pair, token);

        // After a lost answer: was it our first attempt that cancelled the order?
        async Task<CancelAnswer?> LookUpAsync(CancellationToken token) =>
            await FindAsync(token).ConfigureAwait(false) is { IsCancelled: true } found ? new CancelAnswer { OrderId = found.Id } : null;

        // The answer names the client id only. The order is cancelled whether or not its id can be found out.
        async Task<string?> IdOfCancelledAsync()
        {
            try
            {
                return (await FindAsync(cancellationToken).ConfigureAwait(false))?.Id;
            }
            catch (KuCoinException failure)
            {
                KuCoinLog.Write(LogLevel.Warning, $"The order with the client id '{clientOid}' is cancelled, but its id could not be found out: {failure.Message}");
                return null;
            }
        }
    }

    private async Task<IReadOnlyList<string>> CancelAllCurrentAsync(OrderDesk desk, string? symbol, CancellationToken cancellationToken)
    {
        // The answers name no orders, so those that are active are read first.
        var active = await ListActiveAsync(desk, new OrderQuery { Symbol = symbol }, cancellationToken).ConfigureAwait(false);
        if (symbol is null && desk == OrderDesk.Trade)
        {
            var answer = await _pipeline.SendAsync(EngineOperations.CancelAllOrders, new RequestArguments(), cancellationToken).ConfigureAwait(false);
            if (answer.FailedSymbols is { Count: > 0 } failed)
                throw Incomplete(failed, answer.SucceedSymbols ?? []);
        }
        else
        {
            foreach (var pair in symbol is null ? active.Select(order => order.Symbol).Distinct(StringComparer.Ordinal).ToArray() : [symbol])
                await _pipeline.SendAsync(desk.CancelPair, desk.About(pair), cancellationToken).ConfigureAwait(false);
        }
        return [.. active.Select(order => order.Id)];
    }

    private static KuCoinException Incomplete(IReadOnlyList<FailedPair> failed, IReadOnlyList<string> succeeded) =>
        new(
            KuCoinErrorKind.Unavailable,
            "CancelIncomplete",
            $"The orders of {string.Join(", ", failed.Select(pair => $"{pair.Symbol} ({pair.Error})"))} could not be cancelled; those of {(succeeded.Count == 0 ? "no other pair" : string.Join(", ", succeeded))} are.")
        {
            RecommendedAction = "Read the active orders and cancel again.",
        };

    private static KuCoinException NeedsSymbol(string what, string? clientOid = null) =>
        new(KuCoinErrorKind.InvalidArgument, "SymbolNeeded", $"{what} is not among the active ones, and the Current calls find a done one by its pair only.")
        {
            ClientOid = clientOid,
            RecommendedAction = "Name the pair with -Symbol.",
        };

    /// <summary>The pairs in which something was traded since a time, as far as the ledger names them.</summary>
    internal async Task<IReadOnlyList<string>> TradedPairsSinceAsync(TradeType type, DateTimeOffset since, CancellationToken cancellationToken) =>
        await _tradedPairs(OrderDesk.Of(type).TradeType, since, Now, cancellationToken).ConfigureAwait(false) ?? [];

    /// <summary>The pairs whose fills of some days there can be: those that the ledger names, for every trade changes a balance, and those with active orders, should the ledger be behind.</summary>
    private async Task<IReadOnlyCollection<string>> TradedPairsAsync(OrderDesk desk, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var active = await ActivePairsAsync(desk, cancellationToken).ConfigureAwait(false);
        if (await _tradedPairs(desk.TradeType, start, end, cancellationToken).ConfigureAwait(false) is { } traded)
            return [.. traded.Union(active, StringComparer.Ordinal)];
        KuCoinLog.Write(LogLevel.Verbose, "The ledger does not name the pair of every trade, so all pairs are asked for.");
        return [.. (await ListedPairsAsync(desk, cancellationToken).ConfigureAwait(false)).Union(active, StringComparer.Ordinal)];
    }

    /// <summary>The pairs whose done orders of some days there can be. An order that was cancelled before anything filled left no trace in the ledger, so these are all pairs there are, and those that have gone since.</summary>
    private async Task<IReadOnlyCollection<string>> OrderedPairsAsync(OrderDesk desk, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var listed = await ListedPairsAsync(desk, cancellationToken).ConfigureAwait(false);
        var traded = await TradedPairsAsync(desk, start, end, cancellationToken).ConfigureAwait(false);
        return [.. traded.Union(listed, StringComparer.Ordinal)];
    }

    private async Task<IEnumerable<string>> ListedPairsAsync(OrderDesk desk, CancellationToken cancellationToken)
    {
        var pairs = await _symbols.GetAsync(cancellationToken).ConfigureAwait(false);
        return pairs.Values.Where(pair => desk.TradeType is null || pair.IsMarginEnabled).Select(pair => pair.Symbol).Order(StringComparer.Ordinal);
    }

    /// <summary>A list that is there all at once.</summary>
    private sealed class GatheredList<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> gather) : Paged<T>
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var rows = await gather(cancellationToken).ConfigureAwait(false);
            yield return new Page<T>(limit < rows.Count ? [.. rows.Take(limit.Value)] : rows, rows.Count);
        }
    }
}
