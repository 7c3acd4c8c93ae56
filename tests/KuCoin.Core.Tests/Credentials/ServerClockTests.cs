using KuCoin.Credentials;
using KuCoin.Tests.Faults;
using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class ServerClockTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task The_offset_is_counted_from_the_middle_of_the_round_trip()
    {
        var clock = new ServerClock(_time, _ =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(300));
            // The exchange looks at its clock half way: it is 10 s ahead.
            return Task.FromResult(_time.GetUtcNow().AddSeconds(10).AddMilliseconds(-150).ToUnixTimeMilliseconds());
        });

        var sample = await clock.SampleAsync();

        Assert.Equal(TimeSpan.FromSeconds(10), sample.Offset);
        Assert.Equal(TimeSpan.FromMilliseconds(300), sample.RoundTrip);
        Assert.Equal(sample.Server - sample.Local, sample.Offset);
        Assert.Equal(_time.GetUtcNow().AddSeconds(10), clock.Now);
    }

    [Fact]
    public void Before_the_first_sample_this_machines_clock_is_used()
    {
        var clock = new ServerClock(_time, _ => throw new InvalidOperationException("must not be asked"));

        Assert.False(clock.IsSampled);
        Assert.Equal(TimeSpan.Zero, clock.Offset);
        Assert.Equal(_time.GetUtcNow(), clock.Now);
    }

    [Fact]
    public async Task The_first_signed_request_reads_the_clock_and_many_at_once_read_it_once()
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Data("\"done\""), Time = () => DateTimeOffset.UtcNow.AddHours(-3) };
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pipeline.SendAsync(RetryClass.Read)));

        Assert.Equal(1, server.TimeQuestions);
        Assert.InRange(pipeline.Clock.Offset, TimeSpan.FromHours(-3.01), TimeSpan.FromHours(-2.99));
        Assert.All(server.Requests, request => Assert.InRange(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(request.Headers["KC-API-TIMESTAMP"], System.Globalization.CultureInfo.InvariantCulture)),
            DateTimeOffset.UtcNow.AddHours(-3.1),
            DateTimeOffset.UtcNow.AddHours(-2.9)));
    }

    [Fact]
    public async Task A_clock_that_was_set_since_is_read_again()
    {
        var machine = new SteppedClock();
        var asked = 0;
        var clock = new ServerClock(machine, _ =>
        {
            asked++;
            return Task.FromResult(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        });
        await clock.EnsureSampledAsync(CancellationToken.None);
        await clock.EnsureSampledAsync(CancellationToken.None);
        Assert.Equal(1, asked);

        foreach (var seconds in new[] { 40, -90 })
        {
            machine.Step(TimeSpan.FromSeconds(seconds));
            await clock.EnsureSampledAsync(CancellationToken.None);
            Assert.InRange(clock.Now - TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(-2), TimeSpan.FromSeconds(2));
        }
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task A_clock_that_cannot_be_read_does_not_stop_a_request()
    {
        var clock = new ServerClock(_time, _ => throw new KuCoinException(KuCoinErrorKind.Connection, "ConnectionFailed", "no way"));
        var entries = new List<LogEntry>();

        using (KuCoinLog.Listen(entries.Add))
            await clock.EnsureSampledAsync(CancellationToken.None);

        Assert.False(clock.IsSampled);
        Assert.Contains("no way", Assert.Single(entries).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_somebody_else_has_just_corrected_is_not_read_again()
    {
        var asked = 0;
        var clock = new ServerClock(_time, _ => Task.FromResult(_time.GetUtcNow().AddSeconds(++asked).ToUnixTimeMilliseconds()));
        await clock.SampleAsync();

        Assert.True(await clock.TryResampleAsync(TimeSpan.Zero, CancellationToken.None));
        Assert.Equal(1, asked);
        Assert.True(await clock.TryResampleAsync(clock.Offset, CancellationToken.None));
        Assert.Equal(2, asked);
    }
}
