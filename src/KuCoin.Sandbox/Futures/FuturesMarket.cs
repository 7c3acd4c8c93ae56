using System.Globalization;
using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>The futures exchange: takes orders, lets them trade, keeps positions and their margin.</summary>
internal sealed class FuturesMarket : IMatchEvents
{
    private readonly SandboxClock _clock;
    private readonly GeneralLedger _ledger;
    private readonly PriceBoard _prices;
    private readonly MarketMaker _maker;
    private readonly IdMint _ids;
    private readonly Dictionary<string, FuturesOrder> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(User, string), FuturesOrder> _byClientOid = [];
    private readonly Dictionary<(User, string), Position> _positions = [];
    private readonly HashSet<FuturesOrder> _active = [];
    private readonly List<FuturesFill> _fills = [];
    private long _tradeId = 1_700_000_000_000;

    public FuturesMarket(SandboxClock clock, GeneralLedger ledger, PriceBoard prices, MarketMaker maker, IdMint ids)
    {
        (_clock, _ledger, _prices, _maker, _ids) = (clock, ledger, prices, maker, ids);
        Listings = ContractCatalogue.Contracts.ToDictionary(static c => c.Symbol, static c => new Listing(c), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Listing> Listings { get; }
    public IReadOnlyCollection<FuturesOrder> Orders => _byId.Values;
    public IReadOnlyCollection<FuturesOrder> ActiveOrders => _active;
    public IReadOnlyList<FuturesFill> Fills => _fills;

    /// <summary>The contract with its book as of now; null for an unknown one.</summary>
    public Listing? Find(string? symbol)
    {
        if (symbol is null || !Listings.TryGetValue(symbol, out var listing))
            return null;
        _maker.BringUpToDate(listing, this);
        return listing;
    }

    public decimal Mark(Contract contract) => _prices.Mid(contract);

    public void FollowPrices()
    {
        foreach (var listing in Listings.Values)
            _maker.Follow(listing, this);
    }

    /// <summary>Moves the books in which users have orders.</summary>
    public void CatchUp()
    {
        foreach (var symbol in _active.Select(static o => o.Symbol).Distinct(StringComparer.Ordinal).ToList())
            Find(symbol);
    }

    public FuturesOrder? ById(User owner, string id) =>
        _byId.TryGetValue(id, out var order) && ReferenceEquals(order.Owner, owner) && order.VisibleFrom <= _clock.Now ? order : null;

    public FuturesOrder? ByClientOid(User owner, string clientOid) =>
        _byClientOid.TryGetValue((owner, clientOid), out var order) && order.VisibleFrom <= _clock.Now ? order : null;

    public Position PositionOf(User owner, Contract contract)
    {
        if (!_positions.TryGetValue((owner, contract.Symbol), out var position))
        {
            position = new Position(_ids.Digits(), owner, contract);
            _positions.Add((owner, contract.Symbol), position);
        }
        return position;
    }

    public IEnumerable<Position> PositionsOf(User owner) =>
        _positions.Values.Where(p => ReferenceEquals(p.Owner, owner) && p.Quantity != 0);

    /// <summary>Checks a request as <see cref="Place"/> does, without placing anything.</summary>
    public void Test(User owner, FuturesOrderRequest request) => Admit(owner, request);

    public FuturesOrder Place(User owner, FuturesOrderRequest request, TimeSpan? lookupLag = null)
    {
        var (hold, value) = Admit(owner, request);
        var now = _clock.Now;
        var order = new FuturesOrder(_ids.Digits(), request)
        {
            Symbol = request.Contract.Symbol,
            Owner = owner,
            Side = request.Side,
            Limit = request.IsMarket ? null : request.Price,
            SelfTrade = request.SelfTrade,
            Hidden = request.Hidden,
            VisibleSize = request.Iceberg ? request.VisibleSize : 0,
            CreatedAt = now,
            UpdatedAt = now,
            OrderTime = _clock.NextNanos(),
            VisibleFrom = now + (lookupLag ?? TimeSpan.Zero),
            Value = value,
            Held = hold,
        };
        _byId.Add(order.Id, order);
        _byClientOid.Add((owner, request.ClientOid), order);
        _active.Add(order);
        _ledger.Hold(Wallet(owner, request.Contract), hold, Reason.Hold(order.Symbol, order.Id));
        Run(order, Listings[order.Symbol].Book);
        return order;
    }

    public void Cancel(FuturesOrder order)
    {
        Listings[order.Symbol].Book.Remove(order);
        order.CancelExist = true;
        Close(order);
    }

    public Account Wallet(User owner, Contract contract) => _ledger.Of(owner, AccountType.Contract, contract.SettleCurrency);

    /// <summary>Throws when a wallet's hold is not exactly the margin of its positions and open orders.</summary>
    public void CheckHolds()
    {
        foreach (var account in _ledger.Accounts.Where(static a => a.Type == AccountType.Contract).ToList())
        {
            var positions = _positions.Values.Where(p => ReferenceEquals(Wallet(p.Owner, p.Contract), account)).Sum(static p => p.Margin);
            var orders = _active.Where(o => ReferenceEquals(Wallet(o.Owner, o.Request.Contract), account)).Sum(static o => o.Held);
            if (account.Hold != positions + orders)
                throw new InvalidOperationException(FormattableString.Invariant($"Futures {account.Currency} holds {account.Hold}, positions need {positions} and orders {orders}."));
        }
    }

    void IMatchEvents.Traded(BookOrder taker, BookOrder maker, decimal price, decimal size)
    {
        var nanos = _clock.NextNanos();
        Listings[taker.Symbol].Tape.Add(new TapeTrade(++_tradeId, price, size, taker.Side, taker.Id, maker.Id, nanos));
        var tradeId = _tradeId.ToString(CultureInfo.InvariantCulture);
        if (taker is FuturesOrder first)
            Settle(first, price, (int)size, tradeId, isTaker: true, nanos);
        if (maker is FuturesOrder second)
            Settle(second, price, (int)size, tradeId, isTaker: false, nanos);
    }

    void IMatchEvents.MakerFilled(BookOrder maker)
    {
        if (maker is FuturesOrder order)
            Close(order);
    }

    void IMatchEvents.Prevented(BookOrder order)
    {
        if (order is FuturesOrder futures)
            Cancel(futures);
    }

    void IMatchEvents.Decreased(BookOrder order, decimal by) =>
        throw new InvalidOperationException("Futures know no decrease-and-cancel.");

    private (decimal Hold, decimal Value) Admit(User owner, FuturesOrderRequest request)
    {
        FuturesOrderRules.Check(request);
        if (_byClientOid.ContainsKey((owner, request.ClientOid)))
            throw new Refusal("300018", "clientOid parameter repeated");
        var contract = request.Contract;
        if (_active.Count(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract == contract) >= FuturesOrderRules.MostOpenOrders)
            throw new Refusal("300001", FormattableString.Invariant($"Open orders exceed the limit of {FuturesOrderRules.MostOpenOrders}"));
        var book = Find(contract.Symbol)!.Book;
        if (request.IsMarket && book.Best(request.Side.Opposite()) is null)
            throw new Refusal("300008", "No counter orders in the market");

        var price = request.Price ?? Mark(contract);
        var lots = request.Side == Side.Buy ? request.Size : -request.Size;
        var opening = request.Size - PositionOf(owner, contract).ClosingPart(lots);
        var value = Math.Abs(contract.Value(price, opening));
        var hold = opening == 0 || request.ReduceOnly
            ? 0
            : Position.MarginFor(value, request.Leverage) + Math.Round(value * Contract.TakerFeeRate, 12);
        if (Wallet(owner, contract).Available < hold)
            throw new Refusal("300003", "Balance insufficient. The order would cost more than the available balance.");
        return (hold, Math.Abs(contract.Value(price, request.Size)));
    }

    private void Run(FuturesOrder order, OrderBook book)
    {
        var request = order.Request;
        if (request is { PostOnly: true, IsMarket: false } && book.Crosses(order.Side, order.Limit!.Value))
        {
            Cancel(order);
            return;
        }
        book.Match(order, this);
        if (!order.IsActive)
            return;
        if (order.Remaining == 0)
            Close(order);
        else if (request.IsMarket || request.TimeInForce == TimeInForce.IOC)
            Cancel(order);
        else
            book.Rest(order);
    }

    private void Settle(FuturesOrder order, decimal price, int size, string tradeId, bool isTaker, long nanos)
    {
        var (contract, owner) = (order.Request.Contract, order.Owner);
        var position = PositionOf(owner, contract);
        var lots = order.Side == Side.Buy ? size : -size;
        var closing = position.ClosingPart(lots);
        var value = Math.Abs(contract.Value(price, size));
        var rate = isTaker ? Contract.TakerFeeRate : Contract.MakerFeeRate;
        var fee = Math.Round(value * rate, 12);
        var closeFee = Math.Round(fee * closing / size, 12);

        var marginBefore = position.Margin;
        var profit = position.Apply(lots, price, order.Request.Leverage, order.Request.IsCross, _clock.Now);
        position.FeesPaid += fee;
        // The order's hold turns into the position's margin, lot by lot; the last fill takes what is left.
        var released = order.Remaining == 0 ? order.Held : Math.Round(order.Held * size / (order.Remaining + size), 12);
        order.Held -= released;
        order.Filled += size;
        order.FilledValue += value;
        order.Fee += fee;
        order.UpdatedAt = _clock.Now;

        var currency = contract.SettleCurrency;
        _ledger.Post(
            Reason.Settled(contract.Symbol, order.Id, tradeId),
            new Leg(Wallet(owner, contract), profit - fee, position.Margin - marginBefore - released, fee),
            new Leg(_ledger.Of(_ledger.Clearing, AccountType.House, currency), -profit),
            new Leg(_ledger.Of(_ledger.Fees, AccountType.House, currency), fee));
        _fills.Add(new FuturesFill(order, tradeId, isTaker, price, size, value, rate, fee - closeFee, closeFee, nanos, _clock.Now));
        DropSuperfluousReducers(position);
    }

    /// <summary>An order that may only reduce has no business once there is less left to reduce than it asks for.</summary>
    private void DropSuperfluousReducers(Position position)
    {
        var superfluous = _active.Where(o => o.Request.ReduceOnly && o.Request.Contract == position.Contract && ReferenceEquals(o.Owner, position.Owner)
            && o.Remaining > position.ClosingPart((int)(o.Side == Side.Buy ? o.Remaining : -o.Remaining)));
        foreach (var order in superfluous.ToList())
            Cancel(order);
    }

    private void Close(FuturesOrder order)
    {
        order.IsActive = false;
        order.EndAt = order.UpdatedAt = _clock.Now;
        _active.Remove(order);
        if (order.Held == 0)
            return;
        _ledger.Release(Wallet(order.Owner, order.Request.Contract), order.Held, Reason.Hold(order.Symbol, order.Id));
        order.Held = 0;
    }
}
