using System.Globalization;
using System.Text.Json;
using KuCoin.Journal;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>How long an order is found by its client id.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Asks what became of orders, cancellations and settings; null when the entry is of another kind or cannot be asked about.</summary>
    internal Func<Task<JournalAnswer>>? Resolve(JournalEntry entry, CancellationToken cancellationToken) => !entry.IsFutures ? null : (entry.Method, entry.Path) switch
    {
        ("POST", "/api/v1/orders" or "/api/v1/st-orders" or "/api/v1/orders/multi") => () => AskOrdersAsync(entry, cancellationToken),
        ("DELETE", "/api/v1/orders" or "/api/v3/orders") => () => AskAllCancelledAsync(GetOrders(new FuturesOrderQuery { Status = OrderStatus.Active, Symbol = entry.Symbol }), entry, cancellationToken),
        ("DELETE", "/api/v1/stopOrders") => () => AskAllCancelledAsync(GetStopOrders(new FuturesStopOrderQuery { Symbol = entry.Symbol }), entry, cancellationToken),
        ("DELETE", _) when entry.Text("orderId") is { } id => () => AskCancelledAsync(FindOrderAsync(id, cancellationToken)),
        ("DELETE", _) when entry.Text("clientOid") is { } clientOid => () => AskCancelledAsync(FindByClientOidAsync(clientOid, cancellationToken)),
        ("POST", "/api/v2/changeCrossUserLeverage") => () => AskSettingAsync(entry, "leverage", async () => (await GetLeverageAsync(entry.Symbol!, cancellationToken).ConfigureAwait(false)).Leverage.ToString(CultureInfo.InvariantCulture)),
        ("POST", "/api/v2/position/changeMarginMode") => () => AskSettingAsync(entry, "marginMode", async () => (await GetMarginModeAsync(entry.Symbol!, cancellationToken).ConfigureAwait(false)).MarginMode),
        ("POST", "/api/v1/position/margin/auto-deposit-status") => () => AskSettingAsync(entry, "status", async () => (await GetPositionAsync(entry.Symbol!, cancellationToken).ConfigureAwait(false)) is [{ AutoDeposit: { } on }, ..] ? on ? "true" : "false" : null),
        ("POST", "/api/v1/position/margin/deposit-margin") => () => Task.FromResult(new JournalAnswer(JournalState.Unknown, [], Resolution: "The exchange cannot be asked about added margin. Sent again with the same id it is added at most once.")),
        _ => null,
    };

    private Task<JournalAnswer> AskOrdersAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        return OrderFates.AskAsync(entry, _pipeline.Clock.Now - entry.Time < Kept, RetryPolicy.LookUps(ApiHost.Futures), _pipeline.Options.TimeProvider, FindAsync, cancellationToken);

        async Task<string?> FindAsync(string clientOid, JsonElement order)
        {
            var found = await FindByClientOidAsync(clientOid, cancellationToken).ConfigureAwait(false)
                ?? (JournalEntry.Text(order, "stop") is null ? null : await FindStopOrderAsync(JournalEntry.Text(order, "symbol")!, clientOid, cancellationToken).ConfigureAwait(false));
            return found?.Id;
        }
    }

    private static async Task<JournalAnswer> AskAllCancelledAsync(Paged<FuturesOrder> active, JournalEntry entry, CancellationToken cancellationToken)
    {
        var left = 0;
        await foreach (var order in active.WithCancellation(cancellationToken).ConfigureAwait(false))
            left += order.CreatedAt < entry.Time ? 1 : 0;
        return OrderFates.AllCancelled(left);
    }

    private static async Task<JournalAnswer> AskCancelledAsync(Task<FuturesOrder?> asking)
    {
        var order = await asking.ConfigureAwait(false);
        return OrderFates.Cancelled(order?.Id ?? "", order?.IsActive, order?.IsCancelled == true);
    }

    private static async Task<JournalAnswer> AskSettingAsync(JournalEntry entry, string name, Func<Task<string?>> read) =>
        OrderFates.Setting(entry.Text(name), await read().ConfigureAwait(false));
}
