using Xunit;

namespace KuCoin.Tests;

public sealed class FuturesOrderTests
{
    private const string Unknown = """{"code":"100001","msg":"error.getOrder.orderNotExist"}""";
    private const string NotCancelable = """{"code":"100004","msg":"The order cannot be canceled."}""";

    private static readonly FuturesOrderRequest Limit = new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 0.1m, Size = 1, Leverage = 3, ClientOid = "5c52e11203aa677f33e493fb" };

    public static TheoryData<string, FuturesOrderRequest> Wrong => new()
    {
        { "SymbolNeeded", new() { Symbol = "", Side = OrderSide.Buy, Size = 1, Price = 1 } },
        { "SideNeeded", new() { Symbol = "XBTUSDTM", Size = 1, Price = 1 } },
        { "PriceNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Size = 1 } },
        { "PriceNotAllowed", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Price = 1 } },
        { "QuantityNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1 } },
        { "QuantityNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, Quantity = 1 } },
        { "QuantityNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Quantity = 1, Value = 1 } },
        { "QuantityNotAllowed", new() { Symbol = "XBTUSDTM", Type = OrderType.Market, CloseOrder = true, Size = 1 } },
        { "SizeNotPositive", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 0 } },
        { "ValueNotPositive", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Value = -1 } },
        { "LeverageNotPositive", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, Leverage = 0 } },
        { "LeverageNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1 } },
        { "LeverageNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, MarginMode = MarginMode.Isolated } },
        { "LeverageNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, ReduceOnly = true, ForceHold = true } },
        { "SizeInLotsNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Quantity = 1, Leverage = 1, Iceberg = true, VisibleSize = 1 } },
        { "TimeInForceNotSupported", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.FOK } },
        { "TimeInForceNotSupported", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.GTT } },
        { "SelfTradePreventionNotSupported", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, SelfTradePrevention = SelfTradePrevention.DC } },
        { "PostOnlyNotPossible", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, PostOnly = true, TimeInForce = TimeInForce.IOC } },
        { "PostOnlyNotPossible", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, PostOnly = true, Hidden = true } },
        { "VisibleSizeNeeded", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, Iceberg = true } },
        { "LimitOrderOptionOnMarketOrder", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, TimeInForce = TimeInForce.IOC } },
        { "RemarkInvalid", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, Remark = new string('x', 101) } },
        { "ClientOidInvalid", new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1, Size = 1, ClientOid = new string('x', 41) } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WhatCannotBeRightIsNotSent(string errorId, FuturesOrderRequest request)
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-place-order"));
        using var client = exchange.Connect();

        var placing = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.PlaceOrderAsync(request));
        var testing = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.TestOrderAsync(request));

        Assert.Equal((KuCoinErrorKind.InvalidArgument, errorId), (placing.Kind, placing.ErrorId));
        Assert.Equal(errorId, testing.ErrorId);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task AnOrderIsSentAsItWasAskedFor()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-place-order"));
        using var client = exchange.Connect();

        var receipt = await client.Futures.PlaceOrderAsync(new FuturesOrderRequest
        {
            Symbol = "XBTUSDTM",
            Side = OrderSide.Sell,
            Price = 70000.5m,
            Size = 3,
            Leverage = 5,
            MarginMode = MarginMode.Cross,
            TimeInForce = TimeInForce.GTC,
            Iceberg = true,
            VisibleSize = 1,
            ReduceOnly = true,
            SelfTradePrevention = SelfTradePrevention.CB,
            Remark = "Grüße",
            ClientOid = "f-1",
        });

        Assert.Equal(
            """POST /api/v1/orders {"clientOid":"f-1","side":"sell","symbol":"XBTUSDTM","type":"limit","leverage":5,"marginMode":"CROSS","price":"70000.5","size":3,"timeInForce":"GTC","iceberg":true,"visibleSize":"1","reduceOnly":true,"stp":"CB","remark":"Grüße"}""",
            Assert.Single(exchange.Texts));
        Assert.Equal(("234125150956625920", "f-1", false), (receipt.Id, receipt.ClientOid, receipt.Recovered));
    }

    [Fact]
    public async Task ReducingNeedsNoLeverageAndHasOneAllTheSame()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-place-order"));
        using var client = exchange.Connect();
        var reduce = new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Sell, Type = OrderType.Market, Size = 2, ReduceOnly = true, ClientOid = "f-3" };

        await client.Futures.PlaceOrderAsync(reduce);
        await client.Futures.PlaceOrderAsync(reduce with { ClientOid = "f-4", MarginMode = MarginMode.Cross });
        await client.Futures.PlaceOrderAsync(reduce with { ClientOid = "f-5", ReduceOnly = false, MarginMode = MarginMode.Cross });

        Assert.Equal(
            [
                """POST /api/v1/orders {"clientOid":"f-3","side":"sell","symbol":"XBTUSDTM","type":"market","leverage":1,"size":2,"reduceOnly":true}""",
                """POST /api/v1/orders {"clientOid":"f-4","side":"sell","symbol":"XBTUSDTM","type":"market","marginMode":"CROSS","size":2,"reduceOnly":true}""",
                """POST /api/v1/orders {"clientOid":"f-5","side":"sell","symbol":"XBTUSDTM","type":"market","marginMode":"CROSS","size":2}""",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task ClosingLeavesSideSizeAndLeverageOut()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-place-order"));
        using var client = exchange.Connect();

        await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Type = OrderType.Market, CloseOrder = true, ClientOid = "f-2" });

        Assert.Equal(
            """POST /api/v1/orders {"clientOid":"f-2","symbol":"XBTUSDTM","type":"market","closeOrder":true}""",
            Assert.Single(exchange.Texts));
    }

    [Theory]
    [InlineData(1.5, null, "\"qty\":\"1.5\"")]
    [InlineData(null, 100.25, "\"valueQty\":\"100.25\"")]
    public async Task BaseAndQuoteQuantitiesAreText(double? quantity, double? value, string part)
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-place-order"));
        using var client = exchange.Connect();
        await client.Futures.TestOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Quantity = (decimal?)quantity, Value = (decimal?)value, Leverage = 1 });
        var request = Assert.Single(exchange.Requests);
        Assert.Equal("/api/v1/orders/test", request.Target);
        Assert.Contains(part, request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrderIsReadWithItsStampsByMagnitude()
    {
        await using var exchange = new ScriptedServer(request => Samples.Read(request.Target is "/api/v1/contracts/active" ? "contracts" : "futures-order"));
        using var client = exchange.Connect();

        var order = await client.Futures.GetOrderAsync("236655147005071361");

        Assert.Equal("GET /api/v1/orders/236655147005071361", exchange.Texts[0]);
        Assert.Equal(
            new FuturesOrder
            {
                Id = "236655147005071361",
                ClientOid = "5c52e11203aa677f33e493fb",
                Symbol = "XBTUSDTM",
                Side = OrderSide.Buy,
                Type = "limit",
                Status = "open",
                Price = 0.1m,
                Size = 1,
                Quantity = 0.001m,
                FilledQuantity = 0m,
                Value = 0.0001m,
                FilledValue = 0m,
                StopTriggered = false,
                TimeInForce = "GTC",
                Leverage = 3m,
                VisibleSize = 0,
                IsActive = true,
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1729236185949),
                UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1729236185949),
                OrderedAt = DateTimeOffset.UnixEpoch.AddTicks(17292361858856479),
                SettleCurrency = "USDT",
                MarginMode = "ISOLATED",
            },
            order);
        Assert.Equal(1, order.RemainingSize);
    }

    [Fact]
    public async Task StampsThatBecameNanosecondsAreReadTheSame()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-order", order =>
        {
            order["updatedAt"] = 1729236185949000000;
            order["stopPrice"] = "70000";
        }));
        using var client = exchange.Connect();
        var order = await client.Futures.GetOrderAsync("236655147005071361");
        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(1729236185949), 70000m), (order.UpdatedAt, order.StopPrice));
    }

    [Fact]
    public async Task ByClientIdTheQueryNamesIt()
    {
        await using var exchange = new ScriptedServer(request => Samples.Read(request.Target is "/api/v1/contracts/active" ? "contracts" : "futures-order-by-client-oid"));
        using var client = exchange.Connect();
        await client.Futures.GetOrderByClientOidAsync("5c52e11203aa677f33e493fb");
        Assert.Equal("GET /api/v1/orders/byClientOid?clientOid=5c52e11203aa677f33e493fb", exchange.Texts[0]);
    }

    [Fact]
    public async Task AnUnknownOrderIsNotFound()
    {
        await using var exchange = new ScriptedServer(_ => Unknown);
        using var client = exchange.Connect();
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.GetOrderAsync("1"))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.GetOrderByClientOidAsync("1"))).ErrorId);
    }

    [Fact]
    public async Task AfterALostAnswerTheLaggingIndexIsAskedAgain()
    {
        int questions = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is "POST" ? ScriptedServer.Drop
            : Interlocked.Increment(ref questions) < 3 ? Unknown
            : Samples.Read("futures-order"));
        using var client = exchange.Connect();

        var receipt = await client.Futures.PlaceOrderAsync(Limit);

        Assert.Equal(("236655147005071361", true), (receipt.Id, receipt.Recovered));
        Assert.Equal(3, questions);
        Assert.Single(exchange.Requests, request => request.Method is "POST");
    }

    [Fact]
    public async Task ADuplicateAfterALostAnswerIsTheOrderItself()
    {
        int posts = 0;
        await using var exchange = new ScriptedServer(request =>
            request.Method is "POST"
                ? Interlocked.Increment(ref posts) == 1 ? ScriptedServer.Drop : """{"code":"300018","msg":"clientOid parameter repeated."}"""
                : Volatile.Read(ref posts) < 2 ? Unknown : Samples.Read("futures-order"));
        using var client = exchange.Connect();

        var receipt = await client.Futures.PlaceOrderAsync(Limit);

        Assert.Equal(("236655147005071361", true), (receipt.Id, receipt.Recovered));
        Assert.Equal(2, posts);
    }

    [Fact]
    public async Task TheCancelledIdsAreReturned()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-cancel"));
        using var client = exchange.Connect();
        Assert.Equal("235303670076489728", Assert.Single(await client.Futures.CancelOrderAsync("235303670076489728")));
        Assert.Equal("DELETE /api/v1/orders/235303670076489728", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task AnOrderThatIsDoneIsReportedAsWhatItIs()
    {
        await using var exchange = new ScriptedServer(request => request.Method is "DELETE" ? NotCancelable : Samples.Read("futures-order", order =>
        {
            order["isActive"] = false;
            order["filledSize"] = 1;
        }));
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.CancelOrderAsync("236655147005071361"));
        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotActive"), (error.Kind, error.ErrorId));
        Assert.Contains("filled", error.Message, StringComparison.Ordinal);
    }
}
