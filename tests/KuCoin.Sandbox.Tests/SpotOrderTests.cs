using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>How spot orders meet: priority, time in force, fees, holds, and what is refused.</summary>
public class SpotOrderTests
{
    [Fact]
    public async Task Better_prices_trade_first_and_equal_ones_in_order_of_arrival()
    {
        using var pit = new Pit();
        var late = await pit.Limit(pit.Other, "sell", 100.2m, 1);
        var first = await pit.Limit(pit.Other, "sell", 100.1m, 1);
        var second = await pit.Limit(pit.Other, "sell", 100.1m, 1);
        var mine = await pit.Limit(pit.Me, "buy", 100.2m, 1.5m);

        Assert.Equal(1m, (await Pit.Look(pit.Other, first)).Dec("dealSize"));
        Assert.Equal(0.5m, (await Pit.Look(pit.Other, second)).Dec("dealSize"));
        Assert.Equal(0m, (await Pit.Look(pit.Other, late)).Dec("dealSize"));
        var order = await Pit.Look(pit.Me, mine);
        Assert.False(order.Data.GetProperty("isActive").GetBoolean());
        Assert.False(order.Data.GetProperty("cancelExist").GetBoolean());
        // The taker gets the makers' price: 1.5 at 100.1.
        Assert.Equal(150.15m, order.Dec("dealFunds"));
        Assert.Equal(0.15015m, order.Dec("fee"));
        Assert.Equal("USDT", order.Text("feeCurrency"));
    }

    [Fact]
    public async Task Money_moves_with_fees_in_quote_currency_and_holds_follow_the_order()
    {
        using var pit = new Pit();
        var id = await pit.Limit(pit.Me, "buy", 50_000, 0.5m);
        // 0.5 at 50000 and the fee on top.
        Assert.Equal((100_000m, 25_025m), await Balance(pit.Me, "USDT"));
        await pit.Limit(pit.Other, "sell", 49_000, 0.2m);
        // 0.2 traded at the maker's 50000: 10000 and 10 fee paid, 15015 still on hold.
        Assert.Equal((89_990m, 15_015m), await Balance(pit.Me, "USDT"));
        Assert.Equal((100_000.2m, 0m), await Balance(pit.Me, "BTC"));
        Assert.Equal((109_990m, 0m), await Balance(pit.Other, "USDT"));
        pit.Server.CheckLedger();

        Assert.Equal("200000", (await pit.Me.Delete($"/api/v1/orders/{id}")).Code);
        Assert.Equal((89_990m, 0m), await Balance(pit.Me, "USDT"));
        var order = await Pit.Look(pit.Me, id);
        Assert.True(order.Data.GetProperty("cancelExist").GetBoolean());
        Assert.Equal(0.2m, order.Dec("dealSize"));
        Assert.Equal(10m, order.Dec("fee"));
    }

    [Fact]
    public async Task A_better_price_gives_the_difference_back()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 40_000, 1);
        await pit.Limit(pit.Me, "buy", 50_000, 1);
        Assert.Equal((59_960m, 0m), await Balance(pit.Me, "USDT"));
    }

    [Fact]
    public async Task Both_sides_find_their_fill_as_taker_and_maker()
    {
        using var pit = new Pit();
        var maker = await pit.Limit(pit.Other, "sell", 100, 1);
        var taker = await pit.Limit(pit.Me, "buy", 100, 1);
        var mine = (await pit.Me.Get($"/api/v1/fills?orderId={taker}")).Data.GetProperty("items")[0];
        var theirs = (await pit.Other.Get("/api/v1/fills?symbol=BTC-USDT&side=sell")).Data.GetProperty("items")[0];
        Assert.Equal("taker", mine.GetProperty("liquidity").GetString());
        Assert.Equal(maker, mine.GetProperty("counterOrderId").GetString());
        Assert.Equal("maker", theirs.GetProperty("liquidity").GetString());
        Assert.Equal(taker, theirs.GetProperty("counterOrderId").GetString());
        Assert.Equal(mine.GetProperty("tradeId").GetString(), theirs.GetProperty("tradeId").GetString());
        Assert.Equal("0.1", mine.GetProperty("fee").GetString());
        Assert.Equal("0.001", mine.GetProperty("feeRate").GetString());
    }

    [Fact]
    public async Task Market_orders_take_a_size_or_funds()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 100, 1);
        await pit.Limit(pit.Other, "sell", 200, 1);
        var bySize = await pit.Order(pit.Me, "buy", new { type = "market", size = "1.5" });
        Assert.Equal(200m, (await Pit.Look(pit.Me, bySize.Text("orderId"))).Dec("dealFunds"));
        var byFunds = await pit.Order(pit.Me, "buy", new { type = "market", funds = "50" });
        var order = await Pit.Look(pit.Me, byFunds.Text("orderId"));
        Assert.Equal((50m, 0.25m), (order.Dec("dealFunds"), order.Dec("dealSize")));
        Assert.Equal((99_749.75m, 0m), await Balance(pit.Me, "USDT"));

        // More than the book holds: the rest is cancelled and its hold given back.
        var tooMuch = await pit.Order(pit.Me, "buy", new { type = "market", funds = "5000" });
        order = await Pit.Look(pit.Me, tooMuch.Text("orderId"));
        Assert.Equal((50m, true), (order.Dec("dealFunds"), order.Data.GetProperty("cancelExist").GetBoolean()));
        Assert.Equal((99_699.7m, 0m), await Balance(pit.Me, "USDT"));
    }

    [Fact]
    public async Task Immediate_or_cancel_takes_what_is_there()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 100, 1);
        var order = await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 100, 3, new { timeInForce = "IOC" }));
        Assert.Equal((1m, false, true), (order.Dec("dealSize"), order.Data.GetProperty("isActive").GetBoolean(), order.Data.GetProperty("cancelExist").GetBoolean()));
    }

    [Fact]
    public async Task Fill_or_kill_takes_all_or_nothing()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 100, 1);
        await pit.Limit(pit.Other, "sell", 101, 1);
        Assert.Equal(0m, (await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 100, 2, new { timeInForce = "FOK" }))).Dec("dealSize"));
        Assert.Equal(2m, (await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 101, 2, new { timeInForce = "FOK" }))).Dec("dealSize"));
    }

    [Fact]
    public async Task Post_only_never_takes()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 100, 1);
        var crossing = await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 100, 1, new { postOnly = true }));
        Assert.Equal((0m, false), (crossing.Dec("dealSize"), crossing.Data.GetProperty("isActive").GetBoolean()));
        var resting = await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 99.9m, 1, new { postOnly = true }));
        Assert.True(resting.Data.GetProperty("isActive").GetBoolean());
    }

    [Fact]
    public async Task Hidden_and_iceberg_orders_show_less_than_they_trade()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Other, "sell", 99, 2, new { hidden = true });
        await pit.Limit(pit.Other, "sell", 100, 5, new { iceberg = true, visibleSize = "0.5" });
        var asks = (await pit.Me.Public("/api/v1/market/orderbook/level2_20?symbol=BTC-USDT")).Data.GetProperty("asks");
        Assert.Equal("""[["100","0.5"]]""", asks.GetRawText());
        // 2 at 99 and 3 at 100.
        Assert.Equal(498m, (await Pit.Look(pit.Me, await pit.Limit(pit.Me, "buy", 100, 5))).Dec("dealFunds"));
    }

    [Fact]
    public async Task Good_till_time_ends_on_the_sandbox_clock()
    {
        using var pit = new Pit();
        var id = await pit.Limit(pit.Me, "buy", 100, 1, new { timeInForce = "GTT", cancelAfter = 60 });
        pit.Server.AdvanceClock(TimeSpan.FromSeconds(50));
        Assert.True((await Pit.Look(pit.Me, id)).Data.GetProperty("isActive").GetBoolean());
        pit.Server.AdvanceClock(TimeSpan.FromSeconds(11));
        var order = await Pit.Look(pit.Me, id);
        Assert.False(order.Data.GetProperty("isActive").GetBoolean());
        Assert.True(order.Data.GetProperty("cancelExist").GetBoolean());
        Assert.Equal((100_000m, 0m), await Balance(pit.Me, "USDT"));
    }

    [Theory]
    [InlineData("CN", true, false, 0, 0)]
    [InlineData("CO", false, true, 0, 0)]
    [InlineData("CB", false, false, 0, 0)]
    [InlineData("DC", true, false, 0, 0)]
    [InlineData(null, true, false, 1, 1)]
    public async Task Orders_of_one_user_meet_as_the_newer_one_says(string? stp, bool oldLives, bool newLives, decimal oldDeal, decimal newDeal)
    {
        using var pit = new Pit();
        var old = await pit.Limit(pit.Me, "sell", 100, 3);
        var fresh = await pit.Limit(pit.Me, "buy", 100, 1, stp is null ? null : new { stp });
        var (first, second) = (await Pit.Look(pit.Me, old), await Pit.Look(pit.Me, fresh));
        Assert.Equal((oldLives, oldDeal), (first.Data.GetProperty("isActive").GetBoolean(), first.Dec("dealSize")));
        Assert.Equal((newLives, newDeal), (second.Data.GetProperty("isActive").GetBoolean(), second.Dec("dealSize")));
        // Decrease and cancel leaves 2 of the older order, for which 2 stay on hold.
        Assert.Equal(oldLives ? stp is "CN" ? 3 : 2 : 0, (await Balance(pit.Me, "BTC")).Hold);
    }

    [Theory]
    [InlineData("""{"price":"100.05","size":"1"}""", "400100", "Price increment")]
    [InlineData("""{"price":"0","size":"1"}""", "400100", "price")]
    [InlineData("""{"price":"abc","size":"1"}""", "400100", "price")]
    [InlineData("""{"price":"100","size":"0.000000001"}""", "400100", "size increment")]
    [InlineData("""{"price":"100","size":"0.000001"}""", "400100", "below the minimum")]
    [InlineData("""{"price":"100","size":"20000000000"}""", "400100", "above the maximum")]
    [InlineData("""{"price":"0.1","size":"0.5"}""", "400100", "funds below")]
    [InlineData("""{"price":"100","size":"1","timeInForce":"GTX"}""", "400100", "timeInForce")]
    [InlineData("""{"price":"100","size":"1","cancelAfter":5}""", "400100", "cancelAfter")]
    [InlineData("""{"price":"100","size":"1","clientOid":"Grüße"}""", "400100", "clientOid")]
    [InlineData("""{"price":"100","size":"1","remark":"a remark that is too long"}""", "400100", "remark")]
    [InlineData("""{"price":"100","size":"1","side":"hold"}""", "400100", "side")]
    [InlineData("""{"price":"100","size":"1","symbol":"NO-SUCH"}""", "900001", "symbol")]
    [InlineData("""{"price":"100","size":"1","symbol":"PAUSED-USDT"}""", "600203", "tradable")]
    [InlineData("""{"price":"100000","size":"1"}""", "200004", "Balance insufficient")]
    [InlineData("""{"type":"market"}""", "400100", "either size or funds")]
    [InlineData("""{"type":"market","size":"1","funds":"1"}""", "400100", "either size or funds")]
    [InlineData("""{"type":"market","funds":"0.05"}""", "400100", "funds below")]
    public async Task What_breaks_a_rule_is_refused_with_code_and_reason(string parts, string code, string reason)
    {
        using var pit = new Pit();
        var reply = await pit.Order(pit.Me, "buy", JsonSerializer.Deserialize<JsonElement>(parts));
        Assert.Equal(code, reply.Code);
        Assert.Contains(reason, reply.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(pit.Server.Orders);
    }

    [Fact]
    public async Task A_client_id_places_one_order()
    {
        using var pit = new Pit();
        var body = new { clientOid = "same", price = "100", size = "1" };
        Assert.Equal("200000", (await pit.Order(pit.Me, "buy", body)).Code);
        Assert.Equal("102426", (await pit.Order(pit.Me, "buy", body)).Code);
        Assert.Equal("200000", (await pit.Order(pit.Other, "buy", body)).Code);
        Assert.Single(pit.Server.Orders);
    }

    [Fact]
    public async Task A_test_order_is_checked_and_not_placed()
    {
        using var pit = new Pit();
        object Body(string price) => new { clientOid = "t", symbol = "BTC-USDT", side = "buy", type = "limit", price, size = "1" };
        Assert.Equal("200000", (await pit.Me.Post("/api/v1/orders/test", Body("100"))).Code);
        Assert.Equal("400100", (await pit.Me.Post("/api/v1/orders/test", Body("100.01"))).Code);
        Assert.Empty(pit.Server.Orders);
        Assert.Equal(0, pit.Server.WriteRequestCount);
    }

    [Fact]
    public async Task Look_ups_follow_the_classic_rules()
    {
        using var pit = new Pit();
        var id = await pit.Limit(pit.Me, "buy", 100, 1, new { clientOid = "mine" });
        Assert.Equal(id, (await pit.Me.Get("/api/v1/order/client-order/mine")).Text("id"));
        Assert.Equal("400100", (await Pit.Look(pit.Other, id)).Code);
        Assert.Equal("200000", (await pit.Me.Delete("/api/v1/order/client-order/mine")).Code);

        // Settled: by id still there, by client id gone, not to be cancelled again.
        Assert.Equal("200000", (await Pit.Look(pit.Me, id)).Code);
        var gone = await pit.Me.Get("/api/v1/order/client-order/mine");
        Assert.Equal("400100", gone.Code);
        Assert.Contains("not exist", gone.Message, StringComparison.Ordinal);
        var again = await pit.Me.Delete($"/api/v1/orders/{id}");
        Assert.Equal(("400100", "order_not_exist_or_not_allow_to_cancel"), (again.Code, again.Message));
    }

    [Fact]
    public async Task Lists_filter_page_and_keep_to_seven_days()
    {
        using var pit = new Pit();
        for (var i = 0; i < 23; i++)
            await pit.Limit(pit.Me, "buy", 100 + i, 1);
        var page = await pit.Me.Get("/api/v1/orders?status=active&currentPage=3&pageSize=10");
        Assert.Equal((23m, 3m, 3), (page.Num("totalNum"), page.Num("totalPage"), page.Data.GetProperty("items").GetArrayLength()));
        // Newest first: the last page ends with the first order.
        Assert.Equal("100", page.Data.GetProperty("items")[2].GetProperty("price").GetString());
        Assert.Equal(0m, (await pit.Me.Get("/api/v1/orders")).Num("totalNum"));
        Assert.Equal(0m, (await pit.Me.Get("/api/v1/orders?status=active&side=sell")).Num("totalNum"));
        Assert.Equal(23, (await pit.Me.Delete("/api/v1/orders?symbol=BTC-USDT")).Data.GetProperty("cancelledOrderIds").GetArrayLength());
        Assert.Equal(23m, (await pit.Me.Get("/api/v1/orders?status=done")).Num("totalNum"));

        var end = pit.Server.Now.ToUnixTimeMilliseconds();
        var week = (long)TimeSpan.FromDays(7).TotalMilliseconds;
        Assert.Equal("200000", (await pit.Me.Get($"/api/v1/orders?startAt={end - week}&endAt={end}")).Code);
        Assert.Equal("400100", (await pit.Me.Get($"/api/v1/orders?startAt={end - week - 1}&endAt={end}")).Code);
        Assert.Equal("400100", (await pit.Me.Get($"/api/v1/fills?startAt={end - week - 1}&endAt={end}")).Code);
        Assert.Equal("400100", (await pit.Me.Get("/api/v1/orders?pageSize=5")).Code);
        pit.Server.AdvanceClock(TimeSpan.FromDays(8));
        Assert.Equal(0m, (await pit.Me.Get("/api/v1/orders")).Num("totalNum"));
    }

    [Fact]
    public async Task A_batch_tells_row_by_row()
    {
        using var pit = new Pit();
        var reply = await pit.Me.Post("/api/v1/orders/multi", new
        {
            symbol = "BTC-USDT",
            orderList = new object[]
            {
                new { clientOid = "b1", side = "buy", type = "limit", price = "100", size = "1" },
                new { clientOid = "b2", side = "buy", type = "limit", price = "100000", size = "100" },
            },
        });
        var rows = reply.Data.GetProperty("data");
        Assert.Equal("success", rows[0].GetProperty("status").GetString());
        Assert.Equal(("fail", "Balance insufficient!"), (rows[1].GetProperty("status").GetString(), rows[1].GetProperty("failMsg").GetString()));
        Assert.Single(pit.Server.Orders);
    }

    [Fact]
    public async Task Two_hundred_open_orders_of_a_pair_are_enough()
    {
        using var pit = new Pit(new SandboxOptions { VipLevel = 5 });
        for (var i = 0; i < 200; i++)
            await pit.Limit(pit.Me, "buy", 10, 0.1m);
        Assert.Equal("200003", (await pit.Order(pit.Me, "buy", new { price = "10", size = "0.1" })).Code);
    }

    internal static async Task<(decimal Balance, decimal Hold)> Balance(Client who, string currency)
    {
        var account = (await who.Get($"/api/v1/accounts?type=trade&currency={currency}")).Data[0];
        return (decimal.Parse(account.GetProperty("balance").GetString()!, CultureInfo.InvariantCulture), decimal.Parse(account.GetProperty("holds").GetString()!, CultureInfo.InvariantCulture));
    }
}
