using BenchmarkDotNet.Attributes;
using KuCoin.RateLimiting;

namespace KuCoin.Bench.Suites;

/// <summary>What one request pays for the quota when nobody has to wait.</summary>
public class Limiter : IDisposable
{
    private readonly Quota _quota = new(RatePool.Spot, "account", long.MaxValue / 2, TimeProvider.System);

    [Benchmark]
    public async Task<int> TakeAndComplete()
    {
        var lease = await _quota.AcquireAsync("GET /api/v1/accounts", 5, CancellationToken.None);
        _quota.Complete(lease, default);
        return lease.Weight;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _quota.Dispose();
        GC.SuppressFinalize(this);
    }
}
