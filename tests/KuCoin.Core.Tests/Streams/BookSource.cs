using System.Collections.Concurrent;
using System.Globalization;
using KuCoin.Streams;

namespace KuCoin.Tests.Streams;

/// <summary>The exchange's book, its messages, and its snapshots, some of them late.</summary>
internal sealed class BookSource(bool isFutures, int seed)
{
    private readonly Random _random = new(seed);
    private readonly SortedDictionary<decimal, decimal> _bids = new(Comparer<decimal>.Create((one, other) => other.CompareTo(one))) { [999m] = 1m };
    private readonly SortedDictionary<decimal, decimal> _asks = new() { [1_001m] = 1m };
    private readonly Queue<BookSnapshot> _past = new();
    private decimal _middle = 1_000m;

    public long Sequence { get; private set; } = 1_000;

    public ConcurrentDictionary<long, (BookLevel Bid, BookLevel Ask)> Tops { get; } = new();

    public string Next()
    {
        lock (_past)
        {
            var first = Sequence + 1;
            var rows = new List<(bool IsBid, decimal Price, decimal Size, long Sequence)>();
            for (var i = isFutures ? 1 : _random.Next(1, 5); i > 0; i--)
                rows.Add(Change());
            Tops[Sequence] = (Best(_bids), Best(_asks));
            if (_random.Next(50) == 0)
            {
                _past.Enqueue(Take());
                if (_past.Count > 3)
                    _past.Dequeue();
            }

            return isFutures ? Futures(rows[0]) : Spot(first, rows);
        }
    }

    public Task<BookSnapshot> SnapshotAsync(string symbol, CancellationToken cancellationToken)
    {
        lock (_past)
            return Task.FromResult(_random.Next(3) == 0 && _past.TryPeek(out var late) ? late : Take());
    }

    public (BookLevel[] Bids, BookLevel[] Asks) Levels()
    {
        lock (_past)
            return (All(_bids), All(_asks));
    }

    private static BookLevel Best(SortedDictionary<decimal, decimal> side) => side.First() is var best ? new(best.Key, best.Value) : default;

    private static BookLevel[] All(SortedDictionary<decimal, decimal> side) => [.. side.Select(level => new BookLevel(level.Key, level.Value))];

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private BookSnapshot Take() => new(Sequence, null, All(_bids), All(_asks));

    /// <summary>One step that never crosses and never empties a side.</summary>
    private (bool, decimal, decimal, long) Change()
    {
        if (_random.Next(20) == 0)
            _middle += _random.Next(-1, 2) * 0.1m;
        var isBid = _random.Next(2) == 0;
        var (mine, other) = isBid ? (_bids, _asks) : (_asks, _bids);
        var price = _middle + ((isBid ? -1 : 1) * _random.Next(1, 400) * 0.1m);
        var limit = other.First().Key;
        if (isBid ? price >= limit : price <= limit)
            price = limit + (isBid ? -0.1m : 0.1m);
        var size = _random.Next(4) == 0 && mine.Count > 1 ? 0m : _random.Next(1, 1_000);
        if (size == 0m)
        {
            price = mine.ElementAt(_random.Next(Math.Min(mine.Count, 20))).Key;
            mine.Remove(price);
        }
        else
        {
            mine[price] = size;
        }

        return (isBid, price, size, ++Sequence);
    }

    private static string Futures((bool IsBid, decimal Price, decimal Size, long Sequence) row) =>
        $$$"""{"topic":"/contractMarket/level2:{{{OrderBookTruthTests.Symbol}}}","type":"message","subject":"level2","sn":{{{row.Sequence}}},"data":{"sequence":{{{row.Sequence}}},"change":"{{{Text(row.Price)}}},{{{(row.IsBid ? "buy" : "sell")}}},{{{Text(row.Size)}}}","timestamp":1731897467182}}""";

    private string Spot(long first, List<(bool IsBid, decimal Price, decimal Size, long Sequence)> rows)
    {
        // As the exchange does: of several changes of one price only the newest is sent.
        string Side(bool isBid) => string.Join(',', rows.Where(row => row.IsBid == isBid).GroupBy(row => row.Price).Select(same => same.Last()).Select(row => $"[\"{Text(row.Price)}\",\"{Text(row.Size)}\",\"{row.Sequence}\"]"));
        return $$$"""{"topic":"/market/level2:{{{OrderBookTruthTests.Symbol}}}","type":"message","subject":"trade.l2update","data":{"changes":{"asks":[{{{Side(false)}}}],"bids":[{{{Side(true)}}}]},"sequenceEnd":{{{Sequence}}},"sequenceStart":{{{first}}},"symbol":"{{{OrderBookTruthTests.Symbol}}}","time":1729816425625}}""";
    }
}
