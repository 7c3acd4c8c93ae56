using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class ConnectionLossTests
{
    private static readonly StreamSettings Quick = new() { FirstBackOff = TimeSpan.FromMilliseconds(20) };

    public enum Loss
    {
        Goodbye,
        Cut,
        Silence,
        ConnectionError,
        NoJson,
        Binary,
        TooLong,
    }

    [Theory]
    [InlineData(Loss.Goodbye)]
    [InlineData(Loss.Cut)]
    [InlineData(Loss.Silence)]
    [InlineData(Loss.ConnectionError)]
    [InlineData(Loss.NoJson)]
    [InlineData(Loss.Binary)]
    [InlineData(Loss.TooLong)]
    public async Task However_a_connection_is_lost_it_comes_back_with_a_new_token_and_the_same_topics(Loss loss)
    {
        await using var server = new ScriptedStreamServer { PingInterval = 50, PingTimeout = loss == Loss.Silence ? 1_000 : 30_000 };
        await using var streams = server.CreateStreams(Quick with { MaximumMessageLength = 64 * 1024 });
        await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT"));
        await using var one = await streams.SubscribeAsync(SpotTopics.Ticker("KCS-USDT"));
        var before = DateTimeOffset.UtcNow;
        var first = await server.NextConnectionAsync();
        switch (loss)
        {
            case Loss.Goodbye:
                await first.CloseAsync();
                break;
            case Loss.Cut:
                first.Cut();
                break;
            case Loss.Silence:
                server.AnswersPings = false;
                break;
            case Loss.ConnectionError:
                await first.SendAsync($$"""{"id":"{{first.ConnectId}}","type":"error","code":"509","data":"busy"}""");
                break;
            case Loss.NoJson:
                await first.SendAsync("what?");
                break;
            case Loss.Binary:
                await first.SendAsync([1, 2], System.Net.WebSockets.WebSocketMessageType.Binary, endOfMessage: true);
                break;
            case Loss.TooLong:
                await first.SendAsync(new string(' ', 70_000));
                break;
        }

        await first.Ended.WaitAsync(Patience);
        server.AnswersPings = true;
        var second = await server.NextConnectionAsync();
        var report = await tickers.NextReportAsync(StreamReportKind.Reconnected);

        Assert.NotEqual(first.Token, second.Token);
        Assert.Equal(["/market/ticker:BTC-USDT,ETH-USDT,KCS-USDT"], second.TopicsOf("subscribe"));
        Assert.InRange(report.GapFrom!.Value, tickers.Since, report.GapTo!.Value);
        Assert.InRange(report.GapTo!.Value, before, DateTimeOffset.UtcNow);
        await one.NextReportAsync(StreamReportKind.Reconnected);
        await second.SendTickerAsync("ETH-USDT", 5m);
        Assert.Equal(5m, (await tickers.NextAsync()).Last);
        var status = Assert.Single(streams.GetStatus());
        Assert.Equal((StreamState.Open, 1, 3), (status.State, status.ReconnectCount, status.Topics.Count));
        Assert.NotNull(status.LastError);
    }

    [Fact]
    public async Task A_loss_is_reported_with_its_reason_before_the_return()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        (await server.NextConnectionAsync()).Cut();
        await server.NextConnectionAsync();
        await UntilAsync(() => streams.GetStatus()[0].ReconnectCount == 1, "the connection is back");

        var kinds = new List<StreamReportKind>();
        while (tickers.TryReadReport(out var report))
        {
            kinds.Add(report.Kind);
            Assert.Equal(report.Kind == StreamReportKind.Interrupted, report.Error is KuCoinException { Kind: KuCoinErrorKind.Connection });
        }

        Assert.Equal([StreamReportKind.Connected, StreamReportKind.Interrupted, StreamReportKind.Reconnected], kinds);
    }

    [Fact]
    public async Task Any_traffic_counts_as_life_and_pings_are_sent_all_the_same()
    {
        await using var server = new ScriptedStreamServer { PingInterval = 50, PingTimeout = 2_000, AnswersPings = false };
        await using var streams = server.CreateStreams(Quick);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await server.NextConnectionAsync();
        for (var i = 0; i < 60; i++)
        {
            await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", i));
            await Task.Delay(50);
        }

        Assert.Equal(1, server.TokenCount);
        Assert.True(connection.Frames.Count(f => f.GetProperty("type").GetString() == "ping") > 5);
    }

    [Fact]
    public async Task Without_a_welcome_there_is_no_connection()
    {
        await using var server = new ScriptedStreamServer { Greeting = _ => null };
        await using var streams = server.CreateStreams(Quick with { WelcomeTimeout = TimeSpan.FromMilliseconds(100) });
        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.AllTickers)).WaitAsync(Patience);
        Assert.Equal((KuCoinErrorKind.Timeout, "StreamTimeout"), (error.Kind, error.ErrorId));
        Assert.Equal(3, server.TokenCount);
        Assert.Empty(streams.GetStatus());
        await UntilAsync(() => server.OpenConnections == 0, "all attempts are closed");
    }

    [Fact]
    public async Task A_server_that_takes_the_connection_and_says_nothing_is_given_up()
    {
        await using var server = new ScriptedStreamServer { AnswersHandshake = false };
        await using var streams = server.CreateStreams(Quick with { ConnectTimeout = TimeSpan.FromMilliseconds(100) });
        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.AllTickers)).WaitAsync(Patience);
        Assert.Equal(KuCoinErrorKind.Timeout, error.Kind);
        await UntilAsync(() => server.OpenConnections == 0, "all attempts are closed");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_the_wait_for_a_server_that_says_nothing(bool answersHandshake)
    {
        await using var server = new ScriptedStreamServer { AnswersHandshake = answersHandshake, Greeting = _ => null };
        await using var streams = server.CreateStreams();
        using var cancellation = new CancellationTokenSource();
        var subscribing = streams.SubscribeAsync(SpotTopics.AllTickers, null, cancellation.Token);
        var connection = await server.NextConnectionAsync();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing).WaitAsync(Patience);
        await connection.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task An_expired_token_is_replaced()
    {
        await using var server = new ScriptedStreamServer();
        server.Greeting = connection => connection.Token.Contains("/1=", StringComparison.Ordinal)
            ? $$"""{"id":"{{connection.ConnectId}}","type":"error","code":401,"data":"token is expired"}"""
            : $$"""{"id":"{{connection.ConnectId}}","type":"welcome"}""";
        await using var streams = server.CreateStreams(Quick);
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers).WaitAsync(Patience);
        Assert.Equal(2, server.TokenCount);
    }

    [Fact]
    public async Task A_refused_key_is_not_tried_again()
    {
        await using var server = new ScriptedStreamServer { TokenFailure = new KuCoinException(KuCoinErrorKind.Authentication, "InvalidApiKey", "KC-API-KEY not exists") };
        await using var streams = server.CreateStreams(Quick);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.Orders)).WaitAsync(Patience);
        Assert.Equal("InvalidApiKey", error.ErrorId);
        Assert.Equal(1, server.TokenCount);
    }

    [Fact]
    public async Task A_running_subscription_ends_with_the_error_when_the_key_is_withdrawn()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick);
        await using var orders = await streams.SubscribeAsync(SpotTopics.Orders);
        server.TokenFailure = new KuCoinException(KuCoinErrorKind.Authentication, "InvalidApiKey", "KC-API-KEY not exists");
        (await server.NextConnectionAsync()).Cut();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => orders.NextAsync());
        Assert.Equal("InvalidApiKey", error.ErrorId);
        Assert.Equal(StreamReportKind.Failed, (await orders.NextReportAsync(StreamReportKind.Failed)).Kind);
        Assert.Empty(streams.GetStatus());
    }

    [Fact]
    public async Task A_running_subscription_outlives_any_number_of_failed_attempts()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick with { LongestBackOff = TimeSpan.FromMilliseconds(20) });
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        server.TokenFailure = new KuCoinException(KuCoinErrorKind.Unavailable, "Unavailable", "maintenance");
        (await server.NextConnectionAsync()).Cut();
        await UntilAsync(() => server.TokenCount > 6, "several attempts have failed");
        server.TokenFailure = null;
        await (await server.NextConnectionAsync()).SendAsync(Messages.TickerOfAll("BTC-USDT", 9m));
        Assert.Equal(9m, (await tickers.NextAsync()).Last);
    }

    [Theory]
    [InlineData("400", KuCoinErrorKind.InvalidArgument, "StreamTopicInvalid")]
    [InlineData("403", KuCoinErrorKind.PermissionDenied, "StreamLoginRequired")]
    [InlineData("404", KuCoinErrorKind.NotFound, "StreamTopicNotFound")]
    [InlineData("500", KuCoinErrorKind.Unavailable, "StreamInternalError")]
    [InlineData("\"509\"", KuCoinErrorKind.LimitExceeded, "StreamLimitExceeded")]
    [InlineData("777", KuCoinErrorKind.Protocol, "KcStream777")]
    public async Task A_refused_subscription_is_a_typed_error_and_disturbs_no_other(string code, KuCoinErrorKind kind, string errorId)
    {
        await using var server = new ScriptedStreamServer();
        var accept = server.Answer;
        await using var streams = server.CreateStreams(Quick);
        await using var good = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await server.NextConnectionAsync();
        server.Answer = (c, f) => f.GetProperty("topic").GetString()!.Contains("BAD", StringComparison.Ordinal)
            ? $$"""{"id":"{{f.GetProperty("id").GetString()}}","type":"error","code":{{code}},"data":"the exchange's words"}"""
            : accept(c, f);

        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "BAD-USDT"))).WaitAsync(Patience);

        Assert.Equal((kind, errorId, code.Trim('"')), (error.Kind, error.ErrorId, error.Code));
        Assert.Contains("the exchange's words", error.Message, StringComparison.Ordinal);
        Assert.Contains("BAD-USDT", error.Message, StringComparison.Ordinal);
        await connection.SendTickerAsync("BTC-USDT", 1m);
        Assert.Equal(1m, (await good.NextAsync()).Last);
        Assert.Equal(["/market/ticker:BTC-USDT"], Assert.Single(streams.GetStatus()).Topics);
    }

    [Fact]
    public async Task An_unconfirmed_subscription_is_given_up_and_disturbs_no_other()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick with { AckTimeout = TimeSpan.FromSeconds(1) });
        await using var good = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT"));
        var connection = await server.NextConnectionAsync();
        server.Answer = (_, _) => null;
        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.Ticker("ETH-USDT"))).WaitAsync(Patience);
        Assert.Equal(KuCoinErrorKind.Timeout, error.Kind);
        await connection.FrameAsync("unsubscribe", "/market/ticker:ETH-USDT");
        await connection.SendTickerAsync("BTC-USDT", 1m);
        Assert.Equal(1m, (await good.NextAsync()).Last);
        Assert.Equal(1, server.TokenCount);
    }

    [Fact]
    public async Task When_a_symbol_has_gone_meanwhile_the_others_come_back()
    {
        await using var server = new ScriptedStreamServer();
        var accept = server.Answer;
        await using var streams = server.CreateStreams(Quick);
        await using var good = await streams.SubscribeAsync(SpotTopics.Ticker("BTC-USDT", "ETH-USDT"));
        await using var gone = await streams.SubscribeAsync(SpotTopics.Ticker("OLD-USDT"));
        server.Answer = (c, f) => f.GetProperty("topic").GetString()!.Contains("OLD", StringComparison.Ordinal)
            ? $$"""{"id":"{{f.GetProperty("id").GetString()}}","type":"error","code":404,"data":"topic not found"}"""
            : accept(c, f);
        (await server.NextConnectionAsync()).Cut();

        var second = await server.NextConnectionAsync();
        await good.NextReportAsync(StreamReportKind.Reconnected);
        await second.SendTickerAsync("ETH-USDT", 3m);
        Assert.Equal(3m, (await good.NextAsync()).Last);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => gone.NextAsync());
        Assert.Equal("StreamTopicNotFound", error.ErrorId);
        Assert.Equal(2, server.TokenCount);
    }

    [Fact]
    public async Task Nothing_runs_on_after_closing_even_while_waiting_for_the_next_attempt()
    {
        await using var server = new ScriptedStreamServer();
        var streams = server.CreateStreams(new StreamSettings { FirstBackOff = TimeSpan.FromHours(1) , LongestBackOff = TimeSpan.FromHours(1) });
        var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        (await server.NextConnectionAsync()).Cut();
        await UntilAsync(() => streams.GetStatus()[0].State == StreamState.Waiting, "the loss is noticed");
        await tickers.DisposeAsync();
        Assert.Empty(streams.GetStatus());
        await streams.DisposeAsync().AsTask().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_server_that_does_not_say_goodbye_does_not_keep_us()
    {
        await using var server = new ScriptedStreamServer();
        var streams = server.CreateStreams(Quick with { CloseTimeout = TimeSpan.FromMilliseconds(100) });
        server.Answer = (_, f) =>
        {
            if (f.GetProperty("type").GetString() == "unsubscribe")
                throw new InvalidOperationException("The server's receiving side dies without a word.");
            return $$"""{"id":"{{f.GetProperty("id").GetString()}}","type":"ack"}""";
        };
        await streams.SubscribeAsync(SpotTopics.AllTickers);
        await streams.DisposeAsync().AsTask().WaitAsync(Patience);
    }

    [Fact]
    public async Task What_nobody_foresaw_ends_the_subscription_and_not_the_process()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = new KuCoinStreams(new KuCoinClientOptions(), (_, _) => throw new NotSupportedException("surprise"), Quick);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => streams.SubscribeAsync(SpotTopics.AllTickers)).WaitAsync(Patience);
        Assert.Equal("StreamFailed", error.ErrorId);
        Assert.IsType<NotSupportedException>(error.InnerException);
        Assert.Empty(streams.GetStatus());
    }

    [Fact]
    public async Task Requests_beyond_the_exchanges_pace_wait_their_turn()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick with { RequestsPerWindow = 2, ItemsPerRequest = 1 });
        using var cancellation = new CancellationTokenSource();
        var subscribing = streams.SubscribeAsync(SpotTopics.Ticker("A-USDT", "B-USDT", "C-USDT"), null, cancellation.Token);
        var connection = await server.NextConnectionAsync();
        await connection.FrameAsync("subscribe", "/market/ticker:B-USDT");
        await Task.Delay(300);
        Assert.Equal(["/market/ticker:A-USDT", "/market/ticker:B-USDT"], connection.TopicsOf("subscribe"));
        Assert.False(subscribing.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing).WaitAsync(Patience);
        await connection.Ended.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_consumer_that_never_reads_holds_nobody_up()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(Quick);
        await using var idle = await streams.SubscribeAsync(SpotTopics.AllTickers);
        await using var busy = await streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await server.NextConnectionAsync();
        for (var i = 1; i <= 5_000; i++)
            await connection.SendAsync(Messages.TickerOfAll("BTC-USDT", i));
        var last = 0m;
        while (last < 5_000)
            last = (await busy.NextAsync()).Last!.Value;
        Assert.Equal((5_000, 4_999), (idle.Received, idle.Dropped));
    }

    [Fact]
    public async Task Encrypted_connections_work_the_same_and_are_checked()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var ephemeral = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pkcs12), null);
        await using var server = new ScriptedStreamServer(certificate) { PingInterval = 50 };

        await using (var strict = server.CreateStreams(Quick))
        {
            var error = await Assert.ThrowsAsync<KuCoinException>(() => strict.SubscribeAsync(SpotTopics.AllTickers)).WaitAsync(Patience);
            Assert.Equal(KuCoinErrorKind.Connection, error.Kind);
        }

        await using var streams = server.CreateStreams(Quick with { CertificateValidation = (_, _, _, errors) => errors == SslPolicyErrors.RemoteCertificateChainErrors });
        await using var tickers = await streams.SubscribeAsync(SpotTopics.AllTickers);
        var connection = await server.NextConnectionAsync();
        for (var i = 0; i < 50; i++)
            await connection.SendAsync(Messages.TickerOfAll($"S{i}-USDT", i));
        for (var i = 0; i < 50; i++)
            Assert.Equal(i, (await tickers.NextAsync()).Last);
        await connection.FrameAsync("ping");

        connection.Cut();
        await (await server.NextConnectionAsync()).SendAsync(Messages.TickerOfAll("BTC-USDT", 77m));
        Assert.Equal(77m, (await tickers.NextAsync()).Last);
    }
}
