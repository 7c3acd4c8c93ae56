using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>What the public spot streams tell, compared with what happened in the exchange.</summary>
public class SpotStreamTests
{
    private static readonly SandboxOptions Still = new() { PriceInterval = Timeout.InfiniteTimeSpan };

    [Fact]
    public async Task Book_changes_bring_every_sequence_and_lead_to_the_book_the_call_shows()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await pit.Limit(pit.Me, "buy", 99, 1);
        var start = await Book(pit);
        await stream.Subscribe("/market/level2:BTC-USDT");
        var resting = await pit.Limit(pit.Me, "buy", 100, 1);
        await pit.Limit(pit.Other, "sell", 101, 2);
        await pit.Limit(pit.Me, "buy", 101, 0.5m);
        await pit.Me.Delete($"/api/v1/orders/{resting}");
        var end = await Book(pit);

        var (bids, asks) = (Levels(start, "bids"), Levels(start, "asks"));
        var sequence = long.Parse(start.Text("sequence"), CultureInfo.InvariantCulture);
        while (sequence < long.Parse(end.Text("sequence"), CultureInfo.InvariantCulture))
        {
            var message = await stream.Hear("message");
            Assert.Equal(("/market/level2:BTC-USDT", "trade.l2update"), (Text(message, "topic"), Text(message, "subject")));
            var data = message.GetProperty("data");
            Assert.Equal(sequence + 1, data.GetProperty("sequenceStart").GetInt64());
            sequence = data.GetProperty("sequenceEnd").GetInt64();
            Apply(data.GetProperty("changes").GetProperty("bids"), bids, sequence);
            Apply(data.GetProperty("changes").GetProperty("asks"), asks, sequence);
        }
        Assert.Equal(Levels(end, "bids"), bids);
        Assert.Equal(Levels(end, "asks"), asks);
        Assert.Equal([99m], bids.Keys);
        Assert.Equal(1.5m, asks[101]);
    }

    [Fact]
    public async Task A_busy_book_puts_several_changes_into_a_message_and_loses_none()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/market/level2:ETH-USDT");
        long? last = null;
        for (var i = 0; i < 200; i++)
        {
            var data = (await stream.Hear("message")).GetProperty("data");
            var (first, end) = (data.GetProperty("sequenceStart").GetInt64(), data.GetProperty("sequenceEnd").GetInt64());
            Assert.Equal(last + 1 ?? first, first);
            Assert.InRange(end - first, 0, 19);
            var rows = data.GetProperty("changes").EnumerateObject().SelectMany(static s => s.Value.EnumerateArray()).Select(static r => long.Parse(r[2].GetString()!, CultureInfo.InvariantCulture)).ToList();
            Assert.All(rows, row => Assert.InRange(row, first, end));
            Assert.Equal(end, rows.Max());
            last = end;
        }
    }

    [Fact]
    public async Task Depths_and_best_prices_replace_what_was_shown_before()
    {
        using var pit = new Pit();
        for (var i = 0; i < 60; i++)
            await pit.Limit(pit.Me, "buy", 100 - i * 0.1m, 1);
        await pit.Limit(pit.Other, "sell", 110, 2);
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        foreach (var (topic, depth) in ((string, int)[])[("/spotMarket/level2Depth5", 5), ("/spotMarket/level2Depth50", 50)])
        {
            var message = await First(stream, $"{topic}:BTC-USDT");
            Assert.Equal("level2", Text(message, "subject"));
            var data = message.GetProperty("data");
            Assert.Equal(depth, data.GetProperty("bids").GetArrayLength());
            Assert.Equal("""["100","1"]""", data.GetProperty("bids")[0].GetRawText());
            Assert.Equal("""[["110","2"]]""", data.GetProperty("asks").GetRawText());
            Assert.Equal(JsonValueKind.Number, data.GetProperty("timestamp").ValueKind);
            await Leave(stream, $"{topic}:BTC-USDT");
        }
        var best = await First(stream, "/spotMarket/level1:BTC-USDT");
        Assert.Equal("level1", Text(best, "subject"));
        Assert.Equal("""["110","2"]""", best.GetProperty("data").GetProperty("asks").GetRawText());
        Assert.Equal("""["100","1"]""", best.GetProperty("data").GetProperty("bids").GetRawText());
    }

    [Fact]
    public async Task A_trade_is_told_with_both_orders_and_starts_the_bars()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: false);
        await stream.Subscribe("/market/match:BTC-USDT");
        var maker = await pit.Limit(pit.Me, "buy", 100, 1);
        var taker = await pit.Limit(pit.Other, "sell", 100, 0.4m);
        var match = await stream.Hear("message");
        Assert.Equal("trade.l3match", Text(match, "subject"));
        var trade = match.GetProperty("data");
        Assert.Equal(
            (maker, taker, "100", "0.4", "sell", "match", "BTC-USDT"),
            (Text(trade, "makerOrderId"), Text(trade, "takerOrderId"), Text(trade, "price"), Text(trade, "size"), Text(trade, "side"), Text(trade, "type"), Text(trade, "symbol")));
        var history = (await pit.Me.Public("/api/v1/market/histories?symbol=BTC-USDT")).Data[0];
        Assert.Equal(Text(history, "sequence"), Text(trade, "sequence"));
        Assert.Equal(history.GetProperty("time").GetRawText(), Text(trade, "time"));
        await Leave(stream, "/market/match:BTC-USDT");

        foreach (var type in (string[])["1min", "3min", "5min", "15min", "30min", "1hour", "2hour", "4hour", "6hour", "8hour", "12hour", "1day", "1week", "1month"])
        {
            var message = await First(stream, $"/market/candles:BTC-USDT_{type}");
            Assert.Equal("trade.candles.update", Text(message, "subject"));
            var shown = (await pit.Me.Public($"/api/v1/market/candles?symbol=BTC-USDT&type={type}")).Data[0];
            Assert.Equal(shown.GetRawText(), message.GetProperty("data").GetProperty("candles").GetRawText());
            Assert.Equal(19, message.GetProperty("data").GetProperty("time").GetRawText().Length);
            await Leave(stream, $"/market/candles:BTC-USDT_{type}");
        }
        Assert.Equal("404", await stream.Refused("/market/candles:BTC-USDT_2min"));
    }

    [Fact]
    public async Task Snapshots_come_for_a_pair_or_for_all_pairs_of_a_market()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        var message = await First(stream, "/market/snapshot:BTC-USDT");
        Assert.Equal("trade.snapshot", Text(message, "subject"));
        var data = message.GetProperty("data").GetProperty("data");
        var stats = (await client.Public("/api/v1/market/stats?symbol=BTC-USDT")).Data;
        foreach (var (name, there) in ((string, string)[])[("buy", "buy"), ("sell", "sell"), ("close", "last")])
            Assert.Equal(Text(stats, there), data.GetProperty(name).GetRawText());
        Assert.All(["marketChange1h", "marketChange4h", "marketChange24h"], span => Assert.Equal(JsonValueKind.Number, data.GetProperty(span).GetProperty("vol").ValueKind));
        await Leave(stream, "/market/snapshot:BTC-USDT");

        await stream.Subscribe("/market/snapshot:BTC");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Count < 3)
        {
            message = await stream.Hear("message");
            Assert.Equal("/market/snapshot:BTC", Text(message, "topic"));
            seen.Add(Text(message.GetProperty("data").GetProperty("data"), "symbol"));
        }
        Assert.Equal(["ETH-BTC", "KCS-BTC", "SOL-BTC"], seen.Order(StringComparer.Ordinal));
        // A halted pair has no figures.
        await Leave(stream, "/market/snapshot:BTC");
        var halted = (await First(stream, "/market/snapshot:PAUSED-USDT")).GetProperty("data").GetProperty("data");
        Assert.Equal(JsonValueKind.Null, halted.GetProperty("close").ValueKind);
        Assert.False(halted.GetProperty("trading").GetBoolean());
    }

    [Fact]
    public async Task Mark_and_index_prices_come_for_pairs_as_the_index_names_them()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        server.SetPrice("BTC-USDT", 50_000);
        var mark = await First(stream, "/indicator/markPrice:BTC-USDT");
        Assert.Equal(("tick", "BTC-USDT", "50000"), (Text(mark, "subject"), Text(mark.GetProperty("data"), "symbol"), mark.GetProperty("data").GetProperty("value").GetRawText()));
        Assert.Equal(24, Text(mark, "id").Length);
        await Leave(stream, "/indicator/markPrice:BTC-USDT");
        var turned = await First(stream, "/indicator/markPrice:USDT-BTC");
        Assert.Equal(0.00002m, turned.GetProperty("data").GetProperty("value").GetDecimal());
        await Leave(stream, "/indicator/markPrice:USDT-BTC");
        var index = (await First(stream, "/indicator/index:USDT-BTC")).GetProperty("data").GetProperty("value").GetDecimal();
        Assert.InRange(index, 0.00001999m, 0.00002001m);
        Assert.Equal("404", await stream.Refused("/indicator/index:BTC-NOSUCH"));
    }

    [Fact]
    public async Task A_pair_that_does_not_trade_yet_is_auctioned()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        var result = await First(stream, "/callauction/callauctionData:PAUSED-USDT");
        Assert.Equal("callauction.callauctionData", Text(result, "subject"));
        decimal Figure(string name) => Dec(result.GetProperty("data").GetProperty(name));
        Assert.InRange(Figure("estimatedPrice"), Figure("buyOrderRangeLowPrice"), Figure("sellOrderRangeHighPrice"));
        Assert.True(Figure("estimatedSize") > 0);
        await Leave(stream, "/callauction/callauctionData:PAUSED-USDT");
        var book = await First(stream, "/callauction/level2Depth50:PAUSED-USDT");
        Assert.Equal("level2", Text(book, "subject"));
        // Before an auction ends its book is crossed.
        Assert.True(Dec(book.GetProperty("data").GetProperty("bids")[0][0]) > Dec(book.GetProperty("data").GetProperty("asks")[0][0]));
        Assert.Equal("404", await stream.Refused("/callauction/callauctionData:PAUSED-USDT,QUIET-USDT"));
    }

    [Fact]
    public async Task Margin_accounts_tell_their_debts()
    {
        using var pit = new Pit(Still);
        pit.Server.SetBalance("margin", "USDT", 1_000);
        pit.Server.SetBalance("isolated:BTC-USDT", "USDT", 1_000);
        using var stream = await Listener.Open(pit.Me, isPrivate: true);
        await stream.Subscribe("/margin/position", isPrivate: true);
        Assert.Equal("200000", (await pit.Me.Post("/api/v3/margin/borrow", new { currency = "USDT", size = "500", timeInForce = "IOC" })).Code);
        var ratio = await stream.Hear("message");
        Assert.Equal(("debt.ratio", "private"), (Text(ratio, "subject"), Text(ratio, "channelType")));
        Assert.Equal((0.3333m, "500"), (ratio.GetProperty("data").GetProperty("debtRatio").GetDecimal(), Text(ratio.GetProperty("data").GetProperty("debtList"), "USDT")));
        Assert.Equal("1500", Text(ratio.GetProperty("data").GetProperty("assetList").GetProperty("USDT"), "total"));
        pit.Server.SetBalance("margin", "USDT", 400);
        Assert.Equal("LIABILITY", await Status(stream));
        Assert.Equal("200000", (await pit.Me.Post("/api/v3/margin/repay", new { currency = "USDT", size = "100" })).Code);
        pit.Server.SetBalance("margin", "USDT", 2_000);
        Assert.Equal("200000", (await pit.Me.Post("/api/v3/margin/repay", new { currency = "USDT", size = "400" })).Code);
        Assert.Equal("UNLIABILITY", await Status(stream));

        await stream.Subscribe("/margin/isolatedPosition:BTC-USDT", isPrivate: true);
        Assert.Equal("200000", (await pit.Me.Post("/api/v3/margin/borrow", new { currency = "USDT", size = "50", timeInForce = "IOC", isIsolated = true, symbol = "BTC-USDT" })).Code);
        var change = await stream.Hear("message");
        Assert.Equal(("/margin/isolatedPosition:BTC-USDT", "positionChange"), (Text(change, "topic"), Text(change, "subject")));
        var data = change.GetProperty("data");
        Assert.Equal(("BTC-USDT", "DEBT", "USER_BORROW", "50"), (Text(data, "tag"), Text(data, "status"), Text(data, "statusBizType"), Text(data, "accumulatedPrincipal")));
        Assert.Equal(("1050", "50"), (Text(data.GetProperty("changeAssets").GetProperty("USDT"), "total"), Text(data.GetProperty("changeAssets").GetProperty("USDT"), "liabilityPrincipal")));
        Assert.Equal("200000", (await pit.Me.Post("/api/v3/margin/repay", new { currency = "USDT", size = "50", isIsolated = true, symbol = "BTC-USDT" })).Code);
        Assert.Equal("CLEAR", Text((await stream.Hear("message")).GetProperty("data"), "status"));
        Assert.Equal("404", await stream.Refused("/margin/isolatedPosition:DOT-USDT", isPrivate: true));
    }

    [Fact]
    public async Task A_connection_carries_300_topics()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        var pairs = (await client.Public("/api/v2/symbols")).Data.EnumerateArray().Select(static s => Text(s, "symbol")).ToList();
        var full = 300 / pairs.Count;
        string[] types = ["1min", "3min", "5min", "15min", "30min", "1hour", "2hour", "4hour", "6hour", "8hour", "12hour", "1day"];
        for (var i = 0; i < full; i++)
            await stream.Subscribe("/market/candles:" + string.Join(',', pairs.Select(p => $"{p}_{types[i]}")));
        await stream.Subscribe("/market/candles:" + string.Join(',', pairs.Take(300 - full * pairs.Count).Select(p => $"{p}_{types[full]}")));
        Assert.Equal("509", await stream.Refused("/market/ticker:BTC-USDT"));
        // The same topic once more takes no place.
        await stream.Subscribe("/market/candles:BTC-USDT_1min");
    }

    private static async Task<Reply> Book(Pit pit) => await pit.Me.Get("/api/v3/market/orderbook/level2?symbol=BTC-USDT");

    private static SortedDictionary<decimal, decimal> Levels(Reply book, string side) =>
        new(book.Data.GetProperty(side).EnumerateArray().ToDictionary(static r => Dec(r[0]), static r => Dec(r[1])));

    private static void Apply(JsonElement rows, SortedDictionary<decimal, decimal> levels, long end)
    {
        foreach (var row in rows.EnumerateArray())
        {
            Assert.True(long.Parse(row[2].GetString()!, CultureInfo.InvariantCulture) <= end);
            if (Dec(row[1]) == 0)
                levels.Remove(Dec(row[0]));
            else
                levels[Dec(row[0])] = Dec(row[1]);
        }
    }

    private static async Task<string> Status(Listener stream)
    {
        while (true)
        {
            var message = await stream.Hear("message");
            if (Text(message, "subject") is "position.status")
                return Text(message.GetProperty("data"), "type");
        }
    }

    private static async Task<JsonElement> First(Listener stream, string topic)
    {
        await stream.Subscribe(topic);
        var message = await stream.Hear("message");
        Assert.Equal(topic, Text(message, "topic"));
        return message;
    }

    private static async Task Leave(Listener stream, string topic)
    {
        await stream.Say(new { id = "u", type = "unsubscribe", topic, response = true });
        await stream.Hear("ack");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Dec(JsonElement value) => decimal.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
