using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>What the spot host tells a user of his orders and balances, as it happens. Used under the exchange's lock.</summary>
internal sealed class SpotPrivateStreams
{
    private readonly Exchange _exchange;
    private readonly Action<string, User?, Func<byte[]>> _tell;

    public SpotPrivateStreams(Exchange exchange, Action<string, User?, Func<byte[]>> tell)
    {
        (_exchange, _tell) = (exchange, tell);
        exchange.Spot.OrderChanged = OnOrder;
        exchange.Stops.Changed = change => tell(SpotTopics.StopOrders, change.Order.Owner, () => StreamMessages.Stop(change, exchange.Clock.NextNanos()));
    }

    /// <summary>A balance of the spot host's accounts changed.</summary>
    public void OnBalance(BalanceChange change) => _tell(SpotTopics.Balance, change.Account.Owner, () => StreamMessages.Balance(change));

    private void OnOrder(SpotOrderEvent change)
    {
        var (owner, nanos) = (change.Order.Owner, _exchange.Clock.NextNanos());
        _tell(SpotTopics.OrdersV2, owner, () => StreamMessages.Order(SpotTopics.OrdersV2, change, nanos));
        if (change.Type is not "received")
            _tell(SpotTopics.Orders, owner, () => StreamMessages.Order(SpotTopics.Orders, change, nanos));
    }
}
