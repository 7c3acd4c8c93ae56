using System.Globalization;

namespace KuCoin.RateLimiting;

/// <summary>The quotas of one client. Clients of the process that use the same account share its pools; all clients of an endpoint share the public one, since that counts per IP address.</summary>
internal sealed class RateLimits : IDisposable
{
    private static readonly object Gate = new();
    private static readonly Dictionary<Key, Shared> Registry = [];

    private readonly string _endpoint;
    private readonly string _apiKey;
    private readonly TimeProvider _time;
    private readonly Shared _address;
    private volatile Shared _account;
    private bool _disposed;

    /// <param name="endpoint">The host and port the quotas are counted at.</param>
    /// <param name="apiKey">The key whose account is charged, null for public calls only.</param>
    /// <param name="vipLevel">Sets what is assumed until the exchange says otherwise.</param>
    /// <param name="time">The clock; clients with different clocks do not share.</param>
    public RateLimits(string endpoint, string? apiKey, int vipLevel, TimeProvider time)
    {
        _endpoint = endpoint;
        _apiKey = apiKey ?? "";
        _time = time;
        lock (Gate)
        {
            foreach (var (key, shared) in Registry)
            {
                if (!shared.IsNeeded)
                    Remove(key, shared);
            }
            _account = Join(new(endpoint, _apiKey, time), "account", [RatePool.Spot, RatePool.Futures, RatePool.Management, RatePool.Earn, RatePool.CopyTrading], vipLevel);
            _address = Join(new(endpoint, null, time), "ip", [RatePool.Public], vipLevel);
        }
    }

    public Quota this[RatePool pool] => pool == RatePool.Public ? _address.Quotas[0] : _account.Quotas[(int)pool];

    public IReadOnlyList<RateLimitStatus> GetStatus() => [.. _account.Quotas.Select(quota => quota.GetStatus()), _address.Quotas[0].GetStatus()];

    /// <summary>The key turned out to belong to this account (0 where the exchange did not say). The exchange counts per account: from now on all its keys draw on the same pools.</summary>
    public void BelongsTo(long uid)
    {
        var mine = new Key(_endpoint, _apiKey, _time);
        var theirs = new Key(_endpoint, string.Create(CultureInfo.InvariantCulture, $"uid {uid}"), _time);
        lock (Gate)
        {
            if (_disposed || uid <= 0)
                return;
            if (!Registry.TryGetValue(theirs, out var account))
                Registry.Add(theirs, account = _account);
            // Also under the key, so that the next session with it needs no telling.
            Registry[mine] = account;
            _account.Users--;
            account.Users++;
            _account = account;
        }
    }

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
    /// <param name="Owner">Whose it is: an API key, an account, or null for the address.</param>
    /// <param name="Time">Its clock.</param>
    private sealed record Key(string Endpoint, string? Owner, TimeProvider Time);

    private sealed class Shared(Quota[] quotas)
    {
        public Quota[] Quotas { get; } = quotas;

        public int Users { get; set; }

        public bool IsNeeded => Users > 0 || Array.Exists(Quotas, quota => quota.IsInUse);
    }
}
