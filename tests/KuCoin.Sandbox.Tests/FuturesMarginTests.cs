using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>Isolated and cross margin, leverage, risk levels and liquidation, with figures worked by hand.</summary>
public class FuturesMarginTests
{
    [Fact]
    public async Task Margin_is_added_once_for_a_business_number_and_taken_out_again()
    {
        using var pit = new Pit(Still);
        await Open(pit, "buy", 50_000, 10);
        var before = await Wallet(pit);
        var body = new { symbol = "XBTUSDTM", margin = 12.5m, bizNo = "b-1" };
        var first = Good(await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", body));
        var second = Good(await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", body));
        // 500 at leverage 10: 50, reserve 500 * 0.0006 * 1.1 = 0.33.
        Assert.Equal((62.83m, 62.83m, 12.5m), (first.Num("posMargin"), second.Num("posMargin"), second.Num("posCross")));
        Assert.False(second.Data.TryGetProperty("marginMode", out _));
        var after = await Wallet(pit);
        Assert.Equal(before.Num("availableBalance") - 12.5m, after.Num("availableBalance"));
        Assert.Equal(before.Num("marginBalance"), after.Num("marginBalance"));
        // Bankrupt at 50000 - 62.5 / 0.01; the maintenance of 0.004 * 500 = 2 is 200 dollars of price above it.
        Assert.Equal((43_750m, 43_950m), ((await Position(pit)).Num("bankruptPrice"), (await Position(pit)).Num("liquidationPrice")));

        // Level 1 asks for 0.8 % of 500 and the reserve: 62.83 - 4 - 0.33 may go.
        Assert.Equal("58.5", (await pit.MyFutures.Get("/api/v1/margin/maxWithdrawMargin?symbol=XBTUSDTM")).Data.GetString());
        Assert.Equal("100001", (await pit.MyFutures.Post("/api/v1/margin/withdrawMargin", new { symbol = "XBTUSDTM", withdrawAmount = "58.51" })).Code);
        Assert.Equal("12.5", Good(await pit.MyFutures.Post("/api/v1/margin/withdrawMargin", new { symbol = "XBTUSDTM", withdrawAmount = "12.5" })).Data.GetString());
        Assert.Equal(50.33m, (await Position(pit)).Num("posMargin"));
        Assert.Equal("200005", (await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", new { symbol = "XBTUSDTM", margin = 1_000_000, bizNo = "b-2" })).Code);
        Assert.Equal("300009", (await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", new { symbol = "ETHUSDTM", margin = 1, bizNo = "b-3" })).Code);
    }

    [Fact]
    public async Task A_cross_position_lives_on_the_whole_wallet()
    {
        using var pit = new Pit(Still);
        Good(await pit.MyFutures.Post("/api/v2/position/changeMarginMode", new { symbol = "XBTUSDTM", marginMode = "CROSS" }));
        Good(await pit.MyFutures.Post("/api/v2/changeCrossUserLeverage", new { symbol = "XBTUSDTM", leverage = "20" }));
        Assert.Equal("20", (await pit.MyFutures.Get("/api/v2/getCrossUserLeverage?symbol=XBTUSDTM")).Text("leverage"));
        await Open(pit, "buy", 50_000, 10, marginMode: "CROSS");
        pit.Server.SetPrice("XBTUSDTM", 51_000);
        var position = await Position(pit);
        // Opening value 500 / 20; mark value 510 / 20.
        Assert.Equal((25m, 25.5m, 10m, 20m), (position.Num("posInit"), position.Num("posMargin"), position.Num("unrealisedPnl"), position.Num("leverage")));
        Assert.False(position.Data.TryGetProperty("posCross", out _));
        var wallet = await Wallet(pit);
        // Fee 0.3; the unrealised profit carries positions: 99999.7 + 10 - 25.5, but may not leave.
        Assert.Equal((99_999.7m, 99_984.2m, 99_974.2m), (wallet.Num("marginBalance"), wallet.Num("availableBalance"), wallet.Num("maxWithdrawAmount")));
        // Maintenance and closing fee: 510 * 0.0046 of 100009.7.
        Assert.Equal(Math.Round(2.346m / 100_009.7m, 10), wallet.Num("riskRatio"));
        Assert.Equal("50002", (await pit.MyFutures.Post("/api/v2/position/changeMarginMode", new { symbol = "XBTUSDTM", marginMode = "ISOLATED" })).Code);
    }

    [Fact]
    public async Task An_order_must_name_the_mode_of_the_contract()
    {
        using var pit = new Pit(Still);
        Assert.Equal("100001", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 1, marginMode = "CROSS" })).Code);
        var batch = Good(await pit.MyFutures.Post("/api/v2/position/batchChangeMarginMode", new { marginMode = "CROSS", symbols = (string[])["XBTUSDTM", "ETHUSDTM"] }));
        Assert.Equal("CROSS", batch.Data.GetProperty("marginMode").GetProperty("ETHUSDTM").GetString());
        Assert.Equal(0, batch.Data.GetProperty("errors").GetArrayLength());
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 1, marginMode = "CROSS" }));
        batch = Good(await pit.MyFutures.Post("/api/v2/position/batchChangeMarginMode", new { marginMode = "ISOLATED", symbols = (string[])["XBTUSDTM", "ETHUSDTM"] }));
        Assert.Equal("CROSS", batch.Data.GetProperty("marginMode").GetProperty("XBTUSDTM").GetString());
        Assert.Equal("ISOLATED", batch.Data.GetProperty("marginMode").GetProperty("ETHUSDTM").GetString());
        Assert.Equal("50002", batch.Data.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Equal("CROSS", (await pit.MyFutures.Get("/api/v2/position/getMarginMode?symbol=XBTUSDTM")).Text("marginMode"));
    }

    [Theory]
    // Long at 50000 with leverage 10: bankrupt at 45000, gone at 45200.
    [InlineData("buy", 45_201, false)]
    [InlineData("buy", 45_200, true)]
    [InlineData("buy", 30_000, true)]
    // Short: bankrupt at 55000, gone at 54800.
    [InlineData("sell", 54_799, false)]
    [InlineData("sell", 54_800, true)]
    public async Task An_isolated_position_is_liquidated_at_its_bankruptcy_price_and_loses_its_margin_alone(string side, decimal price, bool gone)
    {
        using var pit = new Pit(Still);
        await Open(pit, side, 50_000, 10);
        var order = Good(await Order(pit.MyFutures, new { side, type = "limit", price = side == "buy" ? "20000" : "90000", size = 1, leverage = 10 })).Text("orderId");
        pit.Server.SetPrice("XBTUSDTM", price);
        pit.Server.CheckLedger();
        Assert.Equal(gone ? 0 : 1, (await pit.MyFutures.Get("/api/v1/positions")).Data.GetArrayLength());
        Assert.Equal(!gone, (await pit.MyFutures.Get($"/api/v1/orders/{order}")).Data.GetProperty("isActive").GetBoolean());
        if (!gone)
            return;
        var fill = (await pit.MyFutures.Get("/api/v1/fills?symbol=XBTUSDTM&tradeTypes=liquid")).Data.GetProperty("items")[0];
        var bankrupt = side == "buy" ? 45_000m : 55_000m;
        Assert.Equal((Pit.Text(bankrupt), "liquid"), (fill.GetProperty("price").GetString(), fill.GetProperty("tradeType").GetString()));
        // The initial margin of 50, and fees of 0.3 for opening and 0.0006 * 10 * 0.001 * the bankruptcy price.
        Assert.Equal(100_000 - 50 - 0.3m - 0.000006m * bankrupt, (await Wallet(pit)).Num("marginBalance"));
        var life = (await pit.MyFutures.Get("/api/v1/history-positions")).Data.GetProperty("items")[0];
        Assert.StartsWith("LIQUID_", life.GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buy", "sell", "48999.9", "49000", "XBTUSDTM")]
    [InlineData("sell", "buy", "51000.1", "51000", "XBTUSDTM")]
    [InlineData("buy", "sell", "49019.5", "49019.7", "XBTUSDM")]
    public async Task A_position_is_not_closed_beyond_its_bankruptcy_price(string side, string closing, string beyond, string allowed, string symbol)
    {
        using var pit = new Pit(Still);
        await Open(pit, side, 50_000, 10, leverage: 50, symbol: symbol);
        Assert.Equal("300006", (await Order(pit.MyFutures, new { side = closing, type = "limit", price = beyond, size = 10, leverage = 50, symbol })).Code);
        Good(await Order(pit.MyFutures, new { side = closing, type = "limit", price = allowed, size = 10, leverage = 50, symbol }));
    }

    [Fact]
    public async Task An_inverse_short_is_liquidated_in_coin()
    {
        using var pit = new Pit(Still);
        // 1000 dollars short at 50000 with leverage 10: 0.02 coin, margin 0.002; bankrupt where 1000 / price = 0.018.
        await Open(pit, "sell", 50_000, 1000, symbol: "XBTUSDM");
        Assert.Equal(55_555.56m, (await Position(pit, "XBTUSDM")).Num("bankruptPrice"));
        pit.Server.SetPrice("XBTUSDM", 60_000);
        pit.Server.CheckLedger();
        var fill = (await pit.MyFutures.Get("/api/v1/fills?symbol=XBTUSDM&tradeTypes=liquid")).Data.GetProperty("items")[0];
        Assert.Equal("55555.6", fill.GetProperty("price").GetString());
    }

    [Fact]
    public async Task Auto_deposit_keeps_a_position_alive_while_the_wallet_can()
    {
        using var pit = new Pit(Still);
        await Open(pit, "buy", 50_000, 10);
        Good(await pit.MyFutures.Post("/api/v1/position/margin/auto-deposit-status", new { symbol = "XBTUSDTM", status = true }));
        Assert.True((await Position(pit)).Data.GetProperty("autoDeposit").GetBoolean());
        pit.Server.SetPrice("XBTUSDTM", 45_000);
        Assert.Equal((10m, 100.33m), ((await Position(pit)).Num("currentQty"), (await Position(pit)).Num("posMargin")));
        pit.Server.CheckLedger();
    }

    [Fact]
    public async Task Cross_positions_go_together_when_the_wallet_is_used_up()
    {
        using var pit = new Pit(Still);
        pit.Server.SetBalance("contract", "USDT", 100);
        Good(await pit.MyFutures.Post("/api/v2/position/changeMarginMode", new { symbol = "XBTUSDTM", marginMode = "CROSS" }));
        await Open(pit, "buy", 50_000, 15, marginMode: "CROSS");
        pit.Server.SetPrice("XBTUSDTM", 44_000);
        // 100 - 0.45 - 90 = 9.55 against 660 * 0.0046 = 3.036.
        Assert.Equal(Math.Round(3.036m / 9.55m, 10), (await Wallet(pit)).Num("riskRatio"));
        pit.Server.SetPrice("XBTUSDTM", 43_500);
        // 2.05 against 3.0015.
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v1/positions")).Data.GetArrayLength());
        // Closed at the mark: 99.55 - 97.5 - 652.5 * 0.0006.
        Assert.Equal(1.6585m, (await Wallet(pit)).Num("marginBalance"));
        pit.Server.CheckLedger();
    }

    [Fact]
    public async Task The_largest_size_is_exactly_what_an_order_may_open()
    {
        using var pit = new Pit(Still);
        pit.Server.SetBalance("contract", "USDT", 1_000);
        var most = Good(await pit.MyFutures.Get("/api/v2/getMaxOpenSize?symbol=XBTUSDTM&price=50000&leverage=10"));
        // A lot of 50: 5 margin, 0.033 reserve, 0.03 fee.
        Assert.Equal((197m, 197m), (most.Num("maxBuyOpenSize"), most.Num("maxSellOpenSize")));
        Assert.Equal("300003", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 198, leverage = 10 })).Code);
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 197, leverage = 10 }));
        Assert.Equal("300016", (await pit.MyFutures.Get("/api/v2/getMaxOpenSize?symbol=XBTUSDTM&price=50000&leverage=126")).Code);
    }

    [Fact]
    public async Task A_risk_level_limits_the_position_and_changing_it_cancels_orders()
    {
        using var pit = new Pit(Still);
        var levels = (await pit.MyFutures.Get("/api/v1/contracts/risk-limit/XBTUSDTM")).Data;
        Assert.Equal((100_000, 125, 0.008m, 0.004m), (levels[0].GetProperty("maxRiskLimit").GetInt32(), levels[0].GetProperty("maxLeverage").GetInt32(), levels[0].GetProperty("initialMargin").GetDecimal(), levels[0].GetProperty("maintainMargin").GetDecimal()));
        Assert.Equal((100_000, 500_000, 100, 0.005m), (levels[1].GetProperty("minRiskLimit").GetInt32(), levels[1].GetProperty("maxRiskLimit").GetInt32(), levels[1].GetProperty("maxLeverage").GetInt32(), levels[1].GetProperty("maintainMargin").GetDecimal()));
        Assert.Equal("300005", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 2001, leverage = 10 })).Code);
        var order = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 2000, leverage = 10 })).Text("orderId");
        Assert.True(Good(await pit.MyFutures.Post("/api/v1/position/risk-limit-level/change", new { symbol = "XBTUSDTM", level = 2 })).Data.GetBoolean());
        Assert.False((await pit.MyFutures.Get($"/api/v1/orders/{order}")).Data.GetProperty("isActive").GetBoolean());
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 2001, leverage = 10 }));
        Assert.Equal("300016", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 1, leverage = 101 })).Code);
        Assert.Equal("100005", (await pit.MyFutures.Post("/api/v1/position/risk-limit-level/change", new { symbol = "XBTUSDTM", level = 99 })).Code);
    }

    [Fact]
    public async Task Hedge_mode_keeps_long_and_short_apart()
    {
        using var pit = new Pit(Still);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        Assert.Equal(0, (await pit.MyFutures.Get("/api/v2/position/getPositionMode")).Num("positionMode"));
        Assert.Equal("100001", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 1, leverage = 10, positionSide = "LONG" })).Code);
        Good(await pit.MyFutures.Post("/api/v2/position/switchPositionMode", new { positionMode = 1 }));
        Assert.Equal("100001", (await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 1, leverage = 10 })).Code);
        await Rest(pit, "sell", 50_000, 3);
        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 3, leverage = 10, positionSide = "LONG" }));
        await Rest(pit, "buy", 50_000, 2);
        Good(await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "50000", size = 2, leverage = 10, positionSide = "SHORT" }));
        var rows = (await pit.MyFutures.Get("/api/v2/position?symbol=XBTUSDTM")).Data;
        Assert.Equal([("LONG", 3), ("SHORT", -2)], rows.EnumerateArray().Select(r => (r.GetProperty("positionSide").GetString()!, r.GetProperty("currentQty").GetInt32())));
        // Selling the long side only closes it, however much is asked for.
        await Rest(pit, "buy", 50_000, 9);
        Good(await Order(pit.MyFutures, new { side = "sell", type = "limit", price = "50000", size = 9, leverage = 10, positionSide = "LONG" }));
        rows = (await pit.MyFutures.Get("/api/v2/position?symbol=XBTUSDTM")).Data;
        Assert.Equal([0, -2], rows.EnumerateArray().Select(r => r.GetProperty("currentQty").GetInt32()));
        Assert.Equal("50002", (await pit.MyFutures.Post("/api/v2/position/switchPositionMode", new { positionMode = 0 })).Code);
    }

    [Fact]
    public async Task What_carries_a_cross_position_cannot_be_transferred_away()
    {
        using var pit = new Pit(Still);
        Good(await pit.MyFutures.Post("/api/v2/position/changeMarginMode", new { symbol = "XBTUSDTM", marginMode = "CROSS" }));
        await Open(pit, "buy", 50_000, 10, marginMode: "CROSS");
        object Body(string amount) => new { clientOid = "t" + amount, currency = "USDT", amount, type = "INTERNAL", fromAccountType = "CONTRACT", toAccountType = "MAIN" };
        // 99999.7 less the 50 the position ties up.
        Assert.Equal("200004", (await pit.Me.Post("/api/v3/accounts/universal-transfer", Body("99949.71"))).Code);
        Good(await pit.Me.Post("/api/v3/accounts/universal-transfer", Body("99949.7")));
        Assert.Equal(0m, (await Wallet(pit)).Num("availableBalance"));
    }
}
