using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>A book kept from a line that drops, repeats and breaks is the source's book, level by level, and never shows what it should not.</summary>
public sealed class OrderBookTruthTests
{
    internal const string Symbol = "BTC-USDT";

    [Theory]
    [InlineData(false, 100_000, 1)]
    [InlineData(true, 30_000, 2)]
    public async Task The_local_book_is_the_sources_whatever_the_line_does(bool isFutures, int count, int seed)
    {
        var source = new BookSource(isFutures, seed);
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(new StreamSettings { FirstBackOff = TimeSpan.FromMilliseconds(5), LongestBackOff = TimeSpan.FromMilliseconds(10), ConnectionsPerMinute = 10_000 });
        var topic = isFutures ? FuturesTopics.LocalBooks(FuturesTopics.RulesOf(source.SnapshotAsync, Symbol)) : SpotTopics.LocalBooks(SpotTopics.RulesOf(OrderBookOrigin.Full, source.SnapshotAsync, Symbol));
        await using var books = await streams.SubscribeAsync(topic);
        var line = await server.NextConnectionAsync();
        await line.FrameAsync("subscribe");
        await line.SendAsync(source.Next());
        var book = await books.NextAsync();
        using var over = new CancellationTokenSource();
        var views = 0;
        var observing = Task.Run(() => Observe(book, source, () => Interlocked.Increment(ref views), over.Token));

        var chance = new Random(seed);
        var losses = 0;
        for (var i = 1; i <= count; i++)
        {
            var text = source.Next();
            switch (chance.Next(2_000))
            {
                case 0:
                    // A hole.
                    break;
                case 1:
                    for (var skipped = chance.Next(20); skipped > 0; skipped--)
                        source.Next();
                    await line.SendAsync(source.Next());
                    break;
                case < 12:
                    await line.SendAsync(text);
                    await line.SendAsync(text);
                    break;
                default:
                    await line.SendAsync(text);
                    break;
            }

            if (i % (count / 6) == 0)
            {
                line.Cut();
                losses++;
                line = await server.NextConnectionAsync();
                await line.FrameAsync("subscribe");
            }

            if (i % (count / 20) == 0)
            {
                await BecomesEqualAsync(line, source, book);
                // However busy the machine is, the book is looked at between two of these.
                var seen = Volatile.Read(ref views);
                await StreamTestExtensions.UntilAsync(() => Volatile.Read(ref views) > seen || observing.IsCompleted, "the book is looked at");
            }
        }

        await over.CancelAsync();
        await observing;
        Assert.True(views >= 20, $"{views} views");
        Assert.Equal(6, losses);
        Assert.Equal(0, books.Unreadable);
    }

    [Fact]
    public void A_change_that_overlaps_the_snapshot_is_applied_from_where_the_snapshot_ends()
    {
        var book = new LocalOrderBook(Symbol, OrderBookOrigin.Full);
        Assert.Equal(LocalOrderBook.Outcome.Waiting, book.Take(15, 19, 0, [new(false, 30m, 3m, 16), new(false, 31m, 0m, 19), new(false, 32m, 8m, 15), new(true, 20m, 44m, 18), new(true, 0m, 7m, 17)]));
        Assert.Equal(LocalOrderBook.Outcome.InSync, book.Load(new BookSnapshot(16, null, [new(20.0m, 1m), new(19m, 2m)], [new(30m, 5m), new(31.00m, 6m), new(32m, 7m)])));
        Assert.Equal(((decimal, decimal)[])[(20m, 44m), (19m, 2m), (30m, 5m), (32m, 7m)], Levels(book));
    }

    [Fact]
    public void A_snapshot_older_than_the_first_change_is_refused()
    {
        var book = new LocalOrderBook(Symbol, OrderBookOrigin.Full);
        book.Take(18, 18, 0, []);
        Assert.Equal(LocalOrderBook.Outcome.TooOld, book.Load(new BookSnapshot(16, null, [], [])));
        Assert.False(book.IsInSync);
        Assert.Equal(LocalOrderBook.Outcome.InSync, book.Load(new BookSnapshot(17, null, [], [])));
    }

    [Fact]
    public void A_gap_or_a_crossed_book_shows_nothing_until_the_next_snapshot()
    {
        var book = new LocalOrderBook(Symbol, OrderBookOrigin.Full);
        book.Load(new BookSnapshot(1, null, [new(10m, 1m)], [new(11m, 1m)]));
        Assert.True(book.IsInSync);
        Assert.Equal(LocalOrderBook.Outcome.Gap, book.Take(3, 3, 0, [new(true, 10.5m, 1m, 3)]));
        Assert.False(book.TryCopy(new BookLevel[1], new BookLevel[1], out _));
        Assert.Equal((0, 0), book.Count);
        Assert.Equal(LocalOrderBook.Outcome.InSync, book.Load(new BookSnapshot(2, null, [new(10m, 1m)], [new(11m, 1m)])));
        Assert.Equal(((decimal, decimal)[])[(10.5m, 1m), (10m, 1m), (11m, 1m)], Levels(book));
        Assert.Equal(LocalOrderBook.Outcome.Crossed, book.Take(4, 4, 0, [new(true, 11m, 1m, 4)]));
        Assert.False(book.IsInSync);
        Assert.Equal(LocalOrderBook.Outcome.Crossed, book.Load(new BookSnapshot(5, null, [new(12m, 1m)], [new(11m, 1m)])));
        Assert.False(book.IsInSync);
    }

    [Fact]
    public void A_book_from_the_best_hundred_levels_shows_none_beyond_and_asks_again_when_few_are_left()
    {
        var book = new LocalOrderBook(Symbol, OrderBookOrigin.Best100);
        book.Load(new BookSnapshot(0, null, [.. Enumerable.Range(0, 100).Select(i => new BookLevel(1000 - i, 1m))], [.. Enumerable.Range(0, 100).Select(i => new BookLevel(1001 + i, 1m))]));
        Assert.Equal(LocalOrderBook.Outcome.InSync, book.Take(1, 1, 0, [new(true, 900m, 5m, 1), new(true, 901.5m, 5m, 1)]));
        Assert.Equal((101, 100), book.Count);
        for (var i = 0; i < 50; i++)
            Assert.Equal(LocalOrderBook.Outcome.InSync, book.Take(2 + i, 2 + i, 0, [new(false, 1001 + i, 0m, 2 + i)]));
        Assert.Equal(LocalOrderBook.Outcome.Exhausted, book.Take(52, 52, 0, [new(false, 1051m, 0m, 52)]));
        Assert.False(book.IsInSync);
    }

    [Fact]
    public void A_change_of_a_running_book_allocates_nothing()
    {
        var book = new LocalOrderBook(Symbol, OrderBookOrigin.Full);
        book.Load(new BookSnapshot(0, null, [.. Enumerable.Range(0, 200).Select(i => new BookLevel(1000 - i, 1m))], [.. Enumerable.Range(0, 200).Select(i => new BookLevel(1001 + i, 1m))]));
        BookRow[] rows = new BookRow[1];
        Take(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 2; i < 5_000; i++)
            Take(i);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Take(int sequence)
        {
            rows[0] = new BookRow(sequence % 2 == 0, sequence % 2 == 0 ? 1000 - (sequence % 150) : 1001 + (sequence % 150), sequence % 3, sequence);
            book.Take(sequence, sequence, 0, rows);
        }
    }

    private static (decimal, decimal)[] Levels(LocalOrderBook book)
    {
        var bids = new BookLevel[1_000];
        var asks = new BookLevel[1_000];
        Assert.True(book.TryCopy(bids, asks, out var view));
        return [.. bids.Take(view.Bids).Concat(asks.Take(view.Asks)).Select(level => (level.Price, level.Size))];
    }

    private static async Task BecomesEqualAsync(ServerSideConnection line, BookSource source, LocalOrderBook book)
    {
        var started = TimeProvider.System.GetTimestamp();
        var bids = new BookLevel[5_000];
        var asks = new BookLevel[5_000];
        OrderBookView view;
        while (!book.TryCopy(bids, asks, out view) || view.Sequence != source.Sequence)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The book did not come back.");
            // A lost message is noticed with the next one only.
            await line.SendAsync(source.Next());
            await Task.Delay(20);
        }

        var (trueBids, trueAsks) = source.Levels();
        Assert.Equal(trueBids, bids.Take(view.Bids));
        Assert.Equal(trueAsks, asks.Take(view.Asks));
    }

    /// <summary>Looks at the book all the time: what it shows must have been true at the sequence it names.</summary>
    private static void Observe(LocalOrderBook book, BookSource source, Action seen, CancellationToken over)
    {
        var bids = new BookLevel[1];
        var asks = new BookLevel[1];
        while (!over.IsCancellationRequested)
        {
            if (!book.TryCopy(bids, asks, out var view))
                continue;
            Assert.True(bids[0].Price < asks[0].Price, $"crossed at {view.Sequence}");
            if (source.Tops.TryGetValue(view.Sequence, out var top))
                Assert.Equal(top, (bids[0], asks[0]));
            else
                Assert.Fail($"The source never was at {view.Sequence}.");
            seen();
            Thread.Sleep(0);
        }
    }
}
