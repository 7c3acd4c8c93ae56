using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KuCoin.Credentials;
using KuCoin.Transport;

namespace KuCoin.Tests;

public sealed class TransportTests
{
    [Fact]
    public async Task Query_and_path_are_signed_raw_and_sent_encoded_and_nothing_rewrites_them()
    {
        await using var server = new ScriptedServer(Replies.Data("1"));
        var options = TestClient.Options(server);
        using var pipeline = new RequestPipeline(options);
        var arguments = new RequestArguments()
            .WithPath("id", "a/b~1")
            .With("symbols", "BTC-USDT,ETH-USDT")
            .With("at", "12:30.5")
            .With("remark", "Grüße & %41+ü/../?#[]'(!)*")
            .With("nothing", (string?)null)
            .With("flag", true)
            .With("amount", 0.00000010m)
            .With("since", DateTimeOffset.UnixEpoch.AddMilliseconds(1234));

        await pipeline.SendAsync(TestClient.Call(RetryClass.Read, path: "/api/v1/thing/{id}"), arguments, CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/api/v1/thing/a%2Fb~1?symbols=BTC-USDT,ETH-USDT&at=12:30.5&remark=Gr%C3%BC%C3%9Fe%20%26%20%2541%2B%C3%BC%2F..%2F%3F%23%5B%5D%27%28%21%29%2A&flag=true&amount=0.00000010&since=1234", request.Target);
        using var signer = new ApiCredentials("any", TestClient.Secret, TestClient.Passphrase);
        var expected = signer.Sign(long.Parse(request.Headers["KC-API-TIMESTAMP"], System.Globalization.CultureInfo.InvariantCulture), "GET", "/api/v1/thing/a/b~1?symbols=BTC-USDT,ETH-USDT&at=12:30.5&remark=Grüße & %41+ü/../?#[]'(!)*&flag=true&amount=0.00000010&since=1234", []);
        Assert.Equal(expected.Sign, request.Headers["KC-API-SIGN"]);
        Assert.Equal(expected.Passphrase, request.Headers["KC-API-PASSPHRASE"]);
        Assert.Equal(options.Credentials!.Key, request.Headers["KC-API-KEY"]);
        Assert.Equal("3", request.Headers["KC-API-KEY-VERSION"]);
    }

    [Fact]
    public async Task A_partner_is_named_on_signed_requests()
    {
        await using var server = new ScriptedServer(Replies.Data("1"));
        using var partner = new ApiPartner("PARTNER1", "brokersecret", "Some Broker");
        using var pipeline = new RequestPipeline(new KuCoinClientOptions
        {
            Endpoint = server.Endpoint,
            FuturesEndpoint = server.Endpoint,
            Credentials = new ApiCredentials(TestClient.Key, TestClient.Secret, TestClient.Passphrase),
            Partner = partner,
        });

        await pipeline.SendAsync(TestClient.Call(), new RequestArguments(), CancellationToken.None);

        var headers = Assert.Single(server.Requests).Headers;
        Assert.Equal("PARTNER1", headers["KC-API-PARTNER"]);
        Assert.Equal(partner.Sign(headers["KC-API-TIMESTAMP"], TestClient.Key), headers["KC-API-PARTNER-SIGN"]);
        Assert.Equal("true", headers["KC-API-PARTNER-VERIFY"]);
        Assert.Equal("Some Broker", headers["KC-BROKER-NAME"]);
    }

    [Fact]
    public async Task The_body_is_signed_and_sent_byte_for_byte()
    {
        await using var server = new ScriptedServer(Replies.Data("1"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        var body = """{"remark":"Grüße"}"""u8.ToArray();

        await pipeline.SendAsync(TestClient.Call(RetryClass.Never), new RequestArguments().WithBody(body), CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal("""{"remark":"Grüße"}""", request.Body);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
        using var signer = new ApiCredentials("any", TestClient.Secret, TestClient.Passphrase);
        Assert.Equal(signer.Sign(long.Parse(request.Headers["KC-API-TIMESTAMP"], System.Globalization.CultureInfo.InvariantCulture), "POST", "/api/v1/thing", body).Sign, request.Headers["KC-API-SIGN"]);
    }

    [Fact]
    public async Task A_post_without_parameters_has_an_empty_body_and_its_content_type()
    {
        await using var server = new ScriptedServer(Replies.Data("1"));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        await pipeline.SendAsync(TestClient.Call(RetryClass.Never), new RequestArguments(), CancellationToken.None);

        var request = Assert.Single(server.Requests);
        Assert.Equal("", request.Body);
        Assert.Equal("0", request.Headers["Content-Length"]);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\u00ff")]
    public async Task A_text_that_cannot_be_read_hides_neither_answer_nor_code(string text)
    {
        var success = Encoding.Latin1.GetBytes($$"""{"code":"200000","msg":"{{text}}","data":7}""");
        var refusal = Encoding.Latin1.GetBytes($$"""{"code":"400007","msg":"{{text}}"}""");
        await using var server = new ScriptedServer(Replies.Bytes(200, "application/json", success), Replies.Bytes(200, "application/json", refusal));
        using var client = new KuCoinClient(TestClient.Options(server));
        var request = new RawRequest { Method = HttpMethod.Post, Path = "/api/v1/any" };

        Assert.Equal(7, (await client.SendRawAsync(request)).Data.GetInt32());
        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(request));

        Assert.Equal("PermissionMissing", failure.ErrorId);
    }

    [Fact]
    public async Task Without_a_connection_the_failure_names_the_whole_address_and_what_to_do()
    {
        var server = new ScriptedServer();
        await server.DisposeAsync();
        var options = TestClient.Options(server);
        using var client = new KuCoinClient(options);

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/any", Signed = false }));

        Assert.Equal("ConnectionFailed", failure.ErrorId);
        Assert.Contains(server.Endpoint.Authority + "/api/v1/any", failure.Message, StringComparison.Ordinal);
        Assert.NotNull(failure.RecommendedAction);
    }

    [Fact]
    public async Task Public_calls_carry_no_key()
    {
        await using var server = new ScriptedServer(Replies.Data("[]"));
        using var client = new KuCoinClient(TestClient.Options(server));

        await client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/any", Signed = false });

        Assert.DoesNotContain(Assert.Single(server.Requests).Headers.Keys, name => name.StartsWith("KC-", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, server.TimeQuestions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("x/../../orders")]
    [InlineData("x\\..")]
    public void An_empty_path_value_is_refused_for_it_would_widen_the_target(string value) =>
        Assert.Equal(KuCoinErrorKind.InvalidArgument, Assert.Throws<KuCoinException>(() => new RequestArguments().WithPath("orderId", value)).Kind);

    [Theory]
    [InlineData("""{"code":"200000","data":7}""")]
    [InlineData("""{"code":200000,"data":7}""")]
    [InlineData("""{"code":"200","data":7,"success":true}""")]
    [InlineData("""{"code":200,"msg":"success","data":7}""")]
    [InlineData("""{"data":7,"code":"200000"}""")]
    [InlineData("""{"success":true,"x":{"code":"1"},"data":7,"msg":null,"code":200000}""")]
    public async Task Success_is_understood_in_every_spelling(string body)
    {
        await using var server = new ScriptedServer(Replies.Text(200, "text/plain", body));
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));

        Assert.Equal(7, (await pipeline.SendAsync(RetryClass.Read)).GetInt32());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Compressed_answers_are_read(string encoding)
    {
        await using var server = new ScriptedServer(Replies.Compressed(encoding, """{"code":"200000","data":"compressed"}"""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("compressed", (await pipeline.SendAsync(RetryClass.Read)).GetString());
        Assert.Contains(encoding, Assert.Single(server.Requests).Headers["Accept-Encoding"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunked_answers_are_read()
    {
        await using var server = new ScriptedServer(Replies.Chunked("""{"code":"200000","data":"in pieces"}"""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal("in pieces", (await pipeline.SendAsync(RetryClass.Read)).GetString());
    }

    [Fact]
    public async Task Large_answers_are_read_whole()
    {
        var text = new string('x', 3_000_000);
        await using var server = new ScriptedServer(Replies.Data($"\"{text}\""), Replies.Compressed("gzip", $$"""{"code":"200000","data":"{{text}}"}"""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        Assert.Equal(text, (await pipeline.SendAsync(RetryClass.Read)).GetString());
        Assert.Equal(text, (await pipeline.SendAsync(RetryClass.Read)).GetString());
    }

    [Fact]
    public async Task Connections_are_kept_and_shared_by_the_clients_of_an_endpoint()
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Data("1") };
        using var first = new RequestPipeline(TestClient.Options(server));
        using var second = new RequestPipeline(TestClient.Options(server));

        for (var i = 0; i < 5; i++)
        {
            await first.SendAsync(RetryClass.Read);
            await second.SendAsync(RetryClass.Read);
        }

        Assert.Equal(1, server.ConnectionCount);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new ScriptedServer();
        await using var server = new ScriptedServer(Replies.Text(302, "text/html", "", ("Location", elsewhere.Endpoint + "api/v1/thing")));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await FailureAsync(pipeline, RetryClass.Read);

        Assert.Equal("Redirected", failure.ErrorId);
        Assert.Equal(302, failure.HttpStatus);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("http://api.kucoin.com", "EndpointNotSecure")]
    [InlineData("http://127.0.0.1.example.com", "EndpointNotSecure")]
    [InlineData("ftp://127.0.0.1", "EndpointNotSecure")]
    [InlineData("https://user:pass@api.kucoin.com", "InvalidEndpoint")]
    [InlineData("https://api.kucoin.com/path", "InvalidEndpoint")]
    public void An_endpoint_that_would_show_the_key_is_refused_when_the_client_is_made(string endpoint, string errorId)
    {
        Assert.Equal(errorId, Assert.Throws<KuCoinException>(() => new KuCoinClient(new KuCoinClientOptions { Endpoint = new Uri(endpoint) })).ErrorId);
        Assert.Equal(errorId, Assert.Throws<KuCoinException>(() => new KuCoinClient(new KuCoinClientOptions { FuturesEndpoint = new Uri(endpoint) })).ErrorId);
    }

    [Fact]
    public async Task A_signed_call_without_a_key_says_so_and_sends_nothing()
    {
        await using var server = new ScriptedServer();
        using var pipeline = new RequestPipeline(TestClient.Options(server, isSigned: false));

        var failure = await FailureAsync(pipeline, RetryClass.Read);

        Assert.Equal("NoCredentials", failure.ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task After_disposal_calls_fail_with_a_clear_error()
    {
        await using var server = new ScriptedServer();
        var pipeline = new RequestPipeline(TestClient.Options(server));
        pipeline.Dispose();

        Assert.Equal("SessionClosed", (await FailureAsync(pipeline, RetryClass.Read)).ErrorId);
    }

    [Fact]
    public async Task Html_becomes_a_typed_error_with_status_and_a_short_excerpt()
    {
        await using var server = new ScriptedServer(Replies.Text(403, "text/html", "<html>\r\n<title>Blocked</title>" + string.Concat(Enumerable.Repeat(" and so on", 1000))));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await FailureAsync(pipeline, RetryClass.Read);

        Assert.Equal((KuCoinErrorKind.PermissionDenied, "Http403", 403), (failure.Kind, failure.ErrorId, failure.HttpStatus));
        Assert.Contains("<html> <title>Blocked</title>", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 50, 400);
    }

    [Theory]
    [InlineData("", "EmptyAnswer")]
    [InlineData("<html>maintenance</html>", "UnreadableAnswer")]
    [InlineData("""{"code":"200000","data":""", "UnreadableAnswer")]
    [InlineData("[1,2]", "UnreadableAnswer")]
    [InlineData("""{"hello":1}""", "UnreadableAnswer")]
    [InlineData("\u0000\u0001", "UnreadableAnswer")]
    public async Task A_body_that_is_no_envelope_becomes_a_protocol_error(string body, string errorId)
    {
        await using var server = new ScriptedServer(Replies.Text(200, "text/html", body));
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));

        var failure = await FailureAsync(pipeline, RetryClass.Read);

        Assert.Equal((KuCoinErrorKind.Protocol, errorId, 200), (failure.Kind, failure.ErrorId, failure.HttpStatus));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        await using var server = new ScriptedServer(Replies.Flood(ResponseBody.MaximumLength + 2_000_000L));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));

        Assert.Equal("AnswerTooLarge", (await FailureAsync(pipeline, RetryClass.Read)).ErrorId);
    }

    [Fact]
    public async Task Data_of_another_form_is_a_protocol_error_and_is_not_asked_for_again()
    {
        await using var server = new ScriptedServer(Replies.Data("\"no number\""));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => pipeline.SendAsync(NumberCall(), new RequestArguments(), CancellationToken.None));

        Assert.Equal((KuCoinErrorKind.Protocol, "UnreadableAnswer", "200000"), (failure.Kind, failure.ErrorId, failure.Code));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"code":"200000"}""")]
    [InlineData("""{"code":"200000","data":null}""")]
    public async Task A_read_without_data_is_not_found(string body)
    {
        await using var server = new ScriptedServer(Replies.Json(200, body));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => pipeline.SendAsync(NumberCall(), new RequestArguments(), CancellationToken.None));

        Assert.Equal(KuCoinErrorKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task A_refusal_carries_all_that_is_known()
    {
        await using var server = new ScriptedServer(Replies.Refusal("400100", "account.available.amount", 400, ("X-Request-Id", "req-7")));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await FailureAsync(pipeline, RetryClass.AskFirst);

        Assert.Equal((KuCoinErrorKind.InsufficientFunds, "InsufficientBalance", "400100", 400), (failure.Kind, failure.ErrorId, failure.Code, failure.HttpStatus));
        Assert.Equal(("POST", "/api/v1/thing", "req-7", "my-order"), (failure.Method, failure.Path, failure.RequestId, failure.ClientOid));
        Assert.NotNull(failure.RecommendedAction);
        Assert.Contains("account.available.amount", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_gets_a_stable_name_and_its_kind_from_the_status()
    {
        await using var server = new ScriptedServer(Replies.Refusal("777777", "new", 403));
        using var pipeline = new RequestPipeline(TestClient.Options(server));

        var failure = await FailureAsync(pipeline, RetryClass.Read);

        Assert.Equal((KuCoinErrorKind.PermissionDenied, "KcApi777777"), (failure.Kind, failure.ErrorId));
    }

    [Fact]
    public async Task A_refused_connection_is_a_connection_error_for_every_class_and_repeated_safely()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var pipeline = new RequestPipeline(new KuCoinClientOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{port}"),
            Credentials = new ApiCredentials(TestClient.Key, TestClient.Secret, TestClient.Passphrase),
            MaximumRetryCount = 2,
        });

        var failure = await FailureAsync(pipeline, RetryClass.Never);

        Assert.Equal((KuCoinErrorKind.Connection, "ConnectionFailed"), (failure.Kind, failure.ErrorId));
        Assert.Equal(2, pipeline.GetRateLimits().Single(status => status.Pool is "Spot").RetryCount);
    }

    [Fact]
    public async Task Neither_a_message_nor_the_log_shows_what_was_sent_in_confidence()
    {
        // A server that sends everything back that it was sent, in every place where it can.
        await using var server = new ScriptedServer();
        server.Handler = request =>
        {
            var sign = request.Headers["KC-API-SIGN"];
            var filler = new string(' ', 4000 + server.Requests.Count);
            var everything = $"{string.Join(' ', request.Headers.Values)} {sign.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal)} {Uri.EscapeDataString(sign)} {sign}{filler}{sign}";
            return server.Requests.Count % 2 == 0
                ? Replies.Refusal("400100", everything, 400, ("X-Request-Id", request.Headers["KC-API-SIGN"]))
                : Replies.Text(502, "text/html", request.Headers["KC-API-SIGN"] + " " + request.Headers["KC-API-PASSPHRASE"] + " " + everything);
        };
        using var pipeline = new RequestPipeline(TestClient.Options(server, retries: 0));
        var seen = new StringBuilder();

        using (KuCoinLog.Listen(entry => { lock (seen) seen.AppendLine(entry.Message); }))
        {
            for (var i = 0; i < 20; i++)
                seen.AppendLine((await FailureAsync(pipeline, RetryClass.Read)).ToString());
            seen.AppendLine((await FailureAsync(pipeline, RetryClass.Never)).ToString());
        }

        var text = seen.ToString();
        Assert.Contains("***", text, StringComparison.Ordinal);
        foreach (var request in server.Requests)
        {
            Assert.DoesNotContain(request.Headers["KC-API-SIGN"][..12], text, StringComparison.Ordinal);
            Assert.DoesNotContain(request.Headers["KC-API-PASSPHRASE"][..12], text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(TestClient.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Passphrase, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_slow_body_at_once()
    {
        await using var server = new ScriptedServer(Replies.SlowBody("""{"code":"200000","data":1}"""));
        using var pipeline = new RequestPipeline(TestClient.Options(server, attempt: TestClient.Patience, budget: TestClient.Patience));
        using var cancel = new CancellationTokenSource();

        var call = pipeline.SendAsync(RetryClass.Read, cancellationToken: cancel.Token);
        while (server.Requests.Count == 0)
            await Task.Delay(10);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task The_log_tells_of_each_request_and_costs_nothing_when_nobody_listens()
    {
        await using var server = new ScriptedServer(Replies.Data("1", ("gw-ratelimit-limit", "4000"), ("gw-ratelimit-remaining", "3998"), ("gw-ratelimit-reset", "29000")));
        using var pipeline = new RequestPipeline(TestClient.Options(server));
        var entries = new List<LogEntry>();
        Assert.False(KuCoinLog.IsEnabled);

        using (KuCoinLog.Listen(entry => { lock (entries) entries.Add(entry); }))
            await pipeline.SendAsync(RetryClass.Read);

        Assert.Contains(entries, entry => entry.Level == LogLevel.Debug && entry.Message.Contains("GET /api/v1/thing answered HTTP 200", StringComparison.Ordinal) && entry.Message.Contains("3998 of 4000", StringComparison.Ordinal));
        Assert.Equal(3998, pipeline.GetRateLimits().Single(status => status.Pool is "Spot").Remaining);
    }

    private static Operation<long> NumberCall() => new()
    {
        Name = "Get a number",
        Row = "test",
        Method = HttpMethod.Get,
        Path = "/api/v1/number",
        Pool = RatePool.Public,
        Weight = 1,
        Access = Access.Public,
        Answer = static () => JsonMetadataServices.CreateValueInfo<long>(JsonSerializerOptions.Default, JsonMetadataServices.Int64Converter),
    };

    private static Task<KuCoinException> FailureAsync(RequestPipeline pipeline, RetryClass retry) =>
        Assert.ThrowsAsync<KuCoinException>(() => pipeline.SendAsync(retry));
}
