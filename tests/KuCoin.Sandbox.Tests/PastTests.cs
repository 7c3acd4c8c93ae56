using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>A made-up trading past: whole books, and both generations page through all of it.</summary>
public class PastTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task Twenty_thousand_fills_of_sixty_days_are_found_once_each_in_both_generations()
    {
        using var server = SandboxServer.Start(new SandboxOptions { VipLevel = 12 });
        using var client = new Client(server);
        server.SeedFills("BTC-USDT", 20_000, TimeSpan.FromDays(60));
        server.CheckLedger();
        var end = server.Now;
        var (classic, current) = (new List<string>(), new List<string>());
        for (var to = end; to > end - TimeSpan.FromDays(61); to -= Week)
        {
            var window = $"symbol=BTC-USDT&startAt={(to - Week).ToUnixTimeMilliseconds() + 1}&endAt={to.ToUnixTimeMilliseconds()}";
            classic.AddRange(await ClassicFills(client, window));
            current.AddRange(await CurrentFills(client, window));
        }
        Assert.Equal(20_000, classic.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(classic, current);
        Assert.Equal("400100", (await client.Get($"/api/v1/fills?symbol=BTC-USDT&startAt={(end - TimeSpan.FromDays(8)).ToUnixTimeMilliseconds()}&endAt={end.ToUnixTimeMilliseconds()}")).Code);
    }

    [Fact]
    public async Task A_past_that_was_made_up_later_stands_before_what_happened_since()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        await client.Post("/api/v1/orders", new { clientOid = "now", symbol = "BTC-USDT", side = "buy", type = "market", funds = "50" });
        server.SeedFills("BTC-USDT", 10, TimeSpan.FromDays(1));
        var times = (await client.Get("/api/v1/fills")).Data.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("createdAt").GetInt64()).ToList();
        Assert.True(times.Count >= 11);
        Assert.Equal(times.OrderDescending(), times);
        server.CheckLedger();
    }

    [Fact]
    public void A_past_that_cannot_be_paid_is_refused()
    {
        using var server = SandboxServer.Start();
        server.SetBalance("trade", "USDT", 1);
        Assert.Throws<InvalidOperationException>(() => server.SeedFills("BTC-USDT", 100, Week));
        Assert.Throws<ArgumentException>(() => server.SeedFills("NO-USDT", 100, Week));
    }

    private static async Task<List<string>> ClassicFills(Client client, string window)
    {
        var found = new List<string>();
        for (var page = 1; ; page++)
        {
            var reply = await client.Get($"/api/v1/fills?{window}&pageSize=500&currentPage={page}");
            found.AddRange(reply.Data.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("tradeId").GetString()!));
            if (page >= reply.Num("totalPage"))
                return found;
        }
    }

    private static async Task<List<string>> CurrentFills(Client client, string window)
    {
        var found = new List<string>();
        for (var last = 0L; ;)
        {
            var reply = await client.Get($"/api/v1/hf/fills?{window}&limit=100&lastId={last}");
            var items = reply.Data.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("tradeId").ToString()).ToList();
            if (items.Count == 0)
                return found;
            found.AddRange(items);
            last = reply.Data.GetProperty("lastId").GetInt64();
        }
    }
}
