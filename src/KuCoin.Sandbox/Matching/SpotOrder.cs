using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>What a client asks for, checked by <see cref="SpotOrderRules"/>.</summary>
internal sealed record SpotOrderRequest
{
    public required string ClientOid { get; init; }
    public required SpotSymbol Symbol { get; init; }
    public required Side Side { get; init; }
    public required bool IsMarket { get; init; }
    public decimal? Price { get; init; }
    public decimal? Size { get; init; }
    public decimal? Funds { get; init; }
    public TimeInForce TimeInForce { get; init; }
    public SelfTrade SelfTrade { get; init; }
    public bool PostOnly { get; init; }
    public bool Hidden { get; init; }
    public bool Iceberg { get; init; }
    public decimal? VisibleSize { get; init; }
    public long CancelAfter { get; init; }
    public string? Remark { get; init; }
    public string? Tags { get; init; }

    /// <summary>Whose money: the trading account's, the cross margin account's or that of the pair's isolated one.</summary>
    public TradeType TradeType { get; init; }

    /// <summary>Borrow what is missing when the order is placed.</summary>
    public bool AutoBorrow { get; init; }

    /// <summary>Repay with what a trade brings in.</summary>
    public bool AutoRepay { get; init; }

    /// <summary>What the last price has to do before the order is placed; null for an ordinary order.</summary>
    public StopKind? Stop { get; init; }

    public decimal StopPrice { get; init; }
}

/// <summary>A user's spot order from acceptance to the end.</summary>
internal sealed class SpotOrder : BookOrder
{
    public SpotOrder(string id, SpotOrderRequest request)
    {
        Id = id;
        Request = request;
        Remaining = request.Size ?? 0;
        RemainingFunds = request.Funds ?? 0;
    }

    public override string Id { get; }
    public SpotOrderRequest Request { get; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When look-ups begin to find it.</summary>
    public DateTimeOffset VisibleFrom { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Its place among the closed orders; 0 while it is active.</summary>
    public long ClosedId { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>What was borrowed for it; null when nothing was.</summary>
    public Loan? Loan { get; set; }

    /// <summary><c>loss</c> or <c>entry</c> when it was a stop order; otherwise empty.</summary>
    public string StopText => Request.Stop?.Text() ?? "";

    public bool ByFunds => Request.Funds is not null;
    public decimal RemainingFunds { get; private set; }
    public decimal DealSize { get; set; }
    public decimal DealFunds { get; set; }
    public decimal Fee { get; set; }
    public decimal CancelledSize { get; set; }
    public bool CancelExist { get; set; }

    /// <summary>What is still on hold for it: quote currency for a buy, base currency for a sell.</summary>
    public decimal Held { get; set; }

    public DateTimeOffset? ExpiresAt =>
        Request is { TimeInForce: TimeInForce.GTT, CancelAfter: > 0 } ? CreatedAt.AddSeconds(Request.CancelAfter) : null;

    public override bool HasSize => !ByFunds;

    public override decimal SizeAt(decimal price) =>
        ByFunds ? Increments.Floor(RemainingFunds / price, Request.Symbol.SizeIncrement) : Remaining;

    public override void Take(decimal price, decimal size)
    {
        if (ByFunds)
            RemainingFunds -= price * size;
        else
            base.Take(price, size);
    }

    public SandboxOrderView ToView() => new(
        Id,
        Request.ClientOid,
        Request.Symbol.Symbol,
        Side.Text(),
        Request.IsMarket ? "market" : "limit",
        Request.Price ?? 0,
        Request.Size ?? 0,
        Request.Funds ?? 0,
        DealSize,
        DealFunds,
        Fee,
        IsActive,
        CancelExist,
        CreatedAt);
}

/// <summary>One user's side of one trade. Ids grow with time.</summary>
internal sealed record SpotFill(
    long Id,
    SpotOrder Order,
    string TradeId,
    string CounterOrderId,
    bool IsTaker,
    decimal Price,
    decimal Size,
    decimal Fee,
    DateTimeOffset Time);
