using System.Collections.Concurrent;
using System.Globalization;
using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>Connections that are replaced in time, and connections that wait for the next user.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task A_link_is_replaced_before_its_end_and_nothing_is_lost_repeated_or_out_of_order()
    {
        const int Count = 3_000;
        await using var server = new ScriptedStreamServer { PingInterval = 80 };
        await using var streams = server.CreateStreams(new StreamSettings { LinkLife = TimeSpan.FromMilliseconds(400), HandOverRetry = TimeSpan.FromMilliseconds(400), ConnectionsPerMinute = 10_000, CloseTimeout = ScriptedStreamServer.Goodbye });
        var connections = new ConcurrentQueue<ServerSideConnection>();
        using var over = new CancellationTokenSource();
        var accepting = AcceptAsync();
        await using var orders = await streams.SubscribeAsync(SpotTopics.Orders);
        await StreamTestExtensions.UntilAsync(() => !connections.IsEmpty, "the first link is known");
        var sending = SendAsync();

        for (var i = 0; i < Count; i++)
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), (await orders.NextAsync()).Id);

        await sending;
        Assert.True(server.TokenCount > 2, $"{server.TokenCount} links");
        Assert.Equal(Count, orders.Received);
        while (orders.TryReadReport(out var report))
            Assert.Equal(StreamReportKind.Connected, report.Kind);
        var status = Assert.Single(streams.GetStatus());
        Assert.Equal((StreamState.Open, 0), (status.State, status.ReconnectCount));
        await StreamTestExtensions.UntilAsync(() => connections.First().WasClosedByClient, "the first link was closed");
        await over.CancelAsync();
        await accepting;

        async Task AcceptAsync()
        {
            try
            {
                while (true)
                    connections.Enqueue(await server.NextConnectionAsync(over.Token));
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        // The exchange sends every message to every connection that has subscribed.
        async Task SendAsync()
        {
            for (var i = 0; i < Count; i++)
            {
                var text = Messages.Order(i.ToString(CultureInfo.InvariantCulture));
                foreach (var connection in connections.Where(c => !c.Ended.IsCompleted && c.TopicsOf("subscribe").Any()))
                    await connection.TrySendAsync(text);
                if (i % 3 == 0)
                    await Task.Delay(1);
            }
        }
    }

    [Fact]
    public async Task What_the_old_link_brought_before_the_new_one_was_open_is_not_told_again()
    {
        var welcome = "";
        var links = 0;
        await using var server = new ScriptedStreamServer();
        var greeting = server.Greeting;
        server.Greeting = connection =>
        {
            var text = greeting(connection);
            if (Interlocked.Increment(ref links) == 1)
                return text;
            welcome = text!;
            return null;
        };
        await using var streams = server.CreateStreams(new StreamSettings { LinkLife = TimeSpan.FromMilliseconds(100), HandOverRetry = Patience, ConnectionsPerMinute = 10_000 });
        await using var orders = await streams.SubscribeAsync(SpotTopics.Orders);
        var first = await server.NextConnectionAsync();
        var second = await server.NextConnectionAsync();

        await first.SendAsync(Messages.Order("1"));
        Assert.Equal("1", (await orders.NextAsync()).Id);
        await UntilAsync(() => welcome.Length > 0, "the second link waits for its welcome");
        await second.SendAsync(welcome);
        await second.FrameAsync("subscribe");
        await second.SendAsync(Messages.Order("1"));
        await second.SendAsync(Messages.Order("2"));

        Assert.Equal("2", (await orders.NextAsync()).Id);
    }

    [Fact]
    public async Task While_no_successor_can_be_had_the_old_link_serves_on()
    {
        await using var server = new ScriptedStreamServer { PingInterval = 80 };
        await using var streams = server.CreateStreams(new StreamSettings { LinkLife = TimeSpan.FromMilliseconds(100), HandOverRetry = TimeSpan.FromMilliseconds(100), ConnectionsPerMinute = 10_000 });
        await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var first = await server.NextConnectionAsync();
        server.TokenFailure = new KuCoinException(KuCoinErrorKind.Unavailable, "Unavailable", "Not now.");
        await UntilAsync(() => server.TokenCount > 3, "a successor was sought");
        await first.SendTickerAsync("BTC-USDT", 1m);
        Assert.Equal(1m, (await tickers.NextAsync()).Last);
        server.TokenFailure = null;
        await first.Ended.WaitAsync(Patience);
        await UntilAsync(() => streams.GetStatus()[0].State == StreamState.Open, "the successor serves");
        Assert.Equal(0, streams.GetStatus()[0].ReconnectCount);
    }

    [Fact]
    public async Task An_unused_connection_serves_the_next_subscription()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(linger: TimeSpan.FromMinutes(5));
        for (var i = 0; i < 5; i++)
        {
            await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        }

        Assert.Equal(1, server.TokenCount);
        var connection = await server.NextConnectionAsync();
        await UntilAsync(() => connection.TopicsOf("unsubscribe").Count() == 5, "every subscription was ended");
        Assert.Empty(Assert.Single(streams.GetStatus()).Topics);
        await streams.DisposeAsync();
        await connection.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task An_unused_connection_closes_after_a_while_or_when_it_is_lost()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(linger: TimeSpan.FromMilliseconds(200));
        await (await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"))).DisposeAsync();
        var connection = await server.NextConnectionAsync();
        await connection.Ended.WaitAsync(Patience);
        Assert.True(connection.WasClosedByClient);
        await UntilAsync(() => streams.GetStatus().Count == 0, "it is gone");

        await using var patient = server.CreateStreams(linger: TimeSpan.FromMinutes(5));
        await (await patient.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"))).DisposeAsync();
        (await server.NextConnectionAsync()).Cut();
        await UntilAsync(() => patient.GetStatus().Count == 0, "it is not made anew");
        Assert.Equal(2, server.TokenCount);
    }
}
