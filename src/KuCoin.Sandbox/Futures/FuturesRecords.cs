using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>What one funding settlement did to one position. A positive amount was received.</summary>
internal sealed record FundingPayment(
    long Id,
    Position Position,
    DateTimeOffset TimePoint,
    decimal Rate,
    decimal MarkPrice,
    int Quantity,
    decimal PositionCost,
    decimal Funding,
    bool IsCross);

/// <summary>A position from its first lot to its last.</summary>
internal sealed record ClosedPosition(
    string Id,
    User Owner,
    Contract Contract,
    bool IsLong,
    bool IsCross,
    decimal Leverage,
    decimal RealisedGross,
    decimal Fees,
    decimal Funding,
    decimal OpenPrice,
    decimal ClosePrice,
    bool IsLiquidated,
    DateTimeOffset OpenedAt,
    DateTimeOffset ClosedAt)
{
    public decimal Profit => RealisedGross - Fees + Funding;
}

/// <summary>
/// What a position realised in one settlement period: profit, less fees, plus funding. The exchange books
/// it when the period ends or the position is closed; until then it shows as pending.
/// </summary>
internal sealed record RealisedRow(User Owner, string Currency, string Symbol, DateTimeOffset Time, decimal Amount, decimal Balance, long Offset);
