using Xunit;

namespace KuCoin.Tests.Futures;

/// <summary>What each futures call sends: method, path, query, body.</summary>
public sealed class FuturesRequestTests
{
    private const string Position = """{"id":"1","symbol":"XBTUSDTM","isOpen":true,"currentQty":1}""";
    private const string Order = """{"id":"7","symbol":"XBTUSDTM","side":"buy","type":"limit","size":1,"filledSize":0,"isActive":true,"createdAt":1727692804813}""";
    private const string NumberedPage = """{"currentPage":1,"pageSize":1000,"totalNum":0,"totalPage":0,"items":[]}""";
    private const string SliderPage = """{"hasMore":false,"dataList":[]}""";
    private const string Book = """{"sequence":1,"symbol":"XBTUSDTM","bids":[[2,3]],"asks":[[4,5]],"ts":1729168101216000000}""";

    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000);
    private static readonly DateTimeOffset End = DateTimeOffset.FromUnixTimeMilliseconds(1700000060000);

    public static TheoryData<string, string, Func<FuturesCalls, Task>> Calls => new()
    {
        { "GET /api/v1/ticker?symbol=XBTUSDTM", """{"symbol":"XBTUSDTM"}""", futures => futures.GetTickerAsync("XBTUSDTM") },
        { "GET /api/v1/allTickers", "[]", futures => futures.GetTickersAsync() },
        { "GET /api/v1/level2/snapshot?symbol=XBTUSDTM", Book, futures => futures.GetOrderBookAsync("XBTUSDTM") },
        { "GET /api/v1/level2/depth20?symbol=XBTUSDTM", Book, futures => futures.GetOrderBookAsync("XBTUSDTM", 20) },
        { "GET /api/v1/level2/depth100?symbol=XBTUSDTM", Book, futures => futures.GetOrderBookAsync("XBTUSDTM", 100) },
        { "GET /api/v1/kline/query?symbol=XBTUSDTM&granularity=60&from=1700000000000&to=1700000060000", "[]", futures => futures.GetCandles(new() { Symbol = "XBTUSDTM", Interval = CandleInterval.OneHour, StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v1/trade/history?symbol=XBTUSDTM", "[]", futures => futures.GetTradesAsync("XBTUSDTM") },
        { "GET /api/v1/mark-price/XBTUSDTM/current", """{"symbol":"XBTUSDTM","value":1,"timePoint":1700000000000}""", futures => futures.GetMarkPriceAsync("XBTUSDTM") },
        { "GET /api/v1/trade-statistics", """{"turnoverOf24h":1.1155733413273683E9}""", futures => futures.GetStatisticAsync() },
        { "GET /api/v1/index/query?symbol=.KXBTUSDT&maxCount=1", SliderPage, async futures => await (await futures.GetIndexPricesAsync(new() { Symbol = ".KXBTUSDT" })).ToListAsync() },
        { "GET /api/v1/premium/query?symbol=.XBTUSDTMPI&maxCount=100&startAt=1700000000000&endAt=1700000060000", SliderPage, async futures => await (await futures.GetPremiumIndexesAsync(new() { Symbol = ".XBTUSDTMPI", StartTime = Start, EndTime = End })).ToListAsync() },
        { "GET /api/v1/interest/query?symbol=.XBTINT&maxCount=100&startAt=1700000000000&endAt=1700000060000", SliderPage, async futures => await (await futures.GetInterestRatesAsync(new() { Symbol = ".XBTINT", StartTime = Start, EndTime = End })).ToListAsync() },
        { "GET /api/v1/funding-rate/XBTUSDTM/current", """{"symbol":".XBTUSDTMFPI8H","value":6.1E-5,"timePoint":1748462400000}""", futures => futures.GetFundingRateAsync("XBTUSDTM") },
        { "GET /api/v1/contract/funding-rates?symbol=XBTUSDTM&from=1700000000000&to=1700000060000", "[]", futures => futures.GetFundingRates("XBTUSDTM", Start, End).ToListAsync() },
        { "GET /api/v1/funding-history?symbol=XBTUSDTM&startAt=1700000000000&endAt=1700000060000&maxCount=100", SliderPage, futures => futures.GetFundingPayments(new() { Symbol = "XBTUSDTM", StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v1/funding-history?symbol=XBTUSDTM&maxCount=100", SliderPage, futures => futures.GetFundingPayments(new() { Symbol = "XBTUSDTM" }).ToListAsync() },
        { "GET /api/v1/account-overview?currency=USDT", """{"currency":"USDT","accountEquity":1,"availableBalance":1}""", futures => futures.GetAccountAsync("USDT") },
        { "GET /api/v1/transaction-history?currency=USDT&type=Transferin&startAt=1700000000000&endAt=1700000060000&maxCount=50", SliderPage, futures => futures.GetLedger(new() { Currency = "USDT", Type = "TransferIn", StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v1/orders?status=done&symbol=XBTUSDTM&side=sell&type=limit_stop&startAt=1700000000000&endAt=1700000060000&currentPage=1&pageSize=1000", NumberedPage, futures => futures.GetOrders(new() { Symbol = "XBTUSDTM", Side = OrderSide.Sell, Type = "limit_stop", StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v1/orders?status=active&currentPage=1&pageSize=1000", NumberedPage, futures => futures.GetOrders(new() { Status = OrderStatus.Active }).ToListAsync() },
        { "GET /api/v1/recentDoneOrders?symbol=XBTUSDTM", "[]", futures => futures.GetRecentOrdersAsync("XBTUSDTM") },
        { "GET /api/v1/stopOrders?symbol=XBTUSDTM&side=buy&type=market&currentPage=1&pageSize=1000", NumberedPage, futures => futures.GetStopOrders(new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = "market" }).ToListAsync() },
        { "GET /api/v1/fills?orderId=7&symbol=XBTUSDTM&side=buy&type=limit&tradeTypes=trade,liquid&startAt=1700000000000&endAt=1700000060000&currentPage=1&pageSize=1000", NumberedPage, futures => futures.GetFills(new() { OrderId = "7", Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = "limit", TradeTypes = ["trade", "liquid"], StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v1/recentFills?symbol=XBTUSDTM", "[]", futures => futures.GetRecentFillsAsync("XBTUSDTM") },
        { "DELETE /api/v1/orders/client-order/mine-1?symbol=XBTUSDTM", """{"clientOid":"mine-1"}""", futures => futures.CancelOrderByClientOidAsync("mine-1", "XBTUSDTM") },
        { """DELETE /api/v1/orders/multi-cancel {"orderIdsList":["1","2"]}""", """[{"orderId":"1","clientOid":null,"code":"200","msg":"success"},{"orderId":"2","clientOid":null,"code":"200","msg":"success"}]""", futures => futures.CancelOrdersAsync(["1", "2"]) },
        { "DELETE /api/v1/stopOrders?symbol=XBTUSDTM", """{"cancelledOrderIds":["9"]}""", futures => futures.CancelAllStopOrdersAsync("XBTUSDTM") },
        { "DELETE /api/v1/stopOrders", """{"cancelledOrderIds":[]}""", futures => futures.CancelAllStopOrdersAsync() },
        { "DELETE /api/v1/orders?symbol=XBTUSDTM", """{"cancelledOrderIds":["9"]}""", futures => futures.CancelAllOrdersAsync("XBTUSDTM") },
        { "GET /api/v1/history-positions?symbol=XBTUSDTM&from=1700000000000&to=1700000060000&pageId=1&limit=200", NumberedPage, futures => futures.GetPositionHistory(new() { Symbol = "XBTUSDTM", StartTime = Start, EndTime = End }).ToListAsync() },
        { "GET /api/v2/getMaxOpenSize?symbol=XBTUSDTM&price=50000.1&leverage=5", """{"symbol":"XBTUSDTM","maxBuyOpenSize":"12","maxSellOpenSize":"13"}""", futures => futures.GetMaxOpenSizeAsync("XBTUSDTM", 50000.1m, 5) },
        { "GET /api/v2/getCrossUserLeverage?symbol=XBTUSDTM", """{"symbol":"XBTUSDTM","leverage":"3"}""", futures => futures.GetLeverageAsync("XBTUSDTM") },
        { """POST /api/v2/changeCrossUserLeverage {"symbol":"XBTUSDTM","leverage":"10"}""", "true", futures => futures.SetLeverageAsync("XBTUSDTM", 10) },
        { "GET /api/v2/position/getMarginMode?symbol=XBTUSDTM", """{"symbol":"XBTUSDTM","marginMode":"CROSS"}""", futures => futures.GetMarginModeAsync("XBTUSDTM") },
        { """POST /api/v2/position/changeMarginMode {"symbol":"XBTUSDTM","marginMode":"CROSS"}""", """{"symbol":"XBTUSDTM","marginMode":"CROSS"}""", futures => futures.SetMarginModeAsync("XBTUSDTM", MarginMode.Cross) },
        { """POST /api/v2/position/batchChangeMarginMode {"marginMode":"ISOLATED","symbols":["XBTUSDTM","ETHUSDTM"]}""", """{"marginMode":{"XBTUSDTM":"ISOLATED","ETHUSDTM":"ISOLATED"},"errors":[]}""", futures => futures.SetMarginModesAsync(["XBTUSDTM", "ETHUSDTM"], MarginMode.Isolated) },
        { "GET /api/v1/margin/maxWithdrawMargin?symbol=XBTUSDTM", "\"21.1135719252\"", futures => futures.GetRemovableMarginAsync("XBTUSDTM") },
        { """POST /api/v1/margin/withdrawMargin {"symbol":"XBTUSDTM","withdrawAmount":"0.0000001"}""", "\"0.0000001\"", futures => futures.RemoveMarginAsync("XBTUSDTM", 0.0000001m) },
        { """POST /api/v1/position/margin/auto-deposit-status {"symbol":"XBTUSDTM","status":false}""", "true", futures => futures.SetAutoDepositAsync("XBTUSDTM", enabled: false) },
        { "GET /api/v1/contracts/risk-limit/XBTUSDTM", "[]", futures => futures.GetRiskLimitsAsync("XBTUSDTM") },
        { """POST /api/v1/position/risk-limit-level/change {"symbol":"XBTUSDTM","level":2}""", "true", futures => futures.SetRiskLimitAsync("XBTUSDTM", 2) },
        { "GET /api/v2/batchGetCrossOrderLimit?symbol=XBTUSDTM,ETHUSDTM&totalMargin=10000&leverage=5", "[]", futures => futures.GetCrossRiskLimitsAsync(["XBTUSDTM", "ETHUSDTM"], 10000m, 5) },
        {
            """POST /api/v1/orders {"clientOid":"mine-1","side":"sell","symbol":"XBTUSDTM","type":"market","leverage":1,"size":5,"reduceOnly":true,"stop":"down","stopPriceType":"MP","stopPrice":"40000.5"}""",
            """{"orderId":"7","clientOid":"mine-1"}""",
            futures => futures.PlaceOrderAsync(new() { ClientOid = "mine-1", Symbol = "XBTUSDTM", Side = OrderSide.Sell, Type = OrderType.Market, Size = 5, ReduceOnly = true, Stop = StopDirection.Down, StopPrice = 40000.5m, StopPriceType = StopPriceType.Mark })
        },
        {
            """POST /api/v1/st-orders {"clientOid":"mine-1","side":"buy","symbol":"XBTUSDTM","type":"limit","leverage":3,"price":"50000","size":1,"stopPriceType":"TP","triggerStopUpPrice":"60000","triggerStopDownPrice":"40000"}""",
            """{"orderId":"7","clientOid":"mine-1"}""",
            futures => futures.PlaceOrderAsync(new() { ClientOid = "mine-1", Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 50000m, Size = 1, Leverage = 3, TriggerUpPrice = 60000m, TriggerDownPrice = 40000m })
        },
        {
            """POST /api/v1/orders/multi [{"clientOid":"a","side":"buy","symbol":"XBTUSDTM","type":"limit","leverage":3,"price":"50000","size":1},{"clientOid":"b","side":"sell","symbol":"ETHUSDTM","type":"market","leverage":2,"qty":"0.5"}]""",
            """[{"orderId":"7","clientOid":"a","symbol":"XBTUSDTM","code":"200000","msg":"success"},{"orderId":"8","clientOid":"b","symbol":"ETHUSDTM","code":"200000","msg":"success"}]""",
            futures => futures.PlaceOrdersAsync([new() { ClientOid = "a", Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 50000m, Size = 1, Leverage = 3 }, new() { ClientOid = "b", Symbol = "ETHUSDTM", Side = OrderSide.Sell, Type = OrderType.Market, Quantity = 0.5m, Leverage = 2 }])
        },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task ACallSendsWhatTheExchangeExpects(string request, string data, Func<FuturesCalls, Task> call)
    {
        await using var exchange = new ScriptedServer(_ => $$"""{"code":"200000","data":{{data}}}""");
        using var client = exchange.Connect();

        await call(client.Futures);

        Assert.Single(exchange.Texts, request);
        // What lots stand for is the contract's to say; nothing else is asked beside.
        Assert.All(exchange.Texts.Where(text => text != request), text => Assert.Equal("GET /api/v1/contracts/XBTUSDTM", text));
    }

    [Fact]
    public async Task AddedMarginCarriesItsOwnIdAndAPlainNumber()
    {
        await using var exchange = new ScriptedServer(request => request.Target.Contains("contracts", StringComparison.Ordinal) ? """{"code":"200000","data":[]}""" : $$"""{"code":"200000","data":{{Position}}}""");
        using var client = exchange.Connect();

        await client.Futures.AddMarginAsync("XBTUSDTM", 0.00001667m, "biz-1");
        await client.Futures.AddMarginAsync("XBTUSDTM", 12m);

        var sent = exchange.Requests.Where(request => request.Method == "POST").ToArray();
        Assert.Equal("""POST /api/v1/position/margin/deposit-margin {"symbol":"XBTUSDTM","margin":0.00001667,"bizNo":"biz-1"}""", $"{sent[0].Line} {sent[0].Body}");
        Assert.Matches("""^\{"symbol":"XBTUSDTM","margin":12,"bizNo":"[0-9a-f]{32}"\}$""", sent[1].Body);
    }

    [Fact]
    public async Task TheCurrentGenerationCancelsContractByContract()
    {
        string other = Order.Replace("XBTUSDTM", "ETHUSDTM", StringComparison.Ordinal).Replace("\"7\"", "\"8\"", StringComparison.Ordinal);
        await using var exchange = new ScriptedServer(request => request.Method == "GET"
            ? $$$"""{"code":"200000","data":{"currentPage":1,"pageSize":1000,"totalNum":2,"totalPage":1,"items":[{{{Order}}},{{{other}}}]}}"""
            : $$$"""{"code":"200000","data":{"cancelledOrderIds":["{{{request.Target[^8..]}}}"]}}""");
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Equal(["ETHUSDTM", "XBTUSDTM"], await client.Futures.CancelAllOrdersAsync());
        Assert.Equal(["XBTUSDTM"], await client.Futures.CancelAllOrdersAsync("XBTUSDTM"));

        Assert.Equal(
            ["DELETE /api/v3/orders?symbol=ETHUSDTM", "DELETE /api/v3/orders?symbol=XBTUSDTM", "DELETE /api/v3/orders?symbol=XBTUSDTM"],
            exchange.Texts.Where(text => text.StartsWith("DELETE", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"code":"100003","msg":"Contract parameter invalid."}""")]
    [InlineData("""{"code":"200003","msg":"The symbol is invalid."}""")]
    public async Task AnUnknownContractIsNotFoundWhicheverCallAsks(string answer)
    {
        await using var exchange = new ScriptedServer(_ => answer);
        using var client = exchange.Connect();
        Func<Task>[] calls =
        [
            () => client.Futures.GetTickerAsync("NOSUCH"),
            () => client.Futures.GetOrderBookAsync("NOSUCH"),
            () => client.Futures.GetFundingRateAsync("NOSUCH"),
            () => client.Futures.GetMarginModeAsync("NOSUCH"),
            () => client.Futures.SetRiskLimitAsync("NOSUCH", 1),
        ];
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<KuCoinException>(call);
            Assert.Equal((KuCoinErrorKind.NotFound, "SymbolNotFound"), (error.Kind, error.ErrorId));
        }
    }

    [Fact]
    public async Task WhatContradictsItselfIsNotSent()
    {
        await using var exchange = new ScriptedServer(_ => ScriptedServer.Drop);
        using var client = exchange.Connect();
        var futures = client.Futures;
        var order = new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1m, Size = 1, Leverage = 1 };
        (string ErrorId, Func<Task> Call)[] calls =
        [
            ("DepthInvalid", () => futures.GetOrderBookAsync("XBTUSDTM", 50)),
            ("IntervalNotSupported", () => futures.GetCandles(new() { Symbol = "XBTUSDTM", Interval = CandleInterval.SixHours }).ToListAsync()),
            ("TimeRangeInvalid", () => futures.GetFills(new() { StartTime = End, EndTime = Start }).ToListAsync()),
            ("SymbolNeeded", () => futures.GetFundingPayments(new() { Symbol = "" }).ToListAsync()),
            ("AmountNotPositive", () => futures.AddMarginAsync("XBTUSDTM", 0m)),
            ("ClientOidInvalid", () => futures.AddMarginAsync("XBTUSDTM", 1m, new string('a', 37))),
            ("AmountNotPositive", () => futures.RemoveMarginAsync("XBTUSDTM", -1m)),
            ("LeverageNotPositive", () => futures.SetLeverageAsync("XBTUSDTM", 0)),
            ("LevelNotPositive", () => futures.SetRiskLimitAsync("XBTUSDTM", 0)),
            ("TooManySymbols", () => futures.GetCrossRiskLimitsAsync([.. Enumerable.Repeat("XBTUSDTM", 51)])),
            ("IdNeeded", () => futures.CancelOrdersAsync(["1", ""])),
            ("SymbolNeeded", () => futures.CancelOrderByClientOidAsync("mine-1", "")),
            ("OrderCountInvalid", () => futures.PlaceOrdersAsync([])),
            ("OrderCountInvalid", () => futures.PlaceOrdersAsync([.. Enumerable.Repeat(order, 21)])),
            ("ClientOidNotUnique", () => futures.PlaceOrdersAsync([order with { ClientOid = "a" }, order with { ClientOid = "a" }])),
            ("TriggersNotAllowed", () => futures.PlaceOrdersAsync([order with { TriggerUpPrice = 2m }])),
            ("StopPriceNeeded", () => futures.PlaceOrderAsync(order with { Stop = StopDirection.Up })),
            ("StopNeeded", () => futures.PlaceOrderAsync(order with { StopPrice = 2m })),
            ("StopPriceTypeNotAllowed", () => futures.PlaceOrderAsync(order with { StopPriceType = StopPriceType.Mark })),
            ("TriggersNotAllowed", () => futures.PlaceOrderAsync(order with { Stop = StopDirection.Up, StopPrice = 2m, TriggerUpPrice = 3m })),
            ("TriggersCrossed", () => futures.PlaceOrderAsync(order with { TriggerUpPrice = 2m, TriggerDownPrice = 2m })),
            ("TestNotPossible", () => futures.TestOrderAsync(order with { TriggerUpPrice = 2m })),
        ];
        foreach (var (errorId, call) in calls)
            Assert.Equal(errorId, (await Assert.ThrowsAsync<KuCoinException>(call)).ErrorId);
        Assert.Empty(exchange.Requests);
    }
}
