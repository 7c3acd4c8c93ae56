using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;

namespace KuCoin.Bench.Works;

/// <summary>Orders, all tickers, and a history of fills.</summary>
internal static class Calls
{
    private static readonly OrderRequest Order = new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 30_000m, Size = 0.001m };

    public static IEnumerable<Work> All(Place place)
    {
        var raw = place.ConnectRaw();
        var client = place.Connect();
        yield return new Work("order", 2000, 1000, 4000, _ => "ordertime=100", Expect: null,
            new Contender("floor", (count, meter) => MeasureAsync(meter, () => raw.PlaceAsync(count, 1))),
            new Contender("floor, no async", (count, meter) => MeasureAsync(meter, () => Task.FromResult(raw.Place(count)))),
            new Contender("core", (count, meter) => MeasureAsync(meter, () => PlaceAsync(client, count, 1))));
        yield return new Work("order16", 6000, 16_000, 48_000, _ => "ordertime=0", Expect: null,
            new Contender("floor", (count, meter) => MeasureAsync(meter, () => raw.PlaceAsync(count, 16))),
            new Contender("core", (count, meter) => MeasureAsync(meter, () => PlaceAsync(client, count, 16))));
        yield return new Work("tickers", 60, 60, 200, Plan: null, MarketData.ExpectTickers,
            new Contender("floor", (count, meter) => MeasureAsync(meter, () => raw.SumTickersAsync(count))),
            new Contender("core", (count, meter) => MeasureAsync(meter, () => SumTickersAsync(client, count))));
        yield return new Work("fills", 20_000, 20_000, 60_000, Fills, MarketData.ExpectFills,
            new Contender("floor", (_, meter) => MeasureAsync(meter, () => raw.SumFillsAsync(MarketData.PageSize))),
            new Contender("core", (_, meter) => MeasureAsync(meter, () => SumFillsAsync(client))));
    }

    private static string Fills(int count) => FormattableString.Invariant($"fills={count}");

    private static async Task<Tally> MeasureAsync(Meter meter, Func<Task<Tally>> work)
    {
        meter.Start();
        var tally = await work();
        meter.Stop();
        return tally;
    }

    private static async Task<Tally> PlaceAsync(KuCoinClient client, int count, int atOnce)
    {
        // Somebody listens, as the cmdlets do when no -Debug is given: what the log costs is part of the figure.
        using var listening = KuCoinLog.Listen(static _ => { }, LogLevel.Verbose);
        var last = new string[atOnce];
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(lane => Task.Run(async () =>
        {
            for (var i = lane; i < count; i += atOnce)
                last[lane] = (await client.Spot.PlaceOrderAsync(Order)).Id;
        })));
        return new Tally(count, last.Count(id => id.Length == 24), "");
    }

    private static async Task<Tally> SumTickersAsync(KuCoinClient client, int times)
    {
        var tally = new Tally(0, 0, "");
        for (var i = 0; i < times; i++)
        {
            var rows = await client.Spot.GetTickersAsync();
            tally = new Tally(tally.Count + rows.Count, tally.Sum + rows.Sum(row => row.Last!.Value), rows[^1].Symbol);
        }

        return tally;
    }

    private static async Task<Tally> SumFillsAsync(KuCoinClient client)
    {
        var (count, sum, last) = (0L, 0m, "");
        await foreach (var fill in client.Spot.GetFills(new FillQuery()))
            (count, sum, last) = (count + 1, sum + fill.Price, fill.TradeId);
        return new Tally(count, sum, last);
    }
}
