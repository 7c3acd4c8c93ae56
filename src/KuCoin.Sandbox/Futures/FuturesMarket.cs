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
    private readonly PriceBoard _prices;
    private readonly MarketMaker _maker;
    private readonly IdMint _ids;
    private readonly Dictionary<string, FuturesOrder> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(User, string), FuturesOrder> _byClientOid = [];
    private readonly HashSet<FuturesOrder> _active = [];
    private readonly List<FuturesFill> _fills = [];
    private long _tradeId = 1_700_000_000_000;

    public FuturesMarket(SandboxClock clock, GeneralLedger ledger, PriceBoard prices, MarketMaker maker, IdMint ids)
    {
        (_clock, _prices, _maker, _ids) = (clock, prices, maker, ids);
        Positions = new PositionBook(clock, ledger, ids);
        Listings = ContractCatalogue.Contracts.ToDictionary(static c => c.Symbol, static c => new Listing(c), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Listing> Listings { get; }
    public PositionBook Positions { get; }
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
        };
        _byId.Add(order.Id, order);
        _byClientOid.Add((owner, request.ClientOid), order);
        _active.Add(order);
        Positions.Hold(order, hold);
        Run(order, Listings[order.Symbol].Book);
        return order;
    }

    public void Cancel(FuturesOrder order)
    {
        Listings[order.Symbol].Book.Remove(order);
        order.CancelExist = true;
        Close(order);
    }

    /// <summary>Throws when a wallet's hold is not exactly the margin of its positions and open orders.</summary>
    public void CheckHolds() => Positions.CheckHolds(_active);

    void IMatchEvents.Traded(BookOrder taker, BookOrder maker, decimal price, decimal size)
    {
        var nanos = _clock.NextNanos();
        Listings[taker.Symbol].Tape.Add(new TapeTrade(++_tradeId, price, size, taker.Side, taker.Id, maker.Id, nanos));
        var tradeId = _tradeId.ToString(CultureInfo.InvariantCulture);
        if (taker is FuturesOrder first)
            Record(first, price, (int)size, tradeId, isTaker: true, nanos);
        if (maker is FuturesOrder second)
            Record(second, price, (int)size, tradeId, isTaker: false, nanos);
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
        var opening = request.Size - Positions.Of(owner, contract).ClosingPart(lots);
        var value = Math.Abs(contract.Value(price, opening));
        var hold = opening == 0 || request.ReduceOnly
            ? 0
            : Position.MarginFor(value, request.Leverage) + Math.Round(value * Contract.TakerFeeRate, 12);
        if (Positions.Wallet(owner, contract).Available < hold)
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

    private void Record(FuturesOrder order, decimal price, int size, string tradeId, bool isTaker, long nanos)
    {
        _fills.Add(Positions.Settle(order, price, size, tradeId, isTaker, nanos));
        DropSuperfluousReducers(Positions.Of(order.Owner, order.Request.Contract));
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
        Positions.Release(order);
    }
}
