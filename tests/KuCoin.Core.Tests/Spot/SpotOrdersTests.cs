using System.Globalization;
using Xunit;

namespace KuCoin.Tests;

public sealed class SpotOrdersTests
{
    private const string Nothing = """{"code":"200000","data":{"currentPage":1,"pageSize":500,"totalNum":0,"totalPage":0,"items":[]}}""";

    [Fact]
    public async Task AnOrderIsReadWithEveryDigitAndNothingInvented()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("order"));
        using var client = exchange.Connect();

        var order = await client.Spot.GetOrderAsync("674a97dfef434f0007efc431");

        Assert.Equal("GET /api/v1/orders/674a97dfef434f0007efc431", Assert.Single(exchange.Texts));
        Assert.Equal(
            new Order
            {
                Id = "674a97dfef434f0007efc431",
                ClientOid = "3d07008668054da6b3cb12e432c2b13a",
                Symbol = "BTC-USDT",
                Side = OrderSide.Buy,
                Type = "limit",
                Price = 50000m,
                Size = 0.0001m,
                Fee = 0m,
                FeeCurrency = "USDT",
                TimeInForce = "GTC",
                Channel = "API",
            OpType = "DEAL",
                TradeType = "TRADE",
                IsCancelled = true,
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1732941791518),
            },
            order);
        Assert.Equal(("done", 0m, null), (order.Status, order.RemainingSize, order.AveragePrice));
    }

    [Fact]
    public async Task WhatIsLeftAndTheAverageAreComputed()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("order", order =>
        {
            order["isActive"] = true;
            order["size"] = "3";
            order["dealSize"] = "1.5";
            order["dealFunds"] = "75000.3";
        }));
        using var client = exchange.Connect();
        var order = await client.Spot.GetOrderAsync("x");
        Assert.Equal(("active", 1.5m, 50000.2m), (order.Status, order.RemainingSize, order.AveragePrice));
    }

    [Fact]
    public async Task AnUnknownOrderIsNotFound()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"400100","msg":"order not exist."}""");
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderAsync("x"));
        Assert.Equal((KuCoinErrorKind.NotFound, "OrderNotFound"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task AnEmptyIdIsRefused()
    {
        await using var exchange = new ScriptedServer(_ => Nothing);
        using var client = exchange.Connect();
        await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderAsync(""));
        await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderAsync(" "));
        await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CancelOrderByClientOidAsync(""));
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task WhatNoNumberCanHoldIsNotKnown()
    {
        const string Most = "79228162514264337593543950335";
        await using var exchange = new ScriptedServer(request => request.Target.EndsWith("/tiny", StringComparison.Ordinal) ? Order("1", "0.0000000000000000000000000001") : Order($"-{Most}", Most));
        using var client = exchange.Connect();

        Assert.Null((await client.Spot.GetOrderAsync("tiny")).AveragePrice);
        Assert.Null((await client.Spot.GetOrderAsync("less")).RemainingSize);

        static string Order(string size, string filled) =>
            $$$"""{"code":"200000","data":{"id":"o1","symbol":"BTC-USDT","type":"limit","side":"buy","price":"1","size":"{{{size}}}","dealSize":"{{{filled}}}","dealFunds":"{{{Most}}}","isActive":true,"cancelExist":false,"createdAt":1700000000000}}""";
    }

    [Fact]
    public async Task ADoneOrderIsFoundByItsClientIdToo()
    {
        await using var exchange = new ScriptedServer(request =>
            request.Target.StartsWith("/api/v1/order/", StringComparison.Ordinal) ? """{"code":"400100","msg":"order not exist."}""" : Samples.Read("orders"));
        using var client = exchange.Connect();

        var order = await client.Spot.GetOrderByClientOidAsync("5c52e11203aa677f33e4923fb");
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderByClientOidAsync("another"));

        Assert.Equal(("674a9a872033a50007e2790d", "order remarks"), (order.Id, order.Remark));
        Assert.Equal(("OrderNotFound", "another"), (error.ErrorId, error.ClientOid));
    }

    [Fact]
    public async Task ActiveOrdersAreListedWhateverTheirAge()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("orders"));
        using var client = exchange.Connect();
        var query = new OrderQuery { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = "limit", TradeType = TradeType.Trade };

        await foreach (var order in client.Spot.GetOrders(query))
            Assert.Equal("674a9a872033a50007e2790d", order.Id);

        Assert.Equal(
            "GET /api/v1/orders?status=active&symbol=BTC-USDT&side=buy&type=limit&tradeType=TRADE&currentPage=1&pageSize=500",
            Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task ALongRangeOfDoneOrdersIsCutIntoWindowsNewestFirst()
    {
        await using var exchange = new ScriptedServer(_ => Nothing);
        using var client = exchange.Connect();
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var end = start.AddDays(16);

        await foreach (var _ in client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Done, StartTime = start, EndTime = end }))
            Assert.Fail("There are none.");

        var windows = exchange.Requests.Select(Window).ToArray();
        Assert.Equal(3, windows.Length);
        Assert.Equal(end.ToUnixTimeMilliseconds(), windows[0].End);
        Assert.Equal(start.ToUnixTimeMilliseconds(), windows[^1].Start);
        Assert.All(windows, window => Assert.InRange(window.End - window.Start, 0, 7 * 86_400_000L));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.Start - 1, pair.Second.End));
    }

    [Fact]
    public async Task WithoutTimesDoneOrdersAndFillsReachBackSevenDaysFromTheExchangesNow()
    {
        await using var exchange = new ScriptedServer(_ => Nothing);
        using var client = exchange.Connect();

        await foreach (var _ in client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Done }))
            Assert.Fail("There are none.");
        await foreach (var _ in client.Spot.GetFills(new FillQuery()))
            Assert.Fail("There are none.");

        Assert.Equal(2, exchange.Requests.Count);
        Assert.All(exchange.Requests.Select(Window), window =>
        {
            Assert.Equal(7 * 86_400_000L, window.End - window.Start);
            Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(window.End), DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(5));
        });
    }

    [Fact]
    public void ARangeThatEndsBeforeItStartsIsRefused()
    {
        using var client = new KuCoinClient();
        var now = DateTimeOffset.UtcNow;
        Assert.Equal("TimeRangeInvalid", Assert.Throws<KuCoinException>(() => client.Spot.GetFills(new FillQuery { StartTime = now, EndTime = now.AddSeconds(-1) })).ErrorId);
    }

    [Fact]
    public async Task FillsAreReadWithEveryDigit()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("fills"));
        using var client = exchange.Connect();
        var fills = new List<Fill>();

        await foreach (var fill in client.Spot.GetFills(new FillQuery { OrderId = "6745698ef4f1200007c561a8", Symbol = "DOGE-USDT", Side = OrderSide.Buy, Type = "market", TradeType = TradeType.Trade }))
            fills.Add(fill);

        Assert.StartsWith("/api/v1/fills?orderId=6745698ef4f1200007c561a8&symbol=DOGE-USDT&side=buy&type=market&tradeType=TRADE&startAt=", Assert.Single(exchange.Requests).Target, StringComparison.Ordinal);
        Assert.Equal(
            new Fill
            {
                TradeId = "10862827223795713",
                OrderId = "6745698ef4f1200007c561a8",
                CounterOrderId = "6745695ef15b270007ac5076",
                Symbol = "DOGE-USDT",
                Side = OrderSide.Buy,
                Liquidity = "taker",
                Price = 0.40739m,
                Size = 10m,
                Funds = 4.0739m,
                Fee = 0.0040739m,
                FeeRate = 0.001m,
                FeeCurrency = "USDT",
                Type = "market",
                TradeType = "TRADE",
                CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1732602254928),
            },
            Assert.Single(fills));
    }

    [Fact]
    public async Task RecentOrdersAndFillsAreListsOfTheirOwn()
    {
        await using var exchange = new ScriptedServer(request => Samples.Read(request.Target is "/api/v1/limit/orders" ? "recent-orders" : "recent-fills"));
        using var client = exchange.Connect();

        Assert.Equal("674a9a872033a50007e2790d", Assert.Single(await client.Spot.GetRecentOrdersAsync()).Id);
        Assert.NotEmpty(await client.Spot.GetRecentFillsAsync());

        Assert.Equal(["GET /api/v1/limit/orders", "GET /api/v1/limit/fills"], exchange.Texts);
    }

    private static (long Start, long End) Window(ReceivedRequest request)
    {
        var query = System.Web.HttpUtility.ParseQueryString(request.Target[request.Target.IndexOf('?', StringComparison.Ordinal)..]);
        return (long.Parse(query["startAt"]!, CultureInfo.InvariantCulture), long.Parse(query["endAt"]!, CultureInfo.InvariantCulture));
    }
}
