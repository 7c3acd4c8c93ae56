using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>Keeps stop orders and hands them to the market when the last price reaches them.</summary>
internal sealed class StopOrderDesk(SandboxClock clock, SpotMarket market, IdMint ids)
{
    private const int MostPerSymbol = 20;
    private readonly List<StopOrder> _waiting = [];
    private readonly List<StopOrder> _triggered = [];

    /// <summary>Who hears of every step of every stop order.</summary>
    public Action<StopOrderEvent>? Changed { get; set; }

    public IEnumerable<StopOrder> WaitingOf(User owner) => _waiting.Where(o => ReferenceEquals(o.Owner, owner));

    /// <summary>Waiting or triggered, not cancelled.</summary>
    public IEnumerable<StopOrder> Of(User owner) => _waiting.Concat(_triggered).Where(o => ReferenceEquals(o.Owner, owner));

    public StopOrder Place(User owner, SpotOrderRequest request)
    {
        SpotOrderRules.Check(request);
        if (request.StopPrice <= 0 || !Increments.Fits(request.StopPrice, request.Symbol.PriceIncrement))
            throw Refusal.Parameter("Stop price increment invalid.");
        if (Of(owner).Any(o => o.Request.ClientOid.Equals(request.ClientOid, StringComparison.Ordinal)))
            throw new Refusal("102426", "clientOid is duplicated");
        if (WaitingOf(owner).Count(o => o.Request.Symbol == request.Symbol) >= MostPerSymbol)
            throw new Refusal("200003", "Too many untriggered stop orders of this pair");
        var order = new StopOrder(ids.Stop(), owner, request, clock.Now, clock.NextNanos());
        _waiting.Add(order);
        Changed?.Invoke(new StopOrderEvent(order, "open"));
        return order;
    }

    public void Cancel(StopOrder order)
    {
        _waiting.Remove(order);
        Changed?.Invoke(new StopOrderEvent(order, "cancel"));
    }

    /// <summary>Places what was reached by the present last price or by any trade since it waits.</summary>
    public void CatchUp()
    {
        foreach (var order in _waiting.ToList())
        {
            if (market.Find(order.Symbol) is { } listing && IsReached(order, listing.Tape))
                Trigger(order);
        }
    }

    private static bool IsReached(StopOrder order, Tape tape)
    {
        if (tape.Last is not { } last)
            return false;
        var isReached = order.IsReachedBy(last.Price) || tape.After(order.SeenUntil).Any(t => order.IsReachedBy(t.Price));
        order.SeenUntil = last.Nanos;
        return isReached;
    }

    private void Trigger(StopOrder order)
    {
        _waiting.Remove(order);
        _triggered.Add(order);
        order.TriggeredAt = clock.Now;
        var isAccepted = true;
        try
        {
            market.Place(order.Owner, order.Request);
        }
        catch (Refusal)
        {
            // No money by now, or a rule that it breaks by now: the stream tells, nothing is traded.
            isAccepted = false;
        }
        Changed?.Invoke(new StopOrderEvent(order, "triggered", isAccepted));
    }
}
