using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Orders with the money of the margin accounts, in both generations of the exchange's calls, against the sandbox.</summary>
public sealed class MarginOrderFlowTests : IDisposable
{
    private const string Pair = "BTC-USDT";

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private KuCoinClient? _client;

    public static TheoryData<ApiGeneration, TradeType> Kinds => new()
    {
        { ApiGeneration.Classic, TradeType.MarginTrade },
        { ApiGeneration.Classic, TradeType.MarginIsolatedTrade },
        { ApiGeneration.Current, TradeType.MarginTrade },
        { ApiGeneration.Current, TradeType.MarginIsolatedTrade },
    };

    public void Dispose()
    {
        _client?.Dispose();
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnOrderHoldsTheMoneyOfItsOwnAccountOnly(ApiGeneration generation, TradeType type)
    {
        var spot = Connect(generation, type, "USDT", 1000m);
        var request = new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 10_000m, Size = 0.01m, TradeType = type };
        await spot.TestOrderAsync(request);
        var placed = await spot.PlaceOrderAsync(request);

        Assert.Equal((type.ToString(), 100.1m), (Type(placed.TradeType), (await BalanceAsync(type, "USDT")).Holds));
        Assert.Equal(0m, (await BalanceAsync(type == TradeType.MarginTrade ? TradeType.MarginIsolatedTrade : TradeType.MarginTrade, "USDT")).Holds);
        Assert.Equal([placed.Id], await IdsAsync(new OrderQuery { TradeType = type }));
        Assert.Empty(await IdsAsync(new OrderQuery()));
        Assert.Equal((placed.Id, placed.TradeType), await WhoAsync(spot.GetOrderAsync(placed.Id, Pair)));
        Assert.Equal((placed.Id, placed.TradeType), await WhoAsync(spot.GetOrderByClientOidAsync(placed.ClientOid, Pair)));
        // Nobody says that it is a margin order: found all the same.
        Assert.Equal((placed.Id, placed.TradeType), await WhoAsync(spot.GetOrderAsync(placed.Id)));

        Assert.Empty(await spot.CancelAllOrdersAsync());
        Assert.Equal([placed.Id], await spot.CancelOrderAsync(placed.Id, Pair));
        Assert.Equal([placed.Id], await IdsAsync(new OrderQuery { Symbol = Pair, TradeType = type, Status = OrderStatus.Done }));
        Assert.Equal(0m, (await BalanceAsync(type, "USDT")).Holds);
        Assert.Equal("OrderNotActive", (await Assert.ThrowsAsync<KuCoinException>(() => spot.CancelOrderAsync(placed.Id, Pair))).ErrorId);

        var again = await spot.PlaceOrderAsync(request);
        Assert.Equal([again.Id], await spot.CancelAllOrdersAsync(tradeType: type));
        var third = await spot.PlaceOrderAsync(request);
        Assert.Equal([third.Id], await spot.CancelOrderByClientOidAsync(third.ClientOid, Pair));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatIsMissingIsBorrowedAndRepaidWithWhatComesIn(ApiGeneration generation, TradeType type)
    {
        var spot = Connect(generation, type, "USDT", 200m);
        var buy = new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 300m, TradeType = type };
        Assert.Equal(KuCoinErrorKind.InsufficientFunds, (await Assert.ThrowsAsync<KuCoinException>(() => spot.PlaceOrderAsync(buy))).Kind);

        var bought = await spot.PlaceOrderAsync(buy with { AutoBorrow = true });

        // 300 and the fee of 0.3, of which 200 were there.
        Assert.Equal(100.3m, bought.BorrowedSize);
        Assert.NotNull(bought.LoanId);
        var loan = Assert.Single(await _client!.Margin.GetLoans(new MarginDebtQuery { Currency = "USDT", Symbol = type == TradeType.MarginIsolatedTrade ? Pair : null }).ToListAsync());
        Assert.Equal((bought.LoanId, 100.3m), (loan.Id, loan.ActualSize));
        var fills = await spot.GetFills(new FillQuery { Symbol = Pair, TradeType = type }).ToListAsync();
        Assert.NotEmpty(fills);
        Assert.All(fills, fill => Assert.Equal((bought.Id, bought.TradeType), (fill.OrderId, fill.TradeType)));
        Assert.Empty(await spot.GetFills(new FillQuery { Symbol = Pair }).ToListAsync());

        var held = await BalanceAsync(type, "BTC");
        Assert.Equal(fills.Sum(fill => fill.Size), held.Total);
        var sold = await spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Sell, Type = OrderType.Market, Size = decimal.Round(held.Total, 5, MidpointRounding.ToZero), TradeType = type, AutoRepay = true });

        Assert.Null(sold.BorrowedSize);
        Assert.Equal(0m, (await BalanceAsync(type, "USDT")).Liability);
        Assert.Equal(100.3m, (await _client.Margin.GetRepayments(new MarginDebtQuery { Currency = "USDT", Symbol = type == TradeType.MarginIsolatedTrade ? Pair : null }).ToListAsync()).Sum(repayment => repayment.Principal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnOrderWhoseAnswerIsLostIsFoundAndNotPlacedTwice(ApiGeneration generation, TradeType type)
    {
        var spot = Connect(generation, type, "USDT", 1000m);
        _sandbox.AddFault(new SandboxFault { Method = "POST", Drop = SandboxDrop.AfterAccept });

        var placed = await spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 10_000m, Size = 0.01m, TradeType = type });

        Assert.True(placed.Recovered);
        Assert.Equal([placed.Id], await IdsAsync(new OrderQuery { TradeType = type }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AStopOrderTriggersWithTheMoneyOfItsAccount(ApiGeneration generation, TradeType type)
    {
        var spot = Connect(generation, type, "USDT", 1000m);
        _sandbox.SetPrice(Pair, 50_000m);
        var order = new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 40_000m, Size = 0.01m, TradeType = type };
        await spot.PlaceStopOrderAsync(new StopOrderRequest { Order = order, Stop = StopKind.Entry, StopPrice = 51_000m });
        Assert.Single(await spot.GetStopOrders(new StopOrderQuery { TradeType = type }).ToListAsync());
        Assert.Empty(await spot.GetStopOrders(new StopOrderQuery()).ToListAsync());

        _sandbox.SetPrice(Pair, 52_000m);
        _sandbox.AdvanceClock(TimeSpan.FromSeconds(10));

        Assert.Single(await IdsAsync(new OrderQuery { TradeType = type }));
        Assert.Equal(400.4m, (await BalanceAsync(type, "USDT")).Holds);
    }

    private SpotCalls Connect(ApiGeneration generation, TradeType type, string currency, decimal amount)
    {
        _sandbox.SetBalance(type == TradeType.MarginTrade ? "margin" : "isolated:" + Pair, currency, amount);
        _client = _sandbox.Connect(generation);
        return _client.Spot;
    }

    private static string Type(string word) => word is "MARGIN_TRADE" ? nameof(TradeType.MarginTrade) : nameof(TradeType.MarginIsolatedTrade);

    private async Task<string[]> IdsAsync(OrderQuery query) => [.. (await _client!.Spot.GetOrders(query).ToListAsync()).Select(order => order.Id)];

    private static async Task<(string Id, string? TradeType)> WhoAsync(Task<Order> asked) => await asked is var order ? (order.Id, order.TradeType) : default;

    private async Task<MarginBalance> BalanceAsync(TradeType type, string currency)
    {
        if (type == TradeType.MarginTrade)
            return (await _client!.Account.GetMarginAccountAsync()).Accounts.Single(one => one.Currency == currency);
        var pair = Assert.Single((await _client!.Account.GetIsolatedMarginAccountsAsync(Pair)).Accounts);
        return pair.Base.Currency == currency ? pair.Base : pair.Quote;
    }
}
