using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>The changes of a book come once each and in order, and whoever adds them up has the book, whatever the line does.</summary>
public sealed class BookChangeTests
{
    private const string Symbol = OrderBookTruthTests.Symbol;

    [Theory]
    [InlineData(false, 30_000, 3)]
    [InlineData(true, 15_000, 4)]
    public async Task Added_up_the_changes_are_the_sources_book_whatever_the_line_does(bool isFutures, int count, int seed)
    {
        var source = new BookSource(isFutures, seed);
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(new StreamSettings { FirstBackOff = TimeSpan.FromMilliseconds(5), LongestBackOff = TimeSpan.FromMilliseconds(10), ConnectionsPerMinute = 10_000 });
        await using var changes = await SubscribeAsync(streams, isFutures, source);
        var line = await server.NextConnectionAsync();
        await line.FrameAsync("subscribe");
        var book = new AddedUp(isFutures);
        var chance = new Random(seed);
        for (var i = 1; i <= count; i++)
        {
            var text = source.Next();
            // Lost, told twice, or as it should be.
            for (var times = chance.Next(1_000) switch { 0 => 0, < 10 => 2, _ => 1 }; times > 0; times--)
                await line.SendAsync(text);
            if (i % (count / 3) == 0)
            {
                line.Cut();
                line = await server.NextConnectionAsync();
                await line.FrameAsync("subscribe");
            }

            if (i % (count / 10) == 0)
                await BecomesEqualAsync(line, source, changes, book);
        }

        Assert.True(book.Changes > 1_000, $"{book.Changes} changes");
        Assert.InRange(book.Begins, 4, 1_000);
        var reports = new List<StreamReportKind>();
        while (changes.TryReadReport(out var report))
            reports.Add(report.Kind);
        Assert.Contains(StreamReportKind.Reconnected, reports);
        Assert.Contains(StreamReportKind.BookLost, reports);
    }

    [Fact]
    public async Task What_waited_for_the_snapshot_comes_behind_it_and_what_it_knew_does_not_come_again()
    {
        var snapshot = new BookSnapshot(16, DateTimeOffset.UnixEpoch.AddSeconds(5), [new(20m, 1m)], [new(30m, 5m), new(31.00m, 6m)]);
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams();
        await using var changes = await streams.SubscribeAsync(SpotTopics.BookChanges(SpotTopics.RulesOf(OrderBookOrigin.Full, (_, _) => Task.FromResult(snapshot), Symbol), withBook: true));
        var line = await server.NextConnectionAsync();
        await line.FrameAsync("subscribe");
        await line.SendAsync(Message(15, 19, """["30","3","16"],["31","0","19"],["32","8","15"]""", """["20.0","44","18"],["0","7","17"]"""));
        await line.SendAsync(Message(20, 20, "", """["21","2","20"]"""));
        Assert.Equal(
            [
                (true, 16, OrderSide.Buy, 20m, 0m, 1m, 5_000),
                (true, 16, OrderSide.Sell, 30m, 0m, 5m, 5_000),
                (true, 16, OrderSide.Sell, 31m, 0m, 6m, 5_000),
                (false, 19, OrderSide.Sell, 31m, 6m, 0m, 1_900),
                (false, 18, OrderSide.Buy, 20m, 1m, 44m, 1_900),
                (false, 20, OrderSide.Buy, 21m, 0m, 2m, 2_000),
            ],
            [await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync(), await NextAsync()]);

        async Task<(bool, long, OrderSide, decimal, decimal, decimal, long)> NextAsync()
        {
            var change = await changes.NextAsync();
            Assert.Equal(Symbol, change.Symbol);
            return (change.Initial, change.Sequence, change.Side, change.Price, change.PreviousSize, change.Size, change.Time!.Value.ToUnixTimeMilliseconds());
        }

        static string Message(long first, long last, string asks, string bids) =>
            $$$"""{"topic":"/market/level2:{{{Symbol}}}","type":"message","subject":"trade.l2update","data":{"changes":{"asks":[{{{asks}}}],"bids":[{{{bids}}}]},"sequenceEnd":{{{last}}},"sequenceStart":{{{first}}},"symbol":"{{{Symbol}}}","time":{{{last * 100}}}}}""";
    }

    [Fact]
    public async Task A_consumer_who_is_too_slow_for_them_is_told_rather_than_left_with_a_hole()
    {
        var source = new BookSource(isFutures: true, seed: 5);
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams();
        var topic = FuturesTopics.BookChanges(FuturesTopics.RulesOf(source.SnapshotAsync, Symbol), withBook: false);
        await using var changes = await streams.SubscribeAsync(topic, new SubscriptionOptions { Capacity = 5 });
        await using var others = await streams.SubscribeAsync(topic);
        var line = await server.NextConnectionAsync();
        await line.FrameAsync("subscribe");
        while (others.Received < 50)
        {
            await line.SendAsync(source.Next());
            await Task.Delay(1);
        }

        var first = (await changes.NextAsync()).Sequence;
        for (var i = 1; i < 5; i++)
            Assert.Equal(first + i, (await changes.NextAsync()).Sequence);
        var error = await Assert.ThrowsAsync<KuCoinException>(() => changes.NextAsync());
        Assert.Equal((KuCoinErrorKind.LimitExceeded, "StreamOverflow"), (error.Kind, error.ErrorId));
    }

    private static Task<ISubscription> SubscribeAsync(KuCoinStreams streams, bool isFutures, BookSource source) => streams.SubscribeAsync((Topic)(isFutures
        ? FuturesTopics.BookChanges(FuturesTopics.RulesOf(source.SnapshotAsync, Symbol), withBook: true)
        : SpotTopics.BookChanges(SpotTopics.RulesOf(OrderBookOrigin.Full, source.SnapshotAsync, Symbol), withBook: true)));

    private static async Task BecomesEqualAsync(ServerSideConnection line, BookSource source, ISubscription changes, AddedUp book)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            while (changes.TryRead(out var change))
                book.Add(change);
            var (bids, asks) = source.Levels();
            if (book.Sequence == source.Sequence && bids.SequenceEqual(book.Levels(OrderSide.Buy).Reverse()) && asks.SequenceEqual(book.Levels(OrderSide.Sell)))
                return;
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The changes lead to {book.Sequence}, the source is at {source.Sequence}.");
            // A lost message is noticed with the next one only.
            await line.SendAsync(source.Next());
            await Task.Delay(20);
        }
    }

    /// <summary>The book of somebody who knows nothing but the changes.</summary>
    private sealed class AddedUp(bool isGapless)
    {
        private readonly SortedDictionary<(OrderSide Side, decimal Price), decimal> _levels = [];
        private bool _isBeginning;

        public long Sequence { get; private set; }

        public int Changes { get; private set; }

        public int Begins { get; private set; }

        public IEnumerable<BookLevel> Levels(OrderSide side) => _levels.Where(level => level.Key.Side == side).Select(level => new BookLevel(level.Key.Price, level.Value));

        public void Add(object change)
        {
            if (change is OrderBookChange spot)
                Add(spot.Initial, spot.Sequence, (spot.Side, spot.Price), spot.PreviousSize, spot.Size);
            else if (change is FuturesOrderBookChange futures)
                Add(futures.Initial, futures.Sequence, (futures.Side, futures.Price), futures.PreviousSize, futures.Size);
        }

        private void Add(bool isInitial, long sequence, (OrderSide, decimal) at, decimal before, decimal size)
        {
            if (isInitial)
            {
                // One book may follow on another with no change between.
                if (!_isBeginning || sequence != Sequence || _levels.ContainsKey(at))
                {
                    _levels.Clear();
                    Begins++;
                }
            }
            else
            {
                // Rows of one message come side by side, so those of spot may step back within it.
                Assert.True(isGapless ? sequence == Sequence + 1 : sequence > Sequence - 5 && sequence != Sequence, $"{sequence} after {Sequence}");
                Changes++;
            }

            _isBeginning = isInitial;
            Assert.Equal(before, _levels.GetValueOrDefault(at));
            if (size == 0m)
                _levels.Remove(at);
            else
                _levels[at] = size;
            Sequence = isInitial || isGapless ? sequence : Math.Max(sequence, Sequence);
        }
    }
}
