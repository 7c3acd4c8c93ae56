using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class SlowConsumerTests : IAsyncLifetime
{
    private readonly ScriptedStreamServer _server = new();
    private readonly KuCoinStreams _streams;

    public SlowConsumerTests() => _streams = _server.CreateStreams();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Tickers_keep_the_newest_of_each_symbol_and_count_the_rest()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await _server.NextConnectionAsync();
        for (var i = 1; i <= 100; i++)
        {
            foreach (var symbol in new[] { "BTC-USDT", "ETH-USDT", "KCS-USDT" })
                await connection.SendAsync(Messages.TickerOfAll(symbol, i));
        }

        await UntilAsync(() => tickers.Received == 300, "all have arrived");
        Assert.Equal(297, tickers.Dropped);
        Assert.Equal([("BTC-USDT", 100m), ("ETH-USDT", 100m), ("KCS-USDT", 100m)], ReadAll(tickers));
        Assert.False(tickers.TryRead(out _));
        Assert.Equal(297, _streams.GetStatus()[0].DroppedCount);
        var report = await tickers.NextReportAsync(StreamReportKind.Dropped);
        Assert.InRange(report.Count, 1, 297);

        await connection.SendAsync(Messages.TickerOfAll("ETH-USDT", 101m));
        Assert.Equal(101m, (await tickers.NextAsync()).Last);
        Assert.Equal(297, tickers.Dropped);
    }

    [Fact]
    public async Task Orders_are_never_dropped_but_fail_at_the_bound_with_what_came_before_still_readable()
    {
        await using var orders = await _streams.SubscribeAsync(SpotTopics.Orders, new SubscriptionOptions { Capacity = 5 });
        await using var others = await _streams.SubscribeAsync(SpotTopics.Orders);
        var connection = await _server.NextConnectionAsync();
        for (var i = 0; i < 8; i++)
            await connection.SendAsync(Messages.Order($"order-{i}"));
        await UntilAsync(() => others.Received == 8, "all have arrived");

        for (var i = 0; i < 5; i++)
        {
            Assert.True(orders.TryRead(out var change));
            Assert.Equal($"order-{i}", change.Id);
        }

        var error = await Assert.ThrowsAsync<KuCoinException>(() => orders.NextAsync());
        Assert.Equal((KuCoinErrorKind.LimitExceeded, "StreamOverflow"), (error.Kind, error.ErrorId));
        while (orders.TryReadReport(out _))
        {
        }

        Assert.Throws<KuCoinException>(() => orders.WaitToRead());
        Assert.Equal("order-0", (await others.NextAsync()).Id);
    }

    [Fact]
    public async Task An_order_event_that_cannot_be_understood_ends_the_subscription()
    {
        await using var orders = await _streams.SubscribeAsync(SpotTopics.Orders);
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync("""{"type":"message","topic":"/spotMarket/tradeOrdersV2","subject":"orderChange","data":{"orderId":"1","symbol":"BTC-USDT","side":"buy","type":"open","status":"open","ts":1730211033335000000,"size":"many"}}""");
        var error = await Assert.ThrowsAsync<KuCoinException>(() => orders.NextAsync());
        Assert.Equal((KuCoinErrorKind.Protocol, "StreamMessageUnreadable"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task A_ticker_that_cannot_be_understood_is_left_out_and_reported()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync("""{"type":"message","topic":"/market/ticker:all","subject":"BTC-USDT","data":{"price":"much"}}""");
        await connection.SendAsync("""{"type":"message","topic":"/market/ticker:all","subject":"BTC-USDT","data":{"price":[]}}""");
        await connection.SendAsync("""{"type":"message","topic":"/market/ticker:all","subject":"BTC-USDT","data":"BTC"}""");
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 3m));
        Assert.Equal(3m, (await tickers.NextAsync()).Last);
        Assert.Equal((1, 3), (tickers.Received, tickers.Unreadable));
        Assert.Equal(1, (await tickers.NextReportAsync(StreamReportKind.Unreadable)).Count);
    }

    [Fact]
    public async Task A_blocked_reader_wakes_for_an_object_for_a_report_and_for_cancellation()
    {
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await _server.NextConnectionAsync();
        Assert.True(tickers.WaitToRead());
        Assert.True(tickers.TryReadReport(out _));

        var waiting = Task.Run(() => tickers.WaitToRead());
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 1m));
        Assert.True(await waiting.WaitAsync(Patience));
        Assert.True(tickers.TryRead(out _));

        using var cancellation = new CancellationTokenSource();
        var cancelled = Task.Run(() => tickers.WaitToRead(cancellation.Token));
        var cancelledToo = tickers.WaitToReadAsync(cancellation.Token).AsTask();
        await Task.Delay(50);
        Assert.False(cancelled.IsCompleted || cancelledToo.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled).WaitAsync(Patience);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelledToo).WaitAsync(Patience);

        var ended = Task.Run(() => tickers.WaitToRead());
        await Task.Delay(50);
        await tickers.DisposeAsync();
        Assert.False(await ended.WaitAsync(Patience));
    }

    [Fact]
    public async Task To_keep_only_the_newest_order_event_cannot_be_asked_for()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _streams.SubscribeAsync(SpotTopics.Orders, new SubscriptionOptions { Overflow = OverflowMode.KeepNewest }));
        await using var tickers = await _streams.SubscribeAsync(SpotTopics.AllTickers, new SubscriptionOptions { Overflow = OverflowMode.NeverDrop });
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 1m));
        await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", 2m));
        await UntilAsync(() => tickers.Received == 2, "both have arrived");
        Assert.Equal([("BTC-USDT", 1m), ("BTC-USDT", 2m)], ReadAll(tickers));
    }

    private static List<(string Symbol, decimal Price)> ReadAll(Subscription<Ticker> tickers)
    {
        var all = new List<(string, decimal)>();
        while (tickers.TryRead(out var ticker))
            all.Add((ticker.Symbol, ticker.Last!.Value));
        return all;
    }
}
