using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Whole flows with the Current generation's calls against the sandbox, whose books must add up after each.</summary>
public sealed class SpotCurrentFlowTests : IDisposable
{
    private const string Pair = "BTC-USDT";

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly KuCoinClient _client;

    public SpotCurrentFlowTests()
    {
        _sandbox.SetSingleEngine(true);
        _client = _sandbox.Connect();
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task AnOrderIsPlacedReadModifiedAndCancelled()
    {
        var placed = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m, Remark = "far away" });
        var byId = await _client.Spot.GetOrderAsync(placed.Id);
        var byClientOid = await _client.Spot.GetOrderByClientOidAsync(placed.ClientOid, Pair);

        Assert.Equal((placed.Id, placed.ClientOid, "active", 1000m, 0.01m, 0.01m), (byId.Id, byId.ClientOid, byId.Status, byId.Price, byId.Size, byId.RemainingSize));
        Assert.Equal(byId, byClientOid);
        Assert.Equal([placed.Id], await Ids(new OrderQuery()));

        var modified = await _client.Spot.ModifyOrderAsync(new OrderModification { Id = placed.Id, Price = 1001m });
        Assert.NotEqual(placed.Id, modified.Id, StringComparer.Ordinal);
        Assert.Equal(1001m, (await _client.Spot.GetOrderAsync(modified.Id!, Pair)).Price);

        Assert.Equal([modified.Id!], await _client.Spot.CancelOrderByClientOidAsync(placed.ClientOid, Pair));
        Assert.Empty(await Ids(new OrderQuery()));
        Assert.Contains(modified.Id, await Ids(new OrderQuery { Symbol = Pair, Status = OrderStatus.Done }));
        Assert.Equal("OrderNotActive", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderAsync(modified.Id!, Pair))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.GetOrderAsync("000000000000000000000000", Pair))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.CancelOrderAsync("000000000000000000000000", Pair))).ErrorId);
        Assert.Equal("SymbolNeeded", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Spot.GetOrderAsync("000000000000000000000000"))).ErrorId);
    }

    [Fact]
    public async Task ABatchIsPlacedAndCancelledTogether()
    {
        var rows = await _client.Spot.PlaceOrdersAsync(
        [
            .. Enumerable.Range(0, 6).Select(number => new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m + number, Size = 0.01m }),
            new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 1_000_000m },
        ]);

        Assert.All(rows.Take(6), row => Assert.NotNull(row.Value));
        Assert.NotNull(rows[6].Error);
        var cancelled = await _client.Spot.CancelAllOrdersAsync(Pair);
        Assert.Equal(rows.Take(6).Select(row => row.Value!.Id).Order(StringComparer.Ordinal), cancelled.Order(StringComparer.Ordinal));
        Assert.Empty(await Ids(new OrderQuery()));
        Assert.Empty(await _client.Spot.CancelAllOrdersAsync());
    }

    [Fact]
    public async Task MarketOrdersBecomeFillsThatAddUp()
    {
        var bought = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 500m });

        var order = await _client.Spot.GetOrderAsync(bought.Id, Pair);
        var fills = await _client.Spot.GetFills(new FillQuery { Symbol = Pair, OrderId = bought.Id }).ToListAsync();

        Assert.Equal(("done", "market", 0m), (order.Status, order.Type, order.RemainingSize));
        Assert.Equal((order.FilledSize, order.FilledFunds), (fills.Sum(fill => fill.Size), fills.Sum(fill => fill.Funds)));
        Assert.Equal(fills.Select(fill => fill.TradeId), (await _client.Spot.GetRecentFillsAsync(Pair, default)).Select(fill => fill.TradeId));
        Assert.Equal([bought.Id], (await _client.Spot.GetRecentOrdersAsync(Pair, default)).Select(one => one.Id));
    }

    [Fact]
    public async Task ALongPastIsReadWholeAndEachFillOnce()
    {
        _sandbox.SeedFills(Pair, 1500, TimeSpan.FromDays(20));

        var fills = await _client.Spot.GetFills(new FillQuery { Symbol = Pair, StartTime = DateTimeOffset.UtcNow.AddDays(-21) }).ToListAsync();

        Assert.Equal(1500, fills.Count);
        Assert.Equal(1500, fills.Select(fill => fill.TradeId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fills.OrderByDescending(fill => fill.CreatedAt).Select(fill => fill.CreatedAt), fills.Select(fill => fill.CreatedAt));
    }

    [Fact]
    public async Task AStopOrderWaitsAndIsCancelled()
    {
        var request = new StopOrderRequest { Order = new OrderRequest { Symbol = Pair, Side = OrderSide.Buy, Price = 1000m, Size = 0.01m }, Stop = StopKind.Loss, StopPrice = 1100m };
        var placed = await _client.Spot.PlaceStopOrderAsync(await _client.Spot.CheckStopOrderAsync(request));

        var one = await _client.Spot.GetStopOrderAsync(placed.Id);
        Assert.Equal((placed.Id, "NEW", "loss", 1100m, 1000m), (one.Id, one.Status, one.Stop, one.StopPrice, one.Price));
        Assert.Equal(one.Id, (await _client.Spot.GetStopOrderByClientOidAsync(placed.ClientOid)).Id);
        Assert.Equal([placed.Id], (await _client.Spot.GetStopOrders(new StopOrderQuery { Symbol = Pair }).ToListAsync()).Select(stop => stop.Id));
        Assert.Equal([placed.Id], await _client.Spot.CancelStopOrderAsync(placed.Id));
        Assert.Empty(await _client.Spot.GetStopOrders(new StopOrderQuery()).ToListAsync());
    }

    private async Task<string[]> Ids(OrderQuery query) => [.. (await _client.Spot.GetOrders(query).ToListAsync()).Select(order => order.Id)];
}
