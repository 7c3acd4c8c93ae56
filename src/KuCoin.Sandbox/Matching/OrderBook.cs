using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Matching;

/// <summary>One book with price-time priority.</summary>
internal sealed class OrderBook
{
    private readonly SortedSet<BookOrder> _bids = new(Comparer<BookOrder>.Create(static (a, b) => BestFirst(b, a, a, b)));
    private readonly SortedSet<BookOrder> _asks = new(Comparer<BookOrder>.Create(static (a, b) => BestFirst(a, b, a, b)));
    private long _priority;

    /// <summary>Grows with every change of the book.</summary>
    public long Sequence { get; private set; } = 1_000_000;

    /// <summary>Who hears of every change: the side and price of the level it was at. <see cref="Sequence"/> has grown by one.</summary>
    public Action<Side, decimal>? Changed { get; set; }

    public BookOrder? Best(Side side) => On(side).Min;

    public void Rest(BookOrder order)
    {
        order.Priority = ++_priority;
        On(order.Side).Add(order);
        Touch(order);
    }

    public void Remove(BookOrder order)
    {
        if (On(order.Side).Remove(order))
            Touch(order);
    }

    /// <summary>Makes a resting order smaller without moving it in the queue.</summary>
    public void Decrease(BookOrder order, decimal by)
    {
        order.Shrink(by);
        Touch(order);
    }

    /// <summary>Price levels as others see them, best first.</summary>
    public IEnumerable<(decimal Price, decimal Size)> Levels(Side side)
    {
        decimal price = 0, size = 0;
        foreach (var order in On(side))
        {
            if (order.Limit != price && size > 0)
            {
                yield return (price, size);
                size = 0;
            }
            price = order.Limit ?? 0;
            size += order.Shown;
        }
        if (size > 0)
            yield return (price, size);
    }

    /// <summary>What others can see at a price; 0 when that is nothing.</summary>
    public decimal SizeAt(Side side, decimal price)
    {
        var size = 0m;
        foreach (var order in On(side))
        {
            if (order.Limit == price)
                size += order.Shown;
            else if (!side.Accepts(order.Limit ?? 0, price))
                break;
        }
        return size;
    }

    /// <summary>The best price others can see, with all of its size.</summary>
    public (decimal Price, decimal Size)? Top(Side side)
    {
        foreach (var level in Levels(side))
            return level;
        return null;
    }

    /// <summary>Whether an order of this side and limit would trade at once.</summary>
    public bool Crosses(Side side, decimal limit) =>
        Best(side.Opposite()) is { Limit: { } best } && side.Accepts(limit, best);

    /// <summary>
    /// How much an order of this side could trade now, at most <paramref name="size"/>, and for how much in all;
    /// without the orders of a user who may not trade with himself.
    /// </summary>
    public (decimal Size, decimal Cost) Reach(Side side, decimal? limit, decimal size, User? skip = null)
    {
        decimal reached = 0, cost = 0;
        foreach (var maker in On(side.Opposite()))
        {
            var price = maker.Limit ?? 0;
            if (reached >= size || (limit is { } bound && !side.Accepts(bound, price)))
                break;
            if (ReferenceEquals(maker.Owner, skip))
                continue;
            var part = Math.Min(maker.Remaining, size - reached);
            reached += part;
            cost += part * price;
        }
        return (reached, cost);
    }

    /// <summary>Trades the order against the other side as far as it reaches; resting what is left is the caller's decision.</summary>
    public void Match(BookOrder taker, IMatchEvents market)
    {
        while (Best(taker.Side.Opposite()) is { Limit: { } price } maker)
        {
            if (taker.Limit is { } limit && !taker.Side.Accepts(limit, price))
                return;
            var size = Math.Min(maker.Remaining, taker.SizeAt(price));
            if (size <= 0)
                return;
            if (taker.SelfTrade != SelfTrade.None && ReferenceEquals(maker.Owner, taker.Owner))
            {
                if (!Prevent(taker, maker, market))
                    return;
                continue;
            }
            maker.Take(price, size);
            taker.Take(price, size);
            Touch(maker);
            market.Traded(taker, maker, price, size);
            if (maker.Remaining > 0)
                continue;
            Remove(maker);
            market.MakerFilled(maker);
        }
    }

    /// <summary>Keeps a user from trading with himself; false when the taker is done.</summary>
    private bool Prevent(BookOrder taker, BookOrder maker, IMatchEvents market)
    {
        // Without a size there is nothing to decrease.
        var mode = taker is { SelfTrade: SelfTrade.DC, HasSize: false } ? SelfTrade.CN : taker.SelfTrade;
        if (mode == SelfTrade.DC && maker.Remaining != taker.Remaining)
        {
            var (small, large) = maker.Remaining < taker.Remaining ? (maker, taker) : (taker, maker);
            var by = small.Remaining;
            large.Shrink(by);
            Touch(large);
            market.Decreased(large, by);
            if (ReferenceEquals(small, maker))
                Remove(maker);
            market.Prevented(small);
            return ReferenceEquals(small, maker);
        }
        if (mode is SelfTrade.CO or SelfTrade.CB or SelfTrade.DC)
        {
            Remove(maker);
            market.Prevented(maker);
        }
        if (mode is SelfTrade.CN or SelfTrade.CB or SelfTrade.DC)
        {
            market.Prevented(taker);
            return false;
        }
        return true;
    }

    private void Touch(BookOrder order)
    {
        Sequence++;
        Changed?.Invoke(order.Side, order.Limit ?? 0);
    }

    private SortedSet<BookOrder> On(Side side) => side == Side.Buy ? _bids : _asks;

    private static int BestFirst(BookOrder low, BookOrder high, BookOrder first, BookOrder second)
    {
        var byPrice = Nullable.Compare(low.Limit, high.Limit);
        return byPrice != 0 ? byPrice : first.Priority.CompareTo(second.Priority);
    }
}
