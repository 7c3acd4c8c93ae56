using System.Globalization;
using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>The futures exchange: takes orders, lets them trade, wakes stop orders, settles funding, liquidates.</summary>
internal sealed class FuturesMarket : IMatchEvents
{
    private readonly SandboxClock _clock;
    private readonly MarketMaker _maker;
    private readonly IdMint _ids;
    private readonly FuturesAdmission _admission;
    private readonly Liquidations _liquidations;
    private readonly Dictionary<string, FuturesOrder> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(User, string), FuturesOrder> _byClientOid = [];
    private readonly HashSet<FuturesOrder> _active = [];
    private readonly FuturesStopBook _stops;
    private readonly List<FuturesFill> _fills = [];
    private long _tradeId = 1_700_000_000_000;

    public FuturesMarket(SandboxOptions options, SandboxClock clock, GeneralLedger ledger, PriceBoard prices, MarketMaker maker, IdMint ids)
    {
        (_clock, _maker, _ids) = (clock, maker, ids);
        Prices = new FuturesPrices(options, prices);
        Positions = new PositionBook(ledger, Prices, Settings, ids);
        Rates = new FundingRates(options);
        Funding = new FundingDesk(clock, Positions, Rates);
        _admission = new FuturesAdmission(this);
        _liquidations = new Liquidations(this);
        Margin = new FuturesMarginDesk(this);
        RiskLimits = new RiskLimitDesk(this);
        Listings = ContractCatalogue.Contracts.ToDictionary(static c => c.Symbol, static c => new Listing(c), StringComparer.Ordinal);
        _stops = new FuturesStopBook(clock, Prices, Listings);
    }

    public IReadOnlyDictionary<string, Listing> Listings { get; }
    public FuturesSettings Settings { get; } = new();
    public FuturesPrices Prices { get; }
    public FundingRates Rates { get; }
    public FundingDesk Funding { get; }
    public PositionBook Positions { get; }
    public FuturesMarginDesk Margin { get; }
    public RiskLimitDesk RiskLimits { get; }
    public IReadOnlyCollection<FuturesOrder> Orders => _byId.Values;
    public IReadOnlyCollection<FuturesOrder> ActiveOrders => _active;

    /// <summary>Stop orders that were not woken yet.</summary>
    public IReadOnlyCollection<FuturesOrder> StopOrders => _stops.Asleep;

    public IReadOnlyList<FuturesFill> Fills => _fills;
    public Action<FuturesOrderEvent>? OrderChanged { get; set; }
    public Action<FuturesStopEvent>? StopChanged { get; set; }
    public Action<string, TapeTrade>? Traded { get; set; }

    /// <summary>The contract with its book as of now; null for an unknown one.</summary>
    public Listing? Find(string? symbol)
    {
        if (symbol is null || !Listings.TryGetValue(symbol, out var listing))
            return null;
        _maker.BringUpToDate(listing, this);
        return listing;
    }

    public decimal Mark(Contract contract) => Prices.Mark(contract);

    /// <summary>Whether anybody has something here that a price on its way could change.</summary>
    public bool IsAnybodyEngaged => _active.Count > 0 || _stops.Asleep.Count > 0 || Positions.Open.Any();

    /// <summary>Whether the prices of the moment wake a stop order or take a position away.</summary>
    public bool IsStirred => _stops.IsAnyNear || _liquidations.IsDue;

    /// <summary>The most lots an order could open at a price and leverage.</summary>
    public int MostLots(User owner, Contract contract, Side side, decimal price, decimal leverage) => _admission.MostLots(owner, contract, side, price, leverage);

    public void FollowPrices()
    {
        foreach (var listing in Listings.Values)
            _maker.Follow(listing, this);
        React();
    }

    /// <summary>Lets everything happen that was due by now: funding first, as of its hour.</summary>
    public void CatchUp()
    {
        Funding.CatchUp();
        foreach (var symbol in _active.Concat(_stops.Asleep).Select(static o => o.Symbol).Distinct(StringComparer.Ordinal).ToList())
            Find(symbol);
        React();
    }

    public FuturesOrder? ById(User owner, string id) =>
        _byId.TryGetValue(id, out var order) && ReferenceEquals(order.Owner, owner) && order.VisibleFrom <= _clock.Now ? order : null;

    public FuturesOrder? ByClientOid(User owner, string clientOid) =>
        _byClientOid.TryGetValue((owner, clientOid), out var order) && order.VisibleFrom <= _clock.Now ? order : null;

    /// <summary>Checks a request as <see cref="Place"/> does, without placing anything.</summary>
    public void Test(User owner, FuturesOrderRequest request) => Admit(owner, request);

    /// <param name="owner">Whose order it is.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="lookupLag">How long look-ups do not find it.</param>
    /// <param name="guarded">The order whose position a take-profit or stop-loss guards.</param>
    public FuturesOrder Place(User owner, FuturesOrderRequest request, TimeSpan? lookupLag = null, FuturesOrder? guarded = null)
    {
        var hold = Admit(owner, request);
        var order = Enter(owner, request, _clock.Now, lookupLag ?? TimeSpan.Zero, guarded, "trade");
        if (order.Waiting is null)
        {
            Start(order, hold);
        }
        else
        {
            _stops.Add(order);
            StopChanged?.Invoke(new FuturesStopEvent(order, "open"));
        }
        React();
        return order;
    }

    public void Cancel(FuturesOrder order)
    {
        order.CancelExist = true;
        if (_stops.Remove(order))
        {
            End(order);
            StopChanged?.Invoke(new FuturesStopEvent(order, "cancel"));
            return;
        }
        Listings[order.Symbol].Book.Remove(order);
        Close(order);
    }

    /// <summary>Cancels every order of a user for a contract, stop orders too.</summary>
    public void CancelAll(User owner, Contract contract)
    {
        foreach (var order in _active.Concat(_stops.Asleep).Where(o => ReferenceEquals(o.Owner, owner) && o.Request.Contract == contract).ToList())
            Cancel(order);
    }

    /// <summary>Whether a user has an order or a position in a contract, or in any.</summary>
    public bool IsEngaged(User owner, Contract? contract = null) =>
        Positions.OpenOf(owner).Any(p => contract is null || p.Contract == contract)
        || _active.Concat(_stops.Asleep).Any(o => ReferenceEquals(o.Owner, owner) && (contract is null || o.Request.Contract == contract));

    /// <summary>Closes a position against the exchange at a price: a liquidation.</summary>
    public void Force(Position position, decimal price)
    {
        var (contract, lots) = (position.Contract, Math.Abs(position.Quantity));
        var request = new FuturesOrderRequest
        {
            ClientOid = _ids.Hex24(),
            Contract = contract,
            Side = position.Quantity > 0 ? Side.Sell : Side.Buy,
            IsMarket = true,
            Size = lots,
            Leverage = Math.Max(1, Positions.LeverageOf(position)),
            CloseOrder = true,
            ReduceOnly = true,
            IsCross = position.IsCross,
            PositionSide = position.Side,
        };
        var order = Enter(position.Owner, request, _clock.Now, TimeSpan.Zero, guarded: null, "liquid");
        var rounded = Math.Max(contract.PriceIncrement, Increments.Nearest(price, contract.PriceIncrement));
        order.Take(rounded, lots);
        Record(order, new FuturesTrade(NextTradeId(), rounded, lots, IsTaker: true, _clock.NextNanos(), _clock.Now));
        Close(order);
    }

    /// <summary>Books an order that was filled some time ago, against the house.</summary>
    public void AddPast(User owner, FuturesOrderRequest request, DateTimeOffset at)
    {
        var order = Enter(owner, request, at, TimeSpan.Zero, guarded: null, "trade");
        order.Take(request.Price!.Value, request.Size);
        _fills.Add(Positions.Settle(order, new FuturesTrade(NextTradeId(), request.Price.Value, request.Size, IsTaker: true, at.ToUnixNanos(), at)));
        order.IsActive = false;
        order.EndAt = at;
        Positions.Release(order);
    }

    /// <summary>After a past was made up: fills in the order of their time.</summary>
    public void SortPast()
    {
        var sorted = _fills.OrderBy(static f => f.TradeTime).ToList();
        _fills.Clear();
        _fills.AddRange(sorted);
    }

    /// <summary>Throws when a wallet's hold is not exactly the margin of its positions and open orders.</summary>
    public void CheckHolds() => Positions.CheckHolds(_active);

    void IMatchEvents.Traded(BookOrder taker, BookOrder maker, decimal price, decimal size)
    {
        var nanos = _clock.NextNanos();
        var tradeId = NextTradeId();
        var trade = new TapeTrade(_tradeId, price, size, taker.Side, taker.Id, maker.Id, nanos);
        Listings[taker.Symbol].Tape.Add(trade);
        Traded?.Invoke(taker.Symbol, trade);
        if (taker is FuturesOrder first)
            Record(first, new FuturesTrade(tradeId, price, (int)size, IsTaker: true, nanos, _clock.Now));
        if (maker is FuturesOrder second)
            Record(second, new FuturesTrade(tradeId, price, (int)size, IsTaker: false, nanos, _clock.Now));
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

    private string NextTradeId() => (++_tradeId).ToString(CultureInfo.InvariantCulture);

    private decimal Admit(User owner, FuturesOrderRequest request)
    {
        FuturesOrderRules.Check(request);
        if (_byClientOid.ContainsKey((owner, request.ClientOid)))
            throw new Refusal("300018", "clientOid parameter repeated");
        if (request.Stop is null)
            return _admission.Admit(owner, request);
        _admission.AdmitStop(owner, request);
        return 0;
    }

    private FuturesOrder Enter(User owner, FuturesOrderRequest request, DateTimeOffset at, TimeSpan lookupLag, FuturesOrder? guarded, string tradeType)
    {
        var order = new FuturesOrder(_ids.Digits(), request)
        {
            Symbol = request.Contract.Symbol,
            Owner = owner,
            Side = request.Side,
            Limit = request.IsMarket ? null : request.Price,
            SelfTrade = request.SelfTrade,
            Hidden = request.Hidden,
            VisibleSize = request.Iceberg ? request.VisibleSize : 0,
            CreatedAt = at,
            UpdatedAt = at,
            OrderTime = at < _clock.Now - TimeSpan.FromSeconds(1) ? at.ToUnixNanos() : _clock.NextNanos(),
            VisibleFrom = at + lookupLag,
            Value = Math.Abs(request.Contract.Value(request.Price ?? Mark(request.Contract), request.Size)),
            Guarded = guarded,
            TradeType = tradeType,
        };
        _byId.Add(order.Id, order);
        _byClientOid.Add((owner, request.ClientOid), order);
        return order;
    }

    /// <summary>What follows from the prices of the moment: a price on its way passes a stop-loss before it reaches a liquidation.</summary>
    private void React()
    {
        while (_stops.Due is { } stop)
            Wake(stop);
        _liquidations.Check();
    }

    /// <summary>Turns a stop order into an ordinary one; what guards the same position beside it goes.</summary>
    private void Wake(FuturesOrder stop)
    {
        _stops.Remove(stop);
        stop.IsTriggered = true;
        foreach (var sibling in stop.Guarded is { } guarded ? _stops.GuardsOf(guarded) : [])
            Cancel(sibling);
        decimal hold;
        try
        {
            if (stop.Request.ReduceOnly)
                stop.Resize(_admission.LotsToClose(stop));
            hold = _admission.Admit(stop.Owner, stop.Request);
        }
        catch (Refusal no)
        {
            stop.CancelExist = true;
            End(stop);
            StopChanged?.Invoke(new FuturesStopEvent(stop, "triggered", no.Message));
            return;
        }
        StopChanged?.Invoke(new FuturesStopEvent(stop, "triggered"));
        Start(stop, hold);
    }

    private void Start(FuturesOrder order, decimal hold)
    {
        _active.Add(order);
        Positions.Hold(order, hold);
        Run(order, Listings[order.Symbol].Book);
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
        {
            Close(order);
        }
        else if (request.IsMarket || request.TimeInForce == TimeInForce.IOC)
        {
            Cancel(order);
        }
        else
        {
            book.Rest(order);
            OrderChanged?.Invoke(new FuturesOrderEvent(order, "open"));
        }
    }

    private void Record(FuturesOrder order, FuturesTrade trade)
    {
        var fill = Positions.Settle(order, trade);
        _fills.Add(fill);
        OrderChanged?.Invoke(new FuturesOrderEvent(order, "match", fill));
        var position = Positions.Of(order.Owner, order.Request.Contract, order.Request.PositionSide);
        Positions.Changed?.Invoke(position, order.TradeType is "liquid" ? "liquidation" : "positionChange");
        DropSuperfluousReducers(position);
    }

    /// <summary>An order that may only reduce has no business once there is less left to reduce than it asks for.</summary>
    private void DropSuperfluousReducers(Position position)
    {
        var superfluous = _active.Where(o => o.Request.ReduceOnly && o.Request.Contract == position.Contract && o.Request.PositionSide == position.Side
            && ReferenceEquals(o.Owner, position.Owner) && o.Remaining > position.ClosingPart((int)(o.Side == Side.Buy ? o.Remaining : -o.Remaining)));
        foreach (var order in superfluous.ToList())
            Cancel(order);
    }

    private void Close(FuturesOrder order)
    {
        End(order);
        OrderChanged?.Invoke(new FuturesOrderEvent(order, order.CancelExist ? "canceled" : "filled"));
    }

    private void End(FuturesOrder order)
    {
        order.IsActive = false;
        order.EndAt = order.UpdatedAt = _clock.Now;
        _active.Remove(order);
        Positions.Release(order);
        // What was to guard a position that never came to be goes with its order.
        foreach (var guard in order.Filled == 0 ? _stops.GuardsOf(order) : [])
            Cancel(guard);
    }
}
