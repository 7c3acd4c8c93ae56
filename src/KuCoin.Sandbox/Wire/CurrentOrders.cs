using System.Text.Json;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>
/// What the current calls for spot and for margin orders share: each sees the orders of its own money only, wants the pair,
/// and speaks of the same things with the same codes.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="isMeant">Whose money it is about.</param>
internal sealed class CurrentOrders(Call call, Func<TradeType, bool> isMeant)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan CancelledKept = TimeSpan.FromDays(2);

    public static Refusal Gone => new("102436", "Order does not exist or not allow to be cancelled");

    /// <summary>Orders of all pairs.</summary>
    public IEnumerable<SpotOrder> Active =>
        call.Exchange.Spot.ActiveOrders.Where(o => ReferenceEquals(o.Owner, call.User) && o.VisibleFrom <= call.Now && isMeant(o.Request.TradeType));

    /// <summary>Orders of the pair asked for, the last changed first.</summary>
    public List<SpotOrder> ActiveOfPair
    {
        get
        {
            var symbol = call.Query.Need("symbol");
            return [.. Active.Where(o => o.Symbol.Equals(symbol, StringComparison.Ordinal)).OrderByDescending(static o => o.UpdatedAt)];
        }
    }

    public SpotOrder? ById => OfPair(call.Exchange.Spot.ById(call.User, call.Route["orderId"]));

    public SpotOrder? ByClientOid => OfPair(call.Exchange.Spot.ByClientOid(call.User, call.Route["clientOid"]));

    /// <summary>A handler with the codes of the current generation.</summary>
    public static Action<Call, Utf8JsonWriter> InCurrentWords(Action<Call, Utf8JsonWriter> handle) => (call, json) =>
    {
        try
        {
            handle(call, json);
        }
        catch (Refusal no) when (no is { CurrentCode: not null } or { Code: "400100" })
        {
            throw new Refusal(no.CurrentCode ?? "102411", no.Message, no.Status);
        }
    };

    public SpotOrder Cancel(SpotOrder? order)
    {
        if (order is not { IsActive: true } || !isMeant(order.Request.TradeType))
            throw Gone;
        call.Exchange.Spot.Cancel(order);
        return order;
    }

    public void CancelPair(Utf8JsonWriter json)
    {
        foreach (var order in ActiveOfPair)
            call.Exchange.Spot.Cancel(order);
        json.WriteStringValue("success");
    }

    /// <summary>Here an unknown order is no error: the answer is empty.</summary>
    public void WriteByClientOid(Utf8JsonWriter json, Action<Utf8JsonWriter, SpotOrder> members)
    {
        if (ByClientOid is { } order)
            json.Object(o => members(o, order));
        else
            json.WriteNullValue();
    }

    public void WriteDone(Utf8JsonWriter json, Action<Utf8JsonWriter, SpotOrder> members)
    {
        var (symbol, (from, to)) = (call.Query.Need("symbol"), Window());
        var rows = call.Exchange.Spot.Orders.Where(o => !o.IsActive
            && ReferenceEquals(o.Owner, call.User)
            && isMeant(o.Request.TradeType)
            && o.VisibleFrom <= call.Now
            && o.Symbol.Equals(symbol, StringComparison.Ordinal)
            && o.UpdatedAt >= from && o.UpdatedAt <= to
            && (o.DealSize > 0 || o.UpdatedAt >= call.Now - CancelledKept)
            && Passes(o));
        Pages.WriteCursor(json, call.Query, rows, static o => o.ClosedId, members);
    }

    public void WriteFills(Utf8JsonWriter json)
    {
        var (query, symbol, (from, to)) = (call.Query, call.Query.Need("symbol"), Window());
        // With an order id every other filter is ignored.
        var rows = query.Text("orderId") is { } orderId
            ? call.Exchange.Spot.Fills.Where(f => f.Order.Id.Equals(orderId, StringComparison.Ordinal))
            : call.Exchange.Spot.Fills.Where(f => f.Order.Symbol.Equals(symbol, StringComparison.Ordinal) && f.Time >= from && f.Time <= to && Passes(f.Order));
        Pages.WriteCursor(json, query, rows.Where(f => ReferenceEquals(f.Order.Owner, call.User) && isMeant(f.Order.Request.TradeType)), static f => f.Id, CurrentSpotOrderJson.WriteFill);
    }

    public SpotOrder? OfPair(SpotOrder? order) =>
        order is not null && call.Query.Need("symbol").Equals(order.Symbol, StringComparison.Ordinal) && isMeant(order.Request.TradeType) ? order : null;

    /// <summary>A longer range is silently cut to its last seven days.</summary>
    private (DateTimeOffset From, DateTimeOffset To) Window()
    {
        var (from, to) = Pages.Span(call.Query, call.Now, ifNone: Week, ifOneBound: Week);
        return (to - from > Week ? to - Week : from, to);
    }

    private bool Passes(SpotOrder order) =>
        (call.Query.Text("side") is not { } side || side.Equals(order.Side.Text(), StringComparison.Ordinal))
        && (call.Query.Text("type") is not { } type || type.Equals(order.Request.IsMarket ? "market" : "limit", StringComparison.Ordinal));
}
