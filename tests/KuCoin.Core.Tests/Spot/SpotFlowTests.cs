using System.Collections.Concurrent;
using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Whole spot flows against the sandbox, whose books must add up after each.</summary>
public sealed class SpotFlowTests : IDisposable
{
    private const string Pair = "BTC-USDT";

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly KuCoinClient _client;

    public SpotFlowTests() => _client = _sandbox.Connect();

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task PairsAndTickersAgree()
    {
        var pairs = await _client.Spot.GetSymbolsAsync();
        var tickers = await _client.Spot.GetTickersAsync();
        var pair = await _client.Spot.GetSymbolAsync(Pair);
        var ticker = await _client.Spot.GetTickerAsync(Pair);

        Assert.Contains(pair, pairs);
        Assert.Equal(pairs.Select(one => one.Symbol).Order(StringComparer.Ordinal).ToArray(), tickers.Select(one => one.Symbol).Order(StringComparer.Ordinal).ToArray());
        Assert.True(ticker.BestBid > 0 && ticker.BestBid < ticker.BestAsk);
        Assert.True(pair.PriceIncrement > 0 && ticker.BestBid % pair.PriceIncrement == 0);
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.GetSymbolAsync("NO-PAIR"))).ErrorId);
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.GetTickerAsync("NO-PAIR"))).ErrorId);
        Assert.Equal("open", (await _client.Spot.GetStatusAsync()).Status);
    }

    [Fact]
    public async Task AnOrderIsPlacedReadAndCancelled()
    {
        var placed = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m, Remark = "far away" });
        var byId = await _client.Spot.GetOrderAsync(placed.Id);
        var byClientOid = await _client.Spot.GetOrderByClientOidAsync(placed.ClientOid);
        var active = await _client.Spot.GetOrders(new OrderQuery { Symbol = Pair }).ToListAsync();

        Assert.Equal((placed.Id, placed.ClientOid, "active", 1000m, 0.01m, "far away"), (byId.Id, byId.ClientOid, byId.Status, byId.Price, byId.Size, byId.Remark));
        Assert.Equal(byId, byClientOid);
        Assert.Equal(byId, Assert.Single(active));
        Assert.Equal((null, null, 0m, 0.01m), (byId.Funds, byId.StopPrice, byId.FilledSize, byId.RemainingSize));
        Assert.False(placed.Recovered);

        Assert.Equal(placed.Id, Assert.Single(await _client.Spot.CancelOrderAsync(placed.Id)));

        var done = await _client.Spot.GetOrderByClientOidAsync(placed.ClientOid, Pair);
        Assert.Equal(("done", true, 0m), (done.Status, done.IsCancelled, done.RemainingSize));
        Assert.Empty(await _client.Spot.GetOrders(new OrderQuery { Symbol = Pair }).ToListAsync());
        Assert.Equal(done, Assert.Single(await _client.Spot.GetOrders(new OrderQuery { Symbol = Pair, Status = OrderStatus.Done }).ToListAsync()));
        Assert.Equal("OrderNotActive", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderAsync(placed.Id))).ErrorId);
        Assert.Equal("OrderNotActive", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderByClientOidAsync(placed.ClientOid))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderAsync("000000000000000000000000"))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderByClientOidAsync("nobody"))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.GetOrderAsync("000000000000000000000000"))).ErrorId);
    }

    [Fact]
    public async Task AMarketOrderBecomesFillsThatAddUpToIt()
    {
        var bought = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 500m });
        var sold = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Sell, Type = OrderType.Market, Size = 0.001m });

        foreach (var (id, side) in new[] { (bought.Id, OrderSide.Buy), (sold.Id, OrderSide.Sell) })
        {
            var order = await _client.Spot.GetOrderAsync(id);
            var fills = await _client.Spot.GetFills(new FillQuery { OrderId = id }).ToListAsync();
            Assert.Equal(("done", "market", side, null), (order.Status, order.Type, order.Side, order.Price));
            Assert.NotEmpty(fills);
            Assert.Equal((order.FilledSize, order.FilledFunds, order.Fee), (fills.Sum(fill => fill.Size), fills.Sum(fill => fill.Funds), fills.Sum(fill => fill.Fee)));
            Assert.All(fills, fill => Assert.Equal((id, Pair, side, "taker", "TRADE"), (fill.OrderId, fill.Symbol, fill.Side, fill.Liquidity, fill.TradeType)));
        }

        var all = await _client.Spot.GetFills(new FillQuery { Symbol = Pair }).ToListAsync();
        var recent = await _client.Spot.GetRecentFillsAsync();
        Assert.Equal(all.Select(fill => fill.TradeId).Order(StringComparer.Ordinal).ToArray(), recent.Select(fill => fill.TradeId).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(2, (await _client.Spot.GetRecentOrdersAsync()).Count);
    }

    [Fact]
    public async Task FillsOfALongRangeComeFromAllWindowsNewestFirst()
    {
        var request = new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 50m };
        var ids = new List<string>();
        for (int week = 0; week < 3; week++)
        {
            // The client's idea of the time is 9 days old each time; the exchange's refusal corrects it.
            ids.Insert(0, (await _client.Spot.PlaceOrderAsync(request)).Id);
            _sandbox.AdvanceClock(TimeSpan.FromDays(9));
        }
        ids.Insert(0, (await _client.Spot.PlaceOrderAsync(request)).Id);

        var all = await _client.Spot.GetFills(new FillQuery { StartTime = _sandbox.Now.AddDays(-28) }).ToListAsync();
        var last = await _client.Spot.GetFills(new FillQuery()).ToListAsync();
        var orders = await _client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Done, StartTime = _sandbox.Now.AddDays(-28) }).ToListAsync();

        Assert.Equal(ids.ToArray(), all.Select(fill => fill.OrderId).Distinct(StringComparer.Ordinal).ToArray());
        Assert.Equal(ids.ToArray(), orders.Select(order => order.Id).ToArray());
        Assert.All(last, fill => Assert.Equal(ids[0], fill.OrderId));
        Assert.NotEmpty(last);
    }

    [Fact]
    public async Task ATestedOrderIsNotPlaced()
    {
        await _client.Spot.TestOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m });
        Assert.Empty(_sandbox.Orders);
        await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.TestOrderAsync(new OrderRequest { Symbol = "NO-PAIR", Side = OrderSide.Buy, Price = 1000m, Size = 0.01m }));
    }

    [Fact]
    public async Task MoreThanTheBalanceIsRefused()
    {
        var error = await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 1_000_000m }));
        Assert.Equal((KuCoinErrorKind.InsufficientFunds, "InsufficientBalance"), (error.Kind, error.ErrorId));
        Assert.Empty(_sandbox.Orders);
    }

    [Fact]
    public async Task ManyOrdersArePagedWithoutLossAndCancelledTogether()
    {
        var ids = new List<string>();
        for (int index = 0; index < 25; index++)
            ids.Add((await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m + index, Size = 0.001m })).Id);

        var listed = new List<Order>();
        var counts = new List<int>();
        await foreach (var page in _client.Spot.GetOrders(new OrderQuery { Symbol = Pair }).AsPages(limit: 12))
        {
            counts.Add(page.Items.Count);
            listed.AddRange(page.Items);
            Assert.Equal(25, page.TotalCount);
        }

        Assert.Equal(12, counts.Sum());
        Assert.Equal(12, listed.DistinctBy(order => order.Id, StringComparer.Ordinal).Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal).ToArray(), (await _client.Spot.GetOrders(new OrderQuery()).ToListAsync()).Select(order => order.Id).Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(ids.Order(StringComparer.Ordinal).ToArray(), (await _client.Spot.CancelAllOrdersAsync(Pair)).Order(StringComparer.Ordinal).ToArray());
        Assert.Empty(await _client.Spot.GetOrders(new OrderQuery()).ToListAsync());
    }

    [Theory]
    [InlineData(SandboxDrop.AfterAccept, OrderType.Limit, true)]
    [InlineData(SandboxDrop.AfterAccept, OrderType.Market, true)]
    [InlineData(SandboxDrop.BeforeAccept, OrderType.Limit, false)]
    [InlineData(SandboxDrop.BeforeAccept, OrderType.Market, false)]
    public async Task AnOrderWhoseAnswerIsLostIsPlacedOnce(SandboxDrop drop, OrderType type, bool recovered)
    {
        _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = drop });

        var receipt = await _client.Spot.PlaceOrderAsync(type == OrderType.Limit
            ? new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m }
            : new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 100m });

        var order = Assert.Single(_sandbox.Orders);
        Assert.Equal((order.Id, order.ClientOid, recovered), (receipt.Id, receipt.ClientOid, receipt.Recovered));
    }

    [Fact]
    public async Task ACancelWhoseAnswerIsLostSucceedsOnce()
    {
        var placed = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m });
        _sandbox.AddFault(new SandboxFault { Method = "DELETE", PathPattern = "/api/v1/orders/*", Drop = SandboxDrop.AfterAccept });

        Assert.Equal(placed.Id, Assert.Single(await _client.Spot.CancelOrderAsync(placed.Id)));
        Assert.True(Assert.Single(_sandbox.Orders).CancelExist);
    }

    [Fact]
    public async Task TwoHundredOrdersWithRandomFaultsAreTwoHundredOrders()
    {
        foreach (var drop in new[] { SandboxDrop.AfterAccept, SandboxDrop.BeforeAccept })
            _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = drop, Count = 30, Probability = 0.15 });
        _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Status = 503, Code = "503000", Count = 10, Probability = 0.05 });
        // Four pairs: the exchange takes at most 200 open orders of one.
        var pairs = (await _client.Spot.GetSymbolsAsync()).Where(pair => pair.QuoteCurrency is "USDT" && pair.EnableTrading).Take(4).ToArray();
        var tickers = (await _client.Spot.GetTickersAsync()).ToDictionary(ticker => ticker.Symbol, StringComparer.Ordinal);

        var receipts = new ConcurrentBag<OrderReceipt>();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (index, cancellationToken) =>
        {
            var pair = pairs[index % pairs.Length];
            decimal price = tickers[pair.Symbol].BestBid!.Value * 0.5m;
            price -= price % pair.PriceIncrement!.Value;
            decimal size = Math.Max(pair.BaseMinSize!.Value, pair.MinFunds!.Value * 2m / price);
            size += pair.BaseIncrement!.Value - (size % pair.BaseIncrement.Value);
            receipts.Add(await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = pair.Symbol, Side = OrderSide.Buy, Price = price, Size = size }, cancellationToken));
        });

        Assert.Equal(receipts.Select(receipt => receipt.Id).Order(StringComparer.Ordinal).ToArray(), _sandbox.Orders.Select(order => order.Id).Order(StringComparer.Ordinal).ToArray());
        Assert.Contains(receipts, receipt => receipt.Recovered);
    }
}
