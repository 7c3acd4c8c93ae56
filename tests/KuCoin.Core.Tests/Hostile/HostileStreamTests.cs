using System.Net.WebSockets;
using KuCoin.Streams;
using KuCoin.Tests.Streams;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Hostile;

/// <summary>An exchange that keeps to the letter of the protocol and means harm.</summary>
public sealed class HostileStreamTests
{
    private static readonly StreamSettings Quick = new() { FirstBackOff = TimeSpan.FromMilliseconds(20), LongestPing = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task A_message_of_empty_pieces_without_end_ends_with_the_connection()
    {
        // A pong would be the end of the message.
        await using var server = new ScriptedStreamServer { PingInterval = 100, PingTimeout = 200, AnswersPings = false };
        await using var streams = server.CreateStreams(Quick);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var first = await server.NextConnectionAsync();

        var flood = FloodAsync();
        var second = await server.NextConnectionAsync().WaitAsync(Patience);
        server.AnswersPings = true;
        await second.FrameAsync("subscribe");
        await second.SendTickerAsync("BTC-USDT", 7m);

        Assert.Equal(7m, (await tickers.NextAsync()).Last);
        await flood.WaitAsync(Patience);

        async Task FloodAsync()
        {
            try
            {
                while (true)
                    await first.SendAsync([], WebSocketMessageType.Text, endOfMessage: false);
            }
            catch (Exception end) when (end is IOException or WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                // The client has had enough.
            }
        }
    }

    [Theory]
    [InlineData(0x7F_FF_FF_FF_FF_FF_FF_FFL)]
    [InlineData(1L << 40)]
    public async Task An_announced_length_takes_no_memory(long length)
    {
        await using var server = new ScriptedStreamServer { PingInterval = 100 };
        await using var streams = server.CreateStreams(Quick with { MaximumMessageLength = 64 * 1024 });
        await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var first = await server.NextConnectionAsync();
        var before = GC.GetTotalAllocatedBytes();

        var head = new byte[10];
        (head[0], head[1]) = (0x81, 127);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2), length);
        await first.SendRawAsync([.. head, .. new byte[100 * 1024]]);
        var second = await server.NextConnectionAsync().WaitAsync(Patience);
        await second.FrameAsync("subscribe");
        await second.SendTickerAsync("BTC-USDT", 7m);

        Assert.Equal(7m, (await tickers.NextAsync()).Last);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
    }

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    [InlineData(0, 0)]
    [InlineData(-1, int.MaxValue)]
    public async Task Pings_go_out_at_a_time_of_ours_whatever_the_exchange_asks_for(int interval, int timeout)
    {
        await using var server = new ScriptedStreamServer { PingInterval = interval, PingTimeout = timeout };
        await using var streams = server.CreateStreams(Quick);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var first = await server.NextConnectionAsync();
        await first.FrameAsync("ping");

        // Nobody who says that silence is fine for weeks is believed.
        server.AnswersPings = false;

        Assert.NotSame(first, await server.NextConnectionAsync().WaitAsync(Patience));
    }

    [Fact]
    public void Nobody_can_have_us_send_pings_in_a_flood() =>
        Assert.Equal(TimeSpan.FromSeconds(1), new StreamSettings().Bound(1));
}
