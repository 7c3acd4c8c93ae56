using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using KuCoin.Transport;

namespace KuCoin.Tests.Hostile;

/// <summary>What a hostile server can answer to a call, thing by thing.</summary>
public sealed class HostileAnswersTests
{
    /// <summary>Data of an account's answer, and what becomes of it: null for a value that is read.</summary>
    public static TheoryData<string, string?> Bodies => new()
    {
        { """{"code":"200000","data":""" + Nested(65) + "}", "UnreadableAnswer" },
        { """{"code":"200000","data":""" + Nested(100_000) + "}", "UnreadableAnswer" },
        { Account("1e400"), "UnreadableAnswer" },
        { Account("79228162514264337593543950336"), "UnreadableAnswer" },
        { Account("NaN"), "UnreadableAnswer" },
        { Account("\"NaN\""), "UnreadableAnswer" },
        { Account("\"Infinity\""), "UnreadableAnswer" },
        { Account("\"-Infinity\""), "UnreadableAnswer" },
        { Account("\"1,5\""), "UnreadableAnswer" },
        { Account("null"), "UnreadableAnswer" },
        { Account("\"\""), "UnreadableAnswer" },
        { Account("\"" + new string('9', 1_000_000) + "\""), "UnreadableAnswer" },
        { Account("\"7\"", currency: "\"\\ud800\""), "UnreadableAnswer" },
        { Account("\"7\"", currency: "null"), "UnreadableAnswer" },
        { """{"code":"200000","data":[null]}""", "UnreadableAnswer" },
        { """{"code":"200000","code":"400100","data":[]}""", "UnreadableAnswer" },
        { """{"code":"200000","data":[],"data":[]}""", "UnreadableAnswer" },
        { """{"code":"200000","data":[]}{"code":"400100"}""", "UnreadableAnswer" },
        { Account("\"7\"") + " ", null },
        // Of a name that comes twice within the data the last one counts, as in most readers of JSON.
        { Account("1,\"balance\":\"7\""), null },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_lies_is_a_typed_failure(string body, string? errorId)
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Json(200, body) };
        using var client = Connect(server);

        var failure = await Record.ExceptionAsync(() => client.Account.GetAccountsAsync().WaitAsync(TestClient.Patience));

        Assert.Equal(errorId, (failure as KuCoinException)?.ErrorId);
        if (failure is null)
            Assert.Equal(7m, Assert.Single(await client.Account.GetAccountsAsync()).Balance);
        else
            Assert.Null(MutationTests.Wrong((KuCoinException)failure));
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_a_typed_failure()
    {
        byte[] body = [.. """{"code":"200000","data":[{"id":"1","currency":"B"""u8, 0xff, 0xfe, .. """TC","type":"main","balance":"1","available":"1","holds":"0"}]}"""u8];
        await using var server = new ScriptedServer { Handler = _ => Replies.Bytes(200, "application/json", body) };
        using var client = Connect(server);

        Assert.Equal("UnreadableAnswer", (await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync())).ErrorId);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_unpacks_without_end_is_cut_off(string encoding)
    {
        // A quarter of a gibibyte of blanks in some kibibytes.
        var packed = new MemoryStream();
        using (Stream pack = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1024 * 1024];
            Array.Fill(block, (byte)' ');
            for (var i = 0; i < 256; i++)
                pack.Write(block);
        }
        await using var server = new ScriptedServer { Handler = _ => Replies.Bytes(200, "application/json", packed.ToArray(), ("Content-Encoding", encoding)) };
        using var client = Connect(server);

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTickersAsync().WaitAsync(TestClient.Patience));

        Assert.Equal((KuCoinErrorKind.Protocol, "AnswerTooLarge"), (failure.Kind, failure.ErrorId));
    }

    [Fact]
    public async Task An_announced_length_takes_no_memory()
    {
        await using var server = new ScriptedServer
        {
            Handler = _ => async (socket, cancellationToken) =>
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {ResponseBody.MaximumLength}\r\n\r\n")), cancellationToken);
                return false;
            },
        };
        using var client = Connect(server, retries: 0);

        Assert.Equal("ConnectionBroken", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTickersAsync().WaitAsync(TestClient.Patience))).ErrorId);
    }

    [Fact]
    public async Task A_body_that_drips_ends_with_the_time_of_the_call()
    {
        await using var server = new ScriptedServer
        {
            Handler = _ => async (socket, cancellationToken) =>
            {
                await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray(), cancellationToken);
                while (true)
                {
                    await socket.SendAsync(" "u8.ToArray(), cancellationToken);
                    await Task.Delay(20, cancellationToken);
                }
            },
        };
        using var client = Connect(server, attempt: TimeSpan.FromMilliseconds(500), budget: TimeSpan.FromSeconds(2));
        var began = Stopwatch.GetTimestamp();

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTickersAsync().WaitAsync(TestClient.Patience));

        Assert.Equal(KuCoinErrorKind.Timeout, failure.Kind);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(40));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-Filler: and so on and so on\r\n")]
    [InlineData("", "HTTP/1.1 100 Continue\r\n\r\n")]
    public async Task A_head_without_end_is_given_up(string first, string again)
    {
        await using var server = new ScriptedServer
        {
            Handler = _ => async (socket, cancellationToken) =>
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(first), cancellationToken);
                var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, 100)));
                while (true)
                    await socket.SendAsync(block, cancellationToken);
            },
        };
        using var client = Connect(server, retries: 0, attempt: TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTickersAsync().WaitAsync(TestClient.Patience));

        Assert.True(failure.Kind is KuCoinErrorKind.Connection or KuCoinErrorKind.Timeout, failure.Message);
    }

    [Theory]
    [InlineData(204, "EmptyAnswer")]
    [InlineData(205, "EmptyAnswer")]
    [InlineData(301, "Redirected")]
    [InlineData(307, "Redirected")]
    [InlineData(308, "Redirected")]
    public async Task A_status_without_an_answer_is_a_typed_failure_and_leads_nowhere(int status, string errorId)
    {
        await using var elsewhere = new ScriptedServer();
        await using var server = new ScriptedServer { Handler = _ => Replies.Bytes(status, "text/html", [], ("Location", elsewhere.Endpoint.ToString())) };
        using var client = Connect(server, retries: 0);

        Assert.Equal(errorId, (await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync().WaitAsync(TestClient.Patience))).ErrorId);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task No_terminal_obeys_what_the_exchange_says()
    {
        const string Attack = "\\u001b[2J\\u001b]0;owned\\u0007\\r\\nfaked line\\u009b31m\\u202e";
        await using var server = new ScriptedServer
        {
            Handler = request => request.Target.StartsWith("/api/v1/accounts", StringComparison.Ordinal)
                ? Replies.Json(200, $$"""{"code":"400100{{Attack}}","msg":"{{Attack}}"}""", ("X-Request-Id", "id"))
                : Replies.Json(200, $$"""{"code":"200000","data":["{{Attack}}"]}"""),
        };
        using var client = Connect(server);

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync());
        Assert.Null(MutationTests.Wrong(failure));
        Assert.Equal("KcApiUnknown", failure.ErrorId);
        Assert.DoesNotContain(failure.ToString().ReplaceLineEndings("\n"), character => char.IsControl(character) && character != '\n');

        Assert.Equal("\u241b[2J\u241b]0;owned\u2407\r\nfaked line\ufffd31m\u202e", Assert.Single(await client.Spot.GetMarketsAsync()));
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_shows_no_secret_in_the_failure()
    {
        await using var server = new ScriptedServer { Handler = request => Replies.Json(200, Account($"\"{request.Headers["KC-API-SIGN"]}{request.Headers["KC-API-PASSPHRASE"]}\"")) };
        using var client = Connect(server);

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.Account.GetAccountsAsync());

        var request = Assert.Single(server.Requests);
        Assert.DoesNotContain(request.Headers["KC-API-SIGN"][..12], failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(request.Headers["KC-API-PASSPHRASE"][..12], failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b", "/api/v1/orders/a%2Fb")]
    [InlineData("a?b=c", "/api/v1/orders/a%3Fb%3Dc")]
    [InlineData("a#b", "/api/v1/orders/a%23b")]
    [InlineData("a\r\nX-Evil: 1", "/api/v1/orders/a%0D%0AX-Evil:%201")]
    [InlineData("ä☃", "/api/v1/orders/%C3%A4%E2%98%83")]
    [InlineData("%2e%2e", "/api/v1/orders/%252e%252e")]
    public async Task An_id_stays_one_piece_of_the_path(string id, string target)
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Refusal("400100", "order not exist.") };
        using var client = Connect(server);

        await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderAsync(id));

        Assert.All(server.Requests, request => Assert.False(request.Headers.ContainsKey("X-Evil")));
        Assert.Equal($"GET {target}", server.Requests[0].Line);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../b")]
    [InlineData(" ")]
    public async Task An_id_that_climbs_is_refused_and_nothing_sent(string id)
    {
        await using var server = new ScriptedServer();
        using var client = Connect(server);

        Assert.Equal(KuCoinErrorKind.InvalidArgument, (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync(id))).Kind);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_remark_is_data_and_nothing_else()
    {
        const string Remark = "a\"},\"size\":\"9";
        await using var server = new ScriptedServer { Handler = _ => Replies.Data("""{"orderId":"o1"}""") };
        using var client = Connect(server);

        await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1m, Size = 1m, Remark = Remark });

        var request = Assert.Single(server.Requests);
        using var body = JsonDocument.Parse(request.Body);
        Assert.Equal((Remark, "1"), (body.RootElement.GetProperty("remark").GetString(), body.RootElement.GetProperty("size").GetString()));
    }

    [Fact]
    public async Task A_remark_of_several_lines_is_refused_and_nothing_sent()
    {
        await using var server = new ScriptedServer();
        using var client = Connect(server);
        var order = new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1m, Size = 1m, Remark = "a\r\nX-Evil: 1" };

        Assert.Equal(KuCoinErrorKind.InvalidArgument, (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(order))).Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(253402300800000)]
    [InlineData(0)]
    public async Task A_time_that_cannot_be_is_refused_and_harms_no_call(long time)
    {
        await using var server = new ScriptedServer { Time = null, Handler = request => request.Target.EndsWith("/timestamp", StringComparison.Ordinal) ? Replies.Data(time.ToString(CultureInfo.InvariantCulture)) : Replies.Data("[]") };
        using var client = Connect(server);

        Assert.Equal("ServerTimeInvalid", (await Assert.ThrowsAsync<KuCoinException>(() => client.Clock.SampleAsync())).ErrorId);
        Assert.Empty(await client.Account.GetAccountsAsync());
    }

    [Fact]
    public async Task Pages_that_only_repeat_come_to_an_end()
    {
        await using var server = new ScriptedServer
        {
            Handler = request =>
            {
                var page = request.Target.Split("currentPage=")[1].Split('&')[0];
                return Replies.Data($$"""{"currentPage":{{page}},"pageSize":500,"totalNum":2147483647,"totalPage":2147483647,"items":[{"id":"d1","currency":"BTC","amount":"1","status":"SUCCESS","createdAt":1700000000000}]}""", ("gw-ratelimit-limit", "1000000"), ("gw-ratelimit-remaining", "1000000"));
            },
        };
        using var client = Connect(server);

        var failure = await Assert.ThrowsAsync<KuCoinException>(async () =>
        {
            await foreach (var deposit in client.Account.GetDeposits(new DepositQuery()))
                Assert.Equal("d1", deposit.Id);
        }).WaitAsync(TestClient.Patience);

        Assert.Equal("EndlessPages", failure.ErrorId);
    }

    private static KuCoinClient Connect(ScriptedServer server, int retries = 1, TimeSpan? attempt = null, TimeSpan? budget = null)
    {
        var options = TestClient.Options(server, retries: retries, attempt: attempt ?? TestClient.Patience, budget: budget ?? TestClient.Patience);
        return new KuCoinClient(new KuCoinClientOptions
        {
            Endpoint = options.Endpoint,
            FuturesEndpoint = options.FuturesEndpoint,
            Credentials = options.Credentials,
            MaximumRetryCount = options.MaximumRetryCount,
            AttemptTimeout = options.AttemptTimeout,
            CallTimeout = options.CallTimeout,
            ApiGeneration = ApiGeneration.Classic,
        });
    }

    private static string Account(string balance, string currency = "\"BTC\"") =>
        $$"""{"code":"200000","data":[{"id":"1","currency":{{currency}},"type":"main","balance":{{balance}},"available":"1","holds":"0"}]}""";

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
