using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Stop orders wait for the last price, cost nothing while they wait and are ordinary orders afterwards.</summary>
public class StopOrderTests
{
    private const string Stops = "/api/v1/stop-order";

    private static async Task<string> Stop(Client client, string side, string stop, string stopPrice, string price, string clientOid)
    {
        var reply = await client.Post(Stops, new { clientOid, symbol = "BTC-USDT", side, type = "limit", price, size = "1", stop, stopPrice });
        Assert.True(reply.Code == "200000", reply.Body);
        return reply.Text("orderId");
    }

    private static async Task Trade(Pit pit, decimal price)
    {
        await pit.Limit(pit.Other, "sell", price, 0.1m);
        await pit.Limit(pit.Other, "buy", price, 0.1m);
    }

    [Theory]
    [InlineData("loss", 100, 91, 90)]
    [InlineData("entry", 100, 109, 110)]
    public async Task A_stop_waits_for_its_price_and_becomes_an_order(string stop, decimal start, decimal nearly, decimal reached)
    {
        using var pit = new Pit();
        await Trade(pit, start);
        var id = await Stop(pit.Me, "sell", stop, Pit.Text(reached), "200", "s-1");
        Assert.StartsWith("vs", id, StringComparison.Ordinal);
        await Trade(pit, nearly);
        var waiting = await pit.Me.Get($"{Stops}/{id}");
        Assert.Equal(("NEW", stop, "200.00000000000000000000"), (waiting.Text("status"), waiting.Text("stop"), waiting.Text("price")));
        Assert.Empty(pit.Server.Orders);
        Assert.Equal("0", (await pit.Me.Get("/api/v1/accounts?currency=BTC&type=trade")).Data[0].GetProperty("holds").GetString());

        await Trade(pit, reached);
        Assert.Equal("TRIGGERED", (await pit.Me.Get($"{Stops}/{id}")).Text("status"));
        Assert.Equal(0m, (await pit.Me.Get(Stops)).Num("totalNum"));
        var order = (await pit.Me.Get("/api/v1/orders?status=active&type=limit_stop")).Data.GetProperty("items")[0];
        Assert.Equal(("s-1", stop, true), (order.GetProperty("clientOid").GetString(), order.GetProperty("stop").GetString(), order.GetProperty("stopTriggered").GetBoolean()));
        Assert.Equal("400100", (await pit.Me.Delete($"{Stops}/{id}")).Code);
    }

    [Fact]
    public async Task A_price_set_by_hand_triggers_too()
    {
        using var server = SandboxServer.Start(new SandboxOptions { PriceInterval = Timeout.InfiniteTimeSpan });
        using var client = new Client(server);
        server.SetPrice("BTC-USDT", 60_000);
        await client.Post(Stops, new { clientOid = "m", symbol = "BTC-USDT", side = "sell", type = "market", size = "0.1", stop = "loss", stopPrice = "50000" });
        Assert.Equal(1m, (await client.Get(Stops)).Num("totalNum"));
        server.SetPrice("BTC-USDT", 49_000);
        Assert.Equal(0m, (await client.Get(Stops)).Num("totalNum"));
        Assert.Equal(0.1m, server.Orders.Single().DealSize);
        server.CheckLedger();
    }

    [Fact]
    public async Task A_price_of_before_does_not_trigger()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        server.SetPrice("BTC-USDT", 30_000);
        await client.Post(Stops, new { clientOid = "e", symbol = "BTC-USDT", side = "buy", type = "market", funds = "50", stop = "entry", stopPrice = "45000" });
        await client.Public("/api/v1/market/histories?symbol=BTC-USDT");
        Assert.Equal(1m, (await client.Get(Stops)).Num("totalNum"));
    }

    [Fact]
    public async Task They_are_found_and_cancelled_in_every_way()
    {
        using var pit = new Pit();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add(await Stop(pit.Me, i % 2 == 0 ? "buy" : "sell", "entry", "500", "500", $"s-{i}"));
        Assert.Equal(3m, (await pit.Me.Get($"{Stops}?symbol=BTC-USDT&side=buy&type=limit")).Num("totalNum"));
        Assert.Equal(2m, (await pit.Me.Get($"{Stops}?orderIds={ids[0]},{ids[1]}")).Num("totalNum"));
        var found = (await pit.Me.Get($"{Stops}/queryOrderByClientOid?clientOid=s-3&symbol=BTC-USDT")).Data;
        Assert.Equal((JsonValueKind.Array, ids[3]), (found.ValueKind, found[0].GetProperty("id").GetString()));
        Assert.Empty((await pit.Me.Get($"{Stops}/queryOrderByClientOid?clientOid=nobody")).Data.EnumerateArray());

        Assert.Equal(ids[3], (await pit.Me.Delete($"{Stops}/cancelOrderByClientOid?clientOid=s-3&symbol=BTC-USDT")).Text("cancelledOrderId"));
        Assert.Equal("400100", (await pit.Me.Delete($"{Stops}/cancelOrderByClientOid?clientOid=s-3")).Code);
        Assert.Equal(ids[0], (await pit.Me.Delete($"{Stops}/{ids[0]}")).Data.GetProperty("cancelledOrderIds")[0].GetString());
        Assert.Equal("400100", (await pit.Me.Get($"{Stops}/{ids[0]}")).Code);
        Assert.Equal(1, (await pit.Me.Delete($"{Stops}/cancel?symbol=BTC-USDT&orderIds={ids[1]}")).Data.GetProperty("cancelledOrderIds").GetArrayLength());
        Assert.Equal(2, (await pit.Me.Delete($"{Stops}/cancel")).Data.GetProperty("cancelledOrderIds").GetArrayLength());
    }

    [Fact]
    public async Task Twenty_wait_per_pair_and_broken_ones_are_refused()
    {
        using var pit = new Pit();
        for (var i = 0; i < 20; i++)
            await Stop(pit.Me, "buy", "entry", "500", "500", $"s-{i}");
        async Task<string?> Code(object body) => (await pit.Me.Post(Stops, body)).Code;
        Assert.Equal("200003", await Code(new { clientOid = "more", symbol = "BTC-USDT", side = "buy", type = "limit", price = "1", size = "1", stop = "entry", stopPrice = "500" }));
        Assert.Equal("200000", await Code(new { clientOid = "else", symbol = "ETH-USDT", side = "buy", type = "limit", price = "1", size = "1", stop = "entry", stopPrice = "500" }));
        Assert.Equal("102426", await Code(new { clientOid = "else", symbol = "ETH-USDT", side = "buy", type = "limit", price = "1", size = "1", stop = "entry", stopPrice = "500" }));
        Assert.Equal("400100", await Code(new { clientOid = "x", symbol = "ETH-USDT", side = "buy", type = "limit", price = "1", size = "1", stop = "entry" }));
        Assert.Equal("400100", await Code(new { clientOid = "x", symbol = "ETH-USDT", side = "buy", type = "limit", price = "1", size = "1", stop = "above", stopPrice = "1" }));
    }

    [Fact]
    public async Task The_stream_tells_when_they_open_trigger_and_end()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: true);
        await stream.Subscribe("/spotMarket/advancedOrders", isPrivate: true);
        await Trade(pit, 100);
        await Stop(pit.Me, "buy", "entry", "110", "120", "fine");
        await Stop(pit.Me, "buy", "entry", "110", "200000", "too-dear");
        await pit.Me.Delete($"{Stops}/{await Stop(pit.Me, "buy", "entry", "300", "120", "unwanted")}");
        await Trade(pit, 110);
        await pit.Me.Get(Stops);
        var told = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var message = await stream.Hear("message");
            Assert.Equal("stopOrder", message.GetProperty("subject").GetString());
            var data = message.GetProperty("data");
            told.Add(data.GetProperty("type").GetString() + (data.TryGetProperty("triggerSuccess", out var success) ? $" {success}" : ""));
        }
        Assert.Equal(["open", "open", "open", "cancel", "triggered True", "triggered False"], told);
    }
}
