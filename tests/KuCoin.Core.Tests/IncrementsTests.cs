using System.Globalization;
using Xunit;

namespace KuCoin.Tests;

public sealed class IncrementsTests
{
    [Theory]
    [InlineData("100.07", "0.1", "100.0", "100.1", "100.1")]
    [InlineData("100.05", "0.1", "100.0", "100.1", "100.0")]
    [InlineData("100.1", "0.1", "100.1", "100.1", "100.1")]
    [InlineData("7", "5", "5", "10", "5")]
    [InlineData("0.00000123", "0.0000001", "0.0000012", "0.0000013", "0.0000012")]
    [InlineData("12345678901234567890.123456789", "0.00000001", "12345678901234567890.12345678", "12345678901234567890.12345679", "12345678901234567890.12345679")]
    public void ValuesAreRoundedToTheirStep(string value, string step, string down, string up, string nearest)
    {
        Assert.Equal(Number(down), Increments.Down(Number(value), Number(step)));
        Assert.Equal(Number(up), Increments.Up(Number(value), Number(step)));
        Assert.Equal(Number(nearest), Increments.Nearest(Number(value), Number(step)));
        Assert.True(Increments.Fits(Number(down), Number(step)) && Increments.Fits(Number(up), Number(step)));
        Assert.Equal(value == down, Increments.Fits(Number(value), Number(step)));
    }

    [Fact]
    public void NothingIsNeverTheNearestValidValue() => Assert.Equal(0.1m, Increments.Nearest(0.01m, 0.1m));

    [Theory]
    [InlineData(OrderSide.Buy, "100.09", "100.0")]
    [InlineData(OrderSide.Sell, "100.01", "100.1")]
    [InlineData(OrderSide.Buy, "100.1", "100.1")]
    [InlineData(OrderSide.Sell, "100.1", "100.1")]
    public void APriceIsRoundedSoThatTheOrderCannotGetWorse(OrderSide side, string price, string expected) =>
        Assert.Equal(Number(expected), Increments.Passive(Number(price), 0.1m, side));

    [Fact]
    public void ARefusalNamesRuleAndNearestValue()
    {
        var off = Assert.Throws<KuCoinException>(() => Increments.RequireFit(100.07m, 0.10m, "PriceOffIncrement", "Price", "USDT"));
        Assert.Equal("Price must be a multiple of 0.1 USDT; 100.07 is not.", off.Message);
        Assert.Equal("The nearest valid value is 100.1.", off.RecommendedAction);
        var low = Assert.Throws<KuCoinException>(() => Increments.RequireAtLeast(0.5m, 1m, "OrderSizeTooSmall", "Size", "lots"));
        Assert.Equal("Size must be at least 1 lots; 0.5 is less.", low.Message);
        var high = Assert.Throws<KuCoinException>(() => Increments.RequireAtMost(126m, 125m, "LeverageTooHigh", "Leverage", ""));
        Assert.Equal("Leverage must be at most 125; 126 is more.", high.Message);
        Assert.All(new[] { off, low, high }, error => Assert.Equal(KuCoinErrorKind.InvalidArgument, error.Kind));
    }

    [Fact]
    public void WhatIsNotGivenOrNotLimitedIsNotRefused()
    {
        Increments.RequireFit(null, 0.1m, "X", "Price", "");
        Increments.RequireFit(0.123m, null, "X", "Price", "");
        Increments.RequireFit(0.123m, 0m, "X", "Price", "");
        Increments.RequireAtLeast(null, 1m, "X", "Size", "");
        Increments.RequireAtMost(5m, null, "X", "Size", "");
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
