using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>What the futures streams tell, and in which order.</summary>
public class FuturesStreamTests
{
    [Theory]
    [InlineData("/contractMarket/tradeOrders", "orderChange")]
    [InlineData("/contractMarket/tradeOrders:XBTUSDTM", "symbolOrderChange")]
    public async Task The_life_of_an_order_is_told_step_by_step(string topic, string subject)
    {
        using var pit = new Pit(Still);
        using var stream = await Private(pit, topic);
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        var id = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "50000", size = 3, leverage = 10 })).Text("orderId");
        await Rest(pit, "sell", 50_000, 1);
        Good(await pit.MyFutures.Delete($"/api/v1/orders/{id}"));
        foreach (var (type, status, filled, remain, cancelled) in ((string, string, string, string, string)[])[("open", "open", "0", "3", "0"), ("match", "match", "1", "2", "0"), ("canceled", "done", "1", "0", "2")])
        {
            var message = await stream.Hear("message");
            Assert.Equal((topic, subject), (message.GetProperty("topic").GetString(), message.GetProperty("subject").GetString()));
            var data = message.GetProperty("data");
            Assert.Equal(
                (id, type, status, filled, remain, cancelled),
                (Text(data, "orderId"), Text(data, "type"), Text(data, "status"), Text(data, "filledSize"), Text(data, "remainSize"), Text(data, "canceledSize")));
            Assert.Equal(type == "match", data.TryGetProperty("tradeId", out _));
        }
    }

    [Fact]
    public async Task A_position_is_told_whole_when_it_changes_and_in_part_when_the_mark_moves()
    {
        using var pit = new Pit(Still with { StartTime = new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero) });
        using var stream = await Private(pit, "/contract/positionAll");
        pit.Server.SetFundingRate("XBTUSDTM", 0.0001m);
        await Open(pit, "buy", 50_000, 10);
        var whole = await Next(stream, "position.change");
        Assert.Equal("/contract/position:XBTUSDTM", whole.GetProperty("topic").GetString());
        Assert.Equal(("positionChange", 10, "ISOLATED"), (Text(Data(whole), "changeReason"), Data(whole).GetProperty("currentQty").GetInt32(), Text(Data(whole), "marginMode")));

        pit.Server.SetPrice("XBTUSDTM", 50_100);
        var part = await Next(stream, "position.change");
        Assert.Equal(("markPriceChange", 1m), (Text(Data(part), "changeReason"), Data(part).GetProperty("unrealisedPnl").GetDecimal()));
        Assert.False(Data(part).TryGetProperty("currentQty", out _));

        Good(await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", new { symbol = "XBTUSDTM", margin = 1, bizNo = "b" }));
        Assert.Equal("marginChange", Text(Data(await Next(stream, "position.change")), "changeReason"));
        Good(await pit.MyFutures.Post("/api/v1/position/margin/auto-deposit-status", new { symbol = "XBTUSDTM", status = true }));
        Assert.Equal("autoAppendMarginStatusChange", Text(Data(await Next(stream, "position.change")), "changeReason"));

        pit.Server.AdvanceClock(TimeSpan.FromHours(1.5));
        var settled = Data(await Next(stream, "position.settlement"));
        // 501 * 0.0001.
        Assert.Equal((-0.0501m, 10), (settled.GetProperty("fundingFee").GetDecimal(), settled.GetProperty("qty").GetInt32()));

        Good(await pit.MyFutures.Post("/api/v1/position/risk-limit-level/change", new { symbol = "XBTUSDTM", level = 3 }));
        var adjusted = Data(await Next(stream, "position.adjustRiskLimit"));
        Assert.Equal((true, 3), (adjusted.GetProperty("success").GetBoolean(), adjusted.GetProperty("riskLimitLevel").GetInt32()));
        // Level 8 asks for 20 % of the position, which has 10.
        Good(await pit.MyFutures.Post("/api/v1/position/risk-limit-level/change", new { symbol = "XBTUSDTM", level = 8 }));
        Assert.False(Data(await Next(stream, "position.adjustRiskLimit")).GetProperty("success").GetBoolean());
        Assert.Equal(3m, (await Position(pit)).Num("riskLimitLevel"));

        Good(await pit.MyFutures.Post("/api/v1/position/margin/auto-deposit-status", new { symbol = "XBTUSDTM", status = false }));
        pit.Server.SetPrice("XBTUSDTM", 40_000);
        JsonElement last;
        do
            last = Data(await Next(stream, "position.change"));
        while (Text(last, "changeReason") != "liquidation");
        Assert.False(last.GetProperty("isOpen").GetBoolean());
    }

    [Fact]
    public async Task Stop_orders_wallet_mode_and_leverage_have_topics_of_their_own()
    {
        using var pit = new Pit(Still);
        using var stops = await Private(pit, "/contractMarket/advancedOrders");
        using var wallet = await Private(pit, "/contractAccount/wallet");
        using var mode = await Private(pit, "/contract/marginMode");
        using var leverage = await Private(pit, "/contract/crossLeverage");
        pit.Server.SetPrice("XBTUSDTM", 50_000);
        Good(await Order(pit.MyFutures, new { side = "sell", type = "market", size = 1, leverage = 1, reduceOnly = true, stop = "up", stopPriceType = "MP", stopPrice = "51000" }));
        var second = Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "40000", size = 1, leverage = 1, stop = "down", stopPriceType = "MP", stopPrice = "30000" })).Text("orderId");
        pit.Server.SetPrice("XBTUSDTM", 51_000);
        Good(await pit.MyFutures.Delete($"/api/v1/orders/{second}"));
        Assert.Equal("open", Text(Data(await stops.Hear("message")), "type"));
        Assert.Equal("open", Text(Data(await stops.Hear("message")), "type"));
        var triggered = Data(await stops.Hear("message"));
        Assert.Equal(("triggered", false, "MP"), (Text(triggered, "type"), triggered.GetProperty("triggerSuccess").GetBoolean(), Text(triggered, "stopPriceType")));
        Assert.NotEmpty(Text(triggered, "error"));
        Assert.Equal("cancel", Text(Data(await stops.Hear("message")), "type"));

        Good(await Order(pit.MyFutures, new { side = "buy", type = "limit", price = "40000", size = 10, leverage = 4 }));
        JsonElement news;
        do
            news = Data(await wallet.Hear("message"));
        while (Dec(news, "isolatedOrderMargin") == 0);
        // 400: margin 100, reserve 0.3, fee 0.24.
        Assert.Equal(("USDT", 100.54m, 99_899.46m), (Text(news, "currency"), Dec(news, "isolatedOrderMargin"), Dec(news, "availableBalance")));
        Assert.Equal(Dec(news, "walletBalance"), Dec(news, "availableBalance") + Dec(news, "isolatedOrderMargin") + Dec(news, "isolatedPosMargin"));

        Good(await pit.MyFutures.Post("/api/v2/position/changeMarginMode", new { symbol = "ETHUSDTM", marginMode = "CROSS" }));
        Assert.Equal("CROSS", Text(Data(await mode.Hear("message")), "ETHUSDTM"));
        Good(await pit.MyFutures.Post("/api/v2/changeCrossUserLeverage", new { symbol = "ETHUSDTM", leverage = "8" }));
        Assert.Equal("8", Text(Data(await leverage.Hear("message")).GetProperty("ETHUSDTM"), "leverage"));
    }

    [Fact]
    public async Task The_increments_of_the_book_lead_from_one_snapshot_to_the_next_without_a_gap()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, futures: true);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/contractMarket/level2:XBTUSDTM");
        var start = Good(await client.Public("/api/v1/level2/snapshot?symbol=XBTUSDTM")).Data;
        var sequence = start.GetProperty("sequence").GetInt64();
        var book = Levels(start);
        for (var applied = 0; applied < 300;)
        {
            var data = Data(await stream.Hear("message"));
            var next = data.GetProperty("sequence").GetInt64();
            if (next <= sequence)
                continue;
            Assert.Equal(sequence + 1, next);
            sequence = next;
            var parts = Text(data, "change").Split(',');
            var (price, size) = (decimal.Parse(parts[0], CultureInfo.InvariantCulture), decimal.Parse(parts[2], CultureInfo.InvariantCulture));
            if (size == 0)
                book.Remove((parts[1], price));
            else
                book[(parts[1], price)] = size;
            applied++;
            if (applied % 100 != 0)
                continue;
            // Compared whenever the snapshot stands at the very sequence.
            var snapshot = Good(await client.Public("/api/v1/level2/snapshot?symbol=XBTUSDTM")).Data;
            if (snapshot.GetProperty("sequence").GetInt64() == sequence)
                Assert.Equal(Levels(snapshot).OrderBy(l => l.Key), book.OrderBy(l => l.Key));
        }
    }

    [Theory]
    [InlineData("/contractMarket/ticker:XBTUSDTM", "ticker", "price")]
    [InlineData("/contractMarket/level2Depth5:XBTUSDTM", "level2", "bids")]
    [InlineData("/contractMarket/level2Depth50:XBTUSDTM", "level2", "asks")]
    [InlineData("/contractMarket/execution:XBTUSDTM", "match", "takerOrderId")]
    [InlineData("/contract/instrument:XBTUSDTM", "mark.index.price", "indexPrice")]
    [InlineData("/contract/instrument:XBTUSDTM", "funding.rate", "fundingRate")]
    [InlineData("/contractMarket/snapshot:XBTUSDTM", "snapshot.24h", "price24HoursBefore")]
    [InlineData("/contractMarket/limitCandle:XBTUSDTM_1min", "candle.stick", "candles")]
    public async Task Public_figures_come_by_themselves(string topic, string subject, string member)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, futures: true);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe(topic);
        var message = await Next(stream, subject);
        Assert.Equal(topic, message.GetProperty("topic").GetString());
        Assert.True(Data(message).TryGetProperty(member, out _));
    }

    [Fact]
    public async Task A_settlement_is_announced_with_and_without_the_symbol()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = new DateTimeOffset(2026, 3, 2, 3, 0, 0, TimeSpan.Zero) });
        using var client = new Client(server, futures: true);
        using var all = await Listener.Open(client, isPrivate: false);
        await all.Subscribe("/contract/announcement");
        using var one = await Listener.Open(client, isPrivate: false);
        await one.Subscribe("/contract/announcement:XBTUSDM");
        server.AdvanceClock(TimeSpan.FromHours(1.5));
        Assert.Equal("funding.begin", Text(await all.Hear("message"), "subject"));
        Assert.Equal("funding.end", Text(await all.Hear("message"), "subject"));
        var data = Data(await one.Hear("message"));
        Assert.Equal(("XBTUSDM", 4), (Text(data, "symbol"), DateTimeOffset.FromUnixTimeMilliseconds(data.GetProperty("fundingTime").GetInt64()).Hour));
    }

    [Theory]
    [InlineData("/contractMarket/limitCandle:XBTUSDTM_7min", "404")]
    [InlineData("/contractMarket/limitCandle:XBTUSDTM", "404")]
    [InlineData("/contract/position:XBTUSDTM", "403")]
    [InlineData("/contract/funding:XBTUSDTM", "404")]
    public async Task A_topic_that_is_none_is_refused(string topic, string code)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, futures: true);
        using var stream = await Listener.Open(client, isPrivate: false);
        Assert.Equal(code, await stream.Refused(topic));
    }

    private static async Task<Listener> Private(Pit pit, string topic)
    {
        var stream = await Listener.Open(pit.MyFutures, isPrivate: true);
        await stream.Subscribe(topic, isPrivate: true);
        return stream;
    }

    private static async Task<JsonElement> Next(Listener stream, string subject)
    {
        while (true)
        {
            var message = await stream.Hear("message");
            if (Text(message, "subject") == subject)
                return message;
        }
    }

    private static Dictionary<(string Side, decimal Price), decimal> Levels(JsonElement snapshot)
    {
        var levels = new Dictionary<(string Side, decimal Price), decimal>();
        foreach (var (side, name) in ((string, string)[])[("buy", "bids"), ("sell", "asks")])
        {
            foreach (var level in snapshot.GetProperty(name).EnumerateArray())
                levels.Add((side, level[0].GetDecimal()), level[1].GetDecimal());
        }
        return levels;
    }

    private static JsonElement Data(JsonElement message) => message.GetProperty("data");

    private static string Text(JsonElement data, string name) => data.GetProperty(name).GetString()!;

    private static decimal Dec(JsonElement data, string name) => decimal.Parse(Text(data, name), CultureInfo.InvariantCulture);
}
