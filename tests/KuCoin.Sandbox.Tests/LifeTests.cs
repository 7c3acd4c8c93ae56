using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Starting, counting, stopping.</summary>
public class LifeTests
{
    [Fact]
    public async Task Writes_are_counted_and_reads_tests_and_tokens_are_not()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        await client.Get("/api/v1/accounts");
        await client.Post("/api/v1/bullet-private");
        await client.Post("/api/v1/orders/test", new { });
        Assert.Equal(0, server.WriteRequestCount);
        await client.Post("/api/v1/orders", new { });
        await client.Delete("/api/v1/orders/nothing");
        Assert.Equal(2, server.WriteRequestCount);
        var last = server.Requests[^1];
        Assert.Equal(("spot", "DELETE", "/api/v1/orders/nothing", 200, "400100"), (last.Host, last.Method, last.Path, last.Status, last.Code));
        server.ClearRequests();
        Assert.Empty(server.Requests);
        Assert.Equal(0, server.WriteRequestCount);
    }

    [Fact]
    public async Task The_name_of_the_loopback_works_as_well_as_its_number()
    {
        using var server = SandboxServer.Start();
        using var http = new HttpClient();
        var answer = await http.GetStringAsync(new UriBuilder(server.Endpoint) { Host = "localhost", Path = "/api/v1/status" }.Uri);
        Assert.Contains("200000", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_requests_that_are_under_way()
    {
        var server = SandboxServer.Start();
        using var client = new Client(server);
        server.AddFault(new SandboxFault { Delay = TimeSpan.FromMinutes(10) });
        var waiting = client.Get("/api/v1/accounts");
        while (server.Faults.Count > 0)
            await Task.Delay(5);
        await server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        server.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.Get("/api/v1/accounts"));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SandboxServer.Start(new SandboxOptions { VipLevel = 13 }));
        using var server = SandboxServer.Start();
        Assert.Throws<ArgumentException>(() => server.SetBalance("savings", "USDT", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.SetBalance("main", "USDT", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => server.SetPrice("BTC-USDT", 0));
    }

    [Fact]
    public async Task Many_requests_at_once_are_served_and_the_books_stay_right()
    {
        using var pit = new Pit(new SandboxOptions { VipLevel = 12 });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var who = i % 2 == 0 ? pit.Me : pit.Other;
            var reply = await who.Post("/api/v1/orders", new
            {
                clientOid = $"p-{i}", symbol = "BTC-USDT", side = i % 4 < 2 ? "buy" : "sell", type = "limit", price = Pit.Text(100 + i % 7), size = "1",
            });
            Assert.Equal("200000", reply.Code);
        }));
        Assert.Equal(100, pit.Server.Orders.Count);
    }
}
