using System.Globalization;
using KuCoin.Sandbox.Clock;

namespace KuCoin.Sandbox.Wire;

/// <summary>What is left of a quota, for the gw-ratelimit headers.</summary>
internal readonly record struct RateState(int Limit, int Remaining, long ResetMillis, bool Admitted);

/// <summary>Fixed 30 s windows per pool and caller; a window opens with the first call and closes on the sandbox's clock.</summary>
internal sealed class RateWindows(SandboxClock clock, int vipLevel)
{
    private sealed class Window
    {
        public DateTimeOffset OpenedAt { get; init; }
        public int Used { get; set; }
    }

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);
    private static readonly int[] Spot = [4000, 6000, 8000, 10000, 13000, 16000, 20000, 23000, 26000, 30000, 33000, 36000, 40000];
    private static readonly int[] FuturesAndManagement = [2000, 2000, 4000, 5000, 6000, 7000, 8000, 10000, 12000, 14000, 16000, 18000, 20000];
    private const int Public = 2000;

    private readonly Dictionary<(Pool, string), Window> _windows = [];
    private readonly HashSet<Pool> _expired = [];

    public RateState Spend(Pool pool, string caller, int weight)
    {
        var limit = Quota(pool);
        var now = clock.Now;
        if (!_windows.TryGetValue((pool, caller), out var window) || now >= window.OpenedAt + Length || now < window.OpenedAt)
            _windows[(pool, caller)] = window = new Window { OpenedAt = now };
        if (_expired.Remove(pool))
            window.Used = limit;
        var admitted = window.Used + weight <= limit;
        if (admitted)
            window.Used += weight;
        var reset = (long)Math.Ceiling((window.OpenedAt + Length - now).TotalMilliseconds);
        return new RateState(limit, admitted ? limit - window.Used : 0, reset, admitted);
    }

    /// <summary>Uses a pool's quota up, or that of all pools, until the window closes.</summary>
    public void Expire(string? pool)
    {
        Pool[] pools = pool is null ? Enum.GetValues<Pool>()
            : Enum.TryParse<Pool>(pool, ignoreCase: true, out var one) ? [one]
            : throw new ArgumentException($"There is no pool '{pool}'; there are {string.Join(", ", Enum.GetNames<Pool>())}.", nameof(pool));
        foreach (var name in pools)
        {
            var open = _windows.Where(w => w.Key.Item1 == name && clock.Now < w.Value.OpenedAt + Length).Select(static w => w.Value).ToList();
            foreach (var window in open)
                window.Used = Quota(name);
            if (open.Count == 0)
                _expired.Add(name);
        }
    }

    private int Quota(Pool pool) => pool switch
    {
        Pool.Public => Public,
        Pool.Spot => Spot[vipLevel],
        Pool.Futures or Pool.Management => FuturesAndManagement[vipLevel],
        _ => throw new ArgumentOutOfRangeException(nameof(pool), pool, message: null),
    };

    public static IEnumerable<(string Name, string Value)> Headers(RateState state) =>
    [
        ("gw-ratelimit-limit", state.Limit.ToString(CultureInfo.InvariantCulture)),
        ("gw-ratelimit-remaining", state.Remaining.ToString(CultureInfo.InvariantCulture)),
        ("gw-ratelimit-reset", state.ResetMillis.ToString(CultureInfo.InvariantCulture)),
    ];
}
