using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>What a client asks for; side and size are decided already, also for an order that closes a position.</summary>
internal sealed record FuturesOrderRequest
{
    public required string ClientOid { get; init; }
    public required Contract Contract { get; init; }
    public required Side Side { get; init; }
    public required bool IsMarket { get; init; }
    public required int Size { get; init; }
    public required decimal Leverage { get; init; }
    public decimal? Price { get; init; }
    public TimeInForce TimeInForce { get; init; }
    public SelfTrade SelfTrade { get; init; }
    public bool PostOnly { get; init; }
    public bool Hidden { get; init; }
    public bool Iceberg { get; init; }
    public int VisibleSize { get; init; }
    public bool ReduceOnly { get; init; }
    public bool CloseOrder { get; init; }
    public bool ForceHold { get; init; }
    public bool IsCross { get; init; }
    public PositionSide PositionSide { get; init; }
    public StopTrigger? Stop { get; init; }
    public string? Remark { get; init; }
}

/// <summary>When a stop order wakes: at or above, or at or below, a price of one of three kinds (TP last trade, MP mark, IP index).</summary>
internal sealed record StopTrigger(bool IsUp, decimal Price, StopPriceType PriceType)
{
    public bool IsReached(decimal price) => IsUp ? price >= Price : price <= Price;
}

internal enum StopPriceType
{
    TP,
    MP,
    IP,
}

/// <summary>A user's futures order from acceptance to the end.</summary>
internal sealed class FuturesOrder : BookOrder
{
    public FuturesOrder(string id, FuturesOrderRequest request)
    {
        Id = id;
        Request = request;
        Remaining = request.Size;
    }

    public override string Id { get; }
    public FuturesOrderRequest Request { get; private set; }

    /// <summary>Whether a stop order was woken and became an ordinary one.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>What wakes it; null once it is, and for ordinary orders.</summary>
    public StopTrigger? Waiting => IsTriggered ? null : Request.Stop;

    /// <summary>The order whose position a take-profit or stop-loss guards; it sleeps until that order has a fill.</summary>
    public FuturesOrder? Guarded { get; init; }

    /// <summary>The exchange's word for what made it: trade, or liquid for a liquidation.</summary>
    public string TradeType { get; init; } = "trade";

    public required DateTimeOffset CreatedAt { get; init; }
    public required long OrderTime { get; init; }

    /// <summary>When look-ups begin to find it: the live index lags a little behind.</summary>
    public DateTimeOffset VisibleFrom { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? EndAt { get; set; }
    public bool IsActive { get; set; } = true;
    public bool CancelExist { get; set; }
    public decimal Filled { get; set; }

    /// <summary>The unsigned value of what was filled.</summary>
    public decimal FilledValue { get; set; }

    public decimal Fee { get; set; }

    /// <summary>Margin and fee on hold while it rests.</summary>
    public decimal Held { get; set; }

    /// <summary>The unsigned value asked for.</summary>
    public decimal Value { get; init; }

    /// <summary>Fixes the lots of a stop order that closes, when it wakes.</summary>
    public void Resize(int lots)
    {
        Request = Request with { Size = lots };
        Remaining = lots;
    }

    public decimal AverageDealPrice =>
        Filled == 0 ? 0 : Math.Abs(Math.Round(Request.Contract.PriceFor(FilledValue, Filled), 8));

    public SandboxOrderView ToView() => new(
        Id,
        Request.ClientOid,
        Request.Contract.Symbol,
        Side.Text(),
        Request.IsMarket ? "market" : "limit",
        Request.Price ?? 0,
        Request.Size,
        0,
        Filled,
        FilledValue,
        Fee,
        IsActive,
        CancelExist,
        CreatedAt);
}

/// <summary>A trade as it reaches one of its two sides.</summary>
internal sealed record FuturesTrade(string Id, decimal Price, int Size, bool IsTaker, long Nanos, DateTimeOffset At);

/// <summary>One user's side of one trade. Fees are split into what opened and what closed.</summary>
internal sealed record FuturesFill(
    FuturesOrder Order,
    string TradeId,
    bool IsTaker,
    decimal Price,
    int Size,
    decimal Value,
    decimal FeeRate,
    decimal OpenFee,
    decimal CloseFee,
    long TradeTime,
    DateTimeOffset CreatedAt);
