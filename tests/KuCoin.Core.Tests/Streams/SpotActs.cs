using KuCoin.Sandbox;

namespace KuCoin.Tests.Streams;

/// <summary>Two users trade at random: orders rest, meet, are cancelled, some go to the market.</summary>
internal sealed class SpotActs(SandboxServer sandbox, SpotCalls mine, SpotCalls other, int seed)
{
    private const string Symbol = "BTC-USDT";
    private readonly Random _dice = new(seed);

    /// <summary>How many changes of my orders there were, at least.</summary>
    public int Events { get; private set; }

    /// <param name="events">How many changes to make.</param>
    /// <param name="pause">Waits now and then: in a gap something happens, but not everything.</param>
    public async Task RunAsync(int events, Func<Task> pause)
    {
        while (Events < events)
        {
            if (_dice.Next(15) == 0)
                await pause();
            // A pair takes a bounded number of open orders of each.
            if (_dice.Next(200) == 0)
            {
                await mine.CancelAllOrdersAsync(Symbol);
                await other.CancelAllOrdersAsync(Symbol);
            }

            switch (_dice.Next(10))
            {
                case < 5:
                    Events += 2;
                    await mine.PlaceOrderAsync(Limit());
                    break;
                case < 8:
                    await other.PlaceOrderAsync(Limit());
                    Events++;
                    break;
                case 8:
                    await CancelAsync();
                    break;
                default:
                    Events += 2;
                    await mine.PlaceOrderAsync(new OrderRequest { Symbol = Symbol, Side = Side(), Type = OrderType.Market, Size = Size() });
                    break;
            }
        }
    }

    private async Task CancelAsync()
    {
        if (sandbox.Orders.Where(static order => order.IsActive).ToList() is not { Count: > 0 } active)
            return;
        Events++;
        await mine.CancelOrderAsync(active[_dice.Next(active.Count)].Id, Symbol);
    }

    private OrderRequest Limit() => new() { Symbol = Symbol, Side = Side(), Price = 1_000 + _dice.Next(-20, 21), Size = Size() };

    private OrderSide Side() => _dice.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell;

    private decimal Size() => _dice.Next(1, 50) * 0.01m;
}
