using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class SubscribingTests : IAsyncLifetime
{
    private readonly ScriptedStreamServer _server = new();
    private readonly KuCoinStreams _streams;

    public SubscribingTests() => _streams = _server.CreateStreams();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_subscription_is_asked_for_as_the_exchange_wants_it_and_delivers_typed_objects()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await _server.NextConnectionAsync();
        var frame = await connection.FrameAsync("subscribe");
        Assert.Equal("/market/ticker:BTC-USDT", frame.GetProperty("topic").GetString());
        Assert.False(frame.GetProperty("privateChannel").GetBoolean());
        Assert.True(frame.GetProperty("response").GetBoolean());
        Assert.Equal("Public+/1==", connection.Token);
        Assert.Equal(StreamReportKind.Connected, (await tickers.NextReportAsync(StreamReportKind.Connected)).Kind);

        await connection.SendTickerAsync("BTC-USDT", 0.08m);

        var ticker = await tickers.NextAsync();
        Assert.Equal("BTC-USDT", ticker.Symbol);
        Assert.Equal(0.08m, ticker.Last);
        Assert.Equal(0.011m, ticker.LastSize);
        Assert.Equal((0.049m, 0.036m, 0.08m, 0.18m), (ticker.BestBid, ticker.BestBidSize, ticker.BestAsk, ticker.BestAskSize));
        Assert.Equal(1545896668986, ticker.Sequence);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1704873323416), ticker.Time);
    }

    [Fact]
    public async Task A_private_topic_uses_the_private_token_and_the_private_channel()
    {
        await using var orders = await _streams.SubscribeAsync(SpotTopics.Orders);
        var connection = await _server.NextConnectionAsync();
        Assert.Equal("General+/1==", connection.Token);
        var frame = await connection.FrameAsync("subscribe");
        Assert.Equal("/spotMarket/tradeOrdersV2", frame.GetProperty("topic").GetString());
        Assert.True(frame.GetProperty("privateChannel").GetBoolean());

        await connection.SendAsync(Messages.Order("6720ecd9ec71f4000747731a"));

        var change = await orders.NextAsync();
        Assert.Equal(("6720ecd9ec71f4000747731a", "open", "open"), (change.Id, change.Event, change.Status));
    }

    [Fact]
    public async Task Several_symbols_go_out_as_one_list_and_come_back_by_symbol()
    {
        await using var both = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT", "BTC-USDT"));
        var connection = await _server.NextConnectionAsync();
        await connection.FrameAsync("subscribe", "/market/ticker:BTC-USDT,ETH-USDT");

        await connection.SendTickerAsync("ETH-USDT", 2m);
        await connection.SendTickerAsync("KCS-USDT", 3m);
        await connection.SendTickerAsync("BTC-USDT", 1m);

        Assert.Equal(("ETH-USDT", 2m), await NextPriceAsync(both));
        Assert.Equal(("BTC-USDT", 1m), await NextPriceAsync(both));
        Assert.Equal(2, both.Received);
    }

    [Fact]
    public async Task Of_all_tickers_the_symbol_is_taken_from_the_subject()
    {
        await using var all = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await _server.NextConnectionAsync();
        await connection.FrameAsync("subscribe", "/market/ticker:all");

        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 67220m));
        await connection.SendAsync(Messages.TickerOfAll("ETH-USDT", 2500.5m));

        Assert.Equal(("BTC-USDT", 67220m), await NextPriceAsync(all));
        Assert.Equal(("ETH-USDT", 2500.5m), await NextPriceAsync(all));
    }

    [Fact]
    public async Task Long_lists_are_cut_into_requests_and_connections()
    {
        var symbols = Enumerable.Range(0, 650).Select(i => $"S{i}-USDT").ToArray();
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.Ticker(symbols));
        var connections = new[] { await _server.NextConnectionAsync(), await _server.NextConnectionAsync(), await _server.NextConnectionAsync() };

        var requested = connections.Select(c => c.TopicsOf("subscribe").Select(t => t["/market/ticker:".Length..].Split(',')).ToArray()).ToArray();
        Assert.All(requested.SelectMany(r => r), list => Assert.InRange(list.Length, 1, 100));
        Assert.Equal([50, 300, 300], requested.Select(r => r.Sum(list => list.Length)).Order());
        Assert.Equal(symbols.Order(StringComparer.Ordinal), requested.SelectMany(r => r).SelectMany(list => list).Order(StringComparer.Ordinal));
        Assert.Equal(3, _streams.GetStatus().Count);
        Assert.Equal(650, _streams.GetStatus().Sum(s => s.Topics.Count));
    }

    [Fact]
    public async Task Equal_topics_share_one_subscription_until_the_last_one_leaves()
    {
        var first = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var second = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT"));
        var connection = await _server.NextConnectionAsync();
        Assert.Equal(["/market/ticker:BTC-USDT", "/market/ticker:ETH-USDT"], connection.TopicsOf("subscribe"));

        await connection.SendTickerAsync("BTC-USDT", 1m);
        Assert.Equal(("BTC-USDT", 1m), await NextPriceAsync(first));
        Assert.Equal(("BTC-USDT", 1m), await NextPriceAsync(second));

        await second.DisposeAsync();
        await connection.FrameAsync("unsubscribe");
        await connection.SendTickerAsync("BTC-USDT", 2m);
        Assert.Equal(("BTC-USDT", 2m), await NextPriceAsync(first));
        Assert.Equal(["/market/ticker:ETH-USDT"], connection.TopicsOf("unsubscribe"));

        await first.DisposeAsync();
        await connection.Ended.WaitAsync(Patience);
        Assert.Equal(["/market/ticker:ETH-USDT", "/market/ticker:BTC-USDT"], connection.TopicsOf("unsubscribe"));
        Assert.True(connection.WasClosedByClient);
        Assert.Empty(_streams.GetStatus());
    }

    [Fact]
    public async Task A_connection_that_lingered_is_closed_although_the_timer_fired_early()
    {
        await using var streams = _server.CreateStreams(time: new EarlyTimeProvider(), linger: TimeSpan.FromMilliseconds(300));
        var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await _server.NextConnectionAsync();

        await tickers.DisposeAsync();

        await connection.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task After_the_last_one_has_left_the_same_topic_can_be_subscribed_to_again()
    {
        await (await _streams.SubscribeAsync(SpotTopics.AllTickers)).DisposeAsync();
        await _server.NextConnectionAsync();
        await using var again = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 1m));
        Assert.Equal(("BTC-USDT", 1m), await NextPriceAsync(again));
        Assert.Equal(2, _server.TokenCount);
    }

    [Fact]
    public async Task Closing_the_streams_ends_subscriptions_normally_and_leaves_no_connection()
    {
        var tickers = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var orders = await _streams.SubscribeAsync(SpotTopics.Orders);
        var connection = await _server.NextConnectionAsync();
        var other = await _server.NextConnectionAsync();
        (connection, other) = connection.Token.StartsWith("Public", StringComparison.Ordinal) ? (connection, other) : (other, connection);
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 1m));
        await UntilAsync(() => tickers.Received == 1, "the ticker arrives");

        await _streams.DisposeAsync();

        await Task.WhenAll(connection.Ended, other.Ended).WaitAsync(Patience);
        Assert.True(connection.WasClosedByClient && other.WasClosedByClient);
        Assert.True(tickers.TryRead(out _));
        while (tickers.TryReadReport(out _))
        {
        }

        Assert.False(await tickers.WaitToReadAsync());
        Assert.False(tickers.WaitToRead());
        while (orders.TryReadReport(out _))
        {
        }

        Assert.False(orders.WaitToRead());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _streams.SubscribeAsync(SpotTopics.AllTickers));
    }

    [Fact]
    public async Task Unknown_frames_subjects_and_topics_are_ignored()
    {
        await using var orders = await _streams.SubscribeAsync(SpotTopics.Orders);
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync("""{"type":"notice","data":"maintenance"}""");
        await connection.SendAsync("""{"type":"command","id":"x"}""");
        await connection.SendAsync("""{"type":"error","id":"of-nothing-we-sent","code":400,"data":"ping timeout"}""");
        await connection.SendAsync("""{"type":"message","topic":"/market/level2:BTC-USDT","subject":"trade.l2update","data":{}}""");
        await connection.SendAsync("""{"type":"message","topic":"/spotMarket/tradeOrdersV2","subject":"somethingNew","data":[1]}""");
        await connection.SendAsync("""{"type":"message","topic":"/spotMarket/tradeOrdersV2","subject":"orderChange"}""");
        await connection.SendAsync(Messages.Order("after-all"));

        Assert.Equal("after-all", (await orders.NextAsync()).Id);
        Assert.Equal((1, 0), (orders.Received, orders.Unreadable));
    }

    [Fact]
    public async Task The_order_of_a_frames_properties_and_escaped_text_do_not_matter()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync("""{ "data" : {"price":"7","other":{"a":[1,{"b":2}]}}, "sn":5, "subject":"trade.ticker","topic":"\/market\/ticker:BTC\u002dUSDT","type":"message"}""");
        Assert.Equal(("BTC-USDT", 7m), await NextPriceAsync(tickers));
    }

    [Fact]
    public async Task Fragmented_and_large_messages_are_put_together()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await _server.NextConnectionAsync();
        var padding = new string('x', 200_000);
        var message = System.Text.Encoding.UTF8.GetBytes($$$"""{"type":"message","note":"{{{padding}}}","topic":"/market/ticker:BTC-USDT","subject":"trade.ticker","data":{"price":"42"}}""");
        foreach (var piece in message.Chunk(777))
            await connection.SendAsync(piece, System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: false);
        await connection.SendAsync([], System.Net.WebSockets.WebSocketMessageType.Text, endOfMessage: true);
        Assert.Equal(("BTC-USDT", 42m), await NextPriceAsync(tickers));
    }

    [Fact]
    public async Task Cancelling_takes_a_subscription_back_and_closes_what_it_opened()
    {
        _server.Answer = (_, frame) => frame.GetProperty("type").GetString() == "unsubscribe" ? "{}" : null;
        using var cancellation = new CancellationTokenSource();
        var subscribing = _streams.SubscribeAsync(SpotTopics.AllTickers, null, cancellation.Token);
        var connection = await _server.NextConnectionAsync();
        await connection.FrameAsync("subscribe");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing).WaitAsync(Patience);
        await connection.Ended.WaitAsync(Patience);
        Assert.Empty(_streams.GetStatus());
    }

    [Theory]
    [InlineData("BTC-USDT,ETH-USDT")]
    [InlineData("btc-usdt")]
    [InlineData("BTC USDT")]
    [InlineData("all")]
    [InlineData("")]
    public void What_is_no_symbol_is_refused(string symbol)
    {
        var error = Assert.Throws<KuCoinException>(() => SpotTopics.Ticker("BTC-USDT", symbol));
        Assert.Equal(KuCoinErrorKind.InvalidArgument, error.Kind);
        Assert.Throws<KuCoinException>(() => SpotTopics.Ticker());
    }

    private static async Task<(string Symbol, decimal? Price)> NextPriceAsync(Subscription<Ticker> subscription)
    {
        var ticker = await subscription.NextAsync();
        return (ticker.Symbol, ticker.Last);
    }

    /// <summary>Its timers are a little early, as a machine's can be.</summary>
    private sealed class EarlyTimeProvider : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.FromMilliseconds(50) ? dueTime - TimeSpan.FromMilliseconds(50) : dueTime, period);
    }
}
