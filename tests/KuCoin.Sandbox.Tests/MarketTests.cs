using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>The seeded market: repeatable, believable, in the wire's types.</summary>
public class MarketTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_same_seed_and_clock_give_the_same_market()
    {
        var first = await Figures(seed: 5);
        Assert.Equal(first, await Figures(seed: 5));
        Assert.NotEqual(first, await Figures(seed: 6));
    }

    [Fact]
    public async Task Prices_move_with_the_clock_and_stand_still_when_told()
    {
        Assert.NotEqual(await BidsAroundAnHour(TimeSpan.FromMinutes(1), first: true), await BidsAroundAnHour(TimeSpan.FromMinutes(1), first: false));
        Assert.Equal(await BidsAroundAnHour(Timeout.InfiniteTimeSpan, first: true), await BidsAroundAnHour(Timeout.InfiniteTimeSpan, first: false));
    }

    [Fact]
    public async Task A_price_can_be_set_and_other_pairs_move_along()
    {
        using var server = SandboxServer.Start(new SandboxOptions { PriceInterval = Timeout.InfiniteTimeSpan });
        using var client = new Client(server);
        var cross = await Mid(client, "ETH-BTC");
        server.SetPrice("BTC-USDT", 33_500);
        Assert.Equal(33_500m, await Mid(client, "BTC-USDT"));
        // Half the bitcoin: twice the ether in it.
        Assert.Equal(cross * 2, await Mid(client, "ETH-BTC"), 3);
        Assert.Throws<ArgumentException>(() => server.SetPrice("NO-SUCH", 1));
    }

    [Fact]
    public async Task A_resting_order_is_filled_when_the_market_comes_to_it()
    {
        using var server = SandboxServer.Start(new SandboxOptions { PriceInterval = Timeout.InfiniteTimeSpan });
        using var client = new Client(server);
        var placed = await client.Post("/api/v1/orders", new { clientOid = "w", symbol = "BTC-USDT", side = "buy", type = "limit", price = "60000", size = "0.01" });
        Assert.Equal("200000", placed.Code);
        Assert.True(server.Orders.Single().IsActive);
        server.SetPrice("BTC-USDT", 59_000);
        var order = server.Orders.Single();
        Assert.Equal((false, 0.01m, 600m), (order.IsActive, order.DealSize, order.DealFunds));
        server.CheckLedger();
    }

    [Fact]
    public async Task Thirty_pairs_are_listed_one_without_trading_and_one_without_prices()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var symbols = (await client.Public("/api/v2/symbols")).Data;
        Assert.InRange(symbols.GetArrayLength(), 30, 40);
        Assert.False((await client.Public("/api/v2/symbols/PAUSED-USDT")).Data.GetProperty("enableTrading").GetBoolean());
        var tickers = (await client.Public("/api/v1/market/allTickers")).Data.GetProperty("ticker").EnumerateArray().ToList();
        Assert.Equal(symbols.GetArrayLength(), tickers.Count);
        var quiet = tickers.Single(t => t.GetProperty("symbol").GetString() == "QUIET-USDT");
        Assert.Equal(JsonValueKind.Null, quiet.GetProperty("last").ValueKind);
        foreach (var ticker in tickers.Where(t => t.GetProperty("last").ValueKind == JsonValueKind.String))
        {
            Assert.True(Dec(ticker, "buy") < Dec(ticker, "sell"), ticker.GetRawText());
            Assert.True(Dec(ticker, "low") <= Dec(ticker, "last") && Dec(ticker, "last") <= Dec(ticker, "high"), ticker.GetRawText());
        }
        Assert.Equal("900001", (await client.Public("/api/v2/symbols/NO-SUCH")).Code);
        Assert.Equal(JsonValueKind.Null, (await client.Public("/api/v1/market/orderbook/level1?symbol=NO-SUCH")).Data.ValueKind);
        Assert.Equal(JsonValueKind.Null, (await client.Public("/api/v1/market/stats?symbol=NO-SUCH")).Data.GetProperty("last").ValueKind);
    }

    [Fact]
    public async Task Every_quoted_price_and_size_keeps_to_the_rules_of_its_pair()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        foreach (var symbol in (await client.Public("/api/v2/symbols")).Data.EnumerateArray())
        {
            var book = (await client.Public($"/api/v1/market/orderbook/level2_100?symbol={symbol.GetProperty("symbol").GetString()}")).Data;
            foreach (var row in book.GetProperty("bids").EnumerateArray().Concat(book.GetProperty("asks").EnumerateArray()))
            {
                Assert.Equal(0, decimal.Parse(row[0].GetString()!, CultureInfo.InvariantCulture) % Dec(symbol, "priceIncrement"));
                Assert.Equal(0, decimal.Parse(row[1].GetString()!, CultureInfo.InvariantCulture) % Dec(symbol, "baseIncrement"));
            }
        }
    }

    [Fact]
    public async Task Candles_come_newest_first_in_seconds_with_the_close_before_the_high()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = Start });
        using var client = new Client(server);
        var end = Start.ToUnixTimeSeconds();
        var rows = (await client.Public($"/api/v1/market/candles?symbol=BTC-USDT&type=1hour&startAt={end - 86_400}&endAt={end}")).Data.EnumerateArray().ToList();
        Assert.Equal(25, rows.Count);
        Assert.Equal(end.ToString(CultureInfo.InvariantCulture), rows[0][0].GetString());
        foreach (var row in rows)
        {
            var (open, close, high, low) = (At(row, 1), At(row, 2), At(row, 3), At(row, 4));
            Assert.True(low <= Math.Min(open, close) && high >= Math.Max(open, close), row.GetRawText());
        }
        // One bar's end is the next one's beginning.
        Assert.Equal(At(rows[2], 2), At(rows[1], 1));
        Assert.Equal(1500, (await client.Public($"/api/v1/market/candles?symbol=BTC-USDT&type=1min&startAt={end - 864_000}&endAt={end}")).Data.GetArrayLength());
    }

    [Fact]
    public async Task A_candle_that_has_begun_does_not_know_the_prices_to_come()
    {
        var midnight = new DateTimeOffset(2026, 3, 15, 0, 0, 0, TimeSpan.Zero);
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = midnight.AddHours(1) });
        using var client = new Client(server);
        foreach (var symbol in (string[])["BTC-USDT", "ETH-USDT", "SOL-USDT", "XRP-USDT"])
        {
            var day = (await client.Public($"/api/v1/market/candles?symbol={symbol}&type=1day&startAt={midnight.ToUnixTimeSeconds()}")).Data.EnumerateArray().Single();
            var minutes = (await client.Public($"/api/v1/market/candles?symbol={symbol}&type=1min&startAt={midnight.ToUnixTimeSeconds()}")).Data.EnumerateArray().ToList();
            Assert.InRange(At(day, 3), 0, minutes.Max(row => At(row, 3)));
            Assert.InRange(At(day, 4), minutes.Min(row => At(row, 4)), decimal.MaxValue);
        }
    }

    [Fact]
    public async Task A_candle_of_a_month_begins_with_the_month()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero) });
        using var client = new Client(server);
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        var rows = (await client.Public($"/api/v1/market/candles?symbol=BTC-USDT&type=1month&startAt={from}")).Data.EnumerateArray();
        Assert.Equal(["2026-03-01", "2026-02-01", "2026-01-01"], rows.Select(r => DateTimeOffset.FromUnixTimeSeconds((long)At(r, 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Without_a_market_maker_candles_are_made_of_the_trades_alone()
    {
        using var pit = new Pit(new SandboxOptions { StartTime = new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero) });
        foreach (var price in (int[])[100, 120, 90, 110])
        {
            await pit.Limit(pit.Other, "sell", price, 1);
            await pit.Limit(pit.Me, "buy", price, 1);
        }
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(5));
        var bar = (await pit.Me.Public("/api/v1/market/candles?symbol=BTC-USDT&type=1min")).Data.EnumerateArray().Single();
        Assert.Equal((100m, 110m, 120m, 90m, 4m), (At(bar, 1), At(bar, 2), At(bar, 3), At(bar, 4), At(bar, 5)));
    }

    [Fact]
    public async Task Sequences_grow_and_the_full_book_needs_a_key()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var before = decimal.Parse((await client.Public("/api/v1/market/orderbook/level1?symbol=BTC-USDT")).Text("sequence"), CultureInfo.InvariantCulture);
        server.AdvanceClock(TimeSpan.FromSeconds(10));
        Assert.True(decimal.Parse((await client.Get("/api/v3/market/orderbook/level2?symbol=BTC-USDT")).Text("sequence"), CultureInfo.InvariantCulture) > before);
        Assert.Equal("400001", (await client.Public("/api/v3/market/orderbook/level2?symbol=BTC-USDT")).Code);
        var trade = (await client.Public("/api/v1/market/histories?symbol=BTC-USDT")).Data[0];
        Assert.Equal(19, trade.GetProperty("time").GetRawText().Length);
    }

    [Fact]
    public async Task Facts_about_key_user_and_generation()
    {
        using var server = SandboxServer.Start(new SandboxOptions { VipLevel = 3 });
        using var client = new Client(server);
        Assert.Equal(3m, (await client.Get("/api/v2/user-info")).Num("level"));
        Assert.False((await client.Get("/api/v1/hf/accounts/opened")).Data.GetBoolean());
        server.SetSingleEngine(true);
        Assert.True((await client.Get("/api/v1/hf/accounts/opened")).Data.GetBoolean());
        Assert.Equal(SandboxKey.AllPermissions, (await client.Get("/api/v1/user/api-key")).Text("permission"));
        var account = (await client.Get("/api/v1/accounts?type=main&currency=USDT")).Data[0];
        Assert.Equal(10_000m, (await client.Get($"/api/v1/accounts/{account.GetProperty("id").GetString()}")).Dec("balance"));
        Assert.Equal(("open", 1m), ((await client.Public("/api/v1/status")).Text("status"), decimal.Parse((await client.Public("/api/v1/prices?currencies=USDT,BTC")).Text("USDT"), CultureInfo.InvariantCulture)));
    }

    private static async Task<string> Figures(int seed)
    {
        // Steps of an hour: what the machine's pace adds to the clock stays within one step.
        using var server = SandboxServer.Start(new SandboxOptions { Seed = seed, StartTime = Start, PriceInterval = TimeSpan.FromHours(1) });
        using var client = new Client(server);
        var text = server.Key.ApiKey;
        for (var i = 0; i < 5; i++)
        {
            server.AdvanceClock(TimeSpan.FromHours(7));
            foreach (var symbol in (string[])["BTC-USDT", "ETH-BTC", "PEPE-USDT"])
            {
                var book = (await client.Public($"/api/v1/market/orderbook/level2_20?symbol={symbol}")).Data;
                text += book.GetProperty("bids").GetRawText() + book.GetProperty("asks").GetRawText();
                text += (await client.Public($"/api/v1/market/orderbook/level1?symbol={symbol}")).Text("price");
            }
        }
        return text;
    }

    private static async Task<string> BidsAroundAnHour(TimeSpan interval, bool first)
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = Start, PriceInterval = interval });
        using var client = new Client(server);
        if (!first)
            server.AdvanceClock(TimeSpan.FromHours(1));
        return (await client.Public("/api/v1/market/orderbook/level1?symbol=BTC-USDT")).Text("bestBid");
    }

    private static async Task<decimal> Mid(Client client, string symbol)
    {
        var ticker = await client.Public($"/api/v1/market/orderbook/level1?symbol={symbol}");
        return (ticker.Dec("bestBid") + ticker.Dec("bestAsk")) / 2;
    }

    private static decimal Dec(JsonElement data, string name) => decimal.Parse(data.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal At(JsonElement row, int index) => decimal.Parse(row[index].GetString()!, CultureInfo.InvariantCulture);
}
