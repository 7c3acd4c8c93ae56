using Xunit;

namespace KuCoin.Tests;

public sealed class SpotOrderRulesTests
{
    public static TheoryData<string, OrderRequest> Wrong => new()
    {
        { "SymbolNeeded", Limit(symbol: " ") },
        { "PriceNeeded", Limit(price: null) },
        { "PriceNotPositive", Limit(price: 0) },
        { "PriceNotPositive", Limit(price: -1) },
        { "SizeNeeded", Limit(size: null) },
        { "SizeNotPositive", Limit(size: 0) },
        { "FundsNotAllowed", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, Funds = 1 } },
        { "CancelAfterNeeded", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.GTT } },
        { "CancelAfterNotAllowed", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, CancelAfter = TimeSpan.FromSeconds(9) } },
        { "CancelAfterInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.GTT, CancelAfter = TimeSpan.FromSeconds(1.5) } },
        { "CancelAfterInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.GTT, CancelAfter = TimeSpan.Zero } },
        { "CancelAfterInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.GTT, CancelAfter = TimeSpan.FromDays(31) } },
        { "PostOnlyNotPossible", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.IOC, PostOnly = true } },
        { "PostOnlyNotPossible", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, TimeInForce = TimeInForce.FOK, PostOnly = true } },
        { "VisibleSizeNeeded", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, Iceberg = true } },
        { "VisibleSizeNotAllowed", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, VisibleSize = 1 } },
        { "VisibleSizeTooLarge", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, Iceberg = true, VisibleSize = 2 } },
        { "SizeOrFundsNeeded", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market } },
        { "SizeOrFundsNeeded", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Funds = 1 } },
        { "FundsNotPositive", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 0 } },
        { "PriceNotAllowed", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Price = 1 } },
        { "LimitOrderOptionOnMarketOrder", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, TimeInForce = TimeInForce.FOK } },
        { "LimitOrderOptionOnMarketOrder", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, PostOnly = true } },
        { "AutoBorrowNotPossible", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, AutoBorrow = true } },
        { "AutoBorrowNotPossible", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, AutoRepay = true, TradeType = TradeType.Trade } },
        { "RemarkInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, Remark = "123456789012345678901" } },
        { "RemarkInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, Remark = "Grüße" } },
        { "ClientOidInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, ClientOid = "" } },
        { "ClientOidInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, ClientOid = "a/b" } },
        { "ClientOidInvalid", new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1, Size = 1, ClientOid = new string('a', 41) } },
        { "OrderSideInvalid", new() { Symbol = "BTC-USDT", Side = (OrderSide)7, Price = 1, Size = 1 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task WhatCannotBeRightIsNotSent(string errorId, OrderRequest request)
    {
        await using var exchange = new ScriptedServer(_ => Samples.Read("place-order"));
        using var client = exchange.Connect();

        var placing = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(request));
        var testing = await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.TestOrderAsync(request));

        Assert.Equal((KuCoinErrorKind.InvalidArgument, errorId), (placing.Kind, placing.ErrorId));
        Assert.Equal(errorId, testing.ErrorId);
        Assert.Empty(exchange.Requests);
    }

    private static OrderRequest Limit(string symbol = "BTC-USDT", decimal? price = 1m, decimal? size = 1m) =>
        new() { Symbol = symbol, Side = OrderSide.Buy, Price = price, Size = size };
}
