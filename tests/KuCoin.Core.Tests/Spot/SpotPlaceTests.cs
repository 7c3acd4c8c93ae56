using Xunit;

namespace KuCoin.Tests;

public sealed class SpotPlaceTests
{
    private static readonly OrderRequest Limit = new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 50000m, Size = 0.00001m, ClientOid = "5c52e11203aa677f33e4923fb" };

    [Fact]
    public async Task ALimitOrderIsSentAsItWasAskedFor()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("place-order"));
        using var client = exchange.Connect();

        var receipt = await client.Spot.PlaceOrderAsync(new OrderRequest
        {
            Symbol = "BTC-USDT",
            Side = OrderSide.Sell,
            Price = 50000.10m,
            Size = 0.00001m,
            TimeInForce = TimeInForce.GTT,
            CancelAfter = TimeSpan.FromMinutes(1),
            PostOnly = true,
            Iceberg = true,
            VisibleSize = 0.000001m,
            SelfTradePrevention = SelfTradePrevention.DC,
            TradeType = TradeType.MarginTrade,
            Remark = "order remarks",
            ClientOid = "a-1",
        });

        Assert.Equal(
            """POST /api/v1/orders {"clientOid":"a-1","side":"sell","symbol":"BTC-USDT","type":"limit","price":"50000.10","size":"0.00001","timeInForce":"GTT","cancelAfter":60,"postOnly":true,"iceberg":true,"visibleSize":"0.000001","stp":"DC","tradeType":"MARGIN_TRADE","remark":"order remarks"}""",
            Assert.Single(exchange.Texts));
        Assert.Equal(("674a8635b38d120007709c0f", "a-1", "limit", "GTT", "MARGIN_TRADE", false), (receipt.Id, receipt.ClientOid, receipt.Type, receipt.TimeInForce, receipt.TradeType, receipt.Recovered));
        Assert.Equal((OrderSide.Sell, 50000.10m, 0.00001m, null), (receipt.Side, receipt.Price, receipt.Size, receipt.Funds));
    }

    [Fact]
    public async Task AMarketOrderByFundsCarriesNothingElse()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("place-order"));
        using var client = exchange.Connect();

        await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 100m, ClientOid = "a-2" });

        Assert.Equal(
            """POST /api/v1/orders {"clientOid":"a-2","side":"buy","symbol":"BTC-USDT","type":"market","funds":"100"}""",
            Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task EachOrderGetsAClientIdOfItsOwn()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("place-order"));
        using var client = exchange.Connect();
        var request = new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1m, Size = 1m };

        var first = await client.Spot.PlaceOrderAsync(request);
        var second = await client.Spot.PlaceOrderAsync(request);

        Assert.NotEqual(first.ClientOid, second.ClientOid, StringComparer.Ordinal);
        Assert.Contains($"\"clientOid\":\"{first.ClientOid}\"", exchange.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains($"\"clientOid\":\"{second.ClientOid}\"", exchange.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAKeyTheOrderItselfIsRefusedAndNothingIsAsked()
    {
        await using var server = new ScriptedServer { Handler = _ => Replies.Json(200, Samples.Read("place-order")) };
        using var client = new KuCoinClient(TestClient.Options(server, isSigned: false));

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(Limit));

        Assert.Equal("NoCredentials", error.ErrorId);
        Assert.Contains("/api/v1/orders ", error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task TestingUsesTheTestCallAndPlacesNothing()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("place-order"));
        using var client = exchange.Connect();
        await client.Spot.TestOrderAsync(Limit);
        var request = Assert.Single(exchange.Requests);
        Assert.Equal("POST /api/v1/orders/test", request.Line);
    }

    [Fact]
    public async Task ALostAnswerOfAnActiveOrderIsFoundByItsClientId()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "POST" ? ScriptedServer.Drop : Samples.Read("order", Active));
        using var client = exchange.Connect();

        var receipt = await client.Spot.PlaceOrderAsync(Limit);

        Assert.True(receipt.Recovered);
        Assert.Equal(("674a97dfef434f0007efc431", DateTimeOffset.FromUnixTimeMilliseconds(1732941791518)), (receipt.Id, receipt.PlacedAt));
        Assert.Equal(["POST /api/v1/orders", "GET /api/v1/order/client-order/5c52e11203aa677f33e4923fb"], exchange.Requests.Select(request => request.Line).ToArray());
    }

    [Fact]
    public async Task ALostAnswerOfADoneOrderIsFoundAmongTheDoneOnes()
    {
        await using var exchange = new ScriptedServer(request =>
            request.Method is "POST" ? ScriptedServer.Drop
            : request.Target.StartsWith("/api/v1/order/client-order/", StringComparison.Ordinal) ? """{"code":"400100","msg":"order_not_exist_or_not_allow_to_cancel"}"""
            : Samples.Read("orders"));
        using var client = exchange.Connect();

        var receipt = await client.Spot.PlaceOrderAsync(Limit);

        Assert.Equal(("674a9a872033a50007e2790d", true), (receipt.Id, receipt.Recovered));
        Assert.Single(exchange.Requests, request => request.Method is "POST");
        Assert.StartsWith("/api/v1/orders?status=done&symbol=BTC-USDT&startAt=", exchange.Requests[^1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderThatIsNowhereIsSentAgainWithTheSameClientId()
    {
        int posts = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is "POST" ? Interlocked.Increment(ref posts) == 1 ? ScriptedServer.Drop : Samples.Read("place-order")
            : request.Target.StartsWith("/api/v1/order/client-order/", StringComparison.Ordinal) ? """{"code":"200000","data":null}"""
            : """{"code":"200000","data":{"currentPage":1,"pageSize":500,"totalNum":0,"totalPage":0,"items":[]}}""");
        using var client = exchange.Connect();

        var receipt = await client.Spot.PlaceOrderAsync(Limit);

        Assert.Equal(("674a8635b38d120007709c0f", false), (receipt.Id, receipt.Recovered));
        Assert.Equal(2, posts);
        Assert.Single(exchange.Requests.Where(request => request.Method is "POST").Select(request => request.Body).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AnotherOrderWithTheClientIdIsNotTakenForOurs()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "POST" ? ScriptedServer.Drop : Samples.Read("order", order =>
        {
            Active(order);
            order["side"] = "sell";
        }));
        using var client = exchange.Connect();

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(Limit));

        Assert.Equal((KuCoinErrorKind.AlreadyExists, "ClientOidInUse", Limit.ClientOid), (error.Kind, error.ErrorId, error.ClientOid));
        Assert.Single(exchange.Requests, request => request.Method is "POST");
    }

    [Theory]
    [InlineData("200004", "Balance insufficient!", KuCoinErrorKind.InsufficientFunds)]
    [InlineData("400100", "account.available.amount", KuCoinErrorKind.InsufficientFunds)]
    [InlineData("400600", "not started", KuCoinErrorKind.InvalidArgument)]
    public async Task ARefusalIsNotRepeated(string code, string text, KuCoinErrorKind kind)
    {
        await using var exchange = new ScriptedServer(_ => $$"""{"code":"{{code}}","msg":"{{text}}"}""");
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(Limit));
        Assert.Equal((kind, code), (error.Kind, error.Code));
        Assert.Single(exchange.Requests);
    }

    private static void Active(System.Text.Json.Nodes.JsonObject order)
    {
        order["isActive"] = true;
        order["cancelExist"] = false;
        order["size"] = "0.00001";
    }
}
