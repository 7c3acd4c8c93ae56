using Xunit;

namespace KuCoin.Tests;

public sealed class SpotStopTests
{
    private const string Stop = """{"id":"vs1","symbol":"BTC-USDT","userId":"u","status":"NEW","type":"limit","side":"sell","price":"49000.00000000000000000000","size":"0.10000000000000000000","funds":null,"cancelAfter":-1,"clientOid":"c1","orderTime":1740626554883000024,"tradeType":"TRADE","createdAt":1740626554884,"stop":"loss","stopTriggerTime":null,"stopPrice":"49500.00000000000000000000"}""";

    private static readonly StopOrderRequest Request = new()
    {
        Order = new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Sell, Price = 49000m, Size = 0.1m, ClientOid = "c1", TradeType = TradeType.Trade, Remark = "r" },
        Stop = StopKind.Loss,
        StopPrice = 49500m,
    };

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task AStopOrderNamesItsKindAndItsPrice(ApiGeneration generation)
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":{"orderId":"vs1"}}""");
        using var client = exchange.Connect(generation);

        var receipt = await client.Spot.PlaceStopOrderAsync(Request);

        Assert.Equal(
            """POST /api/v1/stop-order {"clientOid":"c1","side":"sell","symbol":"BTC-USDT","type":"limit","price":"49000","size":"0.1","tradeType":"TRADE","remark":"r","stop":"loss","stopPrice":"49500"}""",
            Assert.Single(exchange.Texts));
        Assert.Equal(("vs1", "c1", "loss", 49500m, false), (receipt.Id, receipt.ClientOid, receipt.Stop, receipt.StopPrice, receipt.Recovered));
    }

    [Fact]
    public async Task ALostAnswerIsLookedUpAmongTheStopOrders()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "POST" ? ScriptedServer.Drop : $$"""{"code":"200000","data":[{{Stop}}]}""");
        using var client = exchange.Connect();

        var receipt = await client.Spot.PlaceStopOrderAsync(Request);

        Assert.Equal(("vs1", true), (receipt.Id, receipt.Recovered));
        Assert.Equal("GET /api/v1/stop-order/queryOrderByClientOid?clientOid=c1&symbol=BTC-USDT", exchange.Texts[1]);
        Assert.Equal(2, exchange.Requests.Count);
    }

    [Fact]
    public async Task OneThatTriggeredAtOnceIsFoundAmongTheOrders()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Method: "POST" } => ScriptedServer.Drop,
            { Target: "/api/v1/stop-order/queryOrderByClientOid?clientOid=c1&symbol=BTC-USDT" } => """{"code":"200000","data":[]}""",
            _ => """{"code":"200000","data":{"id":"o1","clientOid":"c1","symbol":"BTC-USDT","type":"limit","side":"sell","price":"49000","size":"0.1","dealSize":"0","dealFunds":"0","active":true,"createdAt":1729235902748}}""",
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        var receipt = await client.Spot.PlaceStopOrderAsync(Request);

        Assert.Equal(("o1", true), (receipt.Id, receipt.Recovered));
        Assert.Single(exchange.Requests, request => request.Method is "POST");
    }

    [Fact]
    public async Task StopOrdersAreReadWithoutTheZerosAtTheirEnd()
    {
        await using var exchange = new ScriptedServer(request => request.Target.Contains("vs1", StringComparison.Ordinal) && !request.Target.Contains('?', StringComparison.Ordinal)
            ? $$"""{"code":"200000","data":{{Stop}}}"""
            : $$$"""{"code":"200000","data":{"currentPage":1,"pageSize":500,"totalNum":1,"totalPage":1,"items":[{{{Stop}}}]}}""");
        using var client = exchange.Connect();

        var one = await client.Spot.GetStopOrderAsync("vs1");
        var listed = new List<StopOrder>();
        await foreach (var stop in client.Spot.GetStopOrders(new StopOrderQuery { Symbol = "BTC-USDT", Side = OrderSide.Sell, Ids = ["vs1", "vs2"] }))
            listed.Add(stop);

        Assert.Equal("49000 0.1 49500", FormattableString.Invariant($"{one.Price} {one.Size} {one.StopPrice}"));
        Assert.Equal((null, null, null), (one.Funds, one.CancelAfter, one.TriggeredAt));
        Assert.Equal([one], listed);
        Assert.Equal("GET /api/v1/stop-order?symbol=BTC-USDT&side=sell&orderIds=vs1,vs2&currentPage=1&pageSize=500", exchange.Texts[1]);
    }

    [Fact]
    public async Task EachWayOfCancellingIsItsOwnCall()
    {
        await using var exchange = new ScriptedServer(request => request.Target.Contains("ByClientOid", StringComparison.Ordinal)
            ? """{"code":"200000","data":{"cancelledOrderId":"vs1","clientOid":"c1"}}"""
            : """{"code":"200000","data":{"cancelledOrderIds":["vs1"]}}""");
        using var client = exchange.Connect();

        Assert.Equal(["vs1"], await client.Spot.CancelStopOrderAsync("vs1"));
        Assert.Equal(["vs1"], await client.Spot.CancelStopOrderByClientOidAsync("c1", "BTC-USDT"));
        Assert.Equal(["vs1"], await client.Spot.CancelStopOrdersAsync("BTC-USDT", TradeType.MarginTrade, ["vs1", "vs2"]));
        Assert.Equal(["vs1"], await client.Spot.CancelStopOrdersAsync());
        // No id is not every id.
        Assert.Empty(await client.Spot.CancelStopOrdersAsync(ids: []));

        Assert.Equal(
            [
                "DELETE /api/v1/stop-order/vs1",
                "DELETE /api/v1/stop-order/cancelOrderByClientOid?clientOid=c1&symbol=BTC-USDT",
                "DELETE /api/v1/stop-order/cancel?symbol=BTC-USDT&tradeType=MARGIN_TRADE&orderIds=vs1,vs2",
                "DELETE /api/v1/stop-order/cancel",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task WhatIsNotThereIsNotFound()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":null}""");
        using var client = exchange.Connect();
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetStopOrderAsync("vs9"))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetStopOrderByClientOidAsync("c9"))).ErrorId);
        Assert.Equal("StopPriceNotPositive", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceStopOrderAsync(Request with { StopPrice = 0m }))).ErrorId);
    }
}
