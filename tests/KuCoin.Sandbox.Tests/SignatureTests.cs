using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Who gets in, and with which code the others are turned away.</summary>
public class SignatureTests
{
    private const string Secret = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    [Theory]
    [InlineData("GET/api/v1/accounts", "RJ+bDNcaemHgUBVm+equBkJfvwBur5MLut1LdBv23sw=")]
    [InlineData("GET/api/v1/accounts?currency=USDT&type=trade", "D9JLfpbexJLQw2mN7XdFm3vLyv1Bf/qJh78uGFYYHKc=")]
    [InlineData("GET/api/v1/trade-fees?symbols=BTC-USDT,ETH-USDT", "0Y8hE2EYtPHXnMrNuVzEDd3/h5Gl4UCwc0L1YHEkMXg=")]
    [InlineData("DELETE/api/v1/hf/orders/660011aa22bb33cc44dd55ee?symbol=BTC-USDT", "lP8dT3KD/Tmv+0VwTiReq/Q8MbxNUPKuKCT8SDQtfig=")]
    [InlineData("""POST/api/v1/hf/orders{"clientOid":"a-1","symbol":"BTC-USDT","side":"buy","type":"limit","price":"20000","size":"0.001"}""", "ykO72H9Ig1tXCd/jaHPrK/bwN6ObTejEQSx3ulnlsPE=")]
    [InlineData("POST/api/v1/bullet-private", "ClENgwGcsDXL1DNgIsdSneCNOtPiE4nvjUwSkJ5S6ds=")]
    [InlineData("""DELETE/api/v1/orders/multi-cancel{"orderIdsList":["1","2"]}""", "b8UURukORIvKYW4Kgnfs+DwsgoUDNPsNe8d8hYIwPWY=")]
    [InlineData("DELETE/api/v1/sub/api-key?apiKey=k1&subName=bot1&passphrase=abc!@#11", "QdSB6QcfxcOfYCzacJBk5se1DI4D+QWJzvvSimzWcGQ=")]
    [InlineData("""POST/api/v3/withdrawals{"remark":"Grüße"}""", "pbkuhB/1xY+Jrk/XJRn2ckgmA/UHvFbQwlCJcab/JZI=")]
    public void The_signer_of_these_tests_meets_the_reference(string text, string signature) =>
        Assert.Equal(signature, Client.Hmac(Secret, "1700000000123" + text));

    [Fact]
    public void The_passphrase_of_these_tests_meets_the_reference() =>
        Assert.Equal("EMI0dKo67eduljOeAs30UBVaoZtIB3VuIR/8JoXkqCI=", Client.Hmac(Secret, "Open.Sesame42"));

    [Fact]
    public async Task Signed_requests_with_query_body_and_deletion_are_accepted()
    {
        using var server = SandboxServer.Start(new SandboxOptions { MarketMaker = false });
        using var client = new Client(server);
        Assert.Equal("200000", (await client.Get("/api/v1/accounts")).Code);
        Assert.Equal("200000", (await client.Get("/api/v1/accounts?currency=USDT&type=trade")).Code);
        var order = """{"clientOid":"a-1","symbol":"BTC-USDT","side":"buy","type":"limit","price":"20000","size":"0.001","remark":"x"}""";
        var placed = await client.Send("POST", "/api/v1/orders", order);
        Assert.Equal("200000", placed.Code);
        Assert.Equal("200000", (await client.Delete($"/api/v1/orders/{placed.Text("orderId")}")).Code);
        Assert.Equal("200000", (await client.Post("/api/v1/bullet-private")).Code);
    }

    [Fact]
    public async Task The_raw_query_is_what_is_signed_and_the_encoded_one_is_tolerated()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        const string encoded = "/api/v1/trade-fees?symbols=BTC-USDT%2CETH-USDT";
        const string raw = "/api/v1/trade-fees?symbols=BTC-USDT,ETH-USDT";
        Assert.Equal(2, (await client.Send("GET", encoded, signedPath: raw)).Data.GetArrayLength());
        Assert.Equal("200000", (await client.Send("GET", encoded, signedPath: encoded)).Code);
        Assert.Equal("400005", (await client.Send("GET", encoded, signedPath: "/api/v1/trade-fees")).Code);
    }

    [Theory]
    [InlineData("KC-API-KEY")]
    [InlineData("KC-API-SIGN")]
    [InlineData("KC-API-TIMESTAMP")]
    [InlineData("KC-API-PASSPHRASE")]
    public async Task A_missing_header_is_400001(string header) =>
        await Expect("400001", 401, request => request.Headers.Remove(header));

    [Fact]
    public async Task An_unknown_key_is_400003() => await Expect("400003", 401, Replace("KC-API-KEY", "000000000000000000000000"));

    [Fact]
    public async Task A_wrong_passphrase_is_400004() => await Expect("400004", 401, Replace("KC-API-PASSPHRASE", Client.Hmac("other", "other")));

    [Fact]
    public async Task A_wrong_signature_is_400005() => await Expect("400005", 401, Replace("KC-API-SIGN", Client.Hmac("other", "other")));

    [Fact]
    public async Task A_version_1_key_is_400008() => await Expect("400008", 401, Replace("KC-API-KEY-VERSION", "1"));

    [Fact]
    public async Task Another_key_version_is_400009() => await Expect("400009", 401, Replace("KC-API-KEY-VERSION", "2"));

    [Fact]
    public async Task A_body_changed_by_one_byte_is_400005()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var reply = await client.Send("POST", "/api/v1/orders", """{"size":"1"}""", request => request.Content = new StringContent("""{"size":"2"}""", null, "application/json"));
        Assert.Equal("400005", reply.Code);
        Assert.Empty(server.Orders);
    }

    [Theory]
    [InlineData(-5.5, "400002")]
    [InlineData(-4, "200000")]
    [InlineData(4, "200000")]
    [InlineData(6, "400002")]
    public async Task The_timestamp_may_be_five_seconds_off(double seconds, string code)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        Assert.Equal(code, (await client.Send("GET", "/api/v1/accounts", at: server.Now.AddSeconds(seconds))).Code);
    }

    [Fact]
    public async Task The_sandbox_clock_decides_about_timestamps()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero) });
        using var client = new Client(server);
        Assert.Equal("400002", (await client.Send("GET", "/api/v1/accounts", at: DateTimeOffset.UtcNow)).Code);
        Assert.Equal("200000", (await client.Get("/api/v1/accounts")).Code);
        server.SetClock(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var time = (await client.Public("/api/v1/timestamp")).Data.GetInt64();
        Assert.InRange(time, 1577836800000, 1577836860000);
        Assert.Equal("200000", (await client.Get("/api/v1/accounts")).Code);
    }

    [Fact]
    public async Task A_foreign_address_is_400006_and_a_listed_one_gets_in()
    {
        using var server = SandboxServer.Start();
        using var foreign = new Client(server, server.AddKey("General", ipWhitelist: "203.0.113.7"));
        using var listed = new Client(server, server.AddKey("General", ipWhitelist: "203.0.113.7,127.0.0.1"));
        Assert.Equal(("400006", 403), ((await foreign.Get("/api/v1/accounts")) is var r ? (r.Code, r.Status) : default));
        Assert.Equal("200000", (await listed.Get("/api/v1/accounts")).Code);
    }

    [Theory]
    [InlineData("General", "GET", "/api/v1/accounts", "200000")]
    [InlineData("Spot", "GET", "/api/v1/accounts", "400007")]
    [InlineData("General", "DELETE", "/api/v1/orders", "400007")]
    [InlineData("General,Spot", "DELETE", "/api/v1/orders", "200000")]
    [InlineData("General,Spot", "POST", "/api/v3/accounts/universal-transfer", "400007")]
    [InlineData("General,InnerTransfer", "POST", "/api/v3/accounts/universal-transfer", "400100")]
    [InlineData("General,InnerTransfer", "POST", "/api/v2/accounts/inner-transfer", "400007")]
    public async Task A_key_may_do_what_it_was_given(string permissions, string method, string path, string code)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, server.AddKey(permissions));
        Assert.Equal(code, (await client.Send(method, path, method == "POST" ? "{}" : "")).Code);
    }

    [Fact]
    public async Task A_version_2_key_works_with_its_own_version()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server, server.AddKey("General", version: 2));
        var facts = await client.Get("/api/v1/user/api-key");
        Assert.Equal(2, facts.Num("apiVersion"));
        Assert.Equal("General", facts.Text("permission"));
    }

    [Fact]
    public async Task Wrong_type_path_and_method_have_their_codes()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var type = await client.Send("POST", "/api/v1/orders", "{}", request => request.Content = new StringContent("{}", null, "text/plain"));
        Assert.Equal(("415000", 415), (type.Code, type.Status));
        var path = await client.Get("/api/v1/contracts/active");
        Assert.Equal(("404000", 404), (path.Code, path.Status));
        var method = await client.Public("/api/v1/timestamp", "PATCH");
        Assert.Equal(("405", 405), (method.Code, method.Status));
    }

    private static Action<HttpRequestMessage> Replace(string header, string value) => request =>
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    };

    private static async Task Expect(string code, int status, Action<HttpRequestMessage> tamper)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var reply = await client.Send("GET", "/api/v1/accounts", "", tamper);
        Assert.Equal((code, status), (reply.Code, reply.Status));
        Assert.False(string.IsNullOrEmpty(reply.Message));
    }
}
