using System.Text.Json;
using KuCoin.Journal;
using KuCoin.Json;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>How long a done order is known for certain: the Current calls forget cancelled ones after two to three days.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>Asks what became of orders and cancellations; null when the entry is of another kind. What is returned asks when it is called.</summary>
    internal Func<Task<JournalAnswer>>? Resolve(JournalEntry entry, CancellationToken cancellationToken) => entry.IsFutures ? null : (entry.Method, entry.Path) switch
    {
        ("POST", "/api/v1/orders" or "/api/v1/orders/multi" or "/api/v1/hf/orders" or "/api/v1/hf/orders/multi" or "/api/v1/margin/order" or "/api/v3/hf/margin/order") => () => AskOrdersAsync(entry, isStop: false, cancellationToken),
        ("POST", "/api/v1/stop-order") => () => AskOrdersAsync(entry, isStop: true, cancellationToken),
        ("POST", "/api/v1/hf/orders/alter") => () => AskAlteredAsync(entry, cancellationToken),
        ("DELETE", "/api/v1/orders" or "/api/v1/hf/orders" or "/api/v1/hf/orders/cancelAll" or "/api/v3/hf/margin/orders") => () => AskAllCancelledAsync(entry, cancellationToken),
        ("DELETE", _) when entry.Text("orderId") is { } id && !entry.Path.Contains("stop-order", StringComparison.Ordinal) => () => AskCancelledAsync(() => FindOrderAsync(id, entry.Symbol, cancellationToken)),
        ("DELETE", _) when entry.Text("clientOid") is { } clientOid && entry.Path.Contains("client-order", StringComparison.Ordinal) => () => AskCancelledAsync(() => FindByClientOidAsync(clientOid, entry.Symbol, null, cancellationToken, ReachOf(entry))),
        _ => null,
    };

    private Task<JournalAnswer> AskOrdersAsync(JournalEntry entry, bool isStop, CancellationToken cancellationToken)
    {
        return OrderFates.AskAsync(entry, _pipeline.Clock.Now - entry.Time < Kept, RetryPolicy.LookUps(ApiHost.Spot), _pipeline.Options.TimeProvider, FindAsync, cancellationToken);

        async Task<string?> FindAsync(string clientOid, JsonElement order)
        {
            var symbol = JournalEntry.Text(order, "symbol") ?? entry.Symbol;
            if (isStop && await FindStopOrdersAsync(clientOid, symbol, cancellationToken).ConfigureAwait(false) is [var stop, ..])
                return stop.Id;
            return (await FindByClientOidAsync(clientOid, symbol, TypeOf(entry, order), cancellationToken, ReachOf(entry)).ConfigureAwait(false))?.Id;
        }
    }

    private async Task<JournalAnswer> AskAlteredAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var (id, symbol) = (entry.Text("orderId"), entry.Symbol);
        var old = id is null ? null : await FindCurrentAsync(id, symbol, cancellationToken).ConfigureAwait(false);
        if (old is { IsActive: true })
            return new(JournalState.NotDone, [], Resolution: "The order is active as it was.");
        var next = old?.ClientOid is null ? null : await FindCurrentByClientOidAsync(old.ClientOid, symbol, TradeType.Trade, cancellationToken).ConfigureAwait(false);
        return next is not null && next.Id != id
            ? new(JournalState.Done, [next.Id], Resolution: "Another order stands in its stead.")
            : new(JournalState.NotDone, [], Resolution: "The order is done, and no other stands in its stead.");
    }

    private async Task<JournalAnswer> AskAllCancelledAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var left = 0;
        await foreach (var order in GetOrders(new OrderQuery { Symbol = entry.Symbol, Status = OrderStatus.Active, TradeType = TypeOf(entry, entry.Values) }).WithCancellation(cancellationToken).ConfigureAwait(false))
            left += order.CreatedAt < entry.Time ? 1 : 0;
        return OrderFates.AllCancelled(left);
    }

    private static async Task<JournalAnswer> AskCancelledAsync(Func<Task<Order?>> find)
    {
        var order = await find().ConfigureAwait(false);
        return OrderFates.Cancelled(order?.Id ?? "", order?.IsActive, order?.IsCancelled == true);
    }

    private TimeSpan ReachOf(JournalEntry entry) => _pipeline.Clock.Now - entry.Time + LookUpMargin;

    private static TradeType? TypeOf(JournalEntry entry, JsonElement order) =>
        JournalEntry.Text(order, "tradeType") is { } word ? Enum.GetValues<TradeType>().First(type => type.ToWord() == word)
        : !entry.Path.Contains("/margin/order", StringComparison.Ordinal) ? null
        : JournalEntry.Text(order, "isIsolated") == "true" || JournalEntry.Text(order, "marginModel") == "isolated" ? TradeType.MarginIsolatedTrade
        : TradeType.MarginTrade;
}
