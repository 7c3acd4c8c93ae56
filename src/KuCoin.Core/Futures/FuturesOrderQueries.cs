namespace KuCoin;

/// <summary>From which side the price must come to trigger a futures stop order.</summary>
public enum StopDirection
{
    /// <summary>At or above the stop price.</summary>
    Up,
    /// <summary>At or below the stop price.</summary>
    Down,
}

/// <summary>Which price triggers a futures stop order.</summary>
public enum StopPriceType
{
    /// <summary>The last trade's (TP).</summary>
    Last,
    /// <summary>The mark price (MP).</summary>
    Mark,
    /// <summary>The index price (IP).</summary>
    Index,
}

/// <summary>Which position of a contract an order is for.</summary>
public enum PositionSide
{
    /// <summary>The only one there is, in one-way mode.</summary>
    Both,
    /// <summary>The long one, in hedge mode.</summary>
    Long,
    /// <summary>The short one, in hedge mode.</summary>
    Short,
}

/// <summary>Asks for futures orders.</summary>
public sealed class FuturesOrderQuery
{
    /// <summary>Active or done orders; done by default, as the exchange takes it.</summary>
    public OrderStatus Status { get; init; } = OrderStatus.Done;

    /// <summary>One contract; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>One side; null for both.</summary>
    public OrderSide? Side { get; init; }

    /// <summary><c>limit</c>, <c>market</c>, <c>limit_stop</c>, <c>market_stop</c>, <c>oco_limit</c> or <c>oco_stop</c>; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>The oldest wanted; null for seven days before the end, and for all active orders.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>Asks for futures stop orders that have not triggered.</summary>
public sealed class FuturesStopOrderQuery
{
    /// <summary>One contract; null for all.</summary>
    public string? Symbol { get; init; }

    /// <summary>One side; null for both.</summary>
    public OrderSide? Side { get; init; }

    /// <summary><c>limit</c> or <c>market</c>; null for both.</summary>
    public string? Type { get; init; }

    /// <summary>The oldest wanted; null for all.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
