using Xunit;

namespace KuCoin.Tests;

public sealed class SpotBatchTests
{
    private const string NoOrder = """{"code":"400100","msg":"order not exist."}""";

    [Fact]
    public async Task TheEngineTakesFiveAtATimeAndEachRowHasItsOutcome()
    {
        await using var exchange = new ScriptedServer(request => request.Body.Contains("\"c1\"", StringComparison.Ordinal)
            ? """{"code":"200000","data":[{"orderId":"o1","clientOid":"c1","success":true},{"success":false,"failMsg":"The order funds should more then 0.1 USDT."},{"orderId":"o3","clientOid":"c3","success":true},{"orderId":"o4","clientOid":"c4","success":true},{"orderId":"o5","clientOid":"c5","success":true}]}"""
            : """{"code":"200000","data":{"orderId":"o6","clientOid":"c6"}}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        var rows = await client.Spot.PlaceOrdersAsync([.. Enumerable.Range(1, 6).Select(number => Order(number))]);

        Assert.Equal(["o1", null, "o3", "o4", "o5", "o6"], rows.Select(row => row.Value?.Id));
        Assert.Equal(("RowRefused", "c2", null), (rows[1].Error!.ErrorId, rows[1].Error!.ClientOid, rows[1].Error!.Code));
        Assert.Contains("The order funds should more then 0.1 USDT.", rows[1].Error!.Message, StringComparison.Ordinal);
        Assert.Equal("POST /api/v1/hf/orders/multi", exchange.Requests[0].Line);
        Assert.StartsWith("""{"orderList":[{"clientOid":"c1","side":"buy","symbol":"BTC-USDT","type":"limit","price":"1","size":"1"},{"clientOid":"c2",""", exchange.Requests[0].Body, StringComparison.Ordinal);
        Assert.StartsWith("""POST /api/v1/hf/orders {"clientOid":"c6",""", exchange.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClassicNamesThePairOutsideAndAnswersOneLevelDeeper()
    {
        await using var exchange = new ScriptedServer(_ =>
            """{"code":"200000","data":{"data":[{"symbol":"BTC-USDT","id":"o1","status":"success","failMsg":null,"clientOid":"c1"},{"symbol":"BTC-USDT","id":null,"status":"fail","failMsg":"Balance insufficient!","clientOid":"c2"}]}}""");
        using var client = exchange.Connect(ApiGeneration.Classic);

        var rows = await client.Spot.PlaceOrdersAsync([Order(1), Order(2)]);

        Assert.Equal("o1", rows[0].Value!.Id);
        Assert.Equal((KuCoinErrorKind.InsufficientFunds, "c2"), (rows[1].Error!.Kind, rows[1].Error!.ClientOid));
        Assert.StartsWith("""POST /api/v1/orders/multi {"symbol":"BTC-USDT","orderList":[{"clientOid":"c1",""", Assert.Single(exchange.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotGoTogetherGoesAloneInItsOrder()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":{"orderId":"o1"}}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        var rows = await client.Spot.PlaceOrdersAsync(
        [
            Order(1),
            Order(2, "ETH-USDT"),
            new OrderRequest { Symbol = "ETH-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 1m, ClientOid = "c3" },
            Order(4, "ETH-USDT") with { TradeType = TradeType.MarginTrade },
        ]);

        Assert.All(rows, row => Assert.NotNull(row.Value));
        Assert.Equal(["/api/v1/hf/orders", "/api/v1/hf/orders", "/api/v1/hf/orders", "/api/v3/hf/margin/order"], exchange.Requests.Select(request => request.Target));
        Assert.Equal(["c1", "c2", "c3", "c4"], rows.Select(row => row.Value!.ClientOid));
    }

    [Fact]
    public async Task AfterALostAnswerEachOrderIsLookedForAndOnlyTheMissingArePlaced()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Target: "/api/v1/hf/orders/multi" } => ScriptedServer.Drop,
            { Target: "/api/v1/hf/orders" } => """{"code":"200000","data":{"orderId":"o2","clientOid":"c2"}}""",
            { Target: "/api/v1/hf/orders/client-order/c1?symbol=BTC-USDT" } => """{"code":"200000","data":{"id":"o1","clientOid":"c1","symbol":"BTC-USDT","type":"limit","side":"buy","price":"1","size":"1","dealSize":"0","dealFunds":"0","active":true,"createdAt":1729235902748}}""",
            _ => NoOrder,
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        var rows = await client.Spot.PlaceOrdersAsync([Order(1), Order(2)]);

        Assert.Equal([("o1", true), ("o2", false)], rows.Select(row => (row.Value!.Id, row.Value.Recovered)));
        Assert.Single(exchange.Requests, request => request.Target is "/api/v1/hf/orders/multi");
        Assert.Contains("\"c2\"", Assert.Single(exchange.Requests, request => request.Target is "/api/v1/hf/orders").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusalOfAllIsEachRowsError()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200004","msg":"Balance insufficient!"}""");
        using var client = exchange.Connect(ApiGeneration.Current);
        var rows = await client.Spot.PlaceOrdersAsync([Order(1), Order(2)]);
        Assert.All(rows, row => Assert.Equal(KuCoinErrorKind.InsufficientFunds, row.Error!.Kind));
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task WhatCannotBeRightIsNotSent()
    {
        await using var exchange = new ScriptedServer(_ => NoOrder);
        using var client = exchange.Connect(ApiGeneration.Current);

        var twice = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrdersAsync([Order(1), Order(1)]));
        var wrong = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrdersAsync([Order(1), Order(2) with { Price = null }]));

        Assert.Equal(("ClientOidNotUnique", "PriceNeeded"), (twice.ErrorId, wrong.ErrorId));
        Assert.Empty(await client.Spot.PlaceOrdersAsync([]));
        Assert.Empty(exchange.Requests);
    }

    private static OrderRequest Order(int number, string symbol = "BTC-USDT") =>
        new() { Symbol = symbol, Side = OrderSide.Buy, Price = 1m, Size = 1m, ClientOid = $"c{number}" };
}
