namespace KuCoin.Sandbox.Futures;

/// <summary>How much an isolated position may be worth at most, in settlement currency, and what that asks for.</summary>
internal sealed record RiskLevel(int Level, long MinRiskLimit, long MaxRiskLimit, int MaxLeverage)
{
    private static readonly int[] Leverages = [125, 100, 75, 50, 30, 20, 10, 5];
    private static readonly int[] Steps = [1, 5, 10, 20, 30, 50, 70, 100];

    /// <summary>Rounded up to a tenth of a percent, as the exchange lists it.</summary>
    public decimal InitialRate => Math.Ceiling(1000m / MaxLeverage) / 1000;

    public decimal MaintenanceRate => InitialRate / 2;

    /// <summary>The levels of a contract: the larger the position, the less leverage.</summary>
    public static IReadOnlyList<RiskLevel> For(long firstLimit, int maxLeverage)
    {
        var leverages = Leverages.Where(l => l <= maxLeverage).ToList();
        return [.. leverages.Select((leverage, i) => new RiskLevel(i + 1, i == 0 ? 0 : firstLimit * Steps[i - 1], firstLimit * Steps[i], leverage))];
    }
}
