using System.Text.Json;

namespace KuCoin.Tests;

public sealed class RawRequestTests
{
    [Fact]
    public async Task Any_path_can_be_read_and_is_signed_when_there_is_a_key()
    {
        await using var server = new ScriptedServer(Replies.Data("""{"new":[1,2.50]}"""));
        using var client = new KuCoinClient(TestClient.Options(server));

        var answer = await client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v9/not/yet/known", Query = [new("symbol", "BTC-USDT"), new("nothing", null)] });

        Assert.Equal((200, "200000", "2.50"), (answer.HttpStatus, answer.Code, answer.Data.GetProperty("new")[1].GetRawText()));
        var request = Assert.Single(server.Requests);
        Assert.Equal("GET /api/v9/not/yet/known?symbol=BTC-USDT", request.Line);
        Assert.True(request.Headers.ContainsKey("KC-API-SIGN"));
    }

    [Fact]
    public async Task No_data_is_a_JSON_null()
    {
        await using var server = new ScriptedServer(Replies.Json(200, """{"code":"200000"}"""));
        using var client = new KuCoinClient(TestClient.Options(server));

        var answer = await client.SendRawAsync(new RawRequest { Method = HttpMethod.Delete, Path = "/api/v1/withdrawals/7" });

        Assert.Equal(JsonValueKind.Null, answer.Data.ValueKind);
    }

    [Fact]
    public async Task The_body_is_sent_as_it_is_given()
    {
        await using var server = new ScriptedServer(Replies.Data("1"));
        using var client = new KuCoinClient(TestClient.Options(server));

        await client.SendRawAsync(new RawRequest { Method = HttpMethod.Post, Path = "/api/v9/new", Body = """{ "price": "1.0",  "x": "Grüße" }""" });

        Assert.Equal("""{ "price": "1.0",  "x": "Grüße" }""", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_known_path_is_charged_as_declared_an_unknown_one_with_one_point()
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Data("[]") };
        using var client = new KuCoinClient(TestClient.Options(server));

        await client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/accounts" });
        await client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/orders/660011aa22bb33cc44dd55ee" });
        await client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v9/unknown", Futures = true });

        var left = client.GetRateLimits().ToDictionary(pool => pool.Pool, pool => pool.Limit - pool.Remaining, StringComparer.Ordinal);
        Assert.Equal((5, 2, 1), (left["Management"], left["Spot"], left["Futures"]));
    }

    [Fact]
    public async Task What_is_not_a_read_is_never_repeated_unless_it_is_known_to_be_safe()
    {
        await using var server = new ScriptedServer(Replies.Reset(), Replies.Data("1"));
        using var client = new KuCoinClient(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Post, Path = "/api/v1/orders", Body = """{"clientOid":"a"}""" }));

        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Errors_are_the_typed_ones()
    {
        await using var server = new ScriptedServer(Replies.Refusal("400007", "Access denied", 403));
        using var client = new KuCoinClient(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/x" }));

        Assert.Equal("PermissionMissing", failure.ErrorId);
    }

    [Theory]
    [InlineData("api/v1/x")]
    [InlineData("https://evil.example/api")]
    [InlineData("//evil.example/api")]
    [InlineData("/api/v1/x?y=1")]
    [InlineData("/api/v1/x#y")]
    [InlineData("/api/v1/../x")]
    [InlineData("/api/v1/x y")]
    [InlineData("/api/v1/x\r\nHost: evil")]
    [InlineData("/api/v1/%2e%2e/x")]
    public async Task A_path_that_is_none_is_refused_and_nothing_sent(string path)
    {
        await using var server = new ScriptedServer();
        using var client = new KuCoinClient(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = path }));

        Assert.Equal(KuCoinErrorKind.InvalidArgument, failure.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("x HTTP/1.1\r\nHost: evil\r\ny")]
    [InlineData("currency=BTC&x")]
    [InlineData("ü")]
    [InlineData("a b")]
    [InlineData("")]
    public async Task A_name_that_would_change_the_query_is_refused_and_nothing_sent(string name)
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Data("1") };
        using var client = new KuCoinClient(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Get, Path = "/api/v1/x", Query = [new(name, "z")] }));

        Assert.Equal(KuCoinErrorKind.InvalidArgument, failure.Kind);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_value_never_widens_what_is_changed(string symbol)
    {
        await using var server = new ScriptedServer { Handler = request => Replies.Data(request.Method == "GET" ? "false" : "{}") };
        using var client = new KuCoinClient(TestClient.Options(server));

        var failures = new[]
        {
            await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Delete, Path = "/api/v1/orders", Query = [new("symbol", symbol)] })),
            await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelAllOrdersAsync(symbol)),
            await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.CancelAllStopOrdersAsync(symbol)),
        };

        Assert.All(failures, failure => Assert.Equal(KuCoinErrorKind.InvalidArgument, failure.Kind));
        Assert.DoesNotContain(server.Requests, request => request.Method == "DELETE");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_and_nothing_sent()
    {
        await using var server = new ScriptedServer();
        using var client = new KuCoinClient(TestClient.Options(server));

        var failure = await Assert.ThrowsAsync<KuCoinException>(() => client.SendRawAsync(new RawRequest { Method = HttpMethod.Post, Path = "/api/v1/x", Body = "{'a':1}" }));

        Assert.Equal(KuCoinErrorKind.InvalidArgument, failure.Kind);
        Assert.Empty(server.Requests);
    }
}
