using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class ThrottleTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task With_the_quota_used_up_the_call_waits_for_the_reset_and_goes_on()
    {
        await using var server = new ScriptedServer(
            Replies.Refusal("429000", "Too Many Requests", 429, ("gw-ratelimit-limit", "4000"), ("gw-ratelimit-remaining", "0"), ("gw-ratelimit-reset", "12000")),
            Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var entries = new List<LogEntry>();
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.Setter), entries));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(14));
        var spot = Spot(pipeline);
        Assert.Equal((1, 1, 1), (spot.RejectedCount, spot.WaitCount, spot.RetryCount));
        Assert.Contains(entries, entry => entry is { Level: LogLevel.Verbose, Wait.TotalSeconds: > 11 and < 13 });
    }

    [Fact]
    public async Task Without_headers_the_window_of_30_s_is_waited_for()
    {
        await using var server = new ScriptedServer(Replies.Refusal("429000", "Too Many Requests", 429), Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.Read)));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
    }

    [Fact]
    public async Task With_quota_left_the_exchange_is_overloaded_and_the_call_backs_off_a_little()
    {
        await using var server = new ScriptedServer(
            Replies.Refusal("429000", "Too Many Requests", 429, ("gw-ratelimit-limit", "4000"), ("gw-ratelimit-remaining", "3000"), ("gw-ratelimit-reset", "25000")),
            Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.AskFirst)));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
        Assert.Equal(0, Spot(pipeline).WaitCount);
    }

    [Fact]
    public async Task Overload_that_lasts_has_its_own_name()
    {
        await using var server = new ScriptedServer(Replies.Refusal("429000", "Too Many Requests", 429, ("gw-ratelimit-remaining", "3000")));
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read));

        Assert.Equal((KuCoinErrorKind.Unavailable, "ExchangeOverloaded"), (failure.Kind, failure.ErrorId));
    }

    [Fact]
    public async Task A_quota_that_never_comes_back_ends_as_limit_exceeded()
    {
        await using var server = new ScriptedServer(Replies.Refusal("429000", "Too Many Requests", 429));
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Setter));

        Assert.Equal((KuCoinErrorKind.LimitExceeded, "RateLimitExceeded", 429), (failure.Kind, failure.ErrorId, failure.HttpStatus));
    }

    [Fact]
    public async Task The_futures_block_of_ten_seconds_is_sat_out()
    {
        await using var server = new ScriptedServer(Replies.Refusal("200002", "too many requests in a short period"), Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => pipeline.SendAsync(TestClient.Text(RetryClass.Read, ApiHost.Futures), new RequestArguments(), CancellationToken.None)));
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task On_spot_the_same_code_means_that_cancelling_is_suspended()
    {
        await using var server = new ScriptedServer(Replies.Refusal("200002", "cancel suspended"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("CancellingSuspended", (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Cancel))).ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("text/html", "<html>error code: 1015</html>", 429)]
    [InlineData("text/html", "<html>error code: 1015</html>", 403)]
    [InlineData("application/json", """{"code":"1015","msg":"blocked"}""", 429)]
    public async Task A_block_of_the_address_is_sat_out_by_all_pools(string type, string body, int status)
    {
        await using var server = new ScriptedServer(Replies.Text(status, type, body), Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.Setter)));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
    }

    [Fact]
    public async Task Waits_for_the_quota_do_not_count_towards_the_time_budget()
    {
        await using var server = new ScriptedServer(
            Replies.Refusal("429000", "x", 429), Replies.Refusal("429000", "x", 429), Replies.Refusal("429000", "x", 429), Replies.Data("\"done\""));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time, budget: TimeSpan.FromSeconds(5)));

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.Read)));

    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("1700000000123")]
    public async Task A_reset_that_cannot_be_a_countdown_is_not_waited_for(string reset)
    {
        await using var server = new ScriptedServer(
            Replies.Refusal("429000", "x", 429, ("gw-ratelimit-limit", "4000"), ("gw-ratelimit-remaining", "0"), ("gw-ratelimit-reset", reset)),
            Replies.Data("\"done\"", ("gw-ratelimit-limit", "4000"), ("gw-ratelimit-remaining", "3999"), ("gw-ratelimit-reset", reset)));
        server.Time = _time.GetUtcNow;
        using var pipeline = new RequestPipeline(TestClient.Options(server, time: _time));
        var began = _time.GetUtcNow();

        Assert.Equal("done", await _time.PassWaitsAsync(() => SendAsync(pipeline, RetryClass.Setter)));

        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
        Assert.True(Spot(pipeline).ResetsAt <= _time.GetUtcNow() + TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_wait_for_the_quota_can_be_cancelled()
    {
        await using var server = new ScriptedServer(Replies.Refusal("429000", "x", 429));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        using var cancel = new CancellationTokenSource();
        var call = pipeline.SendAsync(TestClient.Text(RetryClass.Setter), new RequestArguments(), cancel.Token);
        while (Spot(pipeline).WaitCount == 0)
            await Task.Delay(10);

        await cancel.CancelAsync();

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TestClient.Patience));
        Assert.IsNotType<CanceledAfterSendingException>(canceled);
    }

    private static Task<string> SendAsync(RequestPipeline pipeline, RetryClass retry) =>
        pipeline.SendAsync(TestClient.Text(retry), TestClient.Arguments(retry), CancellationToken.None);

    private static RateLimitStatus Spot(RequestPipeline pipeline) => pipeline.GetRateLimits().Single(pool => pool.Pool is "Spot");
}
