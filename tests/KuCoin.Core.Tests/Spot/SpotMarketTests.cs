using Xunit;

namespace KuCoin.Tests;

public sealed class SpotMarketTests
{
    [Fact]
    public async Task PairsAreReadWithEveryDigit()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("symbols"));
        using var client = exchange.Connect();

        var pair = Assert.Single(await client.Spot.GetSymbolsAsync("USDS"));

        Assert.Equal("GET /api/v2/symbols?market=USDS", Assert.Single(exchange.Texts));
        Assert.False(exchange.Requests[0].Headers.ContainsKey("KC-API-SIGN"));
        Assert.Equal(
            new SpotSymbol
            {
                Symbol = "BTC-USDT",
                Name = "BTC-USDT",
                BaseCurrency = "BTC",
                QuoteCurrency = "USDT",
                FeeCurrency = "USDT",
                Market = "USDS",
                BaseMinSize = 0.00001m,
                QuoteMinSize = 0.1m,
                BaseMaxSize = 10000000000m,
                QuoteMaxSize = 99999999m,
                BaseIncrement = 0.00000001m,
                QuoteIncrement = 0.000001m,
                PriceIncrement = 0.1m,
                PriceLimitRate = 0.1m,
                MinFunds = 0.1m,
                IsMarginEnabled = true,
                EnableTrading = true,
                FeeCategory = 1,
                MakerFeeCoefficient = 1.00m,
                TakerFeeCoefficient = 1.00m,
                IsCallAuctionEnabled = false,
            },
            pair);
    }

    [Fact]
    public async Task OnePairIsAskedForByItsName()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("symbol"));
        using var client = exchange.Connect();
        Assert.Equal("BTC-USDT", (await client.Spot.GetSymbolAsync("BTC-USDT")).Symbol);
        Assert.Equal("GET /api/v2/symbols/BTC-USDT", Assert.Single(exchange.Texts));
    }

    [Theory]
    [InlineData("""{"code":"900001","msg":"The symbol not exists."}""")]
    [InlineData("""{"code":"400100","msg":"symbol not exist"}""")]
    [InlineData("""{"code":"200000","data":null}""")]
    public async Task AnUnknownPairIsNotFound(string answer)
    {
        await using var exchange = new ScriptedServer(_ => answer);
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetSymbolAsync("NO-PAIR"));
        Assert.Equal((KuCoinErrorKind.NotFound, "SymbolNotFound"), (error.Kind, error.ErrorId));
        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task AllTickersCarryTheListsTime()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("all-tickers"));
        using var client = exchange.Connect();

        var ticker = Assert.Single(await client.Spot.GetTickersAsync());

        Assert.Equal("GET /api/v1/market/allTickers", Assert.Single(exchange.Texts));
        Assert.Equal(
            new DayTicker
            {
                Symbol = "BTC-USDT",
                Name = "BTC-USDT",
                BestBid = 67192.5m,
                BestBidSize = 0.000025m,
                BestAsk = 67192.6m,
                BestAskSize = 1.24949204m,
                Change = -0.0014m,
                ChangePrice = -98.5m,
                High = 68321.4m,
                Low = 66683.3m,
                Volume = 1836.03034612m,
                Turnover = 124068431.06726933m,
                Last = 67193m,
                Average = 67281.21437289m,
                TakerFeeRate = 0.001m,
                MakerFeeRate = 0.001m,
                TakerCoefficient = 1m,
                MakerCoefficient = 1m,
                Time = DateTimeOffset.FromUnixTimeMilliseconds(1729173207043),
            },
            ticker);
    }

    [Fact]
    public async Task AHaltedPairHasNoPricesInsteadOfZeroes()
    {
        const string Answer = """{"code":"200000","data":{"time":1729173207043,"ticker":[{"symbol":"OLD-USDT","symbolName":"OLD-USDT","buy":null,"sell":null,"last":null,"vol":"0","changeRate":""}]}}""";
        await using var exchange = new ScriptedServer(_ => Answer);
        using var client = exchange.Connect();
        var ticker = Assert.Single(await client.Spot.GetTickersAsync());
        Assert.Equal((null, null, null, null, 0m), (ticker.BestBid, ticker.BestAsk, ticker.Last, ticker.Change, ticker.Volume));
    }

    [Fact]
    public async Task OneTickerIsLevelOne()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("level1"));
        using var client = exchange.Connect();

        var ticker = await client.Spot.GetTickerAsync("BTC-USDT");

        Assert.Equal("GET /api/v1/market/orderbook/level1?symbol=BTC-USDT", Assert.Single(exchange.Texts));
        Assert.Equal(
            new Ticker
            {
                Symbol = "BTC-USDT",
                Last = 67269m,
                LastSize = 0.000025m,
                BestBid = 67267.5m,
                BestBidSize = 0.000025m,
                BestAsk = 67267.6m,
                BestAskSize = 1.24808993m,
                Sequence = 14609309753,
                Time = DateTimeOffset.FromUnixTimeMilliseconds(1729172965609),
            },
            ticker);
    }

    [Theory]
    [InlineData("""{"code":"200000","data":null}""")]
    [InlineData("""{"code":"200000","data":{"time":1729172965609,"sequence":null,"price":null,"size":null,"bestBid":null,"bestBidSize":null,"bestAsk":null,"bestAskSize":null}}""")]
    public async Task ATickerWithNothingInItIsAnUnknownPair(string answer)
    {
        await using var exchange = new ScriptedServer(_ => answer);
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.GetTickerAsync("NO-PAIR"));
        Assert.Equal((KuCoinErrorKind.NotFound, "SymbolNotFound"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task TheStatusSaysWhetherTheMarketIsOpen()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("spot-status"));
        using var client = exchange.Connect();
        Assert.Equal(new ServiceStatus { Market = "spot", Status = "open" }, await client.Spot.GetStatusAsync());
        Assert.Equal("GET /api/v1/status", Assert.Single(exchange.Texts));
    }
}
