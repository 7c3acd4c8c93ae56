using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class TimingTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Beyond_the_limit_one_waits_until_the_window_has_moved_on()
    {
        var gate = new PacingGate(2, TimeSpan.FromSeconds(10), _clock);
        await gate.WaitAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(4));
        await gate.WaitAsync(CancellationToken.None);

        var third = gate.WaitAsync(CancellationToken.None);
        var fourth = gate.WaitAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(5.9));
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await Task.WhenAny(third, fourth).WaitAsync(Patience);
        Assert.True(third.IsCompleted ^ fourth.IsCompleted);
        var second = _clock.GetUtcNow();
        await _clock.RunUntilAsync(TimeSpan.FromSeconds(0.5), () => third.IsCompleted && fourth.IsCompleted, "both have passed");
        Assert.True(_clock.GetUtcNow() - second >= TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public async Task A_wait_for_the_pace_can_be_cancelled()
    {
        var gate = new PacingGate(1, TimeSpan.FromMinutes(1), _clock);
        await gate.WaitAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var waiting = gate.WaitAsync(cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Pings_go_out_at_the_interval_and_silence_is_death_after_the_timeout()
    {
        await using var server = new ScriptedStreamServer { AnswersPings = false };
        await using var streams = server.CreateStreams(time: _clock);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await server.NextConnectionAsync();
        await connection.FrameAsync("subscribe");

        _clock.Advance(TimeSpan.FromSeconds(17));
        Assert.DoesNotContain(connection.Frames, f => f.GetProperty("type").GetString() == "ping");
        _clock.Advance(TimeSpan.FromSeconds(2));
        await connection.FrameAsync("ping");

        _clock.Advance(TimeSpan.FromSeconds(8));
        Assert.Equal(StreamState.Open, streams.GetStatus()[0].State);
        var lostAfter = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromSeconds(3));
        var lost = await tickers.NextReportAsync(StreamReportKind.Interrupted);
        Assert.Equal(KuCoinErrorKind.Timeout, Assert.IsType<KuCoinException>(lost.Error).Kind);

        var back = tickers.NextReportAsync(StreamReportKind.Reconnected);
        await _clock.RunUntilAsync(TimeSpan.FromMilliseconds(10), () => back.IsCompleted, "the connection is back");
        var gap = await back;
        Assert.InRange(gap.GapFrom!.Value, tickers.Since, lostAfter - TimeSpan.FromSeconds(20));
        Assert.True(gap.GapTo > lostAfter);
    }

    [Fact]
    public async Task The_wait_between_attempts_grows()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(new StreamSettings { ConnectionsPerMinute = 1_000 }, _clock);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        server.TokenFailure = new KuCoinException(KuCoinErrorKind.Unavailable, "Unavailable", "maintenance");
        (await server.NextConnectionAsync()).Cut();

        // At least half of each wait is certain, the rest is chance.
        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })
        {
            await UntilAsync(() => streams.GetStatus()[0].State == StreamState.Waiting, "it waits");
            var began = _clock.GetUtcNow();
            var attempts = server.TokenCount;
            await _clock.RunUntilAsync(TimeSpan.FromSeconds(seconds / 10), () => server.TokenCount > attempts, "the next attempt is made");
            Assert.True(_clock.GetUtcNow() - began >= TimeSpan.FromSeconds(seconds / 2));
        }
    }
}
