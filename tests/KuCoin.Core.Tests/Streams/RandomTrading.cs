using KuCoin.Sandbox;

namespace KuCoin.Tests.Streams;

/// <summary>Two users trade at random: orders rest, meet, are cancelled, some go to the market.</summary>
internal sealed class RandomTrading(ITradingDesk desk, int seed)
{
    private readonly Random _dice = new(seed);

    /// <summary>How many changes of my orders there were, at least.</summary>
    public int Events { get; private set; }

    /// <param name="events">How many changes to make.</param>
    /// <param name="pause">Waits now and then: in a gap something happens, but not everything.</param>
    /// <param name="isEnough">Whether enough has gone wrong meanwhile; until then it goes on, to ten times the changes at most.</param>
    public async Task RunAsync(int events, Func<Task> pause, Func<bool> isEnough)
    {
        while (Events < events || (Events < 10 * events && !isEnough()))
        {
            if (_dice.Next(15) == 0)
                await pause();
            // A market takes a bounded number of open orders of each.
            if (_dice.Next(200) == 0)
                await desk.CancelAllAsync();
            switch (_dice.Next(10))
            {
                case < 5:
                    Events += 2;
                    await desk.PlaceMineAsync(Side(), Price(), Size());
                    break;
                case < 8:
                    Events++;
                    await desk.PlaceOthersAsync(Side(), Price(), Size());
                    break;
                case 8:
                    if (desk.MyOrders.Where(static order => order.IsActive).ToList() is { Count: > 0 } active)
                    {
                        Events++;
                        await desk.CancelMineAsync(active[_dice.Next(active.Count)].Id);
                    }

                    break;
                default:
                    Events += 2;
                    await desk.PlaceMineAsync(Side(), price: null, Size());
                    break;
            }
        }
    }

    private OrderSide Side() => _dice.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell;

    private int? Price() => 1_000 + _dice.Next(-20, 21);

    private int Size() => _dice.Next(1, 50);
}

/// <summary>Where two users can trade. A price of none is a market order.</summary>
internal interface ITradingDesk
{
    IReadOnlyList<SandboxOrderView> MyOrders { get; }

    Task PlaceMineAsync(OrderSide side, int? price, int size);

    Task PlaceOthersAsync(OrderSide side, int? price, int size);

    Task CancelMineAsync(string id);

    Task CancelAllAsync();
}

internal sealed class SpotDesk(SandboxServer sandbox, SpotCalls mine, SpotCalls others) : ITradingDesk
{
    private const string Symbol = "BTC-USDT";

    public IReadOnlyList<SandboxOrderView> MyOrders => sandbox.Orders;

    public Task PlaceMineAsync(OrderSide side, int? price, int size) => mine.PlaceOrderAsync(Request(side, price, size));

    public Task PlaceOthersAsync(OrderSide side, int? price, int size) => others.PlaceOrderAsync(Request(side, price, size));

    public Task CancelMineAsync(string id) => mine.CancelOrderAsync(id, Symbol);

    public async Task CancelAllAsync()
    {
        await mine.CancelAllOrdersAsync(Symbol);
        await others.CancelAllOrdersAsync(Symbol);
    }

    private static OrderRequest Request(OrderSide side, int? price, int size) =>
        new() { Symbol = Symbol, Side = side, Type = price is null ? OrderType.Market : OrderType.Limit, Price = price, Size = size * 0.01m };
}

internal sealed class FuturesDesk(SandboxServer sandbox, FuturesCalls mine, FuturesCalls others) : ITradingDesk
{
    public const string Symbol = "XBTUSDTM";

    public IReadOnlyList<SandboxOrderView> MyOrders => sandbox.FuturesOrders;

    public Task PlaceMineAsync(OrderSide side, int? price, int size) => mine.PlaceOrderAsync(Request(side, price, size));

    public Task PlaceOthersAsync(OrderSide side, int? price, int size) => others.PlaceOrderAsync(Request(side, price, size));

    public Task CancelMineAsync(string id) => mine.CancelOrderAsync(id);

    public async Task CancelAllAsync()
    {
        await mine.CancelAllOrdersAsync(Symbol);
        await others.CancelAllOrdersAsync(Symbol);
    }

    // A market order is refused where nobody stands on the other side; a limit far away takes as much.
    private static FuturesOrderRequest Request(OrderSide side, int? price, int size) =>
        new() { Symbol = Symbol, Side = side, Price = price ?? (side == OrderSide.Buy ? 1_040 : 960), Size = size, Leverage = 3, TimeInForce = price is null ? TimeInForce.IOC : null };
}
