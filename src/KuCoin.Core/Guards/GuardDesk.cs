using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using KuCoin.Journal;

namespace KuCoin.Guards;

/// <summary>Judges changes before they are sent.</summary>
internal sealed class GuardDesk(KuCoinGuard guard, IGuardPrices prices)
{
    private const string Unknown = "UnknownRequest";

    /// <summary>Refuses what the guard does not allow, the day's maximum aside.</summary>
    /// <returns>What the change uses of the day's maximum.</returns>
    /// <exception cref="GuardRefusedException">It is not allowed.</exception>
    public async Task<IReadOnlyList<JournalUse>> ExamineAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        if (guard.ReadOnly)
            throw new GuardRefusedException(nameof(guard.ReadOnly), $"{request.Label} changes something.");
        var uses = await UsesAsync(request, cancellationToken).ConfigureAwait(false);
        if (guard.DryRun)
            throw new GuardRefusedException(nameof(guard.DryRun), $"{request.Label} would have been sent.");
        return uses;
    }

    private async Task<IReadOnlyList<JournalUse>> UsesAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        if (!guard.LooksInside)
            return [];
        RequireReadable(request);
        try
        {
            return request.Kind switch
            {
                GuardedKind.Orders => await OrdersAsync(request, cancellationToken).ConfigureAwait(false),
                GuardedKind.Alteration => await AlterationAsync(request, cancellationToken).ConfigureAwait(false),
                GuardedKind.Transfer => [Transfer(Currency(request.Body, request), Number(request.Body, "amount") ?? Number(request.Body, "size"), request)],
                GuardedKind.Margin => [Transfer(await prices.SettleCurrencyAsync(Symbol(request.Body, request), cancellationToken).ConfigureAwait(false), Number(request.Body, "margin") ?? Number(request.Body, "withdrawAmount"), request)],
                GuardedKind.Withdrawal => [Withdrawal(request)],
                _ => [],
            };
        }
        catch (OverflowException)
        {
            throw new GuardRefusedException(Unknown, $"what {request.Label} comes to is beyond all numbers.");
        }
    }

    /// <summary>True when a day's changes may come to so much only.</summary>
    public bool LimitsTheDay => guard.MaximumPerDay is not null;

    /// <summary>Allows everything whose worth can be told; asks for each price once.</summary>
    public GuardDesk OfThePast() => new(new KuCoinGuard { MaximumPerDay = new Dictionary<string, decimal>(StringComparer.Ordinal) }, prices.Remembering());

    /// <summary>Refuses what is more than the day has left.</summary>
    /// <param name="uses">What the change uses.</param>
    /// <param name="used">What the day's changes have used.</param>
    /// <param name="unvalued">Those of them of which it cannot be told.</param>
    /// <exception cref="GuardRefusedException">It is too much, or nobody knows.</exception>
    public void CheckDay(IReadOnlyList<JournalUse> uses, IReadOnlyDictionary<string, decimal> used, IReadOnlyList<JournalEntry> unvalued)
    {
        if (guard.MaximumPerDay is not { } limits)
            return;
        if (unvalued.Count > 0)
            throw new GuardRefusedException(nameof(guard.MaximumPerDay), $"what {Name(unvalued[0])} has used of the day is not known.");
        foreach (var use in uses.GroupBy(use => use.Currency, StringComparer.OrdinalIgnoreCase))
        {
            var (had, wants) = (used.GetValueOrDefault(use.Key), use.Sum(one => one.Value));
            if (Limit(limits, use.Key, nameof(guard.MaximumPerDay)) is var most && had + wants > most)
                throw new GuardRefusedException(nameof(guard.MaximumPerDay), $"{Text(had)} {use.Key} of {Text(most)} are used today, and it comes to {Text(wants)}.");
        }
    }

    /// <summary>An entry of the journal, for messages.</summary>
    public static string Name(JournalEntry entry) => string.Create(CultureInfo.InvariantCulture, $"\"{entry.Operation}\" of {entry.Time.UtcDateTime:HH:mm:ss} UTC");

    private async Task<IReadOnlyList<JournalUse>> OrdersAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<JsonElement> orders = request.Body.ValueKind == JsonValueKind.Array ? request.Body.EnumerateArray()
            : request.Body.TryGetProperty("orderList", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
            : [request.Body];
        var uses = new List<JournalUse>();
        foreach (var order in orders)
        {
            // The Classic batch names the pair once, outside, but also in each of its orders when it was made here.
            var symbol = JournalEntry.Text(order, "symbol") ?? Symbol(request.Body, request);
            RequireSymbol(symbol);
            if (guard.MaximumOrder is null && guard.MaximumPerDay is null)
                continue;
            if (JournalEntry.Text(order, "closeOrder") == "true")
                continue;
            uses.Add(Order(request.IsFutures ? await FuturesAsync(order, symbol, request, cancellationToken).ConfigureAwait(false) : await SpotAsync(order, symbol, request, cancellationToken).ConfigureAwait(false)));
        }
        return uses;
    }

    private async Task<JournalUse> SpotAsync(JsonElement order, string symbol, GuardedRequest request, CancellationToken cancellationToken)
    {
        var (size, funds) = (Number(order, "size"), Number(order, "funds"));
        if (size is null && funds is null)
            throw new GuardRefusedException(Unknown, $"{request.Label} names neither size nor funds, so the order's worth is not known.");
        var worth = funds ?? 0m;
        if (size is { } count)
        {
            var price = Math.Max(Number(order, "price") ?? 0m, Number(order, "stopPrice") ?? 0m);
            // A sale brings at least what the book pays, however low its limit; a purchase costs its limit at most.
            if (Number(order, "price") is null || JournalEntry.Text(order, "side") != "buy")
                price = Math.Max(price, await prices.SpotPriceAsync(symbol, cancellationToken).ConfigureAwait(false));
            worth = Math.Max(worth, price * count);
        }
        return new(symbol[(symbol.LastIndexOf('-') + 1)..], worth);
    }

    private async Task<JournalUse> FuturesAsync(JsonElement order, string symbol, GuardedRequest request, CancellationToken cancellationToken)
    {
        var (lots, quantity, value) = (Number(order, "size"), Number(order, "qty"), Number(order, "valueQty"));
        if (lots is null && quantity is null && value is null)
            throw new GuardRefusedException(Unknown, $"{request.Label} names no size, so the order's worth is not known.");
        var price = Number(order, "price") ?? Number(order, "stopPrice");
        return await prices.FuturesValueAsync(symbol, lots, quantity, value, price, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<JournalUse>> AlterationAsync(GuardedRequest request, CancellationToken cancellationToken)
    {
        var symbol = Symbol(request.Body, request);
        RequireSymbol(symbol);
        if (guard.MaximumOrder is null && guard.MaximumPerDay is null)
            return [];
        var (price, size) = (Number(request.Body, "newPrice"), Number(request.Body, "newSize"));
        if (price is null || size is null)
        {
            var id = JournalEntry.Text(request.Body, "orderId") ?? throw new GuardRefusedException(Unknown, $"{request.Label} names no order by its id, so its worth is not known.");
            var old = await prices.OrderAsync(id, symbol, cancellationToken).ConfigureAwait(false);
            (price, size) = (price ?? old.Price, size ?? old.Size);
        }
        var unit = Math.Max(price ?? 0m, await prices.SpotPriceAsync(symbol, cancellationToken).ConfigureAwait(false));
        return [Order(new(symbol[(symbol.LastIndexOf('-') + 1)..], unit * (size ?? throw new GuardRefusedException(Unknown, $"The size of the order that {request.Label} is about is not known."))))];
    }

    private JournalUse Order(JournalUse use)
    {
        if (guard.MaximumOrder is { } limits)
            RequireWithin(limits, use, nameof(guard.MaximumOrder));
        return use;
    }

    private JournalUse Transfer(string currency, decimal? amount, GuardedRequest request)
    {
        var use = new JournalUse(currency, amount ?? throw new GuardRefusedException(Unknown, $"{request.Label} names no amount."));
        if (guard.MaximumTransfer is { } limits)
            RequireWithin(limits, use, nameof(guard.MaximumTransfer));
        return use;
    }

    private JournalUse Withdrawal(GuardedRequest request)
    {
        var body = request.Body;
        var address = JournalEntry.Text(body, "toAddress") ?? JournalEntry.Text(body, "address");
        if (guard.WithdrawalAddresses is { } addresses && !addresses.Contains(address, StringComparer.Ordinal))
            throw new GuardRefusedException("WithdrawalAddress", $"'{address}' is none of the allowed addresses.");
        if (guard.WithdrawalChains is { } chains && !chains.Contains(JournalEntry.Text(body, "chain"), StringComparer.OrdinalIgnoreCase))
            throw new GuardRefusedException("WithdrawalChain", JournalEntry.Text(body, "chain") is { } chain ? $"'{chain}' is none of the allowed chains." : "the withdrawal names no chain.");
        var use = new JournalUse(Currency(body, request), Number(body, "amount") ?? throw new GuardRefusedException(Unknown, $"{request.Label} names no amount."));
        var (limits, rule) = guard.MaximumWithdrawal is { } own ? (own, nameof(guard.MaximumWithdrawal)) : (guard.MaximumTransfer, nameof(guard.MaximumTransfer));
        if (limits is not null)
            RequireWithin(limits, use, rule);
        return use;
    }

    private void RequireSymbol(string symbol)
    {
        if (guard.Symbols is { } allowed && !allowed.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, symbol)))
            throw new GuardRefusedException("Symbol", $"{symbol} is none of the allowed symbols.");
    }

    /// <summary>What the guard cannot read for certain it cannot allow: a call nobody knows, values in the query, a name that stands there twice.</summary>
    private static void RequireReadable(GuardedRequest request)
    {
        if (request.Kind == GuardedKind.Unknown)
            throw new GuardRefusedException(Unknown, $"what {request.Label} does is not known.");
        if (request.Kind == GuardedKind.Harmless)
            return;
        if (request.HasQuery || request.Body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array) || HasTwice(request.Body))
            throw new GuardRefusedException(Unknown, $"{request.Label} does not say what it does in a body that can be read in one way only.");
    }

    private static bool HasTwice(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase).Any(same => same.Skip(1).Any()) || value.EnumerateObject().Any(property => HasTwice(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().Any(HasTwice),
        _ => false,
    };

    private static void RequireWithin(IReadOnlyDictionary<string, decimal> limits, JournalUse use, string rule)
    {
        if (Limit(limits, use.Currency, rule) is var most && use.Value > most)
            throw new GuardRefusedException(rule, $"it comes to {Text(use.Value)} {use.Currency}, and {Text(most)} are allowed.");
    }

    private static decimal Limit(IReadOnlyDictionary<string, decimal> limits, string currency, string rule) =>
        limits.TryGetValue(currency.ToUpperInvariant(), out var most) || limits.TryGetValue("*", out most) ? most
        : throw new GuardRefusedException(rule, $"it names no maximum for {currency}.");

    private static string Currency(JsonElement body, GuardedRequest request) =>
        JournalEntry.Text(body, "currency") ?? throw new GuardRefusedException(Unknown, $"{request.Label} names no currency.");

    private static string Symbol(JsonElement body, GuardedRequest request) =>
        JournalEntry.Text(body, "symbol") ?? throw new GuardRefusedException(Unknown, $"{request.Label} names no symbol.");

    // A negative size or amount is no less than its opposite.
    private static decimal? Number(JsonElement body, string name)
    {
        if (JournalEntry.Text(body, name) is not { Length: > 0 } text)
            return null;
        return decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? Math.Abs(number)
            : throw new GuardRefusedException(Unknown, $"'{text}' is no {name}.");
    }

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
