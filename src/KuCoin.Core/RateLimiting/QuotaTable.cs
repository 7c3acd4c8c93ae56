namespace KuCoin.RateLimiting;

/// <summary>The points per window that hold until the exchange says otherwise (errors-and-limits, section 3).</summary>
internal static class QuotaTable
{
    private static readonly int[] SpotByVip = [4000, 6000, 8000, 10000, 13000, 16000, 20000, 23000, 26000, 30000, 33000, 36000, 40000];
    private static readonly int[] FuturesByVip = [2000, 2000, 4000, 5000, 6000, 7000, 8000, 10000, 12000, 14000, 16000, 18000, 20000];

    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(30);

    public static int HighestVipLevel => SpotByVip.Length - 1;

    public static int Points(RatePool pool, int vipLevel) => pool switch
    {
        RatePool.Spot => SpotByVip[vipLevel],
        RatePool.Futures or RatePool.Management => FuturesByVip[vipLevel],
        _ => 2000,
    };
}
