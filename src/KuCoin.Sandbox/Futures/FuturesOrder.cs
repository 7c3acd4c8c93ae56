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
    public string? Remark { get; init; }
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
    public FuturesOrderRequest Request { get; }
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
