namespace KuCoin.Streams;

/// <summary>One side of a book: levels in an array, the best at its end, where most changes are and moving costs least.</summary>
internal sealed class BookSide(bool isBids)
{
    private BookLevel[] _levels = new BookLevel[128];

    public int Count { get; private set; }

    public BookLevel? Best => Count == 0 ? null : _levels[Count - 1];

    /// <summary>The level farthest from the other side.</summary>
    public BookLevel? Farthest => Count == 0 ? null : _levels[0];

    /// <summary>Levels from the best on.</summary>
    public int CopyTo(Span<BookLevel> levels)
    {
        var count = Math.Min(levels.Length, Count);
        for (var i = 0; i < count; i++)
            levels[i] = _levels[Count - 1 - i];
        return count;
    }

    public void Clear() => Count = 0;

    /// <summary>Sets how much a price has; nothing takes the level away.</summary>
    /// <returns>How much it had before.</returns>
    public decimal Set(decimal price, decimal size)
    {
        var at = Find(price);
        if (at >= 0)
        {
            var before = _levels[at].Size;
            if (size > 0m)
                _levels[at] = new BookLevel(price, size);
            else
                Array.Copy(_levels, at + 1, _levels, at, --Count - at);
            return before;
        }

        if (size <= 0m)
            return 0m;
        at = ~at;
        if (Count == _levels.Length)
            Array.Resize(ref _levels, Count * 2);
        Array.Copy(_levels, at, _levels, at + 1, Count++ - at);
        _levels[at] = new BookLevel(price, size);
        return 0m;
    }

    /// <summary>True when a price lies farther from the other side than the other price.</summary>
    public bool IsBeyond(decimal price, decimal limit) => isBids ? price < limit : price > limit;

    /// <summary>Where the price is, or the complement of where it belongs.</summary>
    private int Find(decimal price)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = decimal.Compare(_levels[middle].Price, price);
            if (order == 0)
                return middle;
            if (order < 0 == isBids)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
