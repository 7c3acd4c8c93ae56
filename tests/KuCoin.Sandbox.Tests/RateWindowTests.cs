using System.Globalization;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Quotas: fixed windows, weights, headers, and what happens at the end of them.</summary>
public class RateWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Calls_cost_their_weight_in_their_pool()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        Assert.Equal((2000, 1995), Quota(await client.Get("/api/v1/accounts")));
        Assert.Equal((2000, 1975), Quota(await client.Get("/api/v1/user/api-key")));
        Assert.Equal((4000, 3970), Quota(await client.Get("/api/v1/hf/accounts/opened")));
        Assert.Equal((2000, 1997), Quota(await client.Public("/api/v1/timestamp")));
    }

    [Fact]
    public async Task The_hosts_share_the_public_pool_and_users_do_not_share_theirs()
    {
        using var server = SandboxServer.Start();
        using var spot = new Client(server);
        using var futures = new Client(server, futures: true);
        using var other = new Client(server, server.AddUser());
        Assert.Equal((2000, 1997), Quota(await spot.Public("/api/v1/timestamp")));
        Assert.Equal((2000, 1995), Quota(await futures.Public("/api/v1/timestamp")));
        Assert.Equal((2000, 1995), Quota(await spot.Get("/api/v1/accounts")));
        Assert.Equal((2000, 1995), Quota(await other.Get("/api/v1/accounts")));
    }

    [Fact]
    public async Task The_vip_level_decides_the_quota()
    {
        using var server = SandboxServer.Start(new SandboxOptions { VipLevel = 12 });
        using var client = new Client(server);
        Assert.Equal((40000, 39970), Quota(await client.Get("/api/v1/hf/accounts/opened")));
        Assert.Equal((20000, 19995), Quota(await client.Get("/api/v1/accounts")));
        Assert.Equal((2000, 1997), Quota(await client.Public("/api/v1/timestamp")));
    }

    [Fact]
    public async Task A_used_up_window_answers_429_until_it_closes()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = Noon });
        using var client = new Client(server);
        for (var i = 0; i < 100; i++)
            Assert.Equal("200000", (await client.Get("/api/v1/user/api-key")).Code);
        var refused = await client.Get("/api/v1/user/api-key");
        Assert.Equal(("429000", 429, "Too Many Requests"), (refused.Code, refused.Status, refused.Message));
        Assert.Equal((2000, 0), Quota(refused));
        var reset = long.Parse(refused.Headers["gw-ratelimit-reset"], CultureInfo.InvariantCulture);
        Assert.InRange(reset, 1, 30_000);
        // Other pools go on.
        Assert.Equal("200000", (await client.Get("/api/v1/hf/accounts/opened")).Code);

        server.AdvanceClock(TimeSpan.FromMilliseconds(reset));
        Assert.Equal((2000, 1980), Quota(await client.Get("/api/v1/user/api-key")));
    }

    [Fact]
    public async Task The_window_opens_with_the_first_call_and_does_not_roll()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = Noon });
        using var client = new Client(server);
        server.AdvanceClock(TimeSpan.FromSeconds(20));
        Assert.Equal(1980, Quota(await client.Get("/api/v1/user/api-key")).Left);
        server.AdvanceClock(TimeSpan.FromSeconds(20));
        Assert.Equal(1960, Quota(await client.Get("/api/v1/user/api-key")).Left);
        server.AdvanceClock(TimeSpan.FromSeconds(11));
        Assert.Equal(1980, Quota(await client.Get("/api/v1/user/api-key")).Left);
    }

    [Fact]
    public async Task A_quota_can_be_used_up_on_demand()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        server.ExpireQuota("Spot");
        Assert.Equal("429000", (await client.Get("/api/v1/hf/accounts/opened")).Code);
        Assert.Equal("200000", (await client.Get("/api/v1/accounts")).Code);
        server.ExpireQuota();
        Assert.Equal("429000", (await client.Get("/api/v1/accounts")).Code);
        server.AdvanceClock(TimeSpan.FromSeconds(31));
        Assert.Equal("200000", (await client.Get("/api/v1/accounts")).Code);
        Assert.Throws<ArgumentException>(() => server.ExpireQuota("Coffee"));
    }

    private static (int Limit, int Left) Quota(Reply reply) => (
        int.Parse(reply.Headers["gw-ratelimit-limit"], CultureInfo.InvariantCulture),
        int.Parse(reply.Headers["gw-ratelimit-remaining"], CultureInfo.InvariantCulture));
}
