namespace KuCoin.RateLimiting;

/// <summary>The quotas of one client. Clients of the process that use the same account share its pools; all clients of an endpoint share the public one, since that counts per IP address.</summary>
internal sealed class RateLimits : IDisposable
{
    private static readonly object Gate = new();
    private static readonly Dictionary<Key, Shared> Registry = [];

    private readonly Shared _account;
    private readonly Shared _address;
    private bool _disposed;

    /// <param name="endpoint">The host and port the quotas are counted at.</param>
    /// <param name="apiKey">The key whose account is charged, null for public calls only.</param>
    /// <param name="vipLevel">Sets what is assumed until the exchange says otherwise.</param>
    /// <param name="time">The clock; clients with different clocks do not share.</param>
    public RateLimits(string endpoint, string? apiKey, int vipLevel, TimeProvider time)
    {
        lock (Gate)
        {
            foreach (var (key, shared) in Registry)
            {
                if (shared.Users == 0 && !Array.Exists(shared.Quotas, quota => quota.IsInUse))
                    Remove(key, shared);
            }
            _account = Join(new(endpoint, apiKey ?? "", time), "account", [RatePool.Spot, RatePool.Futures, RatePool.Management, RatePool.Earn, RatePool.CopyTrading], vipLevel);
            _address = Join(new(endpoint, null, time), "ip", [RatePool.Public], vipLevel);
        }
    }

    public Quota this[RatePool pool] => pool == RatePool.Public ? _address.Quotas[0] : _account.Quotas[(int)pool];

    public IReadOnlyList<RateLimitStatus> GetStatus() => [.. _account.Quotas.Select(quota => quota.GetStatus()), _address.Quotas[0].GetStatus()];

    /// <summary>The network in front of the exchange refuses this address: nothing is sent for a while.</summary>
    public void Pause(TimeSpan duration)
    {
        foreach (var quota in _account.Quotas)
            quota.Exhaust(duration);
        _address.Quotas[0].Exhaust(duration);
    }

    public void Dispose()
    {
        lock (Gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            // What is known outlives its last user until the window closes: a script that reconnects at once has not got a new quota.
            _account.Users--;
            _address.Users--;
        }
    }

    private static Shared Join(Key key, string scope, RatePool[] pools, int vipLevel)
    {
        if (!Registry.TryGetValue(key, out var shared))
        {
            shared = new Shared(Array.ConvertAll(pools, pool => new Quota(pool, scope, QuotaTable.Points(pool, vipLevel), key.Time)));
            Registry.Add(key, shared);
        }
        else
        {
            for (var i = 0; i < pools.Length; i++)
                shared.Quotas[i].Assume(QuotaTable.Points(pools[i], vipLevel));
        }
        shared.Users++;
        return shared;
    }

    private static void Remove(Key key, Shared shared)
    {
        Registry.Remove(key);
        foreach (var quota in shared.Quotas)
            quota.Dispose();
    }

    /// <param name="Endpoint">Where the quota is counted.</param>
    /// <param name="ApiKey">Whose it is; null for the address.</param>
    /// <param name="Time">Its clock.</param>
    private sealed record Key(string Endpoint, string? ApiKey, TimeProvider Time);

    private sealed class Shared(Quota[] quotas)
    {
        public Quota[] Quotas { get; } = quotas;

        public int Users { get; set; }
    }
}
