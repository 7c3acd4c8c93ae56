using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>Whatever happens in whatever order: sums hold, and fills and funding explain every wallet.</summary>
public class FuturesShuffleTests
{
    private const decimal Start = 20_000;
    private static readonly string[] Symbols = ["XBTUSDTM", "ETHUSDTM", "XBTUSDM"];
    private static readonly string[] Sides = ["buy", "sell"];

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public async Task Fills_and_funding_explain_every_wallet(int seed, bool hedged)
    {
        using var server = SandboxServer.Start(new SandboxOptions { Seed = seed, VipLevel = 12, StartTime = new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero) });
        server.SetBalance("contract", "USDT", Start);
        server.SetBalance("contract", "BTC", Start);
        using var me = new Client(server, futures: true);
        if (hedged)
            Good(await me.Post("/api/v2/position/switchPositionMode", new { positionMode = 1 }));
        var dice = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 250; i++)
        {
            if ((await Act(server, me, dice, hedged, i)).Code == "200000")
                taken++;
            server.CheckLedger();
            if (i % 10 == 0)
                server.AdvanceClock(TimeSpan.FromMinutes(dice.Next(60)));
        }
        Assert.True(taken > 125, $"Only {taken} of 250 acts were accepted: the test says little.");
        server.CheckLedger();
        await Explain(me, "USDT", ["XBTUSDTM", "ETHUSDTM"], inverse: false);
        await Explain(me, "XBT", ["XBTUSDM"], inverse: true);
    }

    private static async Task Explain(Client me, string currency, string[] symbols, bool inverse)
    {
        foreach (var symbol in symbols)
            await Close(me, symbol);
        decimal explained = 0;
        foreach (var symbol in symbols)
        {
            var fills = Rows(await me.Get($"/api/v1/fills?symbol={symbol}&pageSize=1000"), "items");
            var funding = Rows(await me.Get($"/api/v1/funding-history?symbol={symbol}&maxCount=100"), "dataList");
            var flow = fills.Sum(f => Text(f, "value") * (f.GetProperty("side").GetString() == "sell" == inverse ? -1 : 1));
            explained += flow - fills.Sum(f => Text(f, "fee")) + funding.Sum(f => f.GetProperty("funding").GetDecimal());
            var lives = Rows(await me.Get($"/api/v1/history-positions?symbol={symbol}&limit=200"), "items");
            Assert.Equal(flow - fills.Sum(f => Text(f, "fee")) + funding.Sum(f => f.GetProperty("funding").GetDecimal()), lives.Sum(l => Text(l, "pnl")));
        }
        var ledger = Rows(await me.Get($"/api/v1/transaction-history?currency={currency}&type=RealisedPNL&maxCount=1000"), "dataList");
        var wallet = Good(await me.Get($"/api/v1/account-overview?currency={currency}"));
        Assert.Equal(explained, ledger.Sum(r => r.GetProperty("amount").GetDecimal()));
        Assert.Equal(Start + explained, wallet.Num("marginBalance"));
        Assert.Equal((0m, 0m), (wallet.Num("positionMargin"), wallet.Num("orderMargin")));
    }

    private static async Task Close(Client me, string symbol)
    {
        Good(await me.Delete($"/api/v3/orders?symbol={symbol}"));
        Good(await me.Delete($"/api/v1/stopOrders?symbol={symbol}"));
        for (var tries = 0; tries < 50; tries++)
        {
            var open = Good(await me.Get($"/api/v2/position?symbol={symbol}")).Data.EnumerateArray().Where(p => p.GetProperty("isOpen").GetBoolean()).ToList();
            if (open.Count == 0)
                return;
            foreach (var position in open)
                await Order(me, new { symbol, type = "market", closeOrder = true, marginMode = position.GetProperty("marginMode").GetString(), positionSide = position.GetProperty("positionSide").GetString() });
        }
        Assert.Fail($"{symbol} could not be closed.");
    }

    private static async Task<Reply> Act(SandboxServer server, Client me, Random dice, bool hedged, int number)
    {
        var symbol = Symbols[dice.Next(Symbols.Length)];
        var side = Sides[dice.Next(2)];
        var positionSide = hedged ? dice.Next(2) == 0 ? "LONG" : "SHORT" : "BOTH";
        var mode = (await me.Get($"/api/v2/position/getMarginMode?symbol={symbol}")).Text("marginMode");
        var size = 1 + dice.Next(symbol == "XBTUSDM" ? 3000 : 60);
        var leverage = 1 + dice.Next(50);
        var mark = (await me.Public($"/api/v1/mark-price/{symbol}/current")).Num("value");
        var near = Pit.Text(Math.Round(mark * (0.997m + dice.Next(60) * 0.0001m), 1));
        switch (dice.Next(14))
        {
            case 0 or 1 or 2 or 3:
                return await Order(me, new { symbol, side, type = "market", size, leverage, marginMode = mode, positionSide });
            case 4 or 5:
                return await Order(me, new { symbol, side, type = "limit", price = near, size, leverage, marginMode = mode, positionSide });
            case 6:
                return await Order(me, new { symbol, side, type = "limit", price = near, size, leverage, marginMode = mode, positionSide, reduceOnly = true });
            case 7:
                return await Order(me, new { symbol, side, type = "market", size, leverage, marginMode = mode, positionSide, stop = dice.Next(2) == 0 ? "up" : "down", stopPriceType = "MP", stopPrice = near });
            case 8:
                return await me.Delete($"/api/v3/orders?symbol={symbol}");
            case 9:
                return await me.Post("/api/v2/position/changeMarginMode", new { symbol, marginMode = dice.Next(2) == 0 ? "CROSS" : "ISOLATED" });
            case 10:
                return await me.Post("/api/v2/changeCrossUserLeverage", new { symbol, leverage = Pit.Text(leverage) });
            case 11:
                return await me.Post("/api/v1/position/margin/deposit-margin", new { symbol, positionSide, margin = dice.Next(1, 1000) * 0.001m, bizNo = $"b{number}" });
            case 12:
                return await me.Post("/api/v1/margin/withdrawMargin", new { symbol, positionSide, withdrawAmount = Pit.Text(dice.Next(1, 1000) * 0.0001m) });
            default:
                // Far enough to liquidate some.
                server.SetPrice(symbol, Math.Round(mark * (0.95m + dice.Next(100) * 0.001m), 1));
                return await me.Get("/api/v1/positions");
        }
    }

    private static List<JsonElement> Rows(Reply reply, string name) => [.. Good(reply).Data.GetProperty(name).EnumerateArray()];

    private static decimal Text(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
