namespace KuCoin.Tests.Futures;

/// <summary>What lots stand for in base currency, on what the market shows.</summary>
public sealed class FuturesUnitsTests
{
    private const string Inverse = """{"code":"200000","data":{"symbol":"XBTUSDM","rootSymbol":"XBT","type":"FFWCSX","baseCurrency":"XBT","quoteCurrency":"USD","settleCurrency":"XBT","multiplier":-1.0,"lotSize":1,"tickSize":0.1,"isInverse":true,"status":"Open"}}""";
    private const string Ticker = """{"code":"200000","data":{"symbol":"SYMBOL","price":"50000","size":30,"side":"buy","bestBidPrice":"40000","bestBidSize":10,"bestAskPrice":"80000","bestAskSize":20,"ts":1700000000000000000}}""";
    private const string Book = """{"code":"200000","data":{"symbol":"SYMBOL","sequence":1,"ts":1700000000000000000,"bids":[[40000,10],[30000,7]],"asks":[[80000,20]]}}""";
    private const string Trades = """{"code":"200000","data":[{"tradeId":"1","side":"sell","price":"40000","size":3,"ts":1700000000000000000}]}""";
    private const string Candles = """{"code":"200000","data":[[1700000000000,1,1,1,1,250]]}""";
    private const string Payments = """{"code":"200000","data":{"dataList":[{"id":1,"symbol":"SYMBOL","timePoint":1700000000000,"fundingRate":0.0001,"markPrice":50000,"positionQty":-5,"positionCost":0.02,"funding":0.1,"settleCurrency":"USDT","marginMode":"ISOLATED"}],"hasMore":false}}""";
    private const string Largest = """{"code":"200000","data":{"symbol":"SYMBOL","maxBuyOpenSize":12,"maxSellOpenSize":7}}""";

    [Fact]
    public async Task ALotOfALinearContractIsTheSameAtEveryPrice()
    {
        await using var exchange = Exchange("XBTUSDTM", Samples.Read("contract"));
        using var client = exchange.Connect();
        var futures = client.Futures;

        var ticker = await futures.GetTickerAsync("XBTUSDTM");
        Assert.Equal((0.03m, 0.01m, 0.02m), (ticker.LastQuantity, ticker.BestBidQuantity, ticker.BestAskQuantity));
        var book = await futures.GetOrderBookAsync("XBTUSDTM", 20);
        Assert.Equal([new(40000m, 10m, 0.01m), new(30000m, 7m, 0.007m)], book.Bids);
        Assert.Equal([new FuturesBookLevel(80000m, 20m, 0.02m)], book.Asks);
        Assert.Equal(0.003m, Assert.Single(await futures.GetTradesAsync("XBTUSDTM")).Quantity);
        Assert.Equal(0.25m, Assert.Single(await CandlesAsync(futures, "XBTUSDTM")).Quantity);
        var largest = await futures.GetMaxOpenSizeAsync("XBTUSDTM", 50000m, 5);
        Assert.Equal((0.012m, 0.007m), (largest.MaxBuyQuantity, largest.MaxSellQuantity));
        Assert.Equal(-0.005m, Assert.Single(await futures.GetFundingPayments(new() { Symbol = "XBTUSDTM" }).ToListAsync()).PositionQuantity);
        Assert.Single(exchange.Texts, "GET /api/v1/contracts/XBTUSDTM");
    }

    [Fact]
    public async Task ALotOfAnInverseContractIsQuoteCurrencyAtItsPrice()
    {
        await using var exchange = Exchange("XBTUSDM", Inverse);
        using var client = exchange.Connect();
        var futures = client.Futures;

        var ticker = await futures.GetTickerAsync("XBTUSDM");
        // 30 USD at 50000, 10 at 40000, 20 at 80000.
        Assert.Equal((0.0006m, 0.00025m, 0.00025m), (ticker.LastQuantity, ticker.BestBidQuantity, ticker.BestAskQuantity));
        Assert.Equal([0.00025m, 0.00023333m], (await futures.GetOrderBookAsync("XBTUSDM")).Bids.Select(level => level.Quantity));
        Assert.Equal(0.000075m, Assert.Single(await futures.GetTradesAsync("XBTUSDM")).Quantity);
        var largest = await futures.GetMaxOpenSizeAsync("XBTUSDM", 50000m, 5);
        Assert.Equal((0.00024m, 0.00014m), (largest.MaxBuyQuantity, largest.MaxSellQuantity));
        // The short position's value then, in coin.
        Assert.Equal(-0.02m, Assert.Single(await futures.GetFundingPayments(new() { Symbol = "XBTUSDM" }).ToListAsync()).PositionQuantity);
        // Many prices, so no single quantity.
        var candle = Assert.Single(await CandlesAsync(futures, "XBTUSDM"));
        Assert.Equal((250m, null), (candle.Volume, candle.Quantity));
    }

    [Fact]
    public async Task WhatTheLotsStandForMayBeUnknownAndTheAnswerIsThereAllTheSame()
    {
        await using var exchange = Exchange("XBTUSDTM", """{"code":"900001","msg":"not now"}""");
        using var client = exchange.Connect();
        var ticker = await client.Futures.GetTickerAsync("XBTUSDTM");
        Assert.Equal((30L, null), (ticker.LastSize, ticker.LastQuantity));
        Assert.Equal(new FuturesBookLevel(80000m, 20m, null), Assert.Single((await client.Futures.GetOrderBookAsync("XBTUSDTM")).Asks));
    }

    [Fact]
    public async Task WhatNoNumberCanHoldHasNoQuantity()
    {
        await using var exchange = Exchange("XBTUSDM", Inverse.Replace("-1.0", "-70000000000000000000000000000", StringComparison.Ordinal));
        using var client = exchange.Connect();
        Assert.Null((await client.Futures.GetTickerAsync("XBTUSDM")).LastQuantity);
    }

    [Fact]
    public async Task AnIndexHasNoLots()
    {
        await using var exchange = Exchange(".KXBTUSDT", """{"code":"100003","msg":"no contract"}""");
        using var client = exchange.Connect();
        Assert.Null(Assert.Single(await CandlesAsync(client.Futures, ".KXBTUSDT")).Quantity);
        Assert.DoesNotContain(exchange.Texts, text => text.Contains("/contracts/", StringComparison.Ordinal));
    }

    private static async Task<List<FuturesCandle>> CandlesAsync(FuturesCalls futures, string symbol) => await futures.GetCandles(new()
    {
        Symbol = symbol,
        Interval = CandleInterval.OneHour,
        StartTime = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000),
        EndTime = DateTimeOffset.FromUnixTimeMilliseconds(1700000000000),
    }).ToListAsync();

    private static ScriptedServer Exchange(string symbol, string contract) => new(request => (request.Target.Split('?')[0] switch
    {
        "/api/v1/ticker" => Ticker,
        "/api/v1/trade/history" => Trades,
        "/api/v1/kline/query" => Candles,
        "/api/v2/getMaxOpenSize" => Largest,
        "/api/v1/funding-history" => Payments,
        var path when path.Contains("/level2/", StringComparison.Ordinal) => Book,
        _ => contract,
    }).Replace("SYMBOL", symbol, StringComparison.Ordinal));
}
