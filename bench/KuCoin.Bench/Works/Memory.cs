using KuCoin.Bench.Floor;
using KuCoin.Streams;

namespace KuCoin.Bench.Works;

/// <summary>A thousand order books of a thousand levels a side, and a million changes to them.</summary>
internal static class Memory
{
    private const int Books = 1000;
    private const int Levels = 1000;
    private const int Changes = 1_000_000;

    public static string FollowBooks()
    {
        var books = Enumerable.Range(0, Books).Select(number =>
        {
            var book = new LocalOrderBook($"COIN{number}-USDT", OrderBookOrigin.Full);
            book.Load(new BookSnapshot(1, null, [.. Side(-1)], [.. Side(1)]));
            return book;
        }).ToArray();
        var rows = new BookRow[1];
        Change(0, books.Length);
        var watch = new MemoryWatch();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Change(books.Length, Changes);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (!Array.TrueForAll(books, book => book.IsInSync))
            throw new InvalidOperationException("A book was lost.");
        return FormattableString.Invariant($"| 1,000 books, 1,000,000 changes | {watch.Stop()} | {(double)allocated / Changes:0.##} B a change |");

        void Change(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var sequence = 2 + (i / books.Length);
                var depth = 1 + (int)(i * 7919L % (Levels - 1));
                rows[0] = new BookRow(i % 2 == 0, Price(i % 2 == 0 ? -1 - depth : 1 + depth), i % 5 == 0 ? 0 : 1 + (i % 100), sequence);
                books[i % books.Length].Take(sequence, sequence, 0, rows);
            }
        }
    }

    private static IEnumerable<BookLevel> Side(int direction) => Enumerable.Range(1, Levels).Select(depth => new BookLevel(Price(direction * depth), 1));

    private static decimal Price(int steps) => (100_000 + steps) * 0.1m;
}
