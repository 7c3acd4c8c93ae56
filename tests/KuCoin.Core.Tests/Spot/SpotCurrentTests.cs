using Xunit;

namespace KuCoin.Tests;

/// <summary>What is asked with the Current generation's calls, and that the same records come out.</summary>
public sealed class SpotCurrentTests
{
    private const string Ok = """{"code":"200000","data":{"orderId":"o1","clientOid":"c1"}}""";
    private const string NoOrder = """{"code":"400100","msg":"order not exist."}""";
    private static readonly OrderRequest Limit = new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 50000m, Size = 0.1m, ClientOid = "c1" };

    [Fact]
    public async Task OrdersOfTheTradeAccountGoToTheEngine()
    {
        await using var exchange = new ScriptedServer(_ => Ok);
        using var client = exchange.Connect(ApiGeneration.Current);

        var receipt = await client.Spot.PlaceOrderAsync(Limit with { Remark = "r", TradeType = TradeType.Trade });

        Assert.Equal("""POST /api/v1/hf/orders {"clientOid":"c1","side":"buy","symbol":"BTC-USDT","type":"limit","price":"50000","size":"0.1","remark":"r"}""", Assert.Single(exchange.Texts));
        Assert.Equal(("o1", "c1", "TRADE"), (receipt.Id, receipt.ClientOid, receipt.TradeType));
    }

    [Theory]
    [InlineData(TradeType.MarginTrade, "")]
    [InlineData(TradeType.MarginIsolatedTrade, ",\"isIsolated\":true")]
    public async Task MarginOrdersGoToTheMarginDesk(TradeType type, string flag)
    {
        await using var exchange = new ScriptedServer(_ => Ok);
        using var client = exchange.Connect(ApiGeneration.Current);

        await client.Spot.PlaceOrderAsync(Limit with { TradeType = type });
        await client.Spot.TestOrderAsync(Limit with { TradeType = type });

        var body = $$"""{"clientOid":"c1","side":"buy","symbol":"BTC-USDT","type":"limit","price":"50000","size":"0.1"{{flag}}}""";
        Assert.Equal([$"POST /api/v3/hf/margin/order {body}", $"POST /api/v3/hf/margin/order/test {body}"], exchange.Texts);
    }

    [Theory]
    [InlineData(ApiGeneration.Current, TradeType.MarginTrade, false)]
    [InlineData(ApiGeneration.Current, TradeType.MarginIsolatedTrade, false)]
    [InlineData(ApiGeneration.Classic, TradeType.MarginIsolatedTrade, false)]
    [InlineData(ApiGeneration.Classic, TradeType.MarginTrade, true)]
    public async Task ACallThatTakesNoRemarkIsNotSentOne(ApiGeneration generation, TradeType type, bool autoBorrow)
    {
        await using var exchange = new ScriptedServer(_ => Ok);
        using var client = exchange.Connect(generation);
        var order = Limit with { TradeType = type, AutoBorrow = autoBorrow, Remark = "r" };

        Assert.Equal("RemarkNotPossible", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(order))).ErrorId);
        Assert.Equal("RemarkNotPossible", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.TestOrderAsync(order))).ErrorId);
        Assert.Equal("RemarkNotPossible", Assert.Single(await client.Spot.PlaceOrdersAsync([order])).Error?.ErrorId);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task ALostAnswerIsLookedUpByClientIdAlsoWhenTheOrderIsDone()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "POST" ? ScriptedServer.Drop : Data(Order(active: false)));
        using var client = exchange.Connect(ApiGeneration.Current);

        var receipt = await client.Spot.PlaceOrderAsync(Limit);

        Assert.True(receipt.Recovered);
        Assert.Equal(["POST", "GET"], exchange.Requests.Select(request => request.Method));
        Assert.Equal("GET /api/v1/hf/orders/client-order/c1?symbol=BTC-USDT", exchange.Texts[1]);
    }

    [Fact]
    public async Task WhatIsNotThereIsSentAgainWithTheSameClientId()
    {
        var posts = 0;
        await using var exchange = new ScriptedServer(request => request.Method is not "POST" ? NoOrder : Interlocked.Increment(ref posts) == 1 ? ScriptedServer.Drop : Ok);
        using var client = exchange.Connect(ApiGeneration.Current);

        var receipt = await client.Spot.PlaceOrderAsync(Limit with { ClientOid = null });

        Assert.False(receipt.Recovered);
        Assert.Single(exchange.Requests.Where(request => request.Method is "POST").Select(request => request.Body).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ActiveOrdersOfAllPairsAreGatheredNewestFirst()
    {
        await using var exchange = new ScriptedServer(request => request.Target switch
        {
            "/api/v1/hf/orders/active/symbols" => """{"code":"200000","data":{"symbols":["BTC-USDT","ETH-USDT"]}}""",
            "/api/v1/hf/orders/active?symbol=BTC-USDT" => Data($"[{Order("b1", time: 1729235902748)},{Order("b2", time: 1729235902750, side: "sell")}]"),
            _ => Data($"[{Order("e1", "ETH-USDT", time: 1729235902749)}]"),
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal(["b2", "e1", "b1"], await Ids(client.Spot.GetOrders(new OrderQuery())));
        Assert.Equal(["e1", "b1"], await Ids(client.Spot.GetOrders(new OrderQuery { Side = OrderSide.Buy })));
        Assert.Equal(["b2"], await Ids(client.Spot.GetOrders(new OrderQuery { Symbol = "BTC-USDT", StartTime = DateTimeOffset.FromUnixTimeMilliseconds(1729235902749) })));
        Assert.Equal(["b2", "e1"], (await Take(client.Spot.GetOrders(new OrderQuery()), 2)).Select(order => order.Id));
    }

    [Fact]
    public async Task MarginListsNameTheTradeType()
    {
        await using var exchange = new ScriptedServer(request => request.Target.Contains("/symbols", StringComparison.Ordinal) ? """{"code":"200000","data":{"symbolSize":1,"symbols":["BTC-USDT"]}}""" : """{"code":"200000","data":[]}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Empty(await Ids(client.Spot.GetOrders(new OrderQuery { TradeType = TradeType.MarginIsolatedTrade })));

        Assert.Equal(
            [
                "GET /api/v3/hf/margin/order/active/symbols?tradeType=MARGIN_ISOLATED_TRADE",
                "GET /api/v3/hf/margin/orders/active?symbol=BTC-USDT&tradeType=MARGIN_ISOLATED_TRADE",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task DoneOrdersArePagedByCursorInWindows()
    {
        var pages = 0;
        await using var exchange = new ScriptedServer(_ => Interlocked.Increment(ref pages) == 1
            ? Data($$"""{"lastId":77,"items":[{{string.Join(',', Enumerable.Range(0, 100).Select(number => Order($"d{number}", active: false)))}}]}""")
            : Data($$"""{"lastId":0,"items":[{{Order($"d{pages + 100}", active: false)}}]}"""));
        using var client = exchange.Connect(ApiGeneration.Current);
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000);

        var ids = await Ids(client.Spot.GetOrders(new OrderQuery { Symbol = "BTC-USDT", Status = OrderStatus.Done, Side = OrderSide.Buy, StartTime = start, EndTime = start.AddDays(10) }));

        Assert.Equal(102, ids.Length);
        Assert.Equal(
            [
                "GET /api/v1/hf/orders/done?symbol=BTC-USDT&side=buy&startAt=1700259200000&endAt=1700864000000&limit=100",
                "GET /api/v1/hf/orders/done?symbol=BTC-USDT&side=buy&startAt=1700259200000&endAt=1700864000000&lastId=77&limit=100",
                "GET /api/v1/hf/orders/done?symbol=BTC-USDT&side=buy&startAt=1700000000000&endAt=1700259199999&limit=100",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task FillsOfOneOrderAreAskedForOnceAndFilteredHere()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("hf-fills"));
        using var client = exchange.Connect(ApiGeneration.Current);
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1729577515473);

        var fill = Assert.Single(await Take(client.Spot.GetFills(new FillQuery { Symbol = "BTC-USDT", OrderId = "o1", StartTime = start.AddDays(-60), EndTime = start }), int.MaxValue));
        Assert.Empty(await Take(client.Spot.GetFills(new FillQuery { Symbol = "BTC-USDT", OrderId = "o1", StartTime = start.AddSeconds(1) }), int.MaxValue));

        Assert.Equal(("11029373945659392", "19814995255305"), (fill.TradeId, fill.Id));
        Assert.All(exchange.Texts, text => Assert.Equal("GET /api/v1/hf/fills?symbol=BTC-USDT&orderId=o1&limit=100", text));
    }

    [Fact]
    public async Task WhereThePairIsNeededItIsAskedFor()
    {
        await using var exchange = new ScriptedServer(request => """{"code":"200000","data":{"symbols":[]}}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        foreach (var call in new Func<Task>[]
        {
            () => client.Spot.GetOrderAsync("o1"),
            () => client.Spot.GetOrderByClientOidAsync("c1"),
            () => client.Spot.CancelOrderAsync("o1"),
            () => client.Spot.CancelOrderByClientOidAsync("c1"),
        })
        {
            var error = await Assert.ThrowsAsync<KuCoinException>(call);
            Assert.Equal((KuCoinErrorKind.InvalidArgument, "SymbolNeeded"), (error.Kind, error.ErrorId));
            Assert.Contains("-Symbol", error.RecommendedAction, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(exchange.Requests, request => request.Method is not "GET");
    }

    [Fact]
    public async Task AnOrderWithoutItsPairIsFoundAmongTheActiveOnesAndCancelled()
    {
        await using var exchange = new ScriptedServer(request => (request.Method, request.Target) switch
        {
            ("DELETE", _) => """{"code":"200000","data":{"orderId":"e1"}}""",
            (_, "/api/v1/hf/orders/active/symbols") => """{"code":"200000","data":{"symbols":["BTC-USDT","ETH-USDT"]}}""",
            (_, "/api/v1/hf/orders/active?symbol=ETH-USDT") => Data($"[{Order("e1", "ETH-USDT")}]"),
            _ => """{"code":"200000","data":[]}""",
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal("ETH-USDT", (await client.Spot.GetOrderAsync("e1")).Symbol);
        Assert.Equal(["e1"], await client.Spot.CancelOrderAsync("e1"));
        Assert.Equal("DELETE /api/v1/hf/orders/e1?symbol=ETH-USDT", exchange.Texts[^1]);
        Assert.Equal(["e1"], await client.Spot.CancelOrderByClientOidAsync("c1"));
        Assert.Equal("DELETE /api/v1/hf/orders/client-order/c1?symbol=ETH-USDT", exchange.Texts[^1]);
    }

    [Fact]
    public async Task ByClientIdTheCancelledOrdersIdIsFoundOut()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE" ? """{"code":"200000","data":{"clientOid":"c1"}}""" : Data(Order("o7", active: false)));
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal(["o7"], await client.Spot.CancelOrderByClientOidAsync("c1", "BTC-USDT"));
        Assert.Equal(["DELETE /api/v1/hf/orders/client-order/c1?symbol=BTC-USDT", "GET /api/v1/hf/orders/client-order/c1?symbol=BTC-USDT"], exchange.Texts);
    }

    [Fact]
    public async Task AMarginOrderIsCancelledAtItsDesk()
    {
        await using var exchange = new ScriptedServer(request => (request.Method, request.Target.StartsWith("/api/v3/", StringComparison.Ordinal)) switch
        {
            ("DELETE", true) => """{"code":"200000","data":{"orderId":"m1"}}""",
            (_, false) => NoOrder,
            _ => Data(Order("m1", tradeType: "MARGIN_ISOLATED_TRADE")),
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal(["m1"], await client.Spot.CancelOrderAsync("m1", "BTC-USDT"));
        Assert.Equal("DELETE /api/v3/hf/margin/orders/m1?symbol=BTC-USDT", exchange.Texts[^1]);
    }

    [Fact]
    public async Task AnOrderThatIsDoneIsReportedAsWhatItIs()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE" ? """{"code":"400100","msg":"order_not_exist_or_not_allow_to_cancel"}""" : Data(Order(active: false)));
        using var client = exchange.Connect(ApiGeneration.Current);

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync("o1", "BTC-USDT"));

        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotActive"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task CancellingAllNamesWhatWasActive()
    {
        await using var exchange = new ScriptedServer(request => (request.Method, request.Target) switch
        {
            ("DELETE", "/api/v1/hf/orders/cancelAll") => """{"code":"200000","data":{"succeedSymbols":["BTC-USDT"],"failedSymbols":[]}}""",
            ("DELETE", _) => """{"code":"200000","data":"success"}""",
            (_, var target) when target.Contains("/symbols", StringComparison.Ordinal) => """{"code":"200000","data":{"symbols":["BTC-USDT"]}}""",
            _ => Data($"[{Order("b1")}]"),
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal(["b1"], await client.Spot.CancelAllOrdersAsync());
        Assert.Equal(["b1"], await client.Spot.CancelAllOrdersAsync("BTC-USDT"));
        Assert.Equal(["b1"], await client.Spot.CancelAllOrdersAsync(tradeType: TradeType.MarginTrade));

        Assert.Equal(
            ["DELETE /api/v1/hf/orders/cancelAll", "DELETE /api/v1/hf/orders?symbol=BTC-USDT", "DELETE /api/v3/hf/margin/orders?symbol=BTC-USDT&tradeType=MARGIN_TRADE"],
            exchange.Texts.Where(text => text.StartsWith("DELETE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PairsThatCouldNotBeCancelledAreAnError()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE"
            ? """{"code":"200000","data":{"succeedSymbols":["BTC-USDT"],"failedSymbols":[{"symbol":"ETH-USDT","error":"busy"}]}}"""
            : """{"code":"200000","data":{"symbols":[]}}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelAllOrdersAsync());

        Assert.Equal("CancelIncomplete", error.ErrorId);
        Assert.Contains("ETH-USDT (busy)", error.Message, StringComparison.Ordinal);
        Assert.Contains("BTC-USDT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderIsModifiedByItsId()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "POST" ? """{"code":"200000","data":{"newOrderId":"n1","clientOid":"c1"}}""" : Data(Order("o1")));
        using var client = exchange.Connect(ApiGeneration.Current);

        var direct = await client.Spot.ModifyOrderAsync(new OrderModification { Symbol = "BTC-USDT", Id = "o1", Price = 50001m });
        var byClientOid = await client.Spot.ModifyOrderAsync(new OrderModification { Symbol = "BTC-USDT", ClientOid = "c1", Size = 2m });

        Assert.Equal(("n1", "o1", "c1", 50001m, null), (direct.Id, direct.ReplacedId, direct.ClientOid, direct.Price, direct.Size));
        Assert.Equal(("n1", "o1"), (byClientOid.Id, byClientOid.ReplacedId));
        Assert.Equal(
            [
                """POST /api/v1/hf/orders/alter {"symbol":"BTC-USDT","orderId":"o1","newPrice":"50001"}""",
                "GET /api/v1/hf/orders/client-order/c1?symbol=BTC-USDT",
                """POST /api/v1/hf/orders/alter {"symbol":"BTC-USDT","orderId":"o1","newSize":"2"}""",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task AModificationWhoseAnswerWasLostIsFoundNotRepeated()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Method: "POST" } => ScriptedServer.Drop,
            { Target: "/api/v1/hf/orders/o1?symbol=BTC-USDT" } => Data(Order("o1", active: false)),
            _ => Data(Order("n1", price: "50001")),
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        var modified = await client.Spot.ModifyOrderAsync(new OrderModification { Symbol = "BTC-USDT", Id = "o1", Price = 50001m });

        Assert.Equal("n1", modified.Id);
        Assert.Single(exchange.Requests, request => request.Method is "POST");
    }

    [Fact]
    public async Task ClassicCannotModify()
    {
        await using var exchange = new ScriptedServer(_ => Ok);
        using var client = exchange.Connect(ApiGeneration.Classic);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.ModifyOrderAsync(new OrderModification { Id = "o1", Price = 1m }));
        Assert.Equal("ModifyNotPossible", error.ErrorId);
        Assert.Empty(exchange.Requests);
    }

    private static string Data(string json) => $$"""{"code":"200000","data":{{json}}}""";

    private static string Order(string id = "o1", string symbol = "BTC-USDT", bool active = true, long time = 1729235902748, string side = "buy", string tradeType = "TRADE", string price = "50000") =>
        $$"""{"id":"{{id}}","clientOid":"c1","symbol":"{{symbol}}","opType":"DEAL","type":"limit","side":"{{side}}","price":"{{price}}","size":"0.1","funds":"0","dealSize":"0","dealFunds":"0","fee":"0","feeCurrency":"USDT","timeInForce":"GTC","cancelExist":false,"tradeType":"{{tradeType}}","active":{{(active ? "true" : "false")}},"createdAt":{{time}}}""";

    private static async Task<string[]> Ids(Paged<Order> orders) => [.. (await Take(orders, int.MaxValue)).Select(order => order.Id)];

    private static async Task<List<T>> Take<T>(Paged<T> rows, int limit)
    {
        var all = new List<T>();
        await foreach (var page in rows.AsPages(limit == int.MaxValue ? null : limit))
            all.AddRange(page.Items);
        return all;
    }
}
