using BenchmarkDotNet.Attributes;
using KuCoin.Streams;

namespace KuCoin.Bench.Suites;

/// <summary>One change of a book of a thousand levels a side.</summary>
public class Book
{
    private const int Levels = 1000;
    private readonly LocalOrderBook _book = new("BTC-USDT", OrderBookOrigin.Full);
    private readonly BookRow[] _rows = new BookRow[1];
    private long _sequence = 1;

    [GlobalSetup]
    public void Load() => _book.Load(new BookSnapshot(_sequence, null, [.. Side(-1)], [.. Side(1)]));

    [Benchmark]
    public long Apply()
    {
        _sequence++;
        var depth = 2 + (int)(_sequence * 7919 % (Levels - 2));
        _rows[0] = new BookRow(_sequence % 2 == 0, Price(_sequence % 2 == 0 ? -depth : depth), _sequence % 5 == 0 ? 0 : 1, _sequence);
        _book.Take(_sequence, _sequence, 0, _rows);
        return _sequence;
    }

    private static IEnumerable<BookLevel> Side(int direction) => Enumerable.Range(1, Levels).Select(depth => new BookLevel(Price(direction * depth), 1));

    private static decimal Price(int steps) => (100_000 + steps) * 0.1m;
}
