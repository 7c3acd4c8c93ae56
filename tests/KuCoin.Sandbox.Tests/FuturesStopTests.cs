using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>Stop orders, take-profit and stop-loss, batches and cancelling.</summary>
public class FuturesStopTests
{
    [Theory]
    [InlineData("up", "MP", 51_000, 50_999, 51_000)]
    [InlineData("down", "MP", 49_000, 49_001, 49_000)]
    [InlineData("up", "IP", 51_000, 50_900, 51_100)]
    [InlineData("down", "IP", 49_000, 49_100, 48_900)]
    public async Task A_stop_order_sleeps_until_its_price_is_reached(string stop, string stopPriceType, decimal stopPrice, decimal notYet, decimal now)
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var id = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "40000", size = 2, leverage = 10, stop, stopPriceType, stopPrice = Pit.Text(stopPrice) })).Text("orderId");
        var asleep = (await pit.MyFutures.Get("/api/v1/stopOrders?symbol=XBTUSDTM")).Data.GetProperty("items")[0];
        Assert.Equal((id, stop, stopPriceType, false), (asleep.GetProperty("id").GetString(), asleep.GetProperty("stop").GetString(), asleep.GetProperty("stopPriceType").GetString(), asleep.GetProperty("stopTriggered").GetBoolean()));
        // Asleep it holds nothing and is no open order.
        Assert.Equal(0m, (await Wallet(pit)).Num("orderMargin"));
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/orders?status=active")).Num("totalNum"));
        pit.Server.SetPrice("XBTUSDTM", notYet);
        Assert.Equal(1, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        pit.Server.SetPrice("XBTUSDTM", now);
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        var awake = (await pit.MyFutures.Get("/api/v1/orders?status=active")).Data.GetProperty("items")[0];
        Assert.Equal((id, true), (awake.GetProperty("id").GetString(), awake.GetProperty("stopTriggered").GetBoolean()));
        Assert.True((await Wallet(pit)).Num("orderMargin") > 0);
        pit.Server.CheckLedger();
    }

    [Fact]
    public async Task The_last_trade_wakes_a_stop_order_that_closes_the_position()
    {
        using var pit = new Pit(Still);
        await Open(pit, "buy", 50_000, 5);
        var id = Good(await Order(pit.MyFutures, new { type = "market", closeOrder = true, stop = "down", stopPriceType = "TP", stopPrice = "49500" })).Text("orderId");
        await Rest(pit, "buy", 49_500, 9);
        Assert.Equal(1, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        // Two others trade at 49500: that is the last price now.
        using var third = new Client(pit.Server, AddUser(pit), futures: true);
        Good(await Order(third, new { side = "sell", type = "limit", price = "49500", size = 1, leverage = 1 }));
        Assert.Equal(0m, (await Position(pit)).Num("currentQty"));
        var order = Good(await pit.MyFutures.Get($"/api/v1/orders/{id}"));
        Assert.Equal(("done", 5m), (order.Text("status"), order.Num("filledSize")));
        // 5 * 0.001 * -500, fees of 250 and 247.5.
        Assert.Equal(100_000 - 2.5m - 0.15m - 0.1485m, (await Wallet(pit)).Num("marginBalance"));
    }

    [Fact]
    public async Task A_stop_order_that_cannot_be_placed_when_it_wakes_is_cancelled()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var id = Good(await Order(pit.MyFutures, new { side = "sell", type = "market", size = 1, leverage = 1, reduceOnly = true, stop = "up", stopPriceType = "MP", stopPrice = "51000" })).Text("orderId");
        pit.Server.SetPrice("XBTUSDTM", 52_000);
        var order = Good(await pit.MyFutures.Get($"/api/v1/orders/{id}"));
        Assert.Equal((true, true, false), (order.Data.GetProperty("cancelExist").GetBoolean(), order.Data.GetProperty("stopTriggered").GetBoolean(), order.Data.GetProperty("isActive").GetBoolean()));
    }

    [Theory]
    [InlineData("""{"side":"buy","type":"limit","price":"1","size":1,"leverage":1,"stop":"up","stopPrice":"2"}""")]
    [InlineData("""{"side":"buy","type":"limit","price":"1","size":1,"leverage":1,"stop":"loss","stopPrice":"2","stopPriceType":"TP"}""")]
    [InlineData("""{"side":"buy","type":"limit","price":"1","size":1,"leverage":1,"stop":"up","stopPriceType":"TP"}""")]
    [InlineData("""{"side":"buy","type":"limit","price":"1","size":1,"leverage":1,"stop":"up","stopPrice":"2","stopPriceType":"XX"}""")]
    public async Task The_three_parts_of_a_stop_go_together(string body)
    {
        using var pit = new Pit(Still);
        Assert.Equal("100001", (await Order(pit.MyFutures, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(body))).Code);
    }

    [Fact]
    public async Task Take_profit_and_stop_loss_guard_a_position_and_the_second_goes_with_the_first()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var body = new { clientOid = "st-1", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "50000", size = 4, leverage = 10, triggerStopUpPrice = "52000", triggerStopDownPrice = "49000", stopPriceType = "MP" };
        var id = Good(await pit.MyFutures.Post("/api/v1/st-orders", body)).Text("orderId");
        Assert.Equal(2, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        // Without a position there is nothing to guard.
        pit.Server.SetPrice("XBTUSDTM", 53_000);
        Assert.Equal(2, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        Good(await Order(pit.OtherFutures, new { side = "sell", type = "limit", price = "50000", size = 4, leverage = 1 }));
        Assert.Equal("done", (await pit.MyFutures.Get($"/api/v1/orders/{id}")).Text("status"));
        await Rest(pit, "buy", 51_900, 4);
        pit.Server.SetPrice("XBTUSDTM", 52_000);
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
        Assert.Equal(0m, (await Position(pit)).Num("currentQty"));
    }

    [Fact]
    public async Task Guards_go_with_an_order_that_is_cancelled_unfilled()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var body = new { clientOid = "st-2", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "40000", size = 4, leverage = 10, triggerStopDownPrice = "39000" };
        var id = Good(await pit.MyFutures.Post("/api/v1/st-orders", body)).Text("orderId");
        Good(await pit.MyFutures.Delete($"/api/v1/orders/{id}"));
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
    }

    [Fact]
    public async Task A_batch_succeeds_and_fails_row_by_row_and_several_are_cancelled_at_once()
    {
        using var pit = new Pit(Still);
        object Row(string clientOid, string price) => new { clientOid, symbol = "XBTUSDTM", side = "buy", type = "limit", price, size = 1, leverage = 5 };
        var batch = Good(await pit.MyFutures.Post("/api/v1/orders/multi", (object[])[Row("m-1", "40000"), Row("m-2", "40000.05"), Row("m-3", "40001")])).Data;
        Assert.Equal(["200000", "100001", "200000"], batch.EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        var first = batch[0].GetProperty("orderId").GetString();
        var cancelled = Good(await pit.MyFutures.Send("DELETE", "/api/v1/orders/multi-cancel", $$"""{"orderIdsList":["{{first}}","nosuch"]}""")).Data;
        Assert.Equal(["200", "100004"], cancelled.EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        cancelled = Good(await pit.MyFutures.Send("DELETE", "/api/v1/orders/multi-cancel", """{"clientOidsList":[{"symbol":"XBTUSDTM","clientOid":"m-3"}]}""")).Data;
        Assert.Equal(("200", "m-3"), (cancelled[0].GetProperty("code").GetString(), cancelled[0].GetProperty("clientOid").GetString()));
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/orders?status=active")).Num("totalNum"));
    }

    [Fact]
    public async Task Cancelling_all_leaves_stop_orders_which_have_a_call_of_their_own()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var order = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "40000", size = 2, leverage = 5 })).Text("orderId");
        var stop = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "40000", size = 1, leverage = 5, stop = "down", stopPriceType = "TP", stopPrice = "30000" })).Text("orderId");
        var sums = await pit.MyFutures.Get("/api/v1/openOrderStatistics?symbol=XBTUSDTM");
        Assert.Equal((2m, "80"), (sums.Num("openOrderBuySize"), sums.Text("openOrderBuyCost")));
        Assert.Equal(order, (await pit.MyFutures.Delete("/api/v3/orders?symbol=XBTUSDTM")).Data.GetProperty("cancelledOrderIds")[0].GetString());
        Assert.Equal(stop, (await pit.MyFutures.Delete("/api/v1/stopOrders")).Data.GetProperty("cancelledOrderIds")[0].GetString());
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/stopOrders")).Num("totalNum"));
    }

    [Fact]
    public async Task An_order_is_found_by_its_client_id_for_a_week()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var id = Good(await pit.MyFutures.Post("/api/v1/orders", new { clientOid = "week", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "40000", size = 1, leverage = 5 })).Text("orderId");
        pit.Server.AdvanceClock(TimeSpan.FromDays(6.9));
        Assert.Equal(id, (await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=week")).Text("id"));
        pit.Server.AdvanceClock(TimeSpan.FromDays(0.2));
        var late = await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=week");
        Assert.Equal(("100001", "error.getOrder.orderNotExist"), (late.Code, late.Message));
        Good(await pit.MyFutures.Get($"/api/v1/orders/{id}"));
    }

    [Fact]
    public async Task The_lookup_lag_hides_the_orders_of_a_batch_too()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        pit.Server.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders/multi", LookupLag = TimeSpan.FromMinutes(1) });
        var row = new { clientOid = "lag", symbol = "XBTUSDTM", side = "buy", type = "limit", price = "40000", size = 1, leverage = 5 };
        Good(await pit.MyFutures.Post("/api/v1/orders/multi", (object[])[row]));
        Assert.Equal("100001", (await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=lag")).Code);
        // It exists all the same.
        Assert.Equal("300018", (await pit.MyFutures.Post("/api/v1/orders", row)).Code);
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(1));
        Good(await pit.MyFutures.Get("/api/v1/orders/byClientOid?clientOid=lag"));
    }

    private static SandboxKey AddUser(Pit pit)
    {
        var key = pit.Server.AddUser();
        pit.Server.SetBalance("contract", "USDT", 10_000, key);
        return key;
    }
}
