using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>States that messages tell in pieces, out of order, or under another topic than was subscribed to.</summary>
public sealed class StateTests : IAsyncDisposable
{
    private readonly ScriptedStreamServer _server = new();
    private readonly KuCoinStreams _streams;

    public StateTests() => _streams = _server.CreateStreams();

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_few_fields_of_a_position_are_laid_over_its_last_full_state()
    {
        await using var positions = await _streams.SubscribeAsync(FuturesTopics.Positions());
        var connection = await _server.NextConnectionAsync();
        Assert.Equal(["/contract/positionAll"], connection.TopicsOf("subscribe"));
        // A few fields of a position nobody has heard of are no position.
        await connection.SendAsync(Position("ETHUSDTM", """ "markPrice":2000,"changeReason":"markPriceChange","currentTimestamp":1731924561000 """));
        await connection.SendAsync(Position("XBTUSDTM", """ "symbol":"XBTUSDTM","currentQty":3,"isOpen":true,"avgEntryPrice":91694.5,"markPrice":91839.79,"marginMode":"ISOLATED","positionSide":"BOTH","changeReason":"positionChange","currentTimestamp":1731924561514 """));
        await connection.SendAsync(Position("XBTUSDTM", """ "markPrice":91900.1,"unrealisedPnl":0.7,"changeReason":"markPriceChange","currentTimestamp":1731924562514 """));

        var full = await positions.NextAsync();
        Assert.Equal(("XBTUSDTM", 3, true, 91839.79m, "positionChange"), (full.Symbol, full.Size, full.IsOpen, full.MarkPrice, full.ChangeReason));
        var merged = await positions.NextAsync();
        Assert.Equal(("XBTUSDTM", 3, true, 91694.5m, "ISOLATED"), (merged.Symbol, merged.Size, merged.IsOpen, merged.AverageEntryPrice, merged.MarginMode));
        Assert.Equal((91900.1m, 0.7m, "markPriceChange"), (merged.MarkPrice, merged.UnrealizedPnl, merged.ChangeReason));
        Assert.Equal(91839.79m, full.MarkPrice);
    }

    [Fact]
    public async Task An_older_version_of_the_wallet_is_left_out()
    {
        await using var balances = await _streams.SubscribeAsync(FuturesTopics.Balances);
        var connection = await _server.NextConnectionAsync();
        foreach (var version in new[] { 5, 4, 5, 6 })
            await connection.SendAsync(Wallet("USDT", version));
        await connection.SendAsync(Wallet("XBT", 1));
        Assert.Equal(("USDT", 5L), Of(await balances.NextAsync()));
        Assert.Equal(("USDT", 6L), Of(await balances.NextAsync()));
        Assert.Equal(("XBT", 1L), Of(await balances.NextAsync()));

        static (string, long?) Of(FuturesBalanceChange change) => (change.Currency, change.Version);
    }

    [Fact]
    public async Task All_orders_may_come_one_contract_at_a_time_and_modes_several_at_once()
    {
        await using var orders = await _streams.SubscribeAsync(FuturesTopics.Orders());
        await using var modes = await _streams.SubscribeAsync(FuturesTopics.MarginModes);
        var connection = await _server.NextConnectionAsync();
        foreach (var topic in new[] { "/contractMarket/tradeOrders", "/contractMarket/tradeOrders:XBTUSDTM" })
            await connection.SendAsync($$$"""{"topic":"{{{topic}}}","type":"message","subject":"orderChange","data":{"symbol":"XBTUSDTM","side":"buy","orderId":"{{{topic}}}","type":"open","status":"open","size":"1","ts":1731916985789000000}}""");
        Assert.Equal("/contractMarket/tradeOrders", (await orders.NextAsync()).Id);
        Assert.Equal("/contractMarket/tradeOrders:XBTUSDTM", (await orders.NextAsync()).Id);

        await connection.SendAsync("""{"topic":"/contract/marginMode","type":"message","data":{"ETHUSDTM":"ISOLATED","XBTUSDTM":"CROSS"},"subject":"user.config"}""");
        Assert.Equal(new FuturesMarginMode { Symbol = "ETHUSDTM", MarginMode = "ISOLATED" }, await modes.NextAsync());
        Assert.Equal(new FuturesMarginMode { Symbol = "XBTUSDTM", MarginMode = "CROSS" }, await modes.NextAsync());
    }

    [Fact]
    public async Task A_topic_by_its_text_gives_the_data_as_it_came()
    {
        await using var raw = await _streams.SubscribeAsync(RawTopics.Parse("/market/ticker:BTC-USDT,ETH-USDT"));
        var connection = await _server.NextConnectionAsync();
        Assert.Equal(["/market/ticker:BTC-USDT,ETH-USDT"], connection.TopicsOf("subscribe"));
        await connection.SendTickerAsync("ETH-USDT", 5m);
        var message = await raw.NextAsync();
        Assert.Equal(("/market/ticker:ETH-USDT", "trade.ticker", "5"), (message.Topic, message.Subject, message.Data.GetProperty("price").GetString()));
    }

    [Theory]
    [InlineData("/spotMarket/tradeOrdersV2", true)]
    [InlineData("/contract/positionAll", true)]
    [InlineData("/contract/instrument:XBTUSDTM", false)]
    public void A_text_tells_whether_it_needs_a_key(string text, bool isPrivate) => Assert.Equal(isPrivate, RawTopics.Parse(text).IsPrivate);

    [Theory]
    [InlineData("market/ticker")]
    [InlineData("/market/ticker:")]
    [InlineData("/market/ticker:A, B")]
    [InlineData("")]
    public void What_is_no_topic_is_refused(string text) => Assert.Throws<KuCoinException>(() => RawTopics.Parse(text));

    private static string Position(string symbol, string data) => $$$"""{"topic":"/contract/position:{{{symbol}}}","type":"message","data":{{{{data}}}},"subject":"position.change","channelType":"private"}""";

    private static string Wallet(string currency, int version) => $$$"""{"topic":"/contractAccount/wallet","type":"message","subject":"walletBalance.change","data":{"availableBalance":"26.1","holdBalance":"0","version":"{{{version}}}","currency":"{{{currency}}}","timestamp":"1731916996764"}}""";
}
