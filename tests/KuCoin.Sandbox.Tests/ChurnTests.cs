using System.Globalization;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Books changed at random: repeatable, never crossed, and what is told of them is what calls show.</summary>
public class ChurnTests
{
    [Theory]
    [InlineData("BTC-USDT", "/api/v1/market/orderbook/level2_20?symbol=BTC-USDT")]
    [InlineData("XBTUSDTM", "/api/v1/level2/depth20?symbol=XBTUSDTM")]
    public async Task The_same_seed_churns_the_same_book(string symbol, string path)
    {
        var options = new SandboxOptions { MarketMaker = false, Seed = 7, PriceInterval = Timeout.InfiniteTimeSpan };
        using var server = SandboxServer.Start(options);
        using var again = SandboxServer.Start(options);
        var tops = server.ChurnBook(symbol, 2_000);
        Assert.Equal(tops, again.ChurnBook(symbol, 2_000));
        Assert.All(tops, static top => Assert.True(top.Bid < top.Ask && top.BidSize > 0 && top.AskSize > 0));
        Assert.InRange(tops.Count, 1_900, 2_000);
        Assert.Equal(tops[0].Sequence + tops.Count - 1, tops[^1].Sequence);

        using var client = new Client(server, futures: !symbol.Contains('-', StringComparison.Ordinal));
        var book = (await client.Public(path)).Data;
        Assert.Equal(tops[^1].Sequence.ToString(CultureInfo.InvariantCulture), book.GetProperty("sequence").ToString());
        Assert.Equal(tops[^1].Bid, decimal.Parse(book.GetProperty("bids")[0][0].ToString(), CultureInfo.InvariantCulture));
        Assert.Equal(tops[^1].AskSize, decimal.Parse(book.GetProperty("asks")[0][1].ToString(), CultureInfo.InvariantCulture));
        server.CheckLedger();
        Assert.Throws<ArgumentException>(() => server.ChurnBook("NO-SUCH", 1));
    }

    [Fact]
    public async Task A_backlog_tells_how_many_messages_wait_for_a_slow_client()
    {
        using var server = SandboxServer.Start(new SandboxOptions { MarketMaker = false });
        Assert.Equal(0, server.StreamBacklog);
        using var client = new Client(server, futures: true);
        using var stream = await Listener.Open(client, isPrivate: false);
        await stream.Subscribe("/contractMarket/level2:XBTUSDTM");
        server.AddFault(new SandboxFault { Stream = SandboxStreamFault.SlowFragments });
        server.ChurnBook("XBTUSDTM", 100);
        Assert.InRange(server.StreamBacklog, 50, 100);
        for (var i = 0; i < 100; i++)
            await stream.HearFragments();
        Assert.Equal(0, server.StreamBacklog);
    }

    [Fact]
    public async Task The_limit_on_connections_a_minute_can_be_set()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StreamsPerMinute = 1 });
        using var client = new Client(server);
        using var fine = await Listener.Open(client, isPrivate: true);
        await fine.Hear("welcome");
        using var refused = await Listener.Open(client, isPrivate: true);
        Assert.Equal("509", (await refused.Hear("error")).GetProperty("code").GetRawText());
    }
}
