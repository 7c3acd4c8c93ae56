using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Tokens, frames, topics and limits of the streams.</summary>
public class StreamTests
{
    private const string SpotTicker = "/market/ticker:BTC-USDT";

    [Fact]
    public async Task Welcome_comes_first_and_pings_are_answered_with_their_id_as_text()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        Assert.Equal("""{"id":"me","type":"welcome"}""", (await stream.Hear())!.Value.GetRawText());
        await stream.Say(new { id = 17, type = "ping" });
        Assert.Equal("""{"id":"17","type":"pong"}""", (await stream.Hear())!.Value.GetRawText());
        Assert.Equal(1, server.OpenStreamCount);
    }

    [Fact]
    public async Task A_token_says_how_to_connect_and_serves_one_host_for_a_day()
    {
        using var server = SandboxServer.Start();
        using var spot = new Client(server);
        using var futures = new Client(server, futures: true);
        var token = await spot.Public("/api/v1/bullet-public", "POST");
        var instance = token.Data.GetProperty("instanceServers")[0];
        Assert.Equal((18000, 10000), (instance.GetProperty("pingInterval").GetInt32(), instance.GetProperty("pingTimeout").GetInt32()));
        Assert.NotEqual(token.Text("token"), (await spot.Public("/api/v1/bullet-public", "POST")).Text("token"));

        var foreign = (await futures.Public("/api/v1/bullet-public", "POST")).Text("token");
        foreach (var bad in (string[])["nonsense", foreign])
        {
            using var refused = await Listener.Open(instance.GetProperty("endpoint").GetString()!, bad);
            Assert.Equal("401", (await refused.Hear("error")).GetProperty("code").GetRawText());
            Assert.Null(await refused.Hear());
        }

        using var open = await Listener.Open(instance.GetProperty("endpoint").GetString()!, token.Text("token"));
        await open.Hear("welcome");
        server.AdvanceClock(TimeSpan.FromHours(25));
        Assert.Null(await open.Hear());
        using var late = await Listener.Open(instance.GetProperty("endpoint").GetString()!, token.Text("token"));
        Assert.Equal("401", (await late.Hear("error")).GetProperty("code").GetRawText());
    }

    [Fact]
    public async Task Tickers_come_per_pair_with_the_topic_of_the_pair()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/market/ticker:BTC-USDT,ETH-USDT");
        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (seen.Count < 2)
        {
            var message = await stream.Hear("message");
            Assert.Equal("trade.ticker", message.GetProperty("subject").GetString());
            seen[message.GetProperty("topic").GetString()!] = message.GetProperty("data");
        }
        var ticker = seen[SpotTicker];
        Assert.True(Dec(ticker, "bestBid") < Dec(ticker, "bestAsk"));
        Assert.Equal(JsonValueKind.Number, ticker.GetProperty("time").ValueKind);
        Assert.Equal(JsonValueKind.String, ticker.GetProperty("sequence").ValueKind);

        server.SetPrice("BTC-USDT", 50_000);
        decimal bid;
        do
            bid = Dec((await stream.Hear("message")).GetProperty("data"), "bestBid");
        while (bid is < 49_000 or > 51_000);

        await stream.Say(new { id = "u", type = "unsubscribe", topic = "/market/ticker:BTC-USDT,ETH-USDT", response = true });
        await stream.Hear("ack");
        await stream.Say(new { id = "p", type = "ping" });
        Assert.Equal("pong", (await stream.Hear())!.Value.GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_topic_of_all_tickers_names_the_pair_in_the_subject()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/market/ticker:all");
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        while (pairs.Count < 30)
        {
            var message = await stream.Hear("message");
            Assert.Equal("/market/ticker:all", message.GetProperty("topic").GetString());
            pairs.Add(message.GetProperty("subject").GetString()!);
        }
        Assert.Contains("ETH-BTC", pairs);
        Assert.DoesNotContain("QUIET-USDT", pairs);
    }

    [Fact]
    public async Task A_futures_ticker_has_prices_as_text_and_sizes_as_numbers()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, futures: true);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/contractMarket/tickerV2:XBTUSDTM");
        var data = (await stream.Hear("message")).GetProperty("data");
        Assert.True(Dec(data, "bestBidPrice") < Dec(data, "bestAskPrice"));
        Assert.True(data.GetProperty("bestBidSize").GetInt64() > 0);
    }

    [Fact]
    public async Task The_life_of_an_order_is_told_step_by_step()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: true);
        await stream.Subscribe("/spotMarket/tradeOrdersV2", isPrivate: true);
        var id = await pit.Limit(pit.Me, "buy", 100, 3);
        await pit.Limit(pit.Other, "sell", 100, 1);
        await pit.Me.Delete($"/api/v1/orders/{id}");

        string[] steps = ["received new", "open open", "match open", "canceled done"];
        long last = 0;
        foreach (var step in steps)
        {
            var message = await stream.Hear("message");
            Assert.Equal(("orderChange", "private"), (message.GetProperty("subject").GetString(), message.GetProperty("channelType").GetString()));
            Assert.False(string.IsNullOrEmpty(message.GetProperty("userId").GetString()));
            var data = message.GetProperty("data");
            Assert.Equal((step, id), ($"{data.GetProperty("type").GetString()} {data.GetProperty("status").GetString()}", data.GetProperty("orderId").GetString()));
            Assert.True(data.GetProperty("ts").GetInt64() > last);
            last = data.GetProperty("ts").GetInt64();
            if (step is "match open")
            {
                Assert.Equal((1m, 1m, 2m, 100m), (Dec(data, "matchSize"), Dec(data, "filledSize"), Dec(data, "remainSize"), Dec(data, "matchPrice")));
                Assert.Equal(("maker", "makerFee"), (data.GetProperty("liquidity").GetString(), data.GetProperty("feeType").GetString()));
            }
            if (step is "canceled done")
                Assert.Equal((1m, 2m, 0m), (Dec(data, "filledSize"), Dec(data, "canceledSize"), Dec(data, "remainSize")));
        }

        await pit.Limit(pit.Other, "sell", 101, 1);
        await pit.Limit(pit.Me, "buy", 101, 1);
        foreach (var step in (string[])["received", "match", "filled"])
            Assert.Equal(step, (await stream.Hear("message")).GetProperty("data").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_older_order_topic_leaves_out_the_first_step()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: true);
        await stream.Subscribe("/spotMarket/tradeOrders", isPrivate: true);
        await pit.Limit(pit.Me, "buy", 100, 1);
        var message = await stream.Hear("message");
        Assert.Equal("/spotMarket/tradeOrders", message.GetProperty("topic").GetString());
        Assert.Equal("open", message.GetProperty("data").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Balances_tell_hold_settlement_and_transfer()
    {
        using var pit = new Pit();
        using var stream = await Listener.Open(pit.Me, isPrivate: true);
        await stream.Subscribe("/account/balance", isPrivate: true);
        var id = await pit.Limit(pit.Me, "buy", 100, 1);
        var hold = (await stream.Hear("message")).GetProperty("data");
        Assert.Equal(("trade.hold", "USDT"), (hold.GetProperty("relationEvent").GetString(), hold.GetProperty("currency").GetString()));
        Assert.Equal((-100.1m, 100.1m, 100_000m), (Dec(hold, "availableChange"), Dec(hold, "holdChange"), Dec(hold, "total")));
        Assert.Equal(id, hold.GetProperty("relationContext").GetProperty("orderId").GetString());
        Assert.Equal(JsonValueKind.String, hold.GetProperty("time").ValueKind);

        await pit.Limit(pit.Other, "sell", 100, 1);
        var paid = (await stream.Hear("message")).GetProperty("data");
        Assert.Equal(("trade.setted", 0m, -100.1m, 99_899.9m), (paid.GetProperty("relationEvent").GetString(), Dec(paid, "availableChange"), Dec(paid, "holdChange"), Dec(paid, "available")));
        var got = (await stream.Hear("message")).GetProperty("data");
        Assert.Equal(("BTC", 1m), (got.GetProperty("currency").GetString(), Dec(got, "availableChange")));

        await pit.Me.Post("/api/v2/accounts/inner-transfer", new { clientOid = "t", currency = "USDT", amount = "5", from = "trade", to = "main" });
        Assert.Equal("trade.transfer", (await stream.Hear("message")).GetProperty("data").GetProperty("relationEvent").GetString());
        Assert.Equal("main.transfer", (await stream.Hear("message")).GetProperty("data").GetProperty("relationEvent").GetString());
    }

    [Fact]
    public async Task Private_messages_reach_their_user_only()
    {
        using var pit = new Pit();
        using var theirs = await Listener.Open(pit.Other, isPrivate: true);
        await theirs.Subscribe("/spotMarket/tradeOrdersV2", isPrivate: true);
        await pit.Limit(pit.Me, "buy", 100, 1);
        await theirs.Say(new { id = "p", type = "ping" });
        Assert.Equal("pong", (await theirs.Hear())!.Value.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Topics_that_cannot_be_had_are_refused_with_their_code()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        Assert.Equal("404", await stream.Refused("/market/coffee:BTC-USDT"));
        Assert.Equal("404", await stream.Refused("/market/ticker:NO-SUCH"));
        Assert.Equal("404", await stream.Refused("/contractMarket/tickerV2:XBTUSDTM"));
        Assert.Equal("400", await stream.Refused("/market/ticker"));
        Assert.Equal("406", await stream.Refused(""));
        Assert.Equal("403", await stream.Refused("/account/balance", isPrivate: true));
        Assert.Equal("509", await stream.Refused("/market/ticker:" + string.Join(',', Enumerable.Repeat("BTC-USDT", 101))));
        await stream.Say(new { id = "x", type = "shout" });
        Assert.Equal("415", (await stream.Hear("error")).GetProperty("code").GetRawText());
        using var secret = await Listener.Open(client, isPrivate: true);
        Assert.Equal("403", await secret.Refused("/account/balance", isPrivate: false));
    }

    [Fact]
    public async Task Too_many_frames_end_the_connection()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        for (var i = 0; i < 101; i++)
            await stream.Say(new { id = "p", type = "ping" });
        Assert.Equal("509", (await stream.Hear("error")).GetProperty("code").GetRawText());
        Assert.Null(await stream.Hear());
    }

    [Fact]
    public async Task Too_many_connections_of_a_user_in_a_minute_are_refused()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        for (var i = 0; i < 30; i++)
        {
            using var fine = await Listener.Open(client, isPrivate: true);
            await fine.Hear("welcome");
        }
        using var refused = await Listener.Open(client, isPrivate: true);
        Assert.Equal("509", (await refused.Hear("error")).GetProperty("code").GetRawText());
        server.AdvanceClock(TimeSpan.FromMinutes(2));
        using var later = await Listener.Open(client, isPrivate: true);
        await later.Hear("welcome");
    }

    [Fact]
    public async Task Silence_ends_a_connection()
    {
        using var server = SandboxServer.Start(new SandboxOptions { PingInterval = TimeSpan.FromMilliseconds(200), PingTimeout = TimeSpan.FromMilliseconds(200) });
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Hear("welcome");
        Assert.Equal("ping timeout", (await stream.Hear("error")).GetProperty("data").GetString());
        Assert.Null(await stream.Hear());
    }

    [Fact]
    public async Task Streams_can_be_cut_and_pongs_withheld()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        using var first = await Listener.Open(client, isPrivate: false);
        await first.Hear("welcome");
        server.CutStreams();
        await Assert.ThrowsAsync<WebSocketException>(() => first.Hear("pong"));

        using var second = await Listener.Open(client, isPrivate: false);
        await second.Hear("welcome");
        server.AddFault(new SandboxFault { Stream = SandboxStreamFault.StallPong });
        await second.Say(new { id = "1", type = "ping" });
        await second.Say(new { id = "2", type = "ping" });
        Assert.Equal("2", (await second.Hear("pong")).GetProperty("id").GetString());

        server.AddFault(new SandboxFault { Stream = SandboxStreamFault.Cut });
        await second.Say(new { id = "3", type = "ping" });
        await Assert.ThrowsAsync<WebSocketException>(() => second.Hear("pong"));
        while (server.OpenStreamCount > 0)
            await Task.Delay(10);
    }

    [Fact]
    public async Task Disposing_ends_open_streams_and_frees_the_port()
    {
        var server = SandboxServer.Start();
        using var client = new Client(server);
        using var stream = await Listener.Open(client, isPrivate: true);
        await stream.Hear("welcome");
        var hearing = stream.Hear();
        server.Dispose();
        await Assert.ThrowsAsync<WebSocketException>(() => hearing);
        Assert.False(server.IsRunning);
        using var again = SandboxServer.Start(new SandboxOptions { Port = server.Endpoint.Port, FuturesPort = server.FuturesEndpoint.Port });
        Assert.Equal(server.Endpoint, again.Endpoint);
    }

    private static decimal Dec(JsonElement data, string name) => decimal.Parse(data.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
