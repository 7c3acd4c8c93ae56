using Xunit;

namespace KuCoin.Tests;

public sealed class FuturesMarketTests
{
    [Fact]
    public async Task AContractIsReadWithEveryDigitAlsoInExponentForm()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("contract"));
        using var client = exchange.Connect();

        var contract = await client.Futures.GetContractAsync("XBTUSDTM");

        Assert.Equal("GET /api/v1/contracts/XBTUSDTM", Assert.Single(exchange.Texts));
        Assert.False(exchange.Requests[0].Headers.ContainsKey("KC-API-SIGN"));
        string[] sources = ["okex", "binance", "kucoin", "bybit", "bitmart", "gateio"];
        Assert.Equal(sources, contract.SourceExchanges);
        Assert.Equal(
            new FuturesContract
            {
                SourceExchanges = contract.SourceExchanges,
                Symbol = "XBTUSDTM",
                RootSymbol = "USDT",
                Type = "FFWCSX",
                FirstOpenAt = DateTimeOffset.FromUnixTimeMilliseconds(1585555200000),
                BaseCurrency = "XBT",
                QuoteCurrency = "USDT",
                SettleCurrency = "USDT",
                MaxOrderQuantity = 1000000,
                MaxPrice = 1000000m,
                LotSize = 1m,
                TickSize = 0.1m,
                IndexPriceTickSize = 0.01m,
                Multiplier = 0.001m,
                InitialMargin = 0.008m,
                MaintenanceMargin = 0.004m,
                MaxRiskLimit = 100000m,
                MinRiskLimit = 100000m,
                RiskStep = 50000m,
                MakerFeeRate = 0.0002m,
                TakerFeeRate = 0.0006m,
                TakerFixFee = 0m,
                MakerFixFee = 0m,
                IsDeleverage = true,
                IsQuanto = true,
                MarkMethod = "FairPrice",
                FairMethod = "FundingRate",
                FundingBaseSymbol = ".XBTINT8H",
                FundingQuoteSymbol = ".USDTINT8H",
                FundingRateSymbol = ".XBTUSDTMFPI8H",
                IndexSymbol = ".KXBTUSDT",
                Status = "Open",
                FundingFeeRate = 0.000052m,
                PredictedFundingFeeRate = 0.000083m,
                FundingInterval = TimeSpan.FromHours(8),
                OpenInterest = 6748176m,
                Turnover = 1034643198.3265533m,
                Volume = 12069.225m,
                MarkPrice = 86378.69m,
                IndexPrice = 86382.64m,
                LastPrice = 86364m,
                NextFundingIn = TimeSpan.FromMilliseconds(17752926),
                MaxLeverage = 125m,
                PremiumsSymbol1M = ".XBTUSDTMPI",
                PremiumsSymbol8H = ".XBTUSDTMPI8H",
                FundingBaseSymbol1M = ".XBTINT",
                FundingQuoteSymbol1M = ".USDTINT",
                Low = 82205.2m,
                High = 89299.9m,
                Change = -0.028m,
                ChangePrice = -2495.9m,
                MarginCoefficientK = 490m,
                MarginCoefficientM = 300m,
                MarginCoefficientF = 1.3m,
                MaintenanceMarginLimit = 0.3m,
                MaintenanceMarginLeverageConstant = 125m,
                SupportsCross = true,
                BuyLimit = 90700.7115m,
                SellLimit = 82062.5485m,
            },
            contract);
    }

    [Fact]
    public async Task AllContractsAreAList()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("contracts"));
        using var client = exchange.Connect();
        Assert.Equal("XBTUSDTM", Assert.Single(await client.Futures.GetContractsAsync()).Symbol);
        Assert.Equal("GET /api/v1/contracts/active", Assert.Single(exchange.Texts));
    }

    [Theory]
    [InlineData("""{"code":"100003","msg":"Contract parameter invalid."}""")]
    [InlineData("""{"code":"200003","msg":"The symbol is invalid."}""")]
    [InlineData("""{"code":"200000","data":null}""")]
    public async Task AnUnknownContractIsNotFound(string answer)
    {
        await using var exchange = new ScriptedServer(_ => answer);
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.GetContractAsync("NOSUCH"));
        Assert.Equal((KuCoinErrorKind.NotFound, "SymbolNotFound"), (error.Kind, error.ErrorId));
    }

    [Fact]
    public async Task ACrossPositionHasNullWhereOnlyIsolatedOnesHaveSomething()
    {
        await using var exchange = new ScriptedServer(request => Samples.Read(request.Target is "/api/v1/contracts/active" ? "contracts" : "positions"));
        using var client = exchange.Connect();

        var positions = await client.Futures.GetPositionsAsync("ETH");

        Assert.Equal("GET /api/v1/positions?currency=ETH", exchange.Texts[0]);
        Assert.Equal(2, positions.Count);
        Assert.Equal(
            new FuturesPosition
            {
                Id = "500000000001046430",
                Symbol = "ETHUSDM",
                IsCross = true,
                DeleveragePercentage = 0.71m,
                OpenedAt = DateTimeOffset.FromUnixTimeMilliseconds(1730635780702),
                Time = DateTimeOffset.FromUnixTimeMilliseconds(1730636040926),
                Size = 1,
                Cost = -0.0004069805m,
                Commission = 0.0000002441m,
                UnrealizedCost = -0.0004069805m,
                RealizedGrossCost = 0m,
                RealizedCost = 0.0000002441m,
                IsOpen = true,
                MarkPrice = 2454.12m,
                MarkValue = -0.000407478m,
                PositionCost = -0.0004069805m,
                InitialMargin = 0.0000406981m,
                PositionMargin = 0.0000407478m,
                RealizedGrossPnl = 0m,
                RealizedPnl = -0.0000002441m,
                UnrealizedPnl = -0.0000004975m,
                UnrealizedPnlRate = -0.0012m,
                UnrealizedRoeRate = -0.0122m,
                AverageEntryPrice = 2457.12m,
                LiquidationPrice = 1429.96m,
                BankruptcyPrice = 1414.96m,
                SettleCurrency = "ETH",
                IsInverse = true,
                MarginMode = "CROSS",
                PositionSide = "BOTH",
                Leverage = 10m,
            },
            positions[0]);
        var isolated = positions[1];
        Assert.Equal(isolated.Size * 0.001m, isolated.Quantity);
        Assert.Equal((true, 500000m, 2.97m, 0.06225152m, 0m), (isolated.AutoDeposit, isolated.RiskLimit, isolated.RealLeverage, isolated.AddedMargin, isolated.AdditionalMargin));
        Assert.Equal((0.0539821899m, 0.0539447199m, 0.26210915m, -0.19982016m), (isolated.BankruptcyCost, isolated.BankruptcyCostCommon, isolated.FundingPaid, isolated.FundingUnsettled));
        Assert.Equal((0.4046228699m, 23.0232512243m, 0.005m, 0.005m), (isolated.MaintenanceMargin, isolated.CurrentMargin, isolated.MaintenanceMarginRate, isolated.MaintenanceMarginRequirement));
    }

    [Fact]
    public async Task OneContractsPositionsComeFromTheSecondVersion()
    {
        await using var exchange = new ScriptedServer(request => Samples.Read(request.Target is "/api/v1/contracts/active" ? "contracts" : "positions"));
        using var client = exchange.Connect();
        Assert.Equal(2, (await client.Futures.GetPositionAsync("XBTUSDTM")).Count);
        Assert.Equal("GET /api/v2/position?symbol=XBTUSDTM", exchange.Texts[0]);
    }

    [Fact]
    public async Task APositionWithoutAQuantityIsNotEmpty()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("positions", position => position.Remove("currentQty")));
        using var client = exchange.Connect();
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.GetPositionsAsync());
        Assert.Equal(KuCoinErrorKind.Protocol, error.Kind);
    }

    [Fact]
    public async Task TheStatusIsReadWithoutLookingAtTheMediaType()
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("futures-status"));
        using var client = exchange.Connect();
        Assert.Equal("open", (await client.Futures.GetStatusAsync()).Status);
        Assert.Equal("GET /api/v1/status", Assert.Single(exchange.Texts));
    }

    [Fact]
    public async Task TheFuturesHostTellsTheTime()
    {
        await using var exchange = new ScriptedServer(_ => "");
        using var client = exchange.Connect();
        Assert.InRange(await client.Futures.GetServerTimeAsync(), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }
}
