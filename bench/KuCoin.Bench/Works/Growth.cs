using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;
using KuCoin.Streams;

namespace KuCoin.Bench.Works;

/// <summary>How cost grows with the work: more fills, more symbols, more subscriptions.</summary>
internal static class Growth
{
    private const int Messages = 20_000;
    private const int Repetitions = 3;

    /// <summary>One line of the plot: milliseconds of processor time by size.</summary>
    public sealed record Curve(string Name, IReadOnlyList<(int Size, double Milliseconds)> Points);

    public static async Task<IReadOnlyList<Curve>> MeasureAsync(Place place)
    {
        using var http = new HttpClient();
        await using var client = place.Connect();
        return
        [
            await CurveAsync("fills read", [100, 1000, 10_000, 100_000], ReadFillsAsync),
            await CurveAsync("symbols, 20,000 tickers among them", [1, 10, 100, 1000], symbols => WatchAsync(symbols, subscriptions: 1)),
            await CurveAsync("subscriptions, 20,000 tickers to each", [1, 10, 100], subscriptions => WatchAsync(symbols: 1000, subscriptions)),
        ];

        async Task<Curve> CurveAsync(string name, int[] sizes, Func<int, Task<Meter>> measureAsync)
        {
            var points = new List<(int, double)>();
            await measureAsync(sizes[^2]);
            foreach (var size in sizes)
            {
                var used = new List<double>();
                for (var i = 0; i < Repetitions; i++)
                    used.Add((await measureAsync(size)).Used.TotalMilliseconds);
                points.Add((size, used.Order().ElementAt(Repetitions / 2)));
            }

            return new Curve(name, points);
        }

        async Task<Meter> ReadFillsAsync(int count)
        {
            await PlanAsync($"fills={count}");
            var meter = new Meter();
            meter.Start();
            var (read, sum) = (0, 0m);
            await foreach (var fill in client.Spot.GetFills(new FillQuery()))
                (read, sum) = (read + 1, sum + fill.Price);
            meter.Stop();
            Require(new Tally(read, sum, ""), MarketData.ExpectFills(count) with { Last = "" });
            return meter;
        }

        async Task<Meter> WatchAsync(int symbols, int subscriptions)
        {
            await PlanAsync($"messages={Messages}&rate=0&symbols={symbols}&hold=1");
            var options = new SubscriptionOptions { Overflow = OverflowMode.NeverDrop, Capacity = int.MaxValue };
            var all = await Task.WhenAll(Enumerable.Range(0, subscriptions).Select(_ => client.Streams.SubscribeAsync(SpotTopics.AllTickers, options)));
            var meter = new Meter();
            meter.Start();
            await PlanAsync("release=1");
            var tallies = await Task.WhenAll(all.Select(one => Task.Factory.StartNew(() => Count(one), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            meter.Stop();
            foreach (var tally in tallies)
                Require(tally, MarketData.ExpectQuotes(Messages, symbols) with { Last = "" });
            await Task.WhenAll(all.Select(one => one.DisposeAsync().AsTask()));
            return meter;
        }

        Task<string> PlanAsync(string plan) => http.GetStringAsync(new Uri($"{place.Plain}/bench/plan?{plan}"));
    }

    private static Tally Count(Subscription<Ticker> subscription)
    {
        var (read, sum) = (0, 0m);
        while (read < Messages && subscription.WaitToRead())
        {
            while (subscription.TryReadReport(out _))
                continue;
            while (subscription.TryRead(out var ticker))
                (read, sum) = (read + 1, sum + ticker.Last!.Value);
        }

        return new Tally(read, sum, "");
    }

    private static void Require(Tally counted, Tally served)
    {
        if (counted != served)
            throw new InvalidOperationException($"{counted} was counted, {served} was served.");
    }
}
