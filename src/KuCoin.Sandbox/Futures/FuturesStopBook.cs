using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Futures;

/// <summary>The stop orders that sleep, and what wakes them.</summary>
internal sealed class FuturesStopBook(SandboxClock clock, FuturesPrices prices, IReadOnlyDictionary<string, Listing> listings)
{
    private readonly HashSet<FuturesOrder> _asleep = [];

    public IReadOnlyCollection<FuturesOrder> Asleep => _asleep;

    /// <summary>One whose price is reached; null when there is none.</summary>
    public FuturesOrder? Due => _asleep.FirstOrDefault(stop => IsDue(stop, LastOf));

    /// <summary>Whether one will be due once the contract's trades have followed the mark price.</summary>
    public bool IsAnyNear => _asleep.Any(stop => IsDue(stop, prices.Mark));

    public void Add(FuturesOrder order) => _asleep.Add(order);

    /// <summary>Whether the order was here.</summary>
    public bool Remove(FuturesOrder order) => _asleep.Remove(order);

    /// <summary>Take-profit and stop-loss of an order's position.</summary>
    public IReadOnlyList<FuturesOrder> GuardsOf(FuturesOrder order) => [.. _asleep.Where(s => ReferenceEquals(s.Guarded, order))];

    private decimal LastOf(Contract contract) => listings[contract.Symbol].Tape.Last?.Price ?? prices.Mark(contract);

    private bool IsDue(FuturesOrder stop, Func<Contract, decimal> lastOf)
    {
        if (stop.Waiting is not { } trigger || stop.Guarded is { Filled: 0 })
            return false;
        var contract = stop.Request.Contract;
        return trigger.IsReached(trigger.PriceType switch
        {
            StopPriceType.MP => prices.Mark(contract),
            StopPriceType.IP => prices.Index(contract, clock.Now),
            _ => lastOf(contract),
        });
    }
}
