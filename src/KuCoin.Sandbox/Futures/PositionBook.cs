using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>The positions of all users and the wallets behind them: holds margin for orders, turns trades into positions.</summary>
internal sealed class PositionBook(GeneralLedger ledger, FuturesPrices prices, FuturesSettings settings, IdMint ids)
{
    private readonly Dictionary<(User, string, PositionSide), Position> _positions = [];
    private readonly HashSet<FuturesOrder> _holders = [];
    private readonly List<ClosedPosition> _closed = [];
    private readonly List<FundingPayment> _payments = [];
    private readonly List<RealisedRow> _rows = [];

    public FuturesSettings Settings => settings;
    public IReadOnlyList<ClosedPosition> Closed => _closed;
    public IReadOnlyList<FundingPayment> Payments => _payments;
    public IReadOnlyList<RealisedRow> RealisedRows => _rows;

    /// <summary>Who hears of a change of a position, with the exchange's word for the reason.</summary>
    public Action<Position, string>? Changed { get; set; }

    public IEnumerable<Position> Open => _positions.Values.Where(static p => p.Quantity != 0);

    public Position Of(User owner, Contract contract, PositionSide side = PositionSide.BOTH)
    {
        if (!_positions.TryGetValue((owner, contract.Symbol, side), out var position))
        {
            position = new Position(ids.Digits(), owner, contract, side, settings.Of(owner, contract));
            _positions.Add((owner, contract.Symbol, side), position);
        }
        return position;
    }

    public IEnumerable<Position> OpenOf(User owner) => Open.Where(p => ReferenceEquals(p.Owner, owner));

    public Account Account(User owner, Contract contract) => Account(owner, contract.SettleCurrency);

    public FuturesWallet Wallet(User owner, string currency)
    {
        var account = Account(owner, currency);
        var positions = OpenOf(owner).Where(p => p.Contract.SettleCurrency.Equals(currency, StringComparison.Ordinal)).ToLookup(static p => p.IsCross);
        var held = _holders.Where(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract.SettleCurrency.Equals(currency, StringComparison.Ordinal)).ToLookup(static o => o.Request.IsCross);
        return new FuturesWallet(
            account,
            positions[false].Sum(static p => p.HeldMargin),
            positions[false].Sum(p => p.Unrealised(Mark(p))),
            held[false].Sum(static o => o.Held),
            positions[true].Sum(p => p.Margin(Mark(p))),
            positions[true].Sum(p => p.Unrealised(Mark(p))),
            held[true].Sum(static o => o.Held),
            positions[true].Sum(p => p.CrossMaintenance(Mark(p))));
    }

    /// <summary>What stands behind a position: its own margin, or for a cross one the wallet without the position's own profit.</summary>
    public decimal Backing(Position position) =>
        position.IsCross ? Wallet(position.Owner, position.Contract.SettleCurrency).CrossTotal - position.Unrealised(Mark(position)) : position.HeldMargin;

    public void Hold(FuturesOrder order, decimal amount)
    {
        order.Held = amount;
        _holders.Add(order);
        ledger.Hold(Account(order.Owner, order.Request.Contract), amount, Reason.Hold(order.Symbol, order.Id));
    }

    /// <summary>Gives back what an order still holds.</summary>
    public void Release(FuturesOrder order)
    {
        ledger.Release(Account(order.Owner, order.Request.Contract), order.Held, Reason.Hold(order.Symbol, order.Id));
        order.Held = 0;
        _holders.Remove(order);
    }

    public FuturesFill Settle(FuturesOrder order, FuturesTrade trade)
    {
        var (request, owner) = (order.Request, order.Owner);
        var (contract, size) = (request.Contract, trade.Size);
        var position = Of(owner, contract, request.PositionSide);
        var lots = order.Side == Side.Buy ? size : -size;
        var closing = position.ClosingPart(lots);
        // Cut once: the parts of a trade that turns a position round add up to what the fill shows.
        var (signed, closingValue) = (contract.Value(trade.Price, lots), contract.Value(trade.Price, closing * Math.Sign(lots)));
        var value = Math.Abs(signed);
        var rate = trade.IsTaker ? Contract.TakerFeeRate : Contract.MakerFeeRate;
        var fee = Math.Round(value * rate, 12);
        var closeFee = Math.Round(fee * closing / size, 12);

        var marginBefore = position.HeldMargin;
        var leverage = LeverageOf(position);
        var profit = closing == 0 ? 0 : position.Reduce(closing * Math.Sign(lots), -closingValue, closeFee);
        var closed = closing > 0 && position.Quantity == 0 ? position.ToClosed(ids.Digits(), leverage, order.TradeType is "liquid", trade.At) : null;
        var realised = closed is null ? 0 : position.TakeUnbooked();
        if (closing < size)
            position.Grow(lots - closing * Math.Sign(lots), signed - closingValue, request.Leverage, fee - closeFee, trade.At);

        // The order's hold turns into the position's margin, lot by lot; the last fill takes what is left.
        var released = order.Remaining == 0 ? order.Held : Math.Round(order.Held * size / (order.Remaining + size), 12);
        order.Held -= released;
        order.Filled += size;
        order.FilledValue += value;
        order.Fee += fee;
        order.UpdatedAt = trade.At;

        var (account, currency) = (Account(owner, contract), contract.SettleCurrency);
        ledger.Post(
            Reason.Settled(contract.Symbol, order.Id, trade.Id) with { At = trade.At },
            new Leg(account, profit - fee, position.HeldMargin - marginBefore - released, fee),
            new Leg(ledger.Of(ledger.Clearing, AccountType.House, currency), -profit),
            new Leg(ledger.Of(ledger.Fees, AccountType.House, currency), fee));
        if (closed is not null)
        {
            _closed.Add(closed);
            Book(position, realised, account.Balance + fee - closeFee, trade.At);
        }
        return new FuturesFill(order, trade.Id, trade.IsTaker, trade.Price, size, value, rate, fee - closeFee, closeFee, trade.Nanos, trade.At);
    }

    /// <summary>Pays or takes in a position's funding and closes its settlement period in the ledger.</summary>
    public FundingPayment Fund(Position position, decimal rate, DateTimeOffset at)
    {
        var contract = position.Contract;
        var mark = prices.Mark(contract, at);
        var cost = position.MarkValue(mark);
        // Longs pay shorts when the rate is positive. The exchange charges to the eighth decimal.
        var funding = Math.Round(-Math.Sign(position.Quantity) * Math.Abs(cost) * rate, 8);
        var marginBefore = position.HeldMargin;
        position.Fund(funding);
        var account = Account(position.Owner, contract);
        ledger.Post(
            new Reason("funding", "Funding", contract.Symbol) { At = at },
            new Leg(account, funding, position.HeldMargin - marginBefore),
            new Leg(ledger.Of(ledger.Clearing, AccountType.House, contract.SettleCurrency), -funding));
        var payment = new FundingPayment(NextId(), position, at, rate, mark, position.Quantity, cost, funding, position.IsCross);
        _payments.Add(payment);
        Book(position, position.TakeUnbooked(), account.Balance, at);
        return payment;
    }

    /// <summary>Moves margin from the wallet into an isolated position; a negative amount comes back.</summary>
    public void AddMargin(Position position, decimal amount)
    {
        position.AddMargin(amount);
        ledger.Hold(Account(position.Owner, position.Contract), amount, Reason.Hold(position.Contract.Symbol, position.Id));
        Changed?.Invoke(position, "marginChange");
    }

    /// <summary>How much margin could be taken out and still leave the position within its risk level, losses counted, gains not.</summary>
    public decimal MostRemovable(Position position)
    {
        var level = position.Settings.Level;
        var needed = Math.Abs(position.Cost) * level.InitialRate + position.FeeReserve;
        return Math.Max(0, Math.Round(position.HeldMargin + Math.Min(0, position.Unrealised(Mark(position))) - needed, 10, MidpointRounding.ToZero));
    }

    /// <summary>Isolated: what its margin really amounts to by now. Cross: what was set.</summary>
    public decimal LeverageOf(Position position)
    {
        if (position.IsCross)
            return position.Settings.CrossLeverage;
        if (position.Quantity == 0)
            return 0;
        var mark = Mark(position);
        return Math.Round(Math.Abs(position.MarkValue(mark)) / Math.Max(position.HeldMargin + position.Unrealised(mark), 0.000001m), 2);
    }

    /// <summary>Throws when a wallet's hold is not exactly the margin of its isolated positions and open orders.</summary>
    public void CheckHolds(IReadOnlyCollection<FuturesOrder> active)
    {
        foreach (var account in ledger.Accounts.Where(static a => a.Type == AccountType.Contract).ToList())
        {
            var positions = Open.Where(p => ReferenceEquals(Account(p.Owner, p.Contract), account)).Sum(static p => p.HeldMargin);
            var orders = active.Where(o => ReferenceEquals(Account(o.Owner, o.Request.Contract), account)).Sum(static o => o.Held);
            if (account.Hold != positions + orders)
                throw new InvalidOperationException(FormattableString.Invariant($"Futures {account.Currency} holds {account.Hold}, positions need {positions} and orders {orders}."));
        }
    }

    private decimal Mark(Position position) => prices.Mark(position.Contract);

    private void Book(Position position, decimal amount, decimal balance, DateTimeOffset at) =>
        _rows.Add(new RealisedRow(position.Owner, position.Contract.SettleCurrency, position.Contract.Symbol, at, amount, balance, NextId()));

    private long NextId() => FuturesIds.Number(ids.Digits());

    private Account Account(User owner, string currency)
    {
        var account = ledger.Of(owner, AccountType.Contract, currency);
        account.Limit ??= () => Wallet(owner, currency).Withdrawable;
        return account;
    }
}
