using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Matching;

/// <summary>A loss order waits for the last price to fall to its stop price, an entry order for it to rise there.</summary>
internal enum StopKind
{
    Loss,
    Entry,
}

/// <summary>An order that waits for a price. Nothing is on hold for it.</summary>
internal sealed class StopOrder(string id, User owner, SpotOrderRequest request, DateTimeOffset createdAt, long nanos)
{
    public string Id { get; } = id;
    public User Owner { get; } = owner;
    public SpotOrderRequest Request { get; } = request;
    public string Symbol => Request.Symbol.Symbol;
    public StopKind Kind { get; } = request.Stop ?? throw new ArgumentException("A stop order has a kind.", nameof(request));
    public DateTimeOffset CreatedAt { get; } = createdAt;
    public long Nanos { get; } = nanos;

    /// <summary>Up to which trade it was compared with the tape.</summary>
    public long SeenUntil { get; set; } = nanos;

    public DateTimeOffset? TriggeredAt { get; set; }

    public bool IsReachedBy(decimal price) => Kind == StopKind.Loss ? price <= Request.StopPrice : price >= Request.StopPrice;
}

/// <summary>One step in the life of a stop order, in the stream's words; success tells whether the triggered order was accepted.</summary>
internal sealed record StopOrderEvent(StopOrder Order, string Type, bool? Success = null);

internal static class StopKinds
{
    public static string Text(this StopKind kind) => kind == StopKind.Loss ? "loss" : "entry";
}
