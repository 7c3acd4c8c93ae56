using Xunit;

namespace KuCoin.Tests;

/// <summary>The rules of a pair, checked before anything is sent.</summary>
public sealed class SpotRulesTests
{
    private const string Pairs =
        """
        {"code":"200000","data":[
        {"symbol":"BTC-USDT","name":"BTC-USDT","baseCurrency":"BTC","quoteCurrency":"USDT","baseMinSize":"0.00001","baseMaxSize":"100","quoteMinSize":"0.5","quoteMaxSize":"1000","baseIncrement":"0.00000001","quoteIncrement":"0.01","priceIncrement":"0.1","minFunds":"1","enableTrading":true},
        {"symbol":"OLD-USDT","name":"OLD-USDT","baseCurrency":"OLD","quoteCurrency":"USDT","enableTrading":false}]}
        """;

    public static TheoryData<string, string, OrderRequest> Wrong => new()
    {
        { "OrderSizeTooSmall", "0.00001", Limit(size: 0.000009m) },
        { "OrderSizeTooLarge", "100", Limit(size: 101m) },
        { "OrderSizeOffIncrement", "0.00010001", Limit(size: 0.000100006m) },
        { "PriceOffIncrement", "50000.1", Limit(price: 50000.06m) },
        { "OrderFundsTooSmall", "0.0001", Limit(price: 10000m, size: 0.00009999m) },
        { "OrderFundsTooSmall", "1", Market(funds: 0.7m) },
        { "OrderFundsTooLarge", "1000", Market(funds: 1001m) },
        { "FundsOffIncrement", "10.01", Market(funds: 10.011m) },
        { "SymbolNotTrading", "", Limit(symbol: "OLD-USDT") },
        { "VisibleSizeOffIncrement", "0.00000001", Limit() with { Iceberg = true, VisibleSize = 0.000000012m } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task ABrokenRuleIsNamedWithTheNearestValidValue(string errorId, string nearest, OrderRequest request)
    {
        await using var exchange = new ScriptedServer(_ => Pairs);
        using var client = exchange.Connect();

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CheckOrderAsync(request));

        Assert.Equal((KuCoinErrorKind.InvalidArgument, errorId), (error.Kind, error.ErrorId));
        Assert.Contains(nearest, error.RecommendedAction ?? "", StringComparison.Ordinal);
        Assert.Equal("GET /api/v2/symbols", Assert.Single(exchange.Texts));
    }

    [Theory]
    [InlineData(OrderSide.Buy, "50000.0")]
    [InlineData(OrderSide.Sell, "50000.1")]
    public async Task RoundingMovesThePriceAwayFromTheMarketAndSizesDown(OrderSide side, string price)
    {
        await using var exchange = new ScriptedServer(_ => Pairs);
        using var client = exchange.Connect();
        var request = Limit(price: 50000.06m, size: 0.000100019m) with { Side = side, ClientOid = "mine" };

        var rounded = await client.Spot.CheckOrderAsync(request, roundToIncrement: true);

        Assert.Equal(request with { Price = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), Size = 0.00010001m }, rounded);
    }

    [Fact]
    public async Task FundsAreRoundedDownAndARightOrderStaysAsItIs()
    {
        await using var exchange = new ScriptedServer(_ => Pairs);
        using var client = exchange.Connect();
        Assert.Equal(10.01m, (await client.Spot.CheckOrderAsync(Market(funds: 10.019m), roundToIncrement: true)).Funds);
        var right = Limit();
        Assert.Same(right, await client.Spot.CheckOrderAsync(right));
        // Too little to be rounded to anything keeps its own error.
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CheckOrderAsync(Limit(size: 0.000000001m), roundToIncrement: true));
        Assert.Equal("OrderSizeTooSmall", error.ErrorId);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [InlineData(StopKind.Entry, "60000.1")]
    [InlineData(StopKind.Loss, "60000.0")]
    public async Task AStopPriceIsRoundedAwayFromTheMarket(StopKind stop, string price)
    {
        await using var exchange = new ScriptedServer(_ => Pairs);
        using var client = exchange.Connect();
        var request = new StopOrderRequest { Order = Limit(), Stop = stop, StopPrice = 60000.05m };

        var rounded = await client.Spot.CheckStopOrderAsync(request, roundToIncrement: true);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CheckStopOrderAsync(request));

        Assert.Equal(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), rounded.StopPrice);
        Assert.Equal("StopPriceOffIncrement", error.ErrorId);
    }

    [Fact]
    public async Task AModificationIsCheckedAndRoundedForItsSide()
    {
        await using var exchange = new ScriptedServer(_ => Pairs);
        using var client = exchange.Connect();
        var change = new OrderModification { Symbol = "BTC-USDT", Id = "o1", Price = 50000.06m };

        var error = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.CheckModificationAsync(change));
        Assert.Equal("PriceOffIncrement", error.ErrorId);
        Assert.Equal(50000.1m, (await client.Spot.CheckModificationAsync(change, OrderSide.Sell)).Price);
    }

    [Fact]
    public async Task ANewPairIsAskedForByItself()
    {
        await using var exchange = new ScriptedServer(request => request.Target is "/api/v2/symbols" ? Pairs : Samples.Read("symbol"));
        using var client = exchange.Connect();
        await Assert.ThrowsAnyAsync<KuCoinException>(() => client.Spot.CheckOrderAsync(Limit(symbol: "NEW-USDT", price: 0.0000000001m)));
        Assert.Equal(["GET /api/v2/symbols", "GET /api/v2/symbols/NEW-USDT"], exchange.Texts);
    }

    private static OrderRequest Limit(string symbol = "BTC-USDT", decimal price = 50000m, decimal size = 0.0001m) =>
        new() { Symbol = symbol, Side = OrderSide.Buy, Price = price, Size = size };

    private static OrderRequest Market(decimal funds) => new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = funds };
}
