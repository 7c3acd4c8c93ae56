using System.Globalization;
using KuCoin.Sandbox.Clock;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>The spot exchange: takes orders, lets them trade, settles them in the ledger.</summary>
internal sealed class SpotMarket : IMatchEvents
{
    private readonly SandboxClock _clock;
    private readonly SpotSettlement _settlement;
    private readonly MarketMaker _maker;
    private readonly MarginDesk _margin;
    private readonly IdMint _ids;
    private readonly Dictionary<string, SpotOrder> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(User, string), SpotOrder> _byClientOid = [];
    private readonly HashSet<SpotOrder> _active = [];
    private readonly List<SpotFill> _fills = [];
    private readonly TimeOrderedIds _fillIds = new();
    private readonly TimeOrderedIds _closedIds = new();
    private long _tradeId = 10_000_000_000;

    public SpotMarket(SandboxClock clock, GeneralLedger ledger, MarketMaker maker, MarginDesk margin, IdMint ids)
    {
        (_clock, _maker, _margin, _ids) = (clock, maker, margin, ids);
        _settlement = new SpotSettlement(ledger);
        Listings = SpotCatalogue.Symbols.ToDictionary(static s => s.Symbol, static s => new Listing(s), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, Listing> Listings { get; }
    public IReadOnlyCollection<SpotOrder> Orders => _byId.Values;
    public IReadOnlyCollection<SpotOrder> ActiveOrders => _active;
    public IReadOnlyList<SpotFill> Fills => _fills;

    /// <summary>Who hears of every step of every order.</summary>
    public Action<SpotOrderEvent>? OrderChanged { get; set; }

    /// <summary>Who hears of every trade, with its pair.</summary>
    public Action<string, TapeTrade>? Traded { get; set; }

    /// <summary>The pair with its book as of now; null for an unknown pair.</summary>
    public Listing? Find(string? symbol)
    {
        if (symbol is null || !Listings.TryGetValue(symbol, out var listing))
            return null;
        _maker.BringUpToDate(listing, this);
        return listing;
    }

    public void FollowPrices()
    {
        foreach (var listing in Listings.Values)
            _maker.Follow(listing, this);
    }

    /// <summary>Cancels what has expired and moves the books in which users have orders.</summary>
    public void CatchUp()
    {
        if (_active.Count == 0)
            return;
        var now = _clock.Now;
        foreach (var order in _active.Where(o => o.ExpiresAt <= now).ToList())
            Cancel(order);
        foreach (var symbol in _active.Select(static o => o.Symbol).Distinct(StringComparer.Ordinal).ToList())
            Find(symbol);
    }

    public SpotOrder? ById(User owner, string id) =>
        _byId.TryGetValue(id, out var order) && ReferenceEquals(order.Owner, owner) && order.VisibleFrom <= _clock.Now ? order : null;

    public SpotOrder? ByClientOid(User owner, string clientOid) =>
        _byClientOid.TryGetValue((owner, clientOid), out var order) && order.VisibleFrom <= _clock.Now ? order : null;

    /// <summary>Checks a request as <see cref="Place"/> does, without placing anything; tells what would be borrowed.</summary>
    public decimal Test(User owner, SpotOrderRequest request) => Missing(owner, request, Admit(owner, request));

    public SpotOrder Place(User owner, SpotOrderRequest request, TimeSpan? lookupLag = null)
    {
        var hold = Admit(owner, request);
        var now = _clock.Now;
        var order = new SpotOrder(_ids.Hex24(), request)
        {
            Symbol = request.Symbol.Symbol,
            Owner = owner,
            Side = request.Side,
            Limit = request.IsMarket ? null : request.Price,
            SelfTrade = request.SelfTrade,
            Hidden = request.Hidden,
            VisibleSize = request.Iceberg ? request.VisibleSize ?? 0 : 0,
            CreatedAt = now,
            UpdatedAt = now,
            VisibleFrom = now + (lookupLag ?? TimeSpan.Zero),
            Loan = BorrowMissing(owner, request, hold),
        };
        _byId.Add(order.Id, order);
        _byClientOid[(owner, request.ClientOid)] = order;
        _active.Add(order);
        _settlement.Hold(order, hold);
        Tell(order, "received", "new");
        Run(order, Listings[order.Symbol].Book);
        return order;
    }

    public void Cancel(SpotOrder order)
    {
        Listings[order.Symbol].Book.Remove(order);
        order.CancelledSize += order.Remaining;
        order.CancelExist = true;
        Close(order, "canceled");
    }

    /// <summary>Enters an order of the past that the house filled at once, whole and at its limit.</summary>
    public void AddPast(User owner, SpotOrderRequest request, DateTimeOffset at)
    {
        var (price, size, symbol) = (request.Price!.Value, request.Size!.Value, request.Symbol.Symbol);
        var order = new SpotOrder(_ids.Hex24(), request)
        {
            Symbol = symbol, Owner = owner, Side = request.Side, Limit = price, CreatedAt = at, UpdatedAt = at, VisibleFrom = at,
            IsActive = false, ClosedId = _closedIds.Next(at), DealSize = size, DealFunds = price * size, Fee = SpotSettlement.Fee(price * size),
        };
        order.Take(price, size);
        var house = new HouseOrder(size, _ids) { Symbol = symbol, Owner = _maker.House, Side = request.Side.Opposite(), Limit = price };
        var tradeId = (++_tradeId).ToString(CultureInfo.InvariantCulture);
        _settlement.Settle(order, house, price, size, tradeId, at);
        _byId.Add(order.Id, order);
        _byClientOid.Add((owner, request.ClientOid), order);
        var fill = new SpotFill(_fillIds.Next(at), order, tradeId, house.Id, IsTaker: true, price, size, order.Fee, at);
        var place = _fills.BinarySearch(fill, Comparer<SpotFill>.Create(static (a, b) => a.Id.CompareTo(b.Id)));
        _fills.Insert(~place, fill);
    }

    /// <summary>Gives a part of a resting order up; it keeps its place in the queue.</summary>
    public void CancelPart(SpotOrder order, decimal size)
    {
        if (size >= order.Remaining)
        {
            Cancel(order);
            return;
        }
        Listings[order.Symbol].Book.Decrease(order, size);
        ((IMatchEvents)this).Decreased(order, size);
    }

    /// <summary>
    /// Replaces an order by one with another price or size; what is filled counts towards the new size. Null when all of that
    /// is filled already: then the old order only ends.
    /// </summary>
    public SpotOrder? Alter(SpotOrder order, decimal? price, decimal? size, TimeSpan? lookupLag)
    {
        var book = Find(order.Symbol)!.Book;
        // The book moved up to the present: the order may have been filled by that.
        if (!order.IsActive)
            return null;
        var request = order.Request with { Price = price ?? order.Request.Price, Size = size - order.DealSize ?? order.Remaining };
        if (request.Size <= 0)
        {
            Cancel(order);
            return null;
        }
        SpotOrderRules.Check(request);
        var hold = SpotSettlement.HoldFor(order.Owner, request, book);
        if (_settlement.HoldAccount(order.Owner, request).Available + order.Held < hold)
            throw Refusal.Insufficient();
        Cancel(order);
        _byClientOid.Remove((order.Owner, request.ClientOid));
        return Place(order.Owner, request, lookupLag);
    }

    /// <summary>Throws when an account's hold is not exactly what its open orders need.</summary>
    public void CheckHolds() => _settlement.CheckHolds(_active);

    void IMatchEvents.Traded(BookOrder taker, BookOrder maker, decimal price, decimal size)
    {
        var tradeId = (++_tradeId).ToString(CultureInfo.InvariantCulture);
        var trade = new TapeTrade(_tradeId, price, size, taker.Side, taker.Id, maker.Id, _clock.NextNanos());
        Listings[taker.Symbol].Tape.Add(trade);
        Traded?.Invoke(taker.Symbol, trade);
        if (taker is not SpotOrder && maker is not SpotOrder)
            return;
        _settlement.Settle(taker, maker, price, size, tradeId);
        if (taker is SpotOrder first)
            Record(first, maker.Id, tradeId, isTaker: true, price, size);
        if (maker is SpotOrder second)
            Record(second, taker.Id, tradeId, isTaker: false, price, size);
    }

    void IMatchEvents.MakerFilled(BookOrder maker)
    {
        if (maker is SpotOrder order)
            Close(order, "filled");
    }

    void IMatchEvents.Prevented(BookOrder order)
    {
        if (order is SpotOrder spot)
            Cancel(spot);
    }

    void IMatchEvents.Decreased(BookOrder order, decimal by)
    {
        if (order is not SpotOrder spot)
            return;
        spot.CancelledSize += by;
        spot.CancelExist = true;
        _settlement.ReleaseSize(spot, by);
        Tell(spot, "update", "open", oldSize: spot.Remaining + by);
    }

    /// <summary>Throws what the exchange has against the request, or tells what to put on hold for it.</summary>
    private decimal Admit(User owner, SpotOrderRequest request)
    {
        SpotOrderRules.Check(request);
        if (_byClientOid.ContainsKey((owner, request.ClientOid)))
            throw new Refusal("102426", "clientOid is duplicated");
        if (_active.Count(o => ReferenceEquals(o.Owner, owner) && o.Request.Symbol == request.Symbol) >= SpotOrderRules.MostOpenOrdersPerSymbol)
            throw new Refusal("200003", "Too many open orders of this pair") { CurrentCode = "102427" };
        var hold = SpotSettlement.HoldFor(owner, request, Find(request.Symbol.Symbol)!.Book);
        if (Missing(owner, request, hold) is > 0 and var missing && !(request.AutoBorrow && _margin.CanBorrow(ScopeOf(owner, request), HoldCurrency(request), missing)))
            throw Refusal.Insufficient();
        return hold;
    }

    /// <summary>What a hold needs beyond what is available.</summary>
    private decimal Missing(User owner, SpotOrderRequest request, decimal hold) =>
        Math.Max(0, hold - _settlement.HoldAccount(owner, request).Available);

    private Loan? BorrowMissing(User owner, SpotOrderRequest request, decimal hold) =>
        Missing(owner, request, hold) is > 0 and var missing ? _margin.BorrowFor(ScopeOf(owner, request), HoldCurrency(request), missing) : null;

    private static MarginScope ScopeOf(User owner, SpotOrderRequest request) =>
        new(owner, request.TradeType == TradeType.MarginIsolatedTrade ? request.Symbol.Symbol : null);

    private static string HoldCurrency(SpotOrderRequest request) => request.Side == Side.Buy ? request.Symbol.QuoteCurrency : request.Symbol.BaseCurrency;

    private void Run(SpotOrder order, OrderBook book)
    {
        var request = order.Request;
        var immediate = request.IsMarket || request.TimeInForce is TimeInForce.IOC or TimeInForce.FOK;
        var refused = (request.PostOnly && !immediate && book.Crosses(order.Side, order.Limit!.Value))
            || (request.TimeInForce == TimeInForce.FOK && !request.IsMarket
                && book.Reach(order.Side, order.Limit, order.Remaining, skip: order.SelfTrade == SelfTrade.None ? null : order.Owner).Size < order.Remaining);
        if (refused)
        {
            Cancel(order);
            return;
        }
        book.Match(order, this);
        if (!order.IsActive)
            return;
        var isDone = order.ByFunds ? order.DealSize > 0 && book.Best(order.Side.Opposite()) is not null : order.Remaining == 0;
        if (isDone)
        {
            Close(order, "filled");
        }
        else if (immediate)
        {
            Cancel(order);
        }
        else
        {
            book.Rest(order);
            Tell(order, "open", "open");
        }
    }

    private void Record(SpotOrder order, string counterOrderId, string tradeId, bool isTaker, decimal price, decimal size)
    {
        var fee = SpotSettlement.Fee(price * size);
        order.DealSize += size;
        order.DealFunds += price * size;
        order.Fee += fee;
        var fill = new SpotFill(_fillIds.Next(_clock.Now), order, tradeId, counterOrderId, isTaker, price, size, fee, _clock.Now);
        _fills.Add(fill);
        if (order.Request.AutoRepay)
        {
            var (currency, received) = order.Side == Side.Buy ? (order.Request.Symbol.BaseCurrency, size) : (order.Request.Symbol.QuoteCurrency, price * size - fee);
            _margin.RepayWith(ScopeOf(order.Owner, order.Request), currency, received);
        }
        Tell(order, "match", isTaker ? "match" : "open", fill);
    }

    private void Close(SpotOrder order, string type)
    {
        order.IsActive = false;
        order.ClosedId = _closedIds.Next(_clock.Now);
        _active.Remove(order);
        _settlement.ReleaseRest(order);
        Tell(order, type, "done");
    }

    private void Tell(SpotOrder order, string type, string status, SpotFill? fill = null, decimal? oldSize = null)
    {
        order.UpdatedAt = _clock.Now;
        OrderChanged?.Invoke(new SpotOrderEvent(order, type, status, fill, oldSize));
    }
}
