using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>The positions of all users and the wallets behind them: holds margin for orders, turns trades into positions.</summary>
internal sealed class PositionBook(SandboxClock clock, GeneralLedger ledger, IdMint ids)
{
    private readonly Dictionary<(User, string), Position> _positions = [];

    public Position Of(User owner, Contract contract)
    {
        if (!_positions.TryGetValue((owner, contract.Symbol), out var position))
        {
            position = new Position(ids.Digits(), owner, contract);
            _positions.Add((owner, contract.Symbol), position);
        }
        return position;
    }

    public IEnumerable<Position> OpenOf(User owner) =>
        _positions.Values.Where(p => ReferenceEquals(p.Owner, owner) && p.Quantity != 0);

    public Account Wallet(User owner, Contract contract) => ledger.Of(owner, AccountType.Contract, contract.SettleCurrency);

    public void Hold(FuturesOrder order, decimal amount)
    {
        order.Held = amount;
        ledger.Hold(Wallet(order.Owner, order.Request.Contract), amount, Reason.Hold(order.Symbol, order.Id));
    }

    /// <summary>Gives back what an order still holds.</summary>
    public void Release(FuturesOrder order)
    {
        ledger.Release(Wallet(order.Owner, order.Request.Contract), order.Held, Reason.Hold(order.Symbol, order.Id));
        order.Held = 0;
    }

    public FuturesFill Settle(FuturesOrder order, decimal price, int size, string tradeId, bool isTaker, long nanos)
    {
        var (contract, owner) = (order.Request.Contract, order.Owner);
        var position = Of(owner, contract);
        var lots = order.Side == Side.Buy ? size : -size;
        var closing = position.ClosingPart(lots);
        var value = Math.Abs(contract.Value(price, size));
        var rate = isTaker ? Contract.TakerFeeRate : Contract.MakerFeeRate;
        var fee = Math.Round(value * rate, 12);
        var closeFee = Math.Round(fee * closing / size, 12);

        var marginBefore = position.Margin;
        var profit = position.Apply(lots, price, order.Request.Leverage, order.Request.IsCross, clock.Now);
        position.FeesPaid += fee;
        // The order's hold turns into the position's margin, lot by lot; the last fill takes what is left.
        var released = order.Remaining == 0 ? order.Held : Math.Round(order.Held * size / (order.Remaining + size), 12);
        order.Held -= released;
        order.Filled += size;
        order.FilledValue += value;
        order.Fee += fee;
        order.UpdatedAt = clock.Now;

        var currency = contract.SettleCurrency;
        ledger.Post(
            Reason.Settled(contract.Symbol, order.Id, tradeId),
            new Leg(Wallet(owner, contract), profit - fee, position.Margin - marginBefore - released, fee),
            new Leg(ledger.Of(ledger.Clearing, AccountType.House, currency), -profit),
            new Leg(ledger.Of(ledger.Fees, AccountType.House, currency), fee));
        return new FuturesFill(order, tradeId, isTaker, price, size, value, rate, fee - closeFee, closeFee, nanos, clock.Now);
    }

    /// <summary>Throws when a wallet's hold is not exactly the margin of its positions and open orders.</summary>
    public void CheckHolds(IReadOnlyCollection<FuturesOrder> active)
    {
        foreach (var account in ledger.Accounts.Where(static a => a.Type == AccountType.Contract).ToList())
        {
            var positions = _positions.Values.Where(p => ReferenceEquals(Wallet(p.Owner, p.Contract), account)).Sum(static p => p.Margin);
            var orders = active.Where(o => ReferenceEquals(Wallet(o.Owner, o.Request.Contract), account)).Sum(static o => o.Held);
            if (account.Hold != positions + orders)
                throw new InvalidOperationException(FormattableString.Invariant($"Futures {account.Currency} holds {account.Hold}, positions need {positions} and orders {orders}."));
        }
    }
}
