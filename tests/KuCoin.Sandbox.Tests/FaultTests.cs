using System.Diagnostics;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>What can go wrong on demand, and what has happened then.</summary>
public class FaultTests
{
    [Fact]
    public async Task A_connection_dropped_before_acceptance_leaves_nothing_behind()
    {
        using var pit = new Pit();
        pit.Server.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = SandboxDrop.BeforeAccept });
        await Assert.ThrowsAsync<HttpRequestException>(() => pit.Limit(pit.Me, "buy", 100, 1));
        Assert.Empty(pit.Server.Orders);
        Assert.Empty(pit.Server.Faults);
        await pit.Limit(pit.Me, "buy", 100, 1);
        Assert.Single(pit.Server.Orders);
    }

    [Fact]
    public async Task A_connection_dropped_after_acceptance_leaves_the_order()
    {
        using var pit = new Pit();
        pit.Server.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = SandboxDrop.AfterAccept });
        await Assert.ThrowsAsync<HttpRequestException>(() => pit.Limit(pit.Me, "buy", 100, 1));
        Assert.Single(pit.Server.Orders);
        var request = pit.Server.Requests.Single(r => r.Method == "POST");
        Assert.Equal((0, null, true), (request.Status, request.Code, request.IsWrite));
    }

    [Fact]
    public async Task A_code_is_answered_as_often_as_asked_and_nothing_is_carried_out()
    {
        using var pit = new Pit();
        pit.Server.AddFault(new SandboxFault { PathPattern = "/api/v1/ord*", Count = 2, Status = 503, Code = "230005", Message = "The system is busy" });
        for (var i = 0; i < 2; i++)
        {
            var reply = await pit.Order(pit.Me, "buy", new { price = "100", size = "1" });
            Assert.Equal((503, "230005", "The system is busy"), (reply.Status, reply.Code, reply.Message));
        }
        Assert.Equal("200000", (await pit.Me.Get("/api/v1/accounts")).Code);
        Assert.Empty(pit.Server.Orders);
        await pit.Limit(pit.Me, "buy", 100, 1);
    }

    [Fact]
    public async Task A_request_refused_for_its_key_does_not_get_the_fault_for_an_answer()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, server.AddKey("General"));
        server.AddFault(new SandboxFault { Code = "200004" });
        Assert.Equal("400007", (await client.Delete("/api/v1/orders")).Code);
    }

    [Fact]
    public async Task Overload_is_429_with_points_left()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        server.AddFault(new SandboxFault { Status = 429 });
        var reply = await client.Get("/api/v1/accounts");
        Assert.Equal((429, "429000", "1995"), (reply.Status, reply.Code, reply.Headers["gw-ratelimit-remaining"]));
    }

    [Fact]
    public async Task Bodies_can_be_spoiled()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        server.AddFault(new SandboxFault { HtmlBody = true, Status = 502 });
        server.AddFault(new SandboxFault { EmptyBody = true });
        server.AddFault(new SandboxFault { TruncateBody = true });
        server.AddFault(new SandboxFault { PadBodyTo = 200_000 });
        var page = await client.Get("/api/v1/accounts");
        Assert.Equal((502, null), (page.Status, page.Code));
        Assert.StartsWith("<!DOCTYPE html>", page.Body, StringComparison.Ordinal);
        Assert.Equal("", (await client.Get("/api/v1/accounts")).Body);
        var half = (await client.Get("/api/v1/accounts")).Body;
        Assert.StartsWith("""{"code":"200000","data":[""", half, StringComparison.Ordinal);
        Assert.DoesNotContain("]}", half, StringComparison.Ordinal);
        Assert.Equal(200_000, (await client.Get("/api/v1/accounts")).Body.Length);
        Assert.Empty(server.Faults);
    }

    [Fact]
    public async Task Delays_come_before_or_after_the_deed()
    {
        using var pit = new Pit();
        var wait = TimeSpan.FromMilliseconds(400);
        pit.Server.AddFault(new SandboxFault { Method = "POST", AnswerDelay = wait });
        var watch = Stopwatch.StartNew();
        var placing = pit.Limit(pit.Me, "buy", 100, 1);
        while (pit.Server.Orders.Count == 0)
            await Task.Delay(5);
        Assert.False(placing.IsCompleted);
        await placing;
        Assert.True(watch.Elapsed >= wait - TimeSpan.FromMilliseconds(20));

        pit.Server.AddFault(new SandboxFault { Method = "POST", Delay = wait, Drop = SandboxDrop.BeforeAccept });
        watch.Restart();
        await Assert.ThrowsAsync<HttpRequestException>(() => pit.Limit(pit.Me, "buy", 100, 1));
        Assert.True(watch.Elapsed >= wait - TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task A_slow_body_can_be_given_up()
    {
        using var server = SandboxServer.Start();
        using var client = new HttpClient { BaseAddress = server.Endpoint };
        server.AddFault(new SandboxFault { SlowBody = true });
        using var headers = await client.GetAsync(new Uri("/api/v2/symbols", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => headers.Content.ReadAsStringAsync(stop.Token));
    }

    [Fact]
    public async Task An_order_can_stay_invisible_for_a_while()
    {
        using var pit = new Pit(new SandboxOptions { StartTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        pit.Server.AddFault(new SandboxFault { Method = "POST", LookupLag = TimeSpan.FromMinutes(1) });
        var placed = await pit.MyFutures.Post("/api/v1/orders", new { clientOid = "lag", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "60000", size = 1, leverage = 2 });
        Assert.Equal("200000", placed.Code);
        var missing = await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=lag");
        Assert.Equal(("100001", "error.getOrder.orderNotExist"), (missing.Code, missing.Message));
        Assert.Equal("100001", (await pit.MyFutures.Get($"/api/v1/orders/{placed.Text("orderId")}")).Code);
        Assert.Equal("300018", (await pit.MyFutures.Post("/api/v1/orders", new { clientOid = "lag", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "60000", size = 1, leverage = 2 })).Code);
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(1));
        Assert.Equal(placed.Text("orderId"), (await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=lag")).Text("id"));
    }

    [Fact]
    public async Task Random_faults_are_repeatable()
    {
        async Task<string> Pattern(int seed)
        {
            using var server = SandboxServer.Start(new SandboxOptions { Seed = seed });
            using var client = new Client(server);
            server.AddFault(new SandboxFault { Code = "500000", Count = int.MaxValue, Probability = 0.5 });
            var hits = "";
            for (var i = 0; i < 30; i++)
                hits += (await client.Public("/api/v1/timestamp")).Code == "500000" ? "x" : ".";
            return hits;
        }
        var first = await Pattern(7);
        Assert.Equal(first, await Pattern(7));
        Assert.NotEqual(first, await Pattern(8));
        Assert.Contains('x', first);
        Assert.Contains('.', first);
    }
}
