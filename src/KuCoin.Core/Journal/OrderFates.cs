using System.Text.Json;

namespace KuCoin.Journal;

/// <summary>What order entries of both markets share: their client ids, and how what was found is put.</summary>
internal static class OrderFates
{
    /// <summary>The orders of an entry: the one of its body, or all of a batch.</summary>
    public static IReadOnlyList<JsonElement> Of(JournalEntry entry) =>
        entry.Values.ValueKind == JsonValueKind.Array ? [.. entry.Values.EnumerateArray()]
        : entry.Values.ValueKind == JsonValueKind.Object && entry.Values.TryGetProperty("orderList", out var list) ? [.. list.EnumerateArray()]
        : [entry.Values];

    /// <summary>Asks for each order by its client id, again after each of the delays for those that are not there.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isKept">True when the exchange still knows all orders of the entry's time, so that one it does not know was not placed.</param>
    /// <param name="delays">When to ask, each counted from the answer before.</param>
    /// <param name="time">The clock.</param>
    /// <param name="find">Asks for one order; its id, null when it is not there.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    public static async Task<JournalAnswer> AskAsync(JournalEntry entry, bool isKept, IReadOnlyList<TimeSpan> delays, TimeProvider time, Func<string, JsonElement, Task<string?>> find, CancellationToken cancellationToken)
    {
        var orders = Of(entry).Select(order => (Order: order, ClientOid: JournalEntry.Text(order, "clientOid"))).ToList();
        if (orders.Exists(order => order.ClientOid is null))
            return new(JournalState.Unknown, [], Resolution: "The request carried no client id to ask by: look among the orders of that time.");

        var found = new string?[orders.Count];
        foreach (var delay in delays)
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < found.Length; at++)
                found[at] ??= await find(orders[at].ClientOid!, orders[at].Order).ConfigureAwait(false);
            if (!found.Contains(null))
                break;
        }
        string[] ids = [.. found.OfType<string>()];
        if (ids.Length == 0 && !isKept)
            return new(JournalState.Unknown, [], Resolution: "The exchange does not know the client id, but it forgets orders of that age: look among the fills of that time.");
        return ids.Length == 0
            ? new(JournalState.NotDone, [], Resolution: "The exchange knows no order with the client id.")
            : new(JournalState.Done, ids, Resolution: ids.Length == found.Length ? "The exchange knows the order by its client id." : FormattableString.Invariant($"{ids.Length} of the {found.Length} orders were placed."));
    }

    /// <summary>What an order says about the request to cancel it.</summary>
    public static JournalAnswer Cancelled(string id, bool? isActive, bool isCancelled) => isActive switch
    {
        null => new(JournalState.NotDone, [], Resolution: "The exchange does not know the order (any more)."),
        true => new(JournalState.NotDone, [], Resolution: "The order is still active; cancelling again does no harm."),
        false when isCancelled => new(JournalState.Done, [id], Resolution: "The order is cancelled."),
        false => new(JournalState.NotDone, [], Resolution: "The order was filled."),
    };

    /// <summary>What the active orders say about the request to cancel all of them.</summary>
    public static JournalAnswer AllCancelled(int left) => left == 0
        ? new(JournalState.Done, [], Resolution: "None of the orders of that time is active.")
        : new(JournalState.NotDone, [], Resolution: FormattableString.Invariant($"{left} orders of that time are still active; cancelling again does no harm."));

    /// <summary>What a setting says about the request to set it.</summary>
    public static JournalAnswer Setting(string? wanted, string? now) => string.Equals(wanted, now, StringComparison.OrdinalIgnoreCase)
        ? new(JournalState.Done, [], Resolution: $"The setting is {now}, as asked.")
        : new(JournalState.NotDone, [], Resolution: $"The setting is {now}, not {wanted}; setting it again does no harm.");
}
