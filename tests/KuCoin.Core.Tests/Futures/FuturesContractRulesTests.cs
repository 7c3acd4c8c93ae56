using Xunit;

namespace KuCoin.Tests.Futures;

public sealed class FuturesContractRulesTests
{
    private static readonly FuturesContract Linear = new()
    {
        Symbol = "XBTUSDTM",
        Status = "Open",
        BaseCurrency = "XBT",
        QuoteCurrency = "USDT",
        SettleCurrency = "USDT",
        Multiplier = 0.001m,
        LotSize = 1m,
        TickSize = 0.1m,
        MaxPrice = 1_000_000m,
        MaxOrderQuantity = 100_000,
        MarketMaxOrderQuantity = 1_000,
        MaxLeverage = 125m,
        SupportsCross = true,
    };

    private static readonly FuturesContract Inverse = Linear with { Symbol = "XBTUSDM", SettleCurrency = "XBT", QuoteCurrency = "USD", Multiplier = -1m, IsInverse = true, SupportsCross = false };

    private static readonly FuturesOrderRequest Order = new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 50_000.1m, Size = 5, Leverage = 10 };

    public static TheoryData<string, FuturesOrderRequest, string> Refused => new()
    {
        { "OrderSizeTooLarge", Order with { Size = 100_001 }, "100000" },
        { "OrderSizeTooLarge", Order with { Type = OrderType.Market, Price = null, Size = 1_001 }, "1000" },
        { "OrderSizeTooSmall", Order with { Size = null, Quantity = 0.0005m }, "0.001" },
        { "OrderSizeOffIncrement", Order with { Size = null, Quantity = 0.0025m }, "0.002" },
        { "OrderSizeTooLarge", Order with { Size = null, Quantity = 101m }, "100" },
        { "OrderSizeTooSmall", Order with { Size = null, Value = 50m }, "50.0001" },
        { "OrderSizeTooLarge", Order with { Iceberg = true, VisibleSize = 6 }, "5" },
        { "PriceOffIncrement", Order with { Price = 50_000.17m }, "50000.2" },
        { "PriceTooHigh", Order with { Price = 1_000_000.1m }, "1000000" },
        { "StopPriceOffIncrement", Order with { Stop = StopDirection.Up, StopPrice = 50_000.01m }, "50000" },
        { "TriggerPriceOffIncrement", Order with { TriggerUpPrice = 60_000.06m }, "60000.1" },
        { "TriggerPriceOffIncrement", Order with { TriggerDownPrice = 40_000.01m }, "40000" },
        { "LeverageTooHigh", Order with { Leverage = 126 }, "125" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatTheContractDoesNotAllowIsRefusedWithTheNearestValidValue(string errorId, FuturesOrderRequest request, string nearest)
    {
        var error = Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(request, Linear));
        Assert.Equal((errorId, KuCoinErrorKind.InvalidArgument, $"The nearest valid value is {nearest}."), (error.ErrorId, error.Kind, error.RecommendedAction));
    }

    [Fact]
    public void LotsOfALargerStepAreHeld()
    {
        var error = Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(Order with { Size = 13 }, Linear with { LotSize = 10m }));
        Assert.Equal(("OrderSizeOffIncrement", "The nearest valid value is 10."), (error.ErrorId, error.RecommendedAction));
        error = Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(Order with { Size = 3 }, Linear with { LotSize = 10m }));
        Assert.Equal("OrderSizeTooSmall", error.ErrorId);
    }

    [Theory]
    [InlineData("Paused")]
    [InlineData("CancelOnly")]
    [InlineData("BeingSettled")]
    public void AContractThatDoesNotTradeIsNamed(string status)
    {
        var error = Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(Order, Linear with { Status = status }));
        Assert.Equal("SymbolNotTrading", error.ErrorId);
        Assert.Contains(status, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInverseContractTakesLotsAndIsolatedMarginOnly()
    {
        var order = Order with { Symbol = "XBTUSDM" };
        FuturesContractRules.Check(order, Inverse);
        Assert.Equal("SizeInLotsNeeded", Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(order with { Size = null, Quantity = 0.01m }, Inverse)).ErrorId);
        Assert.Equal("SizeInLotsNeeded", Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(order with { Size = null, Value = 100m }, Inverse)).ErrorId);
        Assert.Equal("CrossMarginNotSupported", Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(order with { MarginMode = MarginMode.Cross }, Inverse)).ErrorId);
    }

    [Fact]
    public void WhatTheContractAllowsPasses()
    {
        FuturesContractRules.Check(Order, Linear);
        FuturesContractRules.Check(Order with { Size = null, Quantity = 0.25m, MarginMode = MarginMode.Cross }, Linear);
        FuturesContractRules.Check(new FuturesOrderRequest { Symbol = "XBTUSDTM", Type = OrderType.Market, CloseOrder = true }, Linear);
        // What the exchange does not tell cannot be checked.
        FuturesContractRules.Check(Order with { Price = 1.23m, Leverage = 500 }, new FuturesContract { Symbol = "XBTUSDTM", Status = "Open" });
    }

    [Fact]
    public void RoundingCannotMakeAnOrderWorse()
    {
        var buy = FuturesContractRules.Round(Order with { Price = 50_000.19m, Size = 17, TriggerUpPrice = 60_000.01m, TriggerDownPrice = 40_000.09m }, Linear with { LotSize = 5m });
        Assert.Equal((50_000.1m, 15L, 60_000.1m, 40_000m), (buy.Price, buy.Size, buy.TriggerUpPrice, buy.TriggerDownPrice));

        var sell = FuturesContractRules.Round(Order with { Side = OrderSide.Sell, Price = 50_000.11m, Size = null, Quantity = 0.0129m, Stop = StopDirection.Down, StopPrice = 49_000.19m }, Linear);
        Assert.Equal((50_000.2m, 0.012m, 49_000.1m), (sell.Price, sell.Quantity, sell.StopPrice));
        Assert.Equal(49_000.2m, FuturesContractRules.Round(Order with { Stop = StopDirection.Up, StopPrice = 49_000.19m }, Linear).StopPrice);
    }

    [Fact]
    public void WhatWouldRoundToNothingIsRefusedAndNotSentAsNothing()
    {
        var rounded = FuturesContractRules.Round(Order with { Size = null, Quantity = 0.0009m }, Linear);
        Assert.Equal(0.0009m, rounded.Quantity);
        Assert.Equal("OrderSizeTooSmall", Assert.Throws<KuCoinException>(() => FuturesContractRules.Check(rounded, Linear)).ErrorId);
    }

    [Theory]
    [InlineData(5L, "86.2751", "0.005")]
    [InlineData(-5L, "86.2751", "-0.005")]
    [InlineData(0L, "0", "0")]
    public void LotsOfALinearContractStandForTheirMultiple(long lots, string value, string expected) =>
        Assert.Equal(Number(expected), Linear.QuantityOf(lots, Number(value)));

    [Theory]
    [InlineData(100L, "-0.0015", "0.0015")]
    [InlineData(-100L, "0.0015", "-0.0015")]
    public void LotsOfAnInverseContractAreWorthTheirValue(long lots, string value, string expected) =>
        Assert.Equal(Number(expected), Inverse.QuantityOf(lots, Number(value)));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
