using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>The figures of one settlement currency of a user at the prices of the moment.</summary>
internal sealed record FuturesWallet(
    Account Account,
    decimal IsolatedPositionMargin,
    decimal IsolatedUnrealised,
    decimal IsolatedOrderMargin,
    decimal CrossPositionMargin,
    decimal CrossUnrealised,
    decimal CrossOrderMargin,
    decimal CrossMaintenance)
{
    public decimal Unrealised => IsolatedUnrealised + CrossUnrealised;
    public decimal Equity => Account.Balance + Unrealised;

    /// <summary>What stands behind the cross positions: all that no isolated position or order keeps to itself.</summary>
    public decimal CrossTotal => Account.Balance - IsolatedPositionMargin - IsolatedOrderMargin + CrossUnrealised;

    public decimal Available => CrossTotal - CrossPositionMargin - CrossOrderMargin;

    /// <summary>Profit that is not realised yet can carry positions but not leave.</summary>
    public decimal Withdrawable => Math.Max(0, Available - Math.Max(0, CrossUnrealised));

    public decimal OrderMargin => IsolatedOrderMargin + CrossOrderMargin;

    /// <summary>The position margin as it stands, the profit of isolated positions in it: so the parts of the account add up.</summary>
    public decimal PositionMargin => IsolatedPositionMargin + IsolatedUnrealised + CrossPositionMargin;

    /// <summary>Cross positions are liquidated when this reaches 1.</summary>
    public decimal RiskRatio => CrossMaintenance == 0 ? 0 : CrossTotal <= 0 ? 1 : Math.Round(CrossMaintenance / CrossTotal, 10);
}
