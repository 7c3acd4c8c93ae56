using System.Globalization;
using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;
using KuCoin.Streams;

namespace KuCoin.Bench.Works;

/// <summary>Tickers as fast as they come and at a pace, plain and over TLS, and an order book.</summary>
internal static class Streams
{
    private const string AllTickers = "/market/ticker:all";
    private const int Pace = 2000;

    // As fast as they come, also where a pace is kept afterwards: at that pace the runtime would still be compiling in the last sample.
    private const int WarmUp = 100_000;

    // At a pace what comes in the first half second does not count: the runtime compiles then what connecting has made hot.
    public const int Settling = Pace / 2;

    public static IEnumerable<Work> All(Place place)
    {
        yield return Flood("flood", place.Plain, place.Connect());
        yield return Flood("flood, TLS", place.Secure, place.Connect(secureStreams: true));
        yield return Paced("paced", place.Plain, place.Connect());
        yield return Paced("paced, TLS", place.Secure, place.Connect(secureStreams: true));
        yield return new Work("book", 60_000, 100_000, 500_000, count => FormattableString.Invariant($"messages={count}&book=1"), count => BookData.Of(count).Expected,
            new Contender("floor", (count, meter) => Measure(meter, () => RawBook.Follow(place.Plain, "BTC-USDT", count))),
            new Contender("core", (count, meter) => FollowAsync(place, meter, count)));
        yield return new Work("book, synced", 2000, 1, 1, _ => "messages=2000&book=1", Expect: null,
            new Contender("core", (_, meter) => SyncAsync(place, meter)));
    }

    private static Work Flood(string name, string endpoint, KuCoinClient client) => new(
        name, WarmUp, 200_000, 500_000, count => Plan(count, 0), count => MarketData.ExpectQuotes(count, MarketData.SymbolCount),
        new Contender("floor", (count, meter) => Measure(meter, () =>
        {
            using var stream = new RawStream(endpoint, AllTickers);
            return stream.SumQuotes(count);
        })),
        new Contender("core", (count, meter) => WatchAsync(client, meter, count, countedFrom: null)));

    private static Work Paced(string name, string endpoint, KuCoinClient client) => new(
        name, WarmUp, Pace / 2, 3 * Pace, count => Plan(Settling + count, count == WarmUp ? 0 : Pace), count => MarketData.ExpectQuotes(Settling + count, MarketData.SymbolCount),
        new Contender("floor", async (count, meter) =>
        {
            using var stream = new RawStream(endpoint, AllTickers);
            var settling = stream.SumQuotes(Settling);
            var tally = await Measure(meter, () => stream.SumQuotes(count));
            return tally with { Count = settling.Count + tally.Count, Sum = settling.Sum + tally.Sum };
        }),
        new Contender("core", (count, meter) => WatchAsync(client, meter, Settling + count, countedFrom: Settling)));

    private static string Plan(int count, int rate) => FormattableString.Invariant($"messages={count}&rate={rate}&symbols={MarketData.SymbolCount}");

    private static Task<Tally> Measure(Meter meter, Func<Tally> work)
    {
        meter.Start();
        var tally = work();
        meter.Stop();
        return Task.FromResult(tally);
    }

    /// <param name="client">Who watches.</param>
    /// <param name="meter">What measures.</param>
    /// <param name="count">How many messages to read.</param>
    /// <param name="countedFrom">After how many the measuring begins; null for before connecting.</param>
    private static async Task<Tally> WatchAsync(KuCoinClient client, Meter meter, int count, int? countedFrom)
    {
        if (countedFrom is null)
            meter.Start();
        await using var subscription = await client.Streams.SubscribeAsync(SpotTopics.AllTickers, new SubscriptionOptions { Overflow = OverflowMode.NeverDrop, Capacity = int.MaxValue });
        var (read, sum, last) = (0, 0m, default(Ticker));
        while (read < count && subscription.WaitToRead())
        {
            while (subscription.TryRead(out var ticker))
            {
                if (read == countedFrom)
                    meter.Start();
                (read, sum, last) = (read + 1, sum + ticker.Last!.Value, ticker);
            }

            while (subscription.TryReadReport(out _))
                continue;
        }

        meter.Stop();
        return new Tally(read, sum, FormattableString.Invariant($"{last!.Symbol} {last.Sequence}"));
    }

    private static async Task<Tally> FollowAsync(Place place, Meter meter, int count)
    {
        await using var client = place.Connect();
        var last = long.Parse(BookData.Of(count).Expected.Last.Split(' ')[0], CultureInfo.InvariantCulture);
        meter.Start();
        await using var subscription = await client.Streams.SubscribeAsync(SpotTopics.LocalBooks(client.Spot, "BTC-USDT"));
        var (bids, asks) = (new BookLevel[1], new BookLevel[1]);
        OrderBookView view = default;
        LocalOrderBook? book = null;
        while (view.Sequence < last && subscription.WaitToRead())
        {
            while (subscription.TryReadReport(out _))
                continue;
            while (subscription.TryRead(out var changed))
                (book = changed).TryCopy(bids, asks, out view);
        }

        meter.Stop();
        return new Tally(client.Streams.GetStatus().Sum(status => status.MessageCount), bids[0].Price + asks[0].Price, FormattableString.Invariant($"{view.Sequence} {book!.Count.Bids}/{book.Count.Asks}"));
    }

    private static async Task<Tally> SyncAsync(Place place, Meter meter)
    {
        await using var client = place.Connect();
        meter.Start();
        await using var subscription = await client.Streams.SubscribeAsync(SpotTopics.LocalBooks(client.Spot, "BTC-USDT"));
        while (subscription.WaitToRead())
        {
            while (subscription.TryReadReport(out _))
                continue;
            if (subscription.TryRead(out var book) && book.IsInSync)
                break;
        }

        meter.Stop();
        return new Tally(1, 0, "");
    }
}
