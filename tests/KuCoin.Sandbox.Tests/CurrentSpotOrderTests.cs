using System.Text.Json;

namespace KuCoin.Tests;

/// <summary>The current generation of spot orders: its own paths, codes, cursors, the same orders as the Classic one.</summary>
public class CurrentSpotOrderTests
{
    private const string Orders = "/api/v1/hf/orders";

    private static object Limit(string side, string price, string size, string? clientOid = null, string symbol = "BTC-USDT") =>
        clientOid is null ? new { symbol, side, type = "limit", price, size } : new { clientOid, symbol, side, type = "limit", price, size };

    [Fact]
    public async Task An_order_of_one_generation_is_the_same_in_the_other()
    {
        using var pit = new Pit();
        var placed = await pit.Me.Post(Orders, Limit("buy", "100", "2", "mine"));
        Assert.Equal("mine", placed.Text("clientOid"));
        var id = placed.Text("orderId");
        Assert.Equal("mine", (await Pit.Look(pit.Me, id)).Text("clientOid"));

        var order = await pit.Me.Get($"{Orders}/{id}?symbol=BTC-USDT");
        Assert.True(order.Data.GetProperty("active").GetBoolean());
        Assert.True(order.Data.GetProperty("inOrderBook").GetBoolean());
        Assert.Equal((200m, 2m, 200m), (order.Dec("funds"), order.Dec("remainSize"), order.Dec("remainFunds")));
        await pit.Limit(pit.Other, "sell", 99, 0.5m);
        Assert.Equal("200000", (await pit.Me.Delete($"/api/v1/orders/{id}")).Code);
        // Settled now: this generation still finds it by the client's id.
        order = await pit.Me.Get($"{Orders}/client-order/mine?symbol=BTC-USDT");
        Assert.False(order.Data.GetProperty("active").GetBoolean());
        Assert.Equal((0.5m, 1.5m, 50m, 150m, 0m), (order.Dec("dealSize"), order.Dec("cancelledSize"), order.Dec("dealFunds"), order.Dec("cancelledFunds"), order.Dec("remainFunds")));
    }

    [Fact]
    public async Task A_synchronous_order_tells_how_it_was_matched()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 100, 1);
        var open = await pit.Me.Post($"{Orders}/sync", Limit("buy", "100", "3"));
        Assert.NotEmpty(open.Text("clientOid"));
        Assert.Equal((3m, 1m, 2m, "open"), (open.Dec("originSize"), open.Dec("dealSize"), open.Dec("remainSize"), open.Text("status")));
        var cancelled = await pit.Me.Delete($"{Orders}/sync/{open.Text("orderId")}?symbol=BTC-USDT");
        Assert.Equal((0m, 2m, "done"), (cancelled.Dec("remainSize"), cancelled.Dec("canceledSize"), cancelled.Text("status")));
        Assert.Equal("102436", (await pit.Me.Delete($"{Orders}/sync/{open.Text("orderId")}?symbol=BTC-USDT")).Code);
    }

    [Fact]
    public async Task Refusals_have_their_own_codes()
    {
        using var pit = new Pit();
        async Task<string?> Code(object body) => (await pit.Me.Post(Orders, body)).Code;
        Assert.Equal("102421", await Code(Limit("buy", "100000", "10")));
        Assert.Equal("102435", await Code(Limit("buy", "1", "0.00001")));
        Assert.Equal("102411", await Code(Limit("buy", "1.123456", "1")));
        Assert.Equal("102411", await Code(new { symbol = "BTC-USDT", side = "buy", type = "limit", size = "1" }));
        Assert.Equal("900001", await Code(Limit("buy", "1", "1", symbol: "NO-USDT")));
        Assert.Equal("102411", await Code(new { symbol = "BTC-USDT", side = "buy", type = "limit", price = "1", size = "1", clientTimestamp = 1, allowMaxTimeWindow = 5000 }));
        Assert.Equal("200000", await Code(Limit("buy", "1", "1", "twice")));
        Assert.Equal("102426", await Code(Limit("buy", "1", "1", "twice")));
        Assert.Equal("102436", (await pit.Me.Get($"{Orders}/nothing?symbol=BTC-USDT")).Code);
        Assert.Equal(JsonValueKind.Null, (await pit.Me.Get($"{Orders}/client-order/nothing?symbol=BTC-USDT")).Data.ValueKind);
        Assert.Equal("102411", (await pit.Me.Get($"{Orders}/client-order/twice")).Code);
        Assert.Equal("102436", (await pit.Me.Delete($"{Orders}/client-order/twice?symbol=ETH-USDT")).Code);
        var tested = await pit.Me.Post($"{Orders}/test", Limit("buy", "1", "1", "only-a-test"));
        Assert.Equal("only-a-test", tested.Text("clientOid"));
        Assert.Single(pit.Server.Orders);
    }

    [Theory]
    [InlineData("multi", false)]
    [InlineData("multi/sync", true)]
    public async Task A_batch_answers_row_by_row(string path, bool isSync)
    {
        using var pit = new Pit();
        var reply = await pit.Me.Post($"{Orders}/{path}", new { orderList = new[] { Limit("buy", "10", "1", "a"), Limit("buy", "0.1", "0.01", "b"), Limit("sell", "20", "1", "c", "ETH-USDT") } });
        var rows = reply.Data.EnumerateArray().ToList();
        Assert.Equal([true, false, true], rows.Select(r => r.GetProperty("success").GetBoolean()));
        Assert.NotEmpty(rows[1].GetProperty("failMsg").GetString()!);
        Assert.False(rows[1].TryGetProperty("orderId", out _));
        Assert.Equal(isSync, rows[0].TryGetProperty("status", out _));
        Assert.Equal(["BTC-USDT", "ETH-USDT"], pit.Server.Orders.Select(o => o.Symbol));
        Assert.Equal("102411", (await pit.Me.Post($"{Orders}/{path}", new { orderList = Enumerable.Repeat(Limit("buy", "10", "1"), 6) })).Code);
    }

    [Fact]
    public async Task An_altered_order_has_a_new_id_and_keeps_what_was_filled()
    {
        using var pit = new Pit();
        var old = (await pit.Me.Post(Orders, Limit("buy", "100", "3", "x"))).Text("orderId");
        await pit.Limit(pit.Other, "sell", 100, 1);
        var altered = await pit.Me.Post($"{Orders}/alter", new { symbol = "BTC-USDT", orderId = old, newPrice = "90", newSize = "4" });
        Assert.Equal("x", altered.Text("clientOid"));
        var order = await pit.Me.Get($"{Orders}/client-order/x?symbol=BTC-USDT");
        Assert.Equal((altered.Text("newOrderId"), 90m, 3m), (order.Text("id"), order.Dec("price"), order.Dec("size")));
        Assert.True((await pit.Me.Get($"{Orders}/{old}?symbol=BTC-USDT")).Data.GetProperty("cancelExist").GetBoolean());
        pit.Server.CheckLedger();

        // Dearer than there is money for: refused, the order stays as it was.
        Assert.Equal("102421", (await pit.Me.Post($"{Orders}/alter", new { symbol = "BTC-USDT", clientOid = "x", newPrice = "90000" })).Code);
        Assert.Equal(90m, (await pit.Me.Get($"{Orders}/client-order/x?symbol=BTC-USDT")).Dec("price"));
        await pit.Limit(pit.Other, "sell", 90, 2);
        Assert.Equal(JsonValueKind.Null, (await pit.Me.Post($"{Orders}/alter", new { symbol = "BTC-USDT", clientOid = "x", newSize = "2" })).Data.GetProperty("newOrderId").ValueKind);
        Assert.Equal("102436", (await pit.Me.Post($"{Orders}/alter", new { symbol = "BTC-USDT", clientOid = "x", newSize = "2" })).Code);
    }

    [Fact]
    public async Task A_part_can_be_cancelled()
    {
        using var pit = new Pit();
        var id = (await pit.Me.Post(Orders, Limit("sell", "100", "3"))).Text("orderId");
        Assert.Equal(1m, (await pit.Me.Delete($"{Orders}/cancel/{id}?symbol=BTC-USDT&cancelSize=1")).Dec("cancelSize"));
        pit.Server.CheckLedger();
        var order = await pit.Me.Get($"{Orders}/{id}?symbol=BTC-USDT");
        Assert.Equal((2m, 1m, true), (order.Dec("remainSize"), order.Dec("cancelledSize"), order.Data.GetProperty("active").GetBoolean()));
        Assert.Equal("102411", (await pit.Me.Delete($"{Orders}/cancel/{id}?symbol=BTC-USDT&cancelSize=5")).Code);
        await pit.Me.Delete($"{Orders}/cancel/{id}?symbol=BTC-USDT&cancelSize=2");
        Assert.False((await pit.Me.Get($"{Orders}/{id}?symbol=BTC-USDT")).Data.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Open_orders_are_listed_pair_by_pair_and_cancelled_by_pair_or_all()
    {
        using var pit = new Pit();
        foreach (var price in (string[])["10", "11", "12"])
            await pit.Me.Post(Orders, Limit("buy", price, "1"));
        await pit.Me.Post(Orders, Limit("buy", "10", "1", symbol: "ETH-USDT"));
        Assert.Equal(["BTC-USDT", "ETH-USDT"], (await pit.Me.Get($"{Orders}/active/symbols")).Data.GetProperty("symbols").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(3, (await pit.Me.Get($"{Orders}/active?symbol=BTC-USDT")).Data.GetArrayLength());
        var page = await pit.Me.Get($"{Orders}/active/page?symbol=BTC-USDT&pageNum=2&pageSize=2");
        Assert.Equal((3m, 2m, 1), (page.Num("totalNum"), page.Num("currentPage"), page.Data.GetProperty("items").GetArrayLength()));
        Assert.Equal("success", (await pit.Me.Delete($"{Orders}?symbol=BTC-USDT")).Data.GetString());
        Assert.Empty((await pit.Me.Get($"{Orders}/active?symbol=BTC-USDT")).Data.EnumerateArray());
        var all = await pit.Me.Delete($"{Orders}/cancelAll");
        Assert.Equal("ETH-USDT", all.Data.GetProperty("succeedSymbols")[0].GetString());
        Assert.All(pit.Server.Orders, o => Assert.False(o.IsActive));
    }

    [Fact]
    public async Task Closed_orders_and_fills_are_walked_with_a_cursor()
    {
        using var pit = new Pit();
        for (var i = 0; i < 7; i++)
        {
            await pit.Limit(pit.Other, "sell", 100, 1);
            await pit.Me.Post(Orders, Limit("buy", "100", "1", $"o{i}"));
        }
        Assert.Equal(["o6", "o5", "o4", "o3", "o2", "o1", "o0"], await Walk(pit.Me, $"{Orders}/done?symbol=BTC-USDT&limit=3", "clientOid"));
        var trades = await Walk(pit.Me, "/api/v1/hf/fills?symbol=BTC-USDT&limit=3", "tradeId");
        Assert.Equal(7, trades.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(await Walk(pit.Me, $"{Orders}/done?symbol=BTC-USDT&side=sell", "clientOid"));
        Assert.Equal("102411", (await pit.Me.Get("/api/v1/hf/fills?symbol=BTC-USDT&limit=101")).Code);
        Assert.Equal("102411", (await pit.Me.Get("/api/v1/hf/fills")).Code);
    }

    [Fact]
    public async Task A_longer_range_is_cut_to_seven_days_and_cancelled_orders_are_forgotten_sooner()
    {
        using var pit = new Pit();
        var start = pit.Server.Now.ToUnixTimeMilliseconds();
        await pit.Limit(pit.Other, "sell", 100, 1);
        await pit.Me.Post(Orders, Limit("buy", "100", "1", "filled"));
        await pit.Me.Post(Orders, Limit("buy", "10", "1", "cancelled"));
        await pit.Me.Delete($"{Orders}?symbol=BTC-USDT");
        Assert.Equal(["cancelled", "filled"], await Walk(pit.Me, $"{Orders}/done?symbol=BTC-USDT", "clientOid"));
        pit.Server.AdvanceClock(TimeSpan.FromDays(3));
        Assert.Equal(["filled"], await Walk(pit.Me, $"{Orders}/done?symbol=BTC-USDT", "clientOid"));
        pit.Server.AdvanceClock(TimeSpan.FromDays(5));
        var now = pit.Server.Now.ToUnixTimeMilliseconds();
        Assert.Empty(await Walk(pit.Me, $"/api/v1/hf/fills?symbol=BTC-USDT&startAt={start}&endAt={now}", "tradeId"));
        Assert.Single(await Walk(pit.Me, $"/api/v1/hf/fills?symbol=BTC-USDT&startAt={start}", "tradeId"));
    }

    private static async Task<List<string>> Walk(Client client, string path, string field)
    {
        var found = new List<string>();
        for (var last = 0L; ;)
        {
            var page = await client.Get(last == 0 ? path : $"{path}&lastId={last}");
            Assert.True(page.Code == "200000", page.Body);
            var items = page.Data.GetProperty("items").EnumerateArray().Select(i => i.GetProperty(field).ToString()).ToList();
            if (items.Count == 0)
                return found;
            found.AddRange(items);
            last = page.Data.GetProperty("lastId").GetInt64();
        }
    }
}
