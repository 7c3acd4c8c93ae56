using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>Positions, margin and fees, with figures worked by hand.</summary>
public class FuturesTests
{
    [Fact]
    public async Task The_reference_sample_of_a_position_comes_out_figure_by_figure()
    {
        using var pit = new Pit(Still);
        // One lot of XBTUSDTM bought at 67430.9 with leverage 3, as in the exchange's own sample.
        await Rest(pit, "sell", 67430.9m, 1);
        await Take(pit, "buy", 67430.9m, 1, leverage: 3);
        pit.Server.SetPrice("XBTUSDTM", 68900.7m);
        var position = await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDTM");
        Assert.Equal(1m, position.Num("currentQty"));
        Assert.Equal(67.4309m, position.Num("currentCost"));
        Assert.Equal(67430.9m, position.Num("avgEntryPrice"));
        Assert.Equal(68900.7m, position.Num("markPrice"));
        Assert.Equal(68.9007m, position.Num("markValue"));
        Assert.Equal(22.476966666667m, position.Num("posInit"));
        Assert.Equal(0.05394472m, position.Num("posCommCommon"));
        Assert.Equal(1.4698m, position.Num("unrealisedPnl"));
        Assert.Equal(0.0218m, position.Num("unrealisedPnlPcnt"));
        Assert.Equal(0.0654m, position.Num("unrealisedRoePcnt"));
        // Taker fee 67.4309 * 0.0006.
        Assert.Equal(0.04045854m, position.Num("currentComm"));
        Assert.Equal(-0.04045854m, position.Num("realisedPnl"));
        // Bankrupt when the initial margin is lost: 67430.9 - 22476.97.
        Assert.Equal(44953.93m, position.Num("bankruptPrice"));
        // Liquidated when margin and loss leave the maintenance: 0.004 * 67.4309 + 0.05394472 = 0.32366832; 22.530911 - 0.323668 = 22.207243 may be lost.
        Assert.Equal(45223.66m, position.Num("liquidationPrice"));
        Assert.Equal(("ISOLATED", "BOTH", "USDT"), (position.Text("marginMode"), position.Text("positionSide"), position.Text("settleCurrency")));
        var array = await pit.MyFutures.Get("/api/v2/position?symbol=XBTUSDTM");
        Assert.Equal(1, array.Data.GetArrayLength());
    }

    [Fact]
    public async Task Opening_and_closing_moves_margin_fees_and_profit_through_the_wallet()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        await Rest(pit, "sell", 50_000, 10);
        await Take(pit, "buy", 50_000, 10, leverage: 5);
        // Value 500: margin 100 and reserve 500 * 0.0006 * 1.2 = 0.36; fee 0.3.
        var wallet = await pit.MyFutures.Get("/api/v1/account-overview?currency=USDT");
        Assert.Equal(99_999.7m, wallet.Num("marginBalance"));
        Assert.Equal(100.36m, wallet.Num("positionMargin"));
        Assert.Equal(99_899.34m, wallet.Num("availableBalance"));

        await Rest(pit, "buy", 51_000, 4);
        await Take(pit, "sell", 51_000, 4, leverage: 5);
        // 4 lots: profit 4 * 0.001 * 1000 = 4, fee 204 * 0.0006 = 0.1224, 60 % of the margin stays.
        wallet = await pit.MyFutures.Get("/api/v1/account-overview?currency=USDT");
        Assert.Equal(100_003.5776m, wallet.Num("marginBalance"));
        Assert.Equal(60.216m, wallet.Num("positionMargin"));
        var position = await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDTM");
        Assert.Equal((6m, 50_000m, 4m), (position.Num("currentQty"), position.Num("avgEntryPrice"), position.Num("realisedGrossPnl")));

        var fills = (await pit.MyFutures.Get("/api/v1/fills?symbol=XBTUSDTM")).Data.GetProperty("items");
        Assert.Equal(("0", "0.1224"), (fills[0].GetProperty("openFeePay").GetString(), fills[0].GetProperty("closeFeePay").GetString()));
        Assert.Equal(("0.3", "0"), (fills[1].GetProperty("openFeePay").GetString(), fills[1].GetProperty("closeFeePay").GetString()));
    }

    [Fact]
    public async Task A_larger_order_turns_the_position_round()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        await Rest(pit, "sell", 50_000, 2);
        await Take(pit, "buy", 50_000, 2);
        await Rest(pit, "buy", 49_000, 5);
        await Take(pit, "sell", 49_000, 5);
        var position = await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDTM");
        // 2 long lots lose 2 * 0.001 * 1000; 3 short ones are left at 49000.
        Assert.Equal((-3m, 49_000m, -147m), (position.Num("currentQty"), position.Num("avgEntryPrice"), position.Num("currentCost")));
        Assert.Equal(0m, position.Num("realisedGrossPnl"));
        // Fees: 0.06 on 100, 0.147 on 245.
        Assert.Equal(99_997.793m, (await pit.MyFutures.Get("/api/v1/account-overview?currency=USDT")).Num("marginBalance"));
        pit.Server.SetPrice("XBTUSDTM", 48_000);
        Assert.Equal(3m, (await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDTM")).Num("unrealisedPnl"));
    }

    [Fact]
    public async Task Entries_at_several_prices_are_averaged()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        await Rest(pit, "sell", 50_000, 1);
        await Rest(pit, "sell", 51_000, 3);
        await Take(pit, "buy", 51_000, 4);
        var position = await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDTM");
        Assert.Equal(50_750m, position.Num("avgEntryPrice"));
    }

    [Fact]
    public async Task An_inverse_contract_is_settled_in_coin()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDM", 50_000);
        await Rest(pit, "sell", 50_000, 1000, "XBTUSDM");
        await Take(pit, "buy", 50_000, 1000, leverage: 10, "XBTUSDM");
        var position = await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDM");
        // 1000 dollars at 50000 are 0.02 XBT, negative for a long inverse position.
        Assert.Equal((-0.02m, 50_000m, "XBT"), (position.Num("currentCost"), position.Num("avgEntryPrice"), position.Text("settleCurrency")));
        Assert.Equal(0.002m, position.Num("posInit"));
        pit.Server.SetPrice("XBTUSDM", 62_500);
        // 1000 * (1/50000 - 1/62500) = 0.004.
        Assert.Equal(0.004m, (await pit.MyFutures.Get("/api/v1/position?symbol=XBTUSDM")).Num("unrealisedPnl"));
        await Rest(pit, "buy", 62_500, 1000, "XBTUSDM");
        var closing = await pit.MyFutures.Post("/api/v1/orders", new { clientOid = "close", symbol = "XBTUSDM", type = "market", closeOrder = true });
        Assert.Equal("200000", closing.Code);
        // Profit 0.004, fees 0.02 * 0.0006 and 0.016 * 0.0006.
        var wallet = await pit.MyFutures.Get("/api/v1/account-overview?currency=XBT");
        Assert.Equal((100_000.0039784m, 0m), (wallet.Num("marginBalance"), wallet.Num("positionMargin")));
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/positions")).Data.GetArrayLength());
    }

    [Fact]
    public async Task A_buy_far_above_the_market_and_a_sale_far_below_it_are_refused()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var contract = await pit.MyFutures.Public("/api/v1/contracts/XBTUSDTM");
        Assert.Equal((52_500m, 47_500m), (contract.Num("buyLimit"), contract.Num("sellLimit")));
        Assert.Equal("300011", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "52500.1", size = 1, leverage = 1 })).Code);
        Assert.Equal("300012", (await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "47499.9", size = 1, leverage = 1 })).Code);
        // Worse for the market is anybody's right.
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "100", size = 1, leverage = 1 }));
        Good(await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "900000", size = 1, leverage = 1 }));
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "52500", size = 1, leverage = 1 }));
    }

    [Fact]
    public async Task A_resting_order_holds_margin_and_gives_it_back()
    {
        using var pit = new Pit(Still);
        var id = await Rest(pit, pit.MyFutures, "buy", 50_000, 10, 5, "XBTUSDTM");
        var wallet = await pit.MyFutures.Get("/api/v1/account-overview?currency=USDT");
        // 500: margin 100, reserve 0.36, fee 0.3.
        Assert.Equal((100.66m, 99_899.34m), (wallet.Num("orderMargin"), wallet.Num("availableBalance")));
        Assert.Equal(id, (await pit.MyFutures.Delete($"/api/v1/orders/{id}")).Data.GetProperty("cancelledOrderIds")[0].GetString());
        Assert.Equal(0m, (await pit.MyFutures.Get("/api/v1/account-overview?currency=USDT")).Num("orderMargin"));
        var again = await pit.MyFutures.Delete($"/api/v1/orders/{id}");
        Assert.Equal("100004", again.Code);
        var done = (await pit.MyFutures.Get("/api/v1/recentDoneOrders")).Data[0];
        Assert.Equal(("done", true), (done.GetProperty("status").GetString(), done.GetProperty("cancelExist").GetBoolean()));
    }

    [Fact]
    public async Task An_order_that_may_only_reduce_goes_with_the_position()
    {
        using var pit = new Pit(Still);
        Assert.Equal("300009", (await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "60000", size = 1, leverage = 1, reduceOnly = true })).Code);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        await Rest(pit, "sell", 50_000, 2);
        await Take(pit, "buy", 50_000, 2);
        var reducing = await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "60000", size = 5, leverage = 1, reduceOnly = true });
        Assert.Equal(2m, (await pit.MyFutures.Get($"/api/v1/orders/{reducing.Text("orderId")}")).Num("size"));
        await Rest(pit, "buy", 50_000, 2);
        await Take(pit, "sell", 50_000, 2);
        Assert.False((await pit.MyFutures.Get($"/api/v1/orders/{reducing.Text("orderId")}")).Data.GetProperty("isActive").GetBoolean());
    }

    [Theory]
    [InlineData("""{"side":"buy","type":"limit","price":"50000.05","size":1,"leverage":1}""", "100001")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":0,"leverage":1}""", "100001")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1}""", "100001")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1,"qty":"1","leverage":1}""", "100001")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1,"leverage":1,"timeInForce":"FOK"}""", "100001")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1,"leverage":200}""", "300016")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":100000,"leverage":1}""", "300003")]
    [InlineData("""{"side":"buy","type":"market","size":1,"leverage":1}""", "300008")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1,"leverage":1,"symbol":"NOSUCH"}""", "100003")]
    [InlineData("""{"side":"buy","type":"limit","price":"50000","size":1,"leverage":1,"stop":"up","stopPrice":"1"}""", "100001")]
    public async Task What_breaks_a_rule_is_refused(string body, string code)
    {
        using var pit = new Pit(Still);
        Assert.Equal(code, (await Order(pit.MyFutures, System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(body))).Code);
        Assert.Empty(pit.Server.FuturesOrders);
    }

    [Fact]
    public async Task Market_data_of_a_contract_is_in_the_wire_types()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, futures: true);
        var contract = await client.Public("/api/v1/contracts/XBTUSDTM");
        Assert.Equal((0.001m, 0.1m, 125m), (contract.Num("multiplier"), contract.Num("tickSize"), contract.Num("maxLeverage")));
        Assert.Equal("6748176", contract.Text("openInterest"));
        Assert.InRange(contract.Num("nextFundingRateTime"), 0, 28_800_000);
        Assert.Equal(3, (await client.Public("/api/v1/contracts/active")).Data.GetArrayLength());
        var book = await client.Public("/api/v1/level2/depth20?symbol=ETHUSDTM");
        Assert.Equal(20, book.Data.GetProperty("bids").GetArrayLength());
        Assert.True(book.Data.GetProperty("bids")[0][0].GetDecimal() < book.Data.GetProperty("asks")[0][0].GetDecimal());
        var ticker = await client.Public("/api/v1/ticker?symbol=XBTUSDTM");
        Assert.True(ticker.Dec("bestBidPrice") < ticker.Dec("bestAskPrice"));
        Assert.True(ticker.Num("ts") > 1e18m);
        var to = server.Now.ToUnixTimeMilliseconds();
        var bars = (await client.Public($"/api/v1/kline/query?symbol=XBTUSDTM&granularity=60&from={to - 36_000_000}&to={to}")).Data;
        Assert.Equal(10, bars.GetArrayLength());
        Assert.True(bars[0][0].GetInt64() < bars[9][0].GetInt64());
        Assert.True(bars[0][2].GetDecimal() >= bars[0][3].GetDecimal());
        Assert.Equal(".XBTUSDTMFPI8H", (await client.Public("/api/v1/funding-rate/XBTUSDTM/current")).Text("symbol"));
        Assert.True((await client.Public("/api/v1/mark-price/XBTUSDTM/current")).Num("value") > 1);
    }
}
