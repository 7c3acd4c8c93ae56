using Xunit;

namespace KuCoin.Tests.Futures;

/// <summary>Calls that change something: once, and saying exactly what happened.</summary>
public sealed class FuturesChangeTests
{
    private static readonly FuturesOrderRequest First = new() { ClientOid = "a", Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 50000m, Size = 1, Leverage = 3 };
    private static readonly FuturesOrderRequest Second = First with { ClientOid = "b", Price = 49000m };
    private static readonly FuturesOrderRequest Third = First with { ClientOid = "c", Price = 48000m };

    [Fact]
    public async Task EveryRowOfABatchHasItsResultOrItsError()
    {
        await using var exchange = new ScriptedServer(_ => Answer("""[{"orderId":"8","clientOid":"b","symbol":"XBTUSDTM","code":"200000","msg":"success"},{"clientOid":"a","symbol":"XBTUSDTM","code":"300003","msg":"Balance insufficient"}]"""));
        using var client = exchange.Connect();

        var rows = await client.Futures.PlaceOrdersAsync([First, Second, Third]);

        Assert.Equal(("InsufficientBalance", KuCoinErrorKind.InsufficientFunds, "a", null), (rows[0].Error!.ErrorId, rows[0].Error!.Kind, rows[0].Error!.ClientOid, rows[0].Value));
        Assert.Equal(("8", "b", 49000m, false), rows[1].Value is { } placed ? (placed.Id, placed.ClientOid, placed.Price, placed.Recovered) : default);
        Assert.Null(rows[1].Error);
        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, "RowMissing", "c"), (rows[2].Error!.Kind, rows[2].Error!.ErrorId, rows[2].Error!.ClientOid));
    }

    [Fact]
    public async Task ABatchWhoseAnswerIsLostIsLookedForAndOnlyTheRestIsPlaced()
    {
        var lookUps = 0;
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Target: "/api/v1/orders/multi" } => ScriptedServer.Drop,
            // The index lags: the first look-up does not know the order yet.
            { Target: "/api/v1/orders/byClientOid?clientOid=a" } => lookUps++ == 0 ? NotThere : Answer(Order("7", "a", 50000m)),
            { Target: "/api/v1/orders/byClientOid?clientOid=b" } => NotThere,
            { Target: "/api/v1/orders/byClientOid?clientOid=c" } => Answer(Order("9", "c", 1m)),
            { Method: "POST", Target: "/api/v1/orders" } => Answer("""{"orderId":"8","clientOid":"b"}"""),
            _ => throw new InvalidOperationException(request.ToString()),
        });
        using var client = exchange.Connect();

        var rows = await client.Futures.PlaceOrdersAsync([First, Second, Third]);

        Assert.Equal(("7", true), rows[0].Value is { } found ? (found.Id, found.Recovered) : default);
        Assert.Equal(("8", false), rows[1].Value is { } placed ? (placed.Id, placed.Recovered) : default);
        Assert.Equal("ClientOidInUse", rows[2].Error!.ErrorId);
        Assert.Single(exchange.Requests, request => request.Target == "/api/v1/orders/multi");
        var again = Assert.Single(exchange.Requests, request => request is { Method: "POST", Target: "/api/v1/orders" });
        Assert.Contains("\"clientOid\":\"b\"", again.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderOfALostBatchThatNobodyCanTellOfIsNotPlacedAgain()
    {
        await using var exchange = new ScriptedServer(request => request.Target == "/api/v1/orders/multi" ? ScriptedServer.Drop : """{"code":"400700","msg":"restricted"}""");
        using var client = exchange.Connect();

        var row = Assert.Single(await client.Futures.PlaceOrdersAsync([First]));

        Assert.Equal((KuCoinErrorKind.OutcomeUnknown, "OrderOutcomeUnknown", "a"), (row.Error!.Kind, row.Error.ErrorId, row.Error.ClientOid));
        Assert.Single(exchange.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task AStopOrderWhoseAnswerIsLostIsFoundAmongTheStopOrders()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Method: "POST" } => ScriptedServer.Drop,
            { Target: "/api/v1/orders/byClientOid?clientOid=a" } => NotThere,
            { Target: "/api/v1/contracts/active" } => Answer("[]"),
            _ => Answer($$"""{"currentPage":1,"pageSize":1000,"totalNum":2,"totalPage":1,"items":[{{Order("6", "other", 1m)}},{{Order("7", "a", 50000m, "limit_stop")}}]}"""),
        });
        using var client = exchange.Connect();

        var receipt = await client.Futures.PlaceOrderAsync(First with { Stop = StopDirection.Up, StopPrice = 51000m });

        Assert.Equal(("7", true, "up", "TP", 51000m), (receipt.Id, receipt.Recovered, receipt.Stop, receipt.StopPriceType, receipt.StopPrice));
        Assert.Single(exchange.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task RemovedMarginIsNeverRepeated()
    {
        await using var exchange = new ScriptedServer(_ => ScriptedServer.Drop);
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.RemoveMarginAsync("XBTUSDTM", 1m));
        Assert.Equal(KuCoinErrorKind.OutcomeUnknown, error.Kind);
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task AddedMarginIsRepeatedWithTheSameId()
    {
        var attempts = 0;
        await using var exchange = new ScriptedServer(request => request.Method == "GET" ? Answer("[]") : attempts++ == 0 ? ScriptedServer.Drop : Answer("""{"id":"1","symbol":"XBTUSDTM","isOpen":true,"currentQty":1,"posMargin":5}"""));
        using var client = exchange.Connect();
        Assert.Equal(5m, (await client.Futures.AddMarginAsync("XBTUSDTM", 1m)).PositionMargin);
        Assert.Single(exchange.Requests.Where(request => request.Method == "POST").Select(request => request.Body).Distinct());
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task ASettingIsStatedAgainAndASettingThatIsNotTakenIsAnError()
    {
        var attempts = 0;
        await using var exchange = new ScriptedServer(_ => attempts++ == 0 ? ScriptedServer.Drop : Answer(attempts == 2 ? "true" : "false"));
        using var client = exchange.Connect();
        await client.Futures.SetLeverageAsync("XBTUSDTM", 5);
        Assert.Equal(2, attempts);
        Assert.Equal("NotAccepted", (await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.SetRiskLimitAsync("XBTUSDTM", 2))).ErrorId);
    }

    [Fact]
    public async Task MarginModesThatCouldNotBeSetAreRowsWithTheirReason()
    {
        await using var exchange = new ScriptedServer(_ => Answer("""{"marginMode":{"ETHUSDTM":"ISOLATED","XBTUSDTM":"CROSS"},"errors":[{"code":"50002","msg":"exist.order.or.position","symbol":"XBTUSDTM"}]}"""));
        using var client = exchange.Connect();

        var rows = await client.Futures.SetMarginModesAsync(["XBTUSDTM", "ETHUSDTM", "SOLUSDTM"], MarginMode.Isolated);

        Assert.Equal(("MarginModeLocked", "50002"), (rows[0].Error!.ErrorId, rows[0].Error!.Code));
        Assert.Equal(new FuturesMarginMode { Symbol = "ETHUSDTM", MarginMode = "ISOLATED" }, rows[1].Value);
        Assert.Equal("RowMissing", rows[2].Error!.ErrorId);
    }

    [Fact]
    public async Task MarginModesAreSetOneByOneWhenOneUnknownContractSpoilsTheBatch()
    {
        await using var exchange = new ScriptedServer(request =>
            request.Target.EndsWith("batchChangeMarginMode", StringComparison.Ordinal) || request.Body.Contains("NOSUCH", StringComparison.Ordinal)
                ? """{"code":"100003","msg":"Contract parameter invalid."}"""
                : Answer("""{"symbol":"XBTUSDTM","marginMode":"CROSS"}"""));
        using var client = exchange.Connect();

        var rows = await client.Futures.SetMarginModesAsync(["NOSUCH", "XBTUSDTM"], MarginMode.Cross);

        Assert.Equal(("SymbolNotFound", "CROSS"), (rows[0].Error!.ErrorId, rows[1].Value!.MarginMode));
        Assert.Equal(3, exchange.Requests.Count);
    }

    [Fact]
    public async Task ABatchOfCancellationsTellsRowByRowWhatBecameOfTheOrders()
    {
        await using var exchange = new ScriptedServer(request => request switch
        {
            { Method: "DELETE" } => Answer("""[{"orderId":"1","clientOid":null,"code":"200","msg":"success"},{"orderId":"2","code":"100004","msg":"The order cannot be canceled"},{"orderId":"3","code":"100004","msg":"The order cannot be canceled"}]"""),
            { Target: "/api/v1/orders/2" } => Answer(Order("2", "x", 1m).Replace("\"isActive\":true", "\"isActive\":false", StringComparison.Ordinal)),
            _ => NotThere,
        });
        using var client = exchange.Connect();

        var rows = await client.Futures.CancelOrdersAsync(["1", "2", "3", "4"]);

        Assert.Equal("1", rows[0].Value);
        Assert.Equal(["OrderNotActive", "OrderNotFound", "RowMissing"], rows.Skip(1).Select(row => row.Error!.ErrorId));
    }

    [Fact]
    public async Task ManyCancellationsGoTenByTen()
    {
        await using var exchange = new ScriptedServer(request => Answer($"[{string.Join(',', request.Body.Split('"').Where(part => part.Length > 0 && char.IsAsciiDigit(part[0])).Select(id => $$"""{"orderId":"{{id}}","code":"200"}"""))}]"));
        using var client = exchange.Connect();
        string[] ids = [.. Enumerable.Range(1, 23).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(ids, (await client.Futures.CancelOrdersAsync(ids)).Select(row => row.Value));
        Assert.Equal(3, exchange.Requests.Count);
    }

    [Fact]
    public async Task ACancelledClientIdThatIsDoneSaysHowItIsDone()
    {
        await using var exchange = new ScriptedServer(request => request.Method == "DELETE"
            ? """{"code":"100004","msg":"The order cannot be canceled"}"""
            : Answer(Order("2", "mine", 1m).Replace("\"isActive\":true", "\"isActive\":false", StringComparison.Ordinal)));
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.CancelOrderByClientOidAsync("mine", "XBTUSDTM"));
        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotActive", "mine"), (error.Kind, error.ErrorId, error.ClientOid));
    }

    [Fact]
    public async Task AnOrderIsCheckedAgainstRulesThatAreReadOnce()
    {
        await using var exchange = new ScriptedServer(request => Answer(request.Target.EndsWith("/active", StringComparison.Ordinal)
            ? """[{"symbol":"XBTUSDTM","status":"Open","tickSize":0.1,"lotSize":1,"maxOrderQty":1000,"maxLeverage":125,"quoteCurrency":"USDT"}]"""
            : """{"symbol":"NEWUSDTM","status":"Paused"}"""));
        using var client = exchange.Connect();

        var off = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.CheckOrderAsync(First with { Price = 50000.07m }));
        var rounded = await client.Futures.CheckOrderAsync(First with { Price = 50000.07m }, roundToIncrement: true);
        var paused = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.CheckOrderAsync(First with { Symbol = "NEWUSDTM" }));

        Assert.Equal(("PriceOffIncrement", "The nearest valid value is 50000.1."), (off.ErrorId, off.RecommendedAction));
        Assert.Equal(First with { Price = 50000.0m }, rounded);
        Assert.Equal("SymbolNotTrading", paused.ErrorId);
        Assert.Equal(["GET /api/v1/contracts/active", "GET /api/v1/contracts/NEWUSDTM"], exchange.Texts);
    }

    private const string NotThere = """{"code":"100001","msg":"error.getOrder.orderNotExist"}""";

    private static string Answer(string data) => $$"""{"code":"200000","data":{{data}}}""";

    private static string Order(string id, string clientOid, decimal price, string type = "limit") =>
        FormattableString.Invariant($$"""{"id":"{{id}}","clientOid":"{{clientOid}}","symbol":"XBTUSDTM","side":"buy","type":"{{type}}","price":"{{price}}","size":1,"filledSize":0,"isActive":true,"cancelExist":false,"createdAt":1727692804813}""");
}
