using System.Globalization;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Books, candles, trades, statistics, currencies and fees.</summary>
public sealed class SpotMarketDataTests
{
    private const string Book = """{"code":"200000","data":{"time":1729176273859,"sequence":"14610502970","bids":[["66976.4","0.69109872"],["66976.3","1"]],"asks":[["66976.5","0.05408199"]]}}""";

    [Theory]
    [InlineData(20, "/api/v1/market/orderbook/level2_20")]
    [InlineData(100, "/api/v1/market/orderbook/level2_100")]
    [InlineData(null, "/api/v3/market/orderbook/level2")]
    public async Task ABookHasItsDepth(int? depth, string path)
    {
        await using var exchange = new ScriptedServer(_ => Book);
        using var client = exchange.Connect();

        var book = await client.Spot.GetOrderBookAsync("BTC-USDT", depth);

        Assert.Equal($"GET {path}?symbol=BTC-USDT", Assert.Single(exchange.Texts));
        Assert.Equal(("BTC-USDT", 14610502970L), (book.Symbol, book.Sequence));
        Assert.Equal([new BookLevel(66976.4m, 0.69109872m), new BookLevel(66976.3m, 1m)], book.Bids);
        Assert.Equal(66976.5m, Assert.Single(book.Asks).Price);
        Assert.Equal("DepthInvalid", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderBookAsync("BTC-USDT", 50))).ErrorId);
    }

    [Fact]
    public async Task CandlesAreCutIntoPiecesAndComeOldestFirstEachOnce()
    {
        // As the exchange: newest first, at most 1500, both ends counted in.
        await using var exchange = new ScriptedServer(request =>
        {
            var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + request.Target).Query);
            var (from, to) = (long.Parse(query["startAt"]!, CultureInfo.InvariantCulture), long.Parse(query["endAt"]!, CultureInfo.InvariantCulture));
            var rows = Enumerable.Range(0, int.MaxValue).Select(number => to - to % 60 - number * 60L).TakeWhile(time => time >= from).Take(1500);
            return $$"""{"code":"200000","data":[{{string.Join(',', rows.Select(time => $"[\"{time}\",\"1\",\"2\",\"3\",\"0.5\",\"10\",\"20\"]"))}}]}""";
        });
        using var client = exchange.Connect();
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_040);

        var candles = new List<Candle>();
        await foreach (var candle in client.Spot.GetCandles(new CandleQuery { Symbol = "BTC-USDT", Interval = CandleInterval.OneMinute, StartTime = start, EndTime = start.AddMinutes(3200) }))
            candles.Add(candle);

        Assert.Equal(Enumerable.Range(0, 3201).Select(number => start.AddMinutes(number)), candles.Select(candle => candle.Time));
        Assert.Equal((1m, 3m, 0.5m, 2m, 10m, 20m, "1m"), (candles[0].Open, candles[0].High, candles[0].Low, candles[0].Close, candles[0].Volume, candles[0].Turnover, candles[0].Interval));
        Assert.Equal(3, exchange.Requests.Count);
        Assert.Equal("GET /api/v1/market/candles?symbol=BTC-USDT&type=1min&startAt=1700000040&endAt=1700090039", exchange.Texts[0]);
    }

    [Theory]
    [InlineData(CandleInterval.ThreeMinutes, "3min")]
    [InlineData(CandleInterval.ThirtyMinutes, "30min")]
    [InlineData(CandleInterval.OneHour, "1hour")]
    [InlineData(CandleInterval.TwelveHours, "12hour")]
    [InlineData(CandleInterval.OneDay, "1day")]
    [InlineData(CandleInterval.OneWeek, "1week")]
    [InlineData(CandleInterval.OneMonth, "1month")]
    public async Task IntervalsAreNamedInTheExchangesWords(CandleInterval interval, string word)
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":[]}""");
        using var client = exchange.Connect();
        var start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_040);
        await foreach (var _ in client.Spot.GetCandles(new CandleQuery { Symbol = "BTC-USDT", Interval = interval, StartTime = start, EndTime = start }))
            Assert.Fail("Nothing was listed.");
        Assert.Contains($"&type={word}&", Assert.Single(exchange.Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TradesAreReadToTheNanosecondsThatCount()
    {
        await using var exchange = new ScriptedServer(_ => """{"code":"200000","data":[{"sequence":"10976028003549185","price":"67122","size":"0.000025","side":"buy","time":1729177117877000123,"tradeId":"9"}]}""");
        using var client = exchange.Connect();
        var trade = Assert.Single(await client.Spot.GetTradesAsync("BTC-USDT"));
        Assert.Equal(("BTC-USDT", "9", OrderSide.Buy, 67122m, 0.000025m), (trade.Symbol, trade.TradeId, trade.Side, trade.Price, trade.Size));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddTicks(17291771178770001), trade.Time);
        Assert.Equal("GET /api/v1/market/histories?symbol=BTC-USDT", Assert.Single(exchange.Texts));
    }

    [Theory]
    [InlineData("""{"code":"200000","data":null}""")]
    [InlineData("""{"code":"200000","data":{"time":1,"sequence":null,"bids":[],"asks":[]}}""")]
    [InlineData("""{"code":"900001","msg":"symbol not exist"}""")]
    public async Task AnUnknownPairIsNamed(string answer)
    {
        await using var exchange = new ScriptedServer(_ => answer);
        using var client = exchange.Connect();
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetOrderBookAsync("NO-USDT", 20))).ErrorId);
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetStatisticAsync("NO-USDT"))).ErrorId);
    }

    [Fact]
    public async Task FeesAreAskedForTenPairsAtATime()
    {
        await using var exchange = new ScriptedServer(request => request.Target.StartsWith("/api/v1/base-fee", StringComparison.Ordinal)
            ? """{"code":"200000","data":{"takerFeeRate":"0.001","makerFeeRate":"0.0009"}}"""
            : """{"code":"200000","data":[{"symbol":"A","takerFeeRate":"0.001","makerFeeRate":"-0.0001"}]}""");
        using var client = exchange.Connect();

        Assert.Equal(2, (await client.Spot.GetTradeFeesAsync([.. Enumerable.Range(0, 11).Select(number => $"P{number}")])).Count);
        Assert.Equal((null, 0.0009m), (await client.Spot.GetBaseFeeAsync(isFiat: true) is var fee ? (fee.Symbol, fee.MakerFeeRate) : default));

        Assert.Equal(["GET /api/v1/trade-fees?symbols=P0,P1,P2,P3,P4,P5,P6,P7,P8,P9", "GET /api/v1/trade-fees?symbols=P10", "GET /api/v1/base-fee?currencyType=1"], exchange.Texts);
        Assert.Equal("SymbolNeeded", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTradeFeesAsync([]))).ErrorId);
    }

    [Fact]
    public async Task CurrenciesAndMarketsAreListed()
    {
        await using var exchange = new ScriptedServer(request => request.Target switch
        {
            "/api/v1/markets" => """{"code":"200000","data":["USDS","BTC"]}""",
            "/api/v3/currencies" => """{"code":"200000","data":[{"currency":"BTC","name":"BTC","precision":8,"chains":null}]}""",
            "/api/v3/currencies/NO" => """{"code":"900001","msg":"currency not exist"}""",
            _ => """{"code":"200000","data":{"currency":"BTC","chains":[{"chainId":"btc","chainName":"BTC","withdrawalMinSize":"0.001","needTag":false,"maxWithdraw":null}]}}""",
        });
        using var client = exchange.Connect();

        Assert.Equal(["USDS", "BTC"], await client.Spot.GetMarketsAsync());
        Assert.Null(Assert.Single(await client.Spot.GetCurrenciesAsync()).Chains);
        var chain = Assert.Single((await client.Spot.GetCurrencyAsync("BTC", "btc")).Chains!);
        Assert.Equal(("btc", 0.001m, null), (chain.ChainId, chain.WithdrawMinSize, chain.MaxWithdraw));
        Assert.Equal("CurrencyNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetCurrencyAsync("NO"))).ErrorId);
        Assert.Equal("GET /api/v3/currencies/BTC?chain=btc", exchange.Texts[2]);
    }
}
