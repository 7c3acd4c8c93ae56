using System.Text.Json;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests;

/// <summary>A lent thread blocks in the operating system; it comes back when the call is cancelled or its time is over, wherever the answer stopped.</summary>
public sealed class CallingThreadTests
{
    private const string Answer = """{"code":"200000","data":1}""";

    public static TheoryData<string> Stops => ["silence", "slow body", "slow body to the end of the connection", "slow chunks", "slow packed body"];

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Cancelling_a_read_ends_it(string stop)
    {
        await using var server = new ScriptedServer(Replies.Data("1"), Stopping(stop));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));
        using var cancel = new CancellationTokenSource();

        await LentAsync(pipeline, RetryClass.Read, CancellationToken.None);
        var call = LentAsync(pipeline, RetryClass.Read, cancel.Token);
        await AnswerBeganAsync(server, 2);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(1, server.ConnectionCount);
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Cancelling_a_change_says_that_it_was_sent(string stop)
    {
        await using var server = new ScriptedServer(Replies.Data("1"), Stopping(stop));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));
        using var cancel = new CancellationTokenSource();

        await LentAsync(pipeline, RetryClass.Read, CancellationToken.None);
        var call = LentAsync(pipeline, RetryClass.Never, cancel.Token);
        await AnswerBeganAsync(server, 2);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<CanceledAfterSendingException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task The_end_of_its_time_ends_a_change_of_which_nobody_knows(string stop)
    {
        await using var server = new ScriptedServer(Replies.Data("1"), Stopping(stop));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TimeSpan.FromSeconds(2)));

        await LentAsync(pipeline, RetryClass.Read, CancellationToken.None);
        var failure = await Assert.ThrowsAsync<KuCoinException>(() => LentAsync(pipeline, RetryClass.Never, CancellationToken.None).WaitAsync(TestClient.Patience));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, failure.Kind);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task A_connection_that_was_cut_is_not_used_again(string stop)
    {
        await using var server = new ScriptedServer(Stopping(stop), Replies.Data("2"));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));
        using var cancel = new CancellationTokenSource();

        var call = LentAsync(pipeline, RetryClass.Read, cancel.Token);
        await AnswerBeganAsync(server, 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal(2, (await LentAsync(pipeline, RetryClass.Read, CancellationToken.None)).GetInt32());
        Assert.Equal(2, server.ConnectionCount);
    }

    [Fact]
    public async Task What_comes_in_pieces_is_read_on_the_thread_that_was_lent()
    {
        var numbers = string.Join(',', Enumerable.Range(0, 200_000));
        await using var server = new ScriptedServer(
            Replies.Data("1"), Replies.Chunked("""{"code":"200000","data":[1,2]}"""), Replies.Compressed("gzip", $$"""{"code":"200000","data":[{{numbers}}]}"""), Replies.Data($"[{numbers}]"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        // The first call asks for the time, which is not done on the caller's thread.
        await LentAsync(pipeline, RetryClass.Read, CancellationToken.None);
        foreach (var count in new[] { 2, 200_000, 200_000 })
            Assert.Equal(count, (await LentAsync(pipeline, RetryClass.Read, CancellationToken.None, isDone: true)).GetArrayLength());
        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_is_replaced()
    {
        await using var server = new ScriptedServer(
            async (socket, cancellationToken) =>
            {
                await Replies.Data("1")(socket, cancellationToken);
                return false;
            },
            Replies.Data("2"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        await LentAsync(pipeline, RetryClass.Read, CancellationToken.None);

        Assert.Equal(2, (await LentAsync(pipeline, RetryClass.Read, CancellationToken.None)).GetInt32());
        Assert.Equal(2, server.ConnectionCount);
    }

    private static Reply Stopping(string stop) => stop switch
    {
        "silence" => Replies.Silence(),
        "slow body" => Replies.SlowBody(Answer),
        "slow body to the end of the connection" => Replies.Stuck("Connection: close\r\n\r\n" + Answer),
        "slow chunks" => Replies.Stuck("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"cod\r\n"),
        _ => Replies.Stuck("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n\u001f"),
    };

    // Long enough for the head and some of the body, where they come.
    private static async Task AnswerBeganAsync(ScriptedServer server, int request)
    {
        while (server.Requests.Count < request)
            await Task.Delay(10);
        await Task.Delay(200);
    }

    private static Task<JsonElement> LentAsync(RequestPipeline pipeline, RetryClass retry, CancellationToken cancellationToken, bool isDone = false) =>
        Task.Factory.StartNew(
            () =>
            {
                Task<JsonElement> call;
                using (CallingThread.Lend())
                    call = pipeline.SendAsync(retry, cancellationToken);
                Assert.True(call.IsCompleted || !isDone);
                return call;
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
}
