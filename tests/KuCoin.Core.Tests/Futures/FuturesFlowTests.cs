using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Whole futures flows against the sandbox, whose books must add up after each.</summary>
public sealed class FuturesFlowTests : IDisposable
{
    private const string Contract = "XBTUSDTM";

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly KuCoinClient _client;

    public FuturesFlowTests()
    {
        _sandbox.SetBalance("contract", "USDT", 10_000m);
        _client = _sandbox.Connect();
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task ContractsAreListedAndRead()
    {
        var contracts = await _client.Futures.GetContractsAsync();
        var contract = await _client.Futures.GetContractAsync(Contract);

        Assert.Contains(contracts, one => one.Symbol is Contract);
        Assert.True(contract.Multiplier > 0 && contract.TickSize > 0 && contract.MarkPrice > 0);
        Assert.Equal("SymbolNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Futures.GetContractAsync("NOSUCH"))).ErrorId);
        Assert.Equal("open", (await _client.Futures.GetStatusAsync()).Status);
    }

    [Fact]
    public async Task AnOrderOpensAPositionAndAClosingOrderEndsIt()
    {
        var opened = await _client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = Contract, Side = OrderSide.Buy, Type = OrderType.Market, Size = 5, Leverage = 3 });
        var order = await _client.Futures.GetOrderAsync(opened.Id);
        var position = Assert.Single(await _client.Futures.GetPositionsAsync());

        Assert.Equal(("done", 5L, 5L), (order.Status, order.Size, order.FilledSize));
        Assert.Equal((Contract, 5L, true), (position.Symbol, position.Size, position.IsOpen));
        Assert.Equal(order.AveragePrice, position.AverageEntryPrice);
        Assert.Equal(order.Id, (await _client.Futures.GetOrderByClientOidAsync(opened.ClientOid)).Id);

        await _client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = Contract, Type = OrderType.Market, CloseOrder = true });

        Assert.DoesNotContain(await _client.Futures.GetPositionsAsync(), one => one.IsOpen);
        Assert.DoesNotContain(await _client.Futures.GetPositionAsync(Contract), one => one.IsOpen);
    }

    [Fact]
    public async Task ALimitOrderIsCancelled()
    {
        var price = (await _client.Futures.GetContractAsync(Contract)).MarkPrice!.Value * 0.97m;
        var placed = await _client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = Contract, Side = OrderSide.Buy, Price = price - (price % 0.1m), Size = 1, Leverage = 3 });

        Assert.Equal(placed.Id, Assert.Single(await _client.Futures.CancelOrderAsync(placed.Id)));

        var order = await _client.Futures.GetOrderAsync(placed.Id);
        Assert.Equal((false, true), (order.IsActive, order.IsCancelled));
        Assert.Equal("OrderNotActive", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Futures.CancelOrderAsync(placed.Id))).ErrorId);
        Assert.Equal("OrderNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => _client.Futures.CancelOrderAsync("1"))).ErrorId);
    }

    [Theory]
    [InlineData(SandboxDrop.AfterAccept, true)]
    [InlineData(SandboxDrop.BeforeAccept, false)]
    public async Task AnOrderWhoseAnswerIsLostIsPlacedOnce(SandboxDrop drop, bool recovered)
    {
        _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", Drop = drop, LookupLag = TimeSpan.FromMilliseconds(400) });

        var receipt = await _client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = Contract, Side = OrderSide.Sell, Type = OrderType.Market, Size = 1, Leverage = 3 });

        var order = Assert.Single(_sandbox.FuturesOrders);
        Assert.Equal((order.Id, order.ClientOid, recovered), (receipt.Id, receipt.ClientOid, receipt.Recovered));
    }

    [Fact]
    public async Task ATestedOrderIsNotPlaced()
    {
        await _client.Futures.TestOrderAsync(new FuturesOrderRequest { Symbol = Contract, Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Leverage = 3 });
        Assert.Empty(_sandbox.FuturesOrders);
    }
}
