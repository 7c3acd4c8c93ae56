using System.Globalization;
using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class RetryTests
{
    /// <summary>Section 4 of errors-and-limits as a table: class, how the attempt ended, what comes next.</summary>
    [Theory]
    [InlineData("Read", "Unknown", "Repeat")]
    [InlineData("Cancel", "Unknown", "Repeat")]
    [InlineData("Setter", "Unknown", "Repeat")]
    [InlineData("SameId", "Unknown", "Repeat")]
    [InlineData("AskFirst", "Unknown", "Ask")]
    [InlineData("Never", "Unknown", "ReportUnknown")]
    [InlineData("Read", "Throttled", "WaitAndRepeat")]
    [InlineData("Cancel", "Throttled", "WaitAndRepeat")]
    [InlineData("Setter", "Throttled", "WaitAndRepeat")]
    [InlineData("SameId", "Throttled", "WaitAndRepeat")]
    [InlineData("AskFirst", "Throttled", "WaitAndRepeat")]
    [InlineData("Never", "Throttled", "Fail")]
    [InlineData("Read", "NotSent", "Repeat")]
    [InlineData("Cancel", "NotSent", "Repeat")]
    [InlineData("Setter", "NotSent", "Repeat")]
    [InlineData("SameId", "NotSent", "Repeat")]
    [InlineData("AskFirst", "NotSent", "Repeat")]
    [InlineData("Never", "NotSent", "Repeat")]
    [InlineData("Read", "ClockRefused", "ResampleClock")]
    [InlineData("Cancel", "ClockRefused", "ResampleClock")]
    [InlineData("Setter", "ClockRefused", "ResampleClock")]
    [InlineData("SameId", "ClockRefused", "ResampleClock")]
    [InlineData("AskFirst", "ClockRefused", "ResampleClock")]
    [InlineData("Never", "ClockRefused", "ResampleClock")]
    [InlineData("Read", "Refused", "Fail")]
    [InlineData("Cancel", "Refused", "Fail")]
    [InlineData("Setter", "Refused", "Fail")]
    [InlineData("SameId", "Refused", "Fail")]
    [InlineData("AskFirst", "Refused", "Fail")]
    [InlineData("Never", "Refused", "Fail")]
    [InlineData("Read", "Unreadable", "Fail")]
    [InlineData("Cancel", "Unreadable", "Fail")]
    [InlineData("Setter", "Unreadable", "Fail")]
    [InlineData("SameId", "Unreadable", "Fail")]
    [InlineData("AskFirst", "Unreadable", "Ask")]
    [InlineData("Never", "Unreadable", "ReportUnknown")]
    public void What_may_be_repeated(string retry, string end, string step) =>
        Assert.Equal(step, RetryPolicy.Decide(Enum.Parse<RetryClass>(retry), Enum.Parse<AttemptEnd>(end)).ToString());

    [Fact]
    public void The_table_is_whole()
    {
        foreach (var retry in Enum.GetValues<RetryClass>())
        {
            foreach (var end in Enum.GetValues<AttemptEnd>())
                Assert.True(Enum.IsDefined(RetryPolicy.Decide(retry, end)));
        }
    }

    public static TheoryData<string> UnknownEnds => ["500000", "503", "502html", "close", "reset", "cut", "half", "garbage", "code", "gzip", "deflate", "br"];

    [Theory]
    [MemberData(nameof(UnknownEnds))]
    public async Task Reads_cancels_settings_and_transfers_are_repeated_with_the_same_body(string end)
    {
        foreach (var retry in new[] { RetryClass.Read, RetryClass.Cancel, RetryClass.Setter, RetryClass.SameId })
        {
            await using var server = new ScriptedServer(UnknownEnd(end), Replies.Data("\"at last\""));
            using var pipeline = new RequestPipeline(TestClient.Options(server));

            Assert.Equal("at last", await SendAsync(pipeline, retry));
            // The handler itself may have repeated a read whose connection was closed under it: that is as harmless.
            Assert.True(server.Requests.Count >= 2);
            Assert.Single(server.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(UnknownEnds))]
    public async Task What_has_no_client_id_is_never_repeated_and_the_outcome_reported_unknown(string end)
    {
        await using var server = new ScriptedServer(UnknownEnd(end), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Never));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, "RequestOutcomeUnknown"), (failure.Kind, failure.ErrorId));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("429000", 429, KuCoinErrorKind.LimitExceeded, "RateLimitExceeded")]
    [InlineData("400002", 400, KuCoinErrorKind.Clock, "ClockSkew")]
    public async Task What_has_no_client_id_is_not_repeated_either_when_it_was_certainly_not_executed(string code, int status, KuCoinErrorKind kind, string errorId)
    {
        await using var server = new ScriptedServer(Replies.Refusal(code, "no", status), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Never));

        Assert.Equal((kind, errorId, code), (failure.Kind, failure.ErrorId, failure.Code));
        Assert.Contains("not executed", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Run it again", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"code":"200000","data":{"unexpected":1}}""")]
    [InlineData("""{"code":"200000"}""")]
    [InlineData("""{"code":"200000","data":"cut of""")]
    [InlineData("<html>taken</html>")]
    public async Task An_unreadable_answer_to_it_leaves_the_outcome_unknown(string answer)
    {
        await using var server = new ScriptedServer(Replies.Json(200, answer), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Never));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, "RequestOutcomeUnknown"), (failure.Kind, failure.ErrorId));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_post_with_an_empty_body_is_not_repeated_behind_our_back()
    {
        await using var server = new ScriptedServer(Replies.Close(), Replies.Close(), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => pipeline.SendAsync(TestClient.Text(RetryClass.Never), new RequestArguments(), CancellationToken.None));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(UnknownEnds))]
    public async Task An_order_is_asked_for_before_anything_else_and_found(string end)
    {
        await using var server = new ScriptedServer(UnknownEnd(end), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        var asked = 0;

        var answer = await SendAsync(pipeline, RetryClass.AskFirst, () =>
        {
            asked++;
            return "found";
        });

        Assert.Equal("found", answer);
        Assert.Equal(1, asked);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_order_that_timed_out_is_asked_for_and_found()
    {
        await using var server = new ScriptedServer(Replies.Silence());
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TimeSpan.FromMilliseconds(300)));

        Assert.Equal("found", await SendAsync(pipeline, RetryClass.AskFirst, () => "found"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_slow_body_times_out_too()
    {
        await using var server = new ScriptedServer(Replies.SlowBody("""{"code":"200000","data":1}"""));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TimeSpan.FromMilliseconds(300)));

        Assert.Equal("found", await SendAsync(pipeline, RetryClass.AskFirst, () => "found"));
    }

    [Fact]
    public async Task An_order_that_is_nowhere_is_sent_again_with_the_same_client_id()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Data("\"placed\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        var asked = 0;

        var answer = await SendAsync(pipeline, RetryClass.AskFirst, () =>
        {
            asked++;
            return null;
        });

        Assert.Equal("placed", answer);
        Assert.Equal(3, asked);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("""{"clientOid":"my-order"}""", request.Body));
    }

    [Fact]
    public async Task An_order_that_shows_up_late_is_found_without_a_second_request()
    {
        await using var server = new ScriptedServer(Replies.Reset());
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        var asked = 0;

        var answer = await SendAsync(pipeline, RetryClass.AskFirst, () => ++asked < 4 ? null : "late", ApiHost.Futures);

        Assert.Equal("late", answer);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("102426")]
    [InlineData("300018")]
    [InlineData("400100")]
    public async Task A_duplicate_client_id_after_a_lost_answer_means_that_it_was_placed(string code)
    {
        var host = code == "300018" ? ApiHost.Futures : ApiHost.Spot;
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Refusal(code, "The clientOid has been used: duplicate"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var answer = await SendAsync(pipeline, RetryClass.AskFirst, () => server.Requests.Count < 2 ? null : "placed at first", host);

        Assert.Equal("placed at first", answer);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Insufficient_balance_after_a_lost_answer_may_be_our_own_order_and_is_asked_for()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Refusal("200004", "Balance insufficient!"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var answer = await SendAsync(pipeline, RetryClass.AskFirst, () => server.Requests.Count < 2 ? null : "it was ours");

        Assert.Equal("it was ours", answer);
    }

    [Fact]
    public async Task A_duplicate_without_a_lost_answer_is_an_error()
    {
        await using var server = new ScriptedServer(Replies.Refusal("102426", "duplicate"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst, () => throw new InvalidOperationException("must not be asked")));

        Assert.Equal((KuCoinErrorKind.AlreadyExists, "DuplicateClientOid"), (failure.Kind, failure.ErrorId));
    }

    [Fact]
    public async Task A_client_id_that_belongs_to_another_order_is_reported_as_such()
    {
        await using var server = new ScriptedServer(Replies.Reset());
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst, () => throw new KuCoinException(KuCoinErrorKind.AlreadyExists, "ClientOidInUse", "another")));

        Assert.Equal("ClientOidInUse", failure.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task When_asking_fails_too_nothing_is_sent_again_and_the_user_is_told_what_to_do()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst, () => throw new KuCoinException(KuCoinErrorKind.Timeout, "Timeout", "no answer")));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, "OrderOutcomeUnknown", "my-order"), (failure.Kind, failure.ErrorId, failure.ClientOid));
        Assert.Contains("my-order", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.IsType<KuCoinException>(failure.InnerException);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_order_without_a_way_to_ask_is_never_sent_twice()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst))).Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task When_the_repetitions_are_used_up_and_the_order_is_nowhere_the_failure_says_so()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Reset());
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 1));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst, () => null));

        Assert.Equal(KuCoinErrorKind.Connection, failure.Kind);
        Assert.Contains("nothing was placed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_reports_success_but_cannot_be_read_is_asked_for_and_never_repeated()
    {
        await using var server = new ScriptedServer(Replies.Json(200, """{"code":"200000"}"""), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.AskFirst, () => null));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_cancel_that_finds_nothing_after_a_lost_answer_was_ours()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Refusal("400100", "order_not_exist_or_not_allow_to_cancel"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("found", await SendAsync(pipeline, RetryClass.Cancel, () => "found"));
    }

    [Fact]
    public async Task A_cancel_that_finds_nothing_at_the_first_attempt_is_an_error()
    {
        await using var server = new ScriptedServer(Replies.Refusal("400100", "order_not_exist_or_not_allow_to_cancel"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Cancel, () => "found"));

        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotActive"), (failure.Kind, failure.ErrorId));
    }

    [Theory]
    [InlineData("SameId", "TransferOutcomeUnknown")]
    [InlineData("Cancel", "CancelOutcomeUnknown")]
    [InlineData("Setter", "SettingOutcomeUnknown")]
    public async Task What_changed_something_perhaps_ends_as_unknown_when_no_attempt_is_answered(string retry, string errorId)
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Reset());
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 1));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, Enum.Parse<RetryClass>(retry)));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, errorId), (failure.Kind, failure.ErrorId));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_transfer_refused_after_a_lost_answer_is_unknown_for_the_first_may_have_moved_the_money()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Refusal("200004", "Balance insufficient!"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("TransferOutcomeUnknown", (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.SameId))).ErrorId);
    }

    [Theory]
    [InlineData("400001", 400)]
    [InlineData("400003", 400)]
    [InlineData("400004", 401)]
    [InlineData("400100", 200)]
    [InlineData("400600", 200)]
    [InlineData("411100", 200)]
    [InlineData("900001", 400)]
    public async Task Clear_refusals_are_not_repeated(string code, int status)
    {
        await using var server = new ScriptedServer(Replies.Refusal(code, "no", status), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal(code, (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read))).Code);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("Read")]
    [InlineData("AskFirst")]
    public async Task A_refused_timestamp_reads_the_clock_again_and_repeats_once(string retry)
    {
        await using var server = new ScriptedServer(Replies.Refusal("400002", "Invalid KC-API-TIMESTAMP", 400), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        await pipeline.Clock.SampleAsync();
        server.Time = () => DateTimeOffset.UtcNow.AddMinutes(7);

        await SendAsync(pipeline, Enum.Parse<RetryClass>(retry));

        Assert.Equal(2, server.TimeQuestions);
        var stamps = server.Requests.Select(request => long.Parse(request.Headers["KC-API-TIMESTAMP"], CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(stamps[1] - stamps[0], 6 * 60_000, 8 * 60_000);
    }

    [Fact]
    public async Task A_timestamp_refused_twice_is_an_error()
    {
        await using var server = new ScriptedServer(Replies.Refusal("400002", "x", 400), Replies.Refusal("400002", "x", 400), Replies.Data("\"done\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read));

        Assert.Equal((KuCoinErrorKind.Clock, "ClockSkew"), (failure.Kind, failure.ErrorId));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"code":"4001""")]
    [InlineData("")]
    public async Task A_refusal_that_came_broken_is_asked_for_again(string body)
    {
        await using var server = new ScriptedServer(Replies.Json(400, body), Replies.Refusal("400100", "order_not_exist", 400));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read))).ErrorId);
    }

    [Fact]
    public async Task The_time_budget_ends_the_repetitions()
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Refusal("500000", "internal", 500) };
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 1000, budget: TimeSpan.FromSeconds(2)));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read).WaitAsync(TestClient.Patience));

        Assert.Equal(KuCoinErrorKind.Unavailable, failure.Kind);
        Assert.InRange(server.Requests.Count, 2, 12);
    }

    [Fact]
    public async Task No_repetition_when_none_is_allowed()
    {
        await using var server = new ScriptedServer(Replies.Refusal("500000", "internal", 500));
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));

        Assert.Equal("500000", (await Assert.ThrowsAsync<KuCoinException>(() => SendAsync(pipeline, RetryClass.Read))).Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_after_an_order_has_left_says_that_its_fate_is_unknown()
    {
        await using var server = new ScriptedServer(Replies.Silence());
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));
        using var cancel = new CancellationTokenSource();
        var warnings = new List<LogEntry>();
        Task<string> call;
        using (KuCoinLog.Listen(entry => { lock (warnings) warnings.Add(entry); }))
            call = SendAsync(pipeline, RetryClass.AskFirst, () => "found", cancellationToken: cancel.Token);
        while (server.Requests.Count == 0)
            await Task.Delay(10);

        await cancel.CancelAsync();

        var canceled = await Assert.ThrowsAsync<CanceledAfterSendingException>(() => call.WaitAsync(TestClient.Patience));
        Assert.Equal(("OrderOutcomeUnknown", "my-order"), (canceled.ErrorId, canceled.ClientOid));
        Assert.Contains("my-order", canceled.Message, StringComparison.Ordinal);
        Assert.Contains(warnings, entry => entry.Level == LogLevel.Warning && entry.Message == canceled.Message);
    }

    [Fact]
    public async Task Cancelling_before_anything_has_left_is_a_plain_cancellation()
    {
        await using var server = new ScriptedServer();
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        using var cancel = new CancellationTokenSource();
        await pipeline.Clock.SampleAsync();
        var spent = pipeline.SendAsync(TestClient.Text(RetryClass.Read, weight: 4000), new RequestArguments(), CancellationToken.None);
        await Assert.ThrowsAsync<KuCoinException>(() => spent);

        var call = SendAsync(pipeline, RetryClass.AskFirst, () => "found", cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        var canceled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TestClient.Patience));
        Assert.IsNotType<CanceledAfterSendingException>(canceled);
        Assert.Single(server.Requests);
    }

    private static Reply UnknownEnd(string end) => end switch
    {
        "500000" => Replies.Refusal("500000", "Internal Server Error", 500),
        "503" => Replies.Refusal("503", "Service Unavailable", 503),
        "502html" => Replies.Text(502, "text/html", "<html>Bad Gateway</html>"),
        "close" => Replies.Close(),
        "reset" => Replies.Reset(),
        "half" => Replies.Json(200, """{"code":"200000","data":"hal"""),
        "cut" => Replies.CutBody("""{"code":"200000","data":"cut short"}"""),
        "code" => Replies.Json(200, """{"code":2e999,"data":"done"}"""),
        "gzip" or "deflate" or "br" => Replies.Bytes(200, "application/json", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff, 0xff], ("Content-Encoding", end)),
        _ => Replies.Text(200, "text/html", "<html>"),
    };

    private static Task<string> SendAsync(RequestPipeline pipeline, RetryClass retry, Func<string?>? lookUp = null, ApiHost host = ApiHost.Spot, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(TestClient.Text(retry, host), TestClient.Arguments(retry), cancellationToken, lookUp is null ? null : _ => Task.FromResult(lookUp()));
}
