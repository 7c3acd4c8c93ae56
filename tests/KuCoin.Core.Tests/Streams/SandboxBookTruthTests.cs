using System.Diagnostics;
using KuCoin.Sandbox;
using KuCoin.Streams;
using KuCoin.Transport;
using Xunit;
using Xunit.Abstractions;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>A book kept from the sandbox's stream, with all that can happen to it, is the sandbox's book level by level, and never shows what it should not.</summary>
public sealed class SandboxBookTruthTests(ITestOutputHelper output)
{
    private const int QuietPoints = 25;
    private const int ChangesAtOnce = 250;
    private const int LongestBacklog = 4_000;

    // Chances per message in the short run; a fifth of that in a campaign.
    private static readonly (SandboxStreamFault Kind, double Chance)[] Faults =
    [
        (SandboxStreamFault.Duplicate, 1 / 100d),
        (SandboxStreamFault.UnknownFrame, 1 / 200d),
        (SandboxStreamFault.Hole, 1 / 500d),
        (SandboxStreamFault.Reorder, 1 / 1_000d),
        (SandboxStreamFault.Drop, 1 / 1_600d),
        (SandboxStreamFault.ErrorFrame, 1 / 3_000d),
        (SandboxStreamFault.SlowFragments, 1 / 4_000d),
        (SandboxStreamFault.TokenEnd, 1 / 4_000d),
        (SandboxStreamFault.Restart, 1 / 10_000d),
        (SandboxStreamFault.Stall, 1 / 10_000d),
    ];

    [Theory]
    [InlineData("BTC-USDT", 4, 1)]
    [InlineData("XBTUSDTM", 1, 2)]
    public async Task The_local_book_is_the_sandboxes_whatever_happens_to_the_stream(string symbol, int changesPerMessage, int seed)
    {
        var messages = Campaign.Of(25_000, 1_000_000);
        var changes = messages * changesPerMessage;
        await using var sandbox = SandboxServer.Start(new SandboxOptions
        {
            MarketMaker = false, Seed = Campaign.Seed + seed, VipLevel = 12, PingInterval = TimeSpan.FromMilliseconds(100), PingTimeout = TimeSpan.FromMilliseconds(250),
        });
        await using var client = sandbox.Connect();
        await using var streams = sandbox.OpenStreams();
        sandbox.ChurnBook(symbol, 300);
        await using var books = await streams.SubscribeAsync(symbol.Contains('-', StringComparison.Ordinal) ? SpotTopics.LocalBooks(client.Spot, symbol) : FuturesTopics.LocalBooks(client.Futures, symbol));
        sandbox.ChurnBook(symbol, 1);
        var book = await books.NextAsync();
        foreach (var (kind, share) in Faults)
            sandbox.AddFault(new SandboxFault { Stream = kind, Count = int.MaxValue, Probability = share / Campaign.Of(1, 5), Delay = TimeSpan.FromMilliseconds(50) });

        using var observer = new BookObserver(books, book);
        var started = Stopwatch.GetTimestamp();
        var chance = Campaign.Chance(seed);
        var sequence = 0L;
        for (var done = 0; done < changes;)
        {
            for (var until = done + changes / QuietPoints; done < until;)
            {
                // A gap hides something, but not everything: while the book is away the market is slow, mostly.
                var count = book.IsInSync || chance.Next(20) == 0 ? ChangesAtOnce : 4;
                var tops = sandbox.ChurnBook(symbol, count);
                observer.Tell(tops);
                sequence = tops[^1].Sequence;
                done += count;
                await UntilAsync(() => sandbox.StreamBacklog < LongestBacklog, "the messages are sent");
                if (count < ChangesAtOnce)
                    await Task.Delay(5);
            }

            sequence = await SettleAsync(sandbox, symbol, book, observer, sequence);
            await AssertSameAsync(client, symbol, book, sequence);
            observer.Settle();
        }

        observer.Dispose();
        output.WriteLine($"Seed {Campaign.Seed}, {symbol}: {messages:N0} messages with {changes:N0} changes in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {observer}");
        observer.AssertBusy();
        Assert.Equal(0, books.Unreadable);
    }

    /// <summary>Waits until the book is where the exchange's is. A message that was lost last is noticed with the next one only.</summary>
    private static async Task<long> SettleAsync(SandboxServer sandbox, string symbol, LocalOrderBook book, BookObserver observer, long sequence)
    {
        var started = Stopwatch.GetTimestamp();
        while (!book.TryCopy([], [], out var view) || view.Sequence != sequence)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"The book did not come back: {observer}");
            observer.AssertAlive();
            await Task.Delay(100);
            if (book.TryCopy([], [], out view) && view.Sequence == sequence)
                break;
            var tops = sandbox.ChurnBook(symbol, 1);
            observer.Tell(tops);
            sequence = tops[^1].Sequence;
        }

        return sequence;
    }

    private static async Task AssertSameAsync(KuCoinClient client, string symbol, LocalOrderBook book, long sequence)
    {
        BookLevel[] bids = new BookLevel[1_000], asks = new BookLevel[1_000];
        Assert.True(book.TryCopy(bids, asks, out var view));
        var (trueBids, trueAsks, trueSequence) = await AskAsync();
        Assert.Equal((sequence, sequence), (view.Sequence, trueSequence));
        Assert.Equal(trueBids, bids.Take(view.Bids));
        Assert.Equal(trueAsks, asks.Take(view.Asks));
        Assert.True(view.Bids > 5 && view.Asks > 5, $"{view.Bids} bids, {view.Asks} asks");

        async Task<(IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks, long? Sequence)> AskAsync()
        {
            if (!symbol.Contains('-', StringComparison.Ordinal))
            {
                var futures = await client.Futures.GetOrderBookAsync(symbol);
                return ([.. futures.Bids.Select(Level)], [.. futures.Asks.Select(Level)], futures.Sequence);
            }

            var spot = await client.Spot.GetOrderBookAsync(symbol);
            return (spot.Bids, spot.Asks, spot.Sequence);
        }

        static BookLevel Level(FuturesBookLevel level) => new(level.Price, level.Size);
    }
}
