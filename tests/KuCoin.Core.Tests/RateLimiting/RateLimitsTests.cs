using KuCoin.RateLimiting;

namespace KuCoin.Tests;

public sealed class RateLimitsTests
{
    private const string Here = "https://one.test";

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Clients_of_one_account_share_its_pools()
    {
        using var first = new RateLimits(Here, "key-1", 0, _time);
        using var second = new RateLimits(Here, "key-1", 0, _time);

        Spend(first, RatePool.Spot, 1000);

        Assert.Equal(3000, Left(second, RatePool.Spot));
        Assert.Same(first[RatePool.Spot], second[RatePool.Spot]);
    }

    [Fact]
    public void Accounts_have_their_own_pools_but_one_public_one()
    {
        using var first = new RateLimits(Here, "key-1", 0, _time);
        using var second = new RateLimits(Here, "key-2", 0, _time);

        Spend(first, RatePool.Spot, 1000);
        Spend(first, RatePool.Public, 500);

        Assert.Equal(4000, Left(second, RatePool.Spot));
        Assert.Equal(1500, Left(second, RatePool.Public));
    }

    [Fact]
    public void Keys_that_turn_out_to_belong_to_one_account_share_its_pools()
    {
        using var first = new RateLimits(Here, "key-1", 0, _time);
        using var second = new RateLimits(Here, "key-2", 0, _time);
        Spend(first, RatePool.Spot, 1000);

        first.BelongsTo(42);
        second.BelongsTo(42);
        using var third = new RateLimits(Here, "key-2", 0, _time);
        using var stranger = new RateLimits(Here, "key-3", 0, _time);
        stranger.BelongsTo(43);

        Assert.Equal(3000, Left(first, RatePool.Spot));
        Assert.Equal(3000, Left(second, RatePool.Spot));
        Assert.Equal(3000, Left(third, RatePool.Spot));
        Assert.Equal(4000, Left(stranger, RatePool.Spot));
    }

    [Fact]
    public void Endpoints_share_nothing()
    {
        using var first = new RateLimits(Here, "key-1", 0, _time);
        using var second = new RateLimits("https://two.test", "key-1", 0, _time);

        Spend(first, RatePool.Public, 500);
        Spend(first, RatePool.Spot, 500);

        Assert.Equal(2000, Left(second, RatePool.Public));
        Assert.Equal(4000, Left(second, RatePool.Spot));
    }

    [Fact]
    public void Who_comes_back_within_the_window_finds_the_quota_as_it_was_left()
    {
        using (var first = new RateLimits(Here, "key-1", 0, _time))
            Spend(first, RatePool.Spot, 1000);

        using var second = new RateLimits(Here, "key-1", 0, _time);
        Assert.Equal(3000, Left(second, RatePool.Spot));
    }

    [Fact]
    public void What_is_known_is_dropped_once_the_last_user_is_gone_and_the_window_closed()
    {
        Quota left;
        using (var first = new RateLimits(Here, "key-1", 0, _time))
        {
            Spend(first, RatePool.Spot, 1000);
            left = first[RatePool.Spot];
            left.Complete(default, default);
        }
        _time.Advance(TimeSpan.FromSeconds(31));

        using var second = new RateLimits(Here, "key-1", 0, _time);
        Assert.NotSame(left, second[RatePool.Spot]);
    }

    [Fact]
    public void The_newest_clients_VIP_level_is_assumed_until_the_exchange_speaks()
    {
        using var first = new RateLimits(Here, "key-1", 0, _time);
        Spend(first, RatePool.Spot, 1000);

        using var second = new RateLimits(Here, "key-1", 5, _time);

        Assert.Equal(15000, Left(first, RatePool.Spot));
    }

    [Fact]
    public void A_blocked_address_stops_all_pools()
    {
        using var limits = new RateLimits(Here, "key-1", 0, _time);

        limits.Pause(TimeSpan.FromSeconds(30));

        foreach (var pool in Enum.GetValues<RatePool>())
            Assert.False(Ask(limits, pool, 1).IsCompleted);
    }

    [Fact]
    public void The_status_names_every_pool_and_who_shares_it()
    {
        using var limits = new RateLimits(Here, "key-1", 0, _time);

        var status = limits.GetStatus();

        Assert.Equal("Spot account, Futures account, Management account, Earn account, CopyTrading account, Public ip", string.Join(", ", status.Select(pool => $"{pool.Pool} {pool.Scope}")));
        Assert.All(status, pool => Assert.Null(pool.ResetsAt));
    }

    private static void Spend(RateLimits limits, RatePool pool, int weight)
    {
        var taken = Ask(limits, pool, weight);
        Assert.True(taken.IsCompletedSuccessfully);
        limits[pool].Complete(taken.Result, default);
    }

    private static Task<QuotaLease> Ask(RateLimits limits, RatePool pool, int weight) => limits[pool].AcquireAsync("GET /x", weight, CancellationToken.None).AsTask();

    private static long Left(RateLimits limits, RatePool pool) => limits.GetStatus().Single(status => status.Pool == pool.ToString()).Remaining;
}
