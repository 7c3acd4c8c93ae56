using KuCoin.Streams;
using KuCoin.Tests.Streams;

namespace KuCoin.Tests.Futures;

/// <summary>What lots stand for in base currency, on what the futures streams push.</summary>
public sealed class FuturesStreamUnitsTests
{
    private const string Linear = "XBTUSDTM";
    private const string Inverse = "XBTUSDM";
    private const string Order = """{"orderId":"o1","symbol":"XBTUSDTM","side":"buy","orderType":"limit","type":"match","status":"match","price":"50000","size":30,"filledSize":10,"remainSize":20,"matchPrice":"50000","matchSize":4,"ts":1700000000000000000}""";

    [Fact]
    public async Task WhatIsPushedSaysItsLotsInBaseCurrencyToo()
    {
        await using var exchange = Exchange();
        using var client = exchange.Connect();
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams();

        var ticker = await FirstAsync(FuturesTopics.TickerWithLastTrade(Linear), "/contractMarket/ticker:XBTUSDTM", "ticker", """{"symbol":"XBTUSDTM","price":"50000","size":30,"bestBidPrice":"40000","bestBidSize":10,"bestAskPrice":"80000","bestAskSize":20,"ts":1700000000000000000}""");
        Assert.Equal((0.03m, 0.01m, 0.02m), (ticker.LastQuantity, ticker.BestBidQuantity, ticker.BestAskQuantity));
        var trade = await FirstAsync(FuturesTopics.Trades(Linear), "/contractMarket/execution:XBTUSDTM", "match", """{"symbol":"XBTUSDTM","tradeId":"1","side":"sell","price":"40000","size":3,"ts":1700000000000000000}""");
        Assert.Equal(0.003m, trade.Quantity);
        var book = await FirstAsync(FuturesTopics.OrderBook5(Linear), "/contractMarket/level2Depth5:XBTUSDTM", "level2", """{"sequence":1,"ts":1700000000000,"bids":[["40000",10]],"asks":[["80000",20]]}""");
        Assert.Equal((new(40000m, 10m, 0.01m), new FuturesBookLevel(80000m, 20m, 0.02m)), (Assert.Single(book.Bids), Assert.Single(book.Asks)));
        var candle = await FirstAsync(FuturesTopics.Candles(CandleInterval.OneMinute, Linear), "/contractMarket/limitCandle:XBTUSDTM_1min", "candle.stick", """{"symbol":"XBTUSDTM","candles":["1700000000","1","1","1","1","250","9"],"time":1700000000000}""");
        Assert.Equal(0.25m, candle.Quantity);
        var order = await FirstAsync(FuturesTopics.Orders(), "/contractMarket/tradeOrders", "orderChange", Order);
        Assert.Equal((0.03m, 0.01m, 0.02m, 0.004m), (order.Quantity, order.FilledQuantity, order.RemainingQuantity, order.MatchQuantity));
        var stop = await FirstAsync(FuturesTopics.StopOrders, "/contractMarket/advancedOrders", "stopOrder", """{"orderId":"s1","symbol":"XBTUSDTM","side":"sell","orderType":"stop","type":"open","orderPrice":"50000","size":5,"ts":1700000000000000000}""");
        Assert.Equal(0.005m, stop.Quantity);
        var settlement = await FirstAsync(FuturesTopics.Settlements(Inverse), "/contract/position:XBTUSDM", "position.settlement", """{"fundingTime":1700000000000,"qty":-100,"markPrice":50000,"fundingRate":0.0001,"fundingFee":-1,"settleCurrency":"XBT","ts":1700000000000000000}""");
        Assert.Equal(-0.002m, settlement.Quantity);

        // One question for each contract and one for all, however many subscriptions there are.
        Assert.Equal(["GET /api/v1/contracts/XBTUSDTM", "GET /api/v1/contracts/active"], exchange.Texts);

        async Task<T> FirstAsync<T>(Topic<T> topic, string address, string subject, string data)
            where T : class
        {
            await using var subscription = await streams.SubscribeAsync(topic.WithQuantities(client.Futures));
            await (await server.NextConnectionAsync()).SendAsync($$"""{"type":"message","topic":"{{address}}","subject":"{{subject}}","userId":"u","channelType":"private","data":{{data}}}""");
            return await subscription.NextAsync();
        }
    }

    [Fact]
    public async Task MessagesDoNotWaitForAContractThatIsSlowToCome()
    {
        var contract = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var exchange = Exchange();
        var answer = exchange.Handler!;
        exchange.Handler = request => async (socket, cancellationToken) =>
        {
            await contract.Task.WaitAsync(cancellationToken);
            return await answer(request)(socket, cancellationToken);
        };
        using var client = exchange.Connect();
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams();

        // The wait for the units has its end, and the subscription begins without them.
        await using var subscription = await streams.SubscribeAsync(FuturesTopics.Trades(Linear).WithQuantities(client.Futures));
        var connection = await server.NextConnectionAsync();
        await SendAsync(1);
        Assert.Null((await subscription.NextAsync()).Quantity);

        contract.SetResult();
        decimal? quantity = null;
        for (var id = 2; quantity is null; id++)
        {
            await SendAsync(id);
            quantity = (await subscription.NextAsync()).Quantity;
        }
        Assert.Equal(0.003m, quantity);

        Task SendAsync(int id) => connection.SendAsync($$$"""{"type":"message","topic":"/contractMarket/execution:XBTUSDTM","subject":"match","data":{"symbol":"XBTUSDTM","tradeId":"{{{id}}}","side":"sell","price":"40000","size":3,"ts":1700000000000000000}}""");
    }

    [Fact]
    public async Task WhatIsSaidTwiceIsToldOnceWhoeverKnowsItsUnits()
    {
        await using var exchange = Exchange();
        using var client = exchange.Connect();
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams();
        await using var orders = await streams.SubscribeAsync(FuturesTopics.ReconciledOrders(client.Futures, Linear));
        var connection = await server.NextConnectionAsync();

        foreach (var data in (string[])[Order, Order, Order.Replace("\"filledSize\":10", "\"filledSize\":11", StringComparison.Ordinal)])
            await connection.SendAsync($$"""{"type":"message","topic":"/contractMarket/tradeOrders:XBTUSDTM","subject":"symbolOrderChange","data":{{data}}}""");

        Assert.Equal(0.01m, (await orders.NextAsync()).FilledQuantity);
        Assert.Equal(0.011m, (await orders.NextAsync()).FilledQuantity);
    }

    [Fact]
    public async Task AReceiptAndTheOpenInterestSayItToo()
    {
        await using var exchange = Exchange();
        using var client = exchange.Connect();
        var order = new FuturesOrderRequest { Symbol = Linear, Side = OrderSide.Buy, Price = 50000m, Size = 30, Leverage = 2 };

        Assert.Null((await client.Futures.PlaceOrderAsync(order)).Quantity);
        await client.Futures.CheckOrderAsync(order);
        Assert.Equal(0.03m, (await client.Futures.PlaceOrderAsync(order)).Quantity);
        var contract = await client.Futures.GetContractAsync(Linear);
        Assert.Equal(contract.OpenInterest * contract.Multiplier, contract.OpenInterestQuantity);
        Assert.NotNull(contract.OpenInterestQuantity);
    }

    private static ScriptedServer Exchange() => new(request => request.Target.Split('?')[0] switch
    {
        "/api/v1/contracts/XBTUSDTM" => Contract(Linear, "0.001", "false"),
        "/api/v1/contracts/active" => $$"""{"code":"200000","data":[{{Body(Linear, "0.001", "false")}},{{Body(Inverse, "-1.0", "true")}}]}""",
        "/api/v1/orders" when request.Method == "POST" => """{"code":"200000","data":{"orderId":"o1"}}""",
        _ => """{"code":"200000","data":{"currentPage":1,"pageSize":1000,"totalNum":0,"totalPage":0,"items":[]}}""",
    });

    private static string Contract(string symbol, string multiplier, string isInverse) => $$"""{"code":"200000","data":{{Body(symbol, multiplier, isInverse)}}}""";

    private static string Body(string symbol, string multiplier, string isInverse) =>
        $$"""{"symbol":"{{symbol}}","rootSymbol":"X","type":"FFWCSX","baseCurrency":"XBT","quoteCurrency":"USDT","settleCurrency":"USDT","multiplier":{{multiplier}},"lotSize":1,"tickSize":0.1,"maxOrderQty":1000000,"maxPrice":1000000,"maxLeverage":100,"openInterest":"5000","markPrice":50000,"isInverse":{{isInverse}},"status":"Open"}""";
}
