using System.Diagnostics;
using CryptoExchange.Net.Objects;
using Kucoin.Net;
using Kucoin.Net.Clients;
using Kucoin.Net.Enums;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Peer;

/// <summary>The peer's calls: clients that live as long as the process, no logger.</summary>
internal sealed class PeerCalls : IDisposable
{
    private const int OrderIdLength = 24;
    private const int PageSize = 500;

    // What the peer's limiter lets through: an order weighs two of the forty thousand that the largest account has in thirty seconds.
    private const int OrdersOfWindow = 20_000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(31);

    private readonly KucoinRestClient _limited;
    private readonly KucoinRestClient _unlimited;
    private long _windowBegan;
    private int _ordersLeft;

    public PeerCalls(KucoinEnvironment environment, KucoinCredentials credentials)
    {
        KucoinExchange.RateLimiter.Configure(VipLevel.Vip12);
        _limited = Connect(isLimited: true);
        // Its limiter lets 133 lists of tickers through in thirty seconds, whoever asks: what is not about orders goes without it.
        _unlimited = Connect(isLimited: false);

        KucoinRestClient Connect(bool isLimited) => new(options =>
        {
            options.Environment = environment;
            options.ApiCredentials = credentials;
            options.RateLimiterEnabled = isLimited;
            options.RateLimitingBehaviour = RateLimitingBehaviour.Fail;
        });
    }

    /// <summary>Orders one after another, with the limiter on; where its quota is used up it waits before it begins.</summary>
    public async Task<Tally> PlaceAsync(int count, Meter meter)
    {
        if (count > _ordersLeft && _windowBegan > 0 && Window - Stopwatch.GetElapsedTime(_windowBegan) is { Ticks: > 0 } rest)
            await Task.Delay(rest);
        if (count > _ordersLeft)
            (_windowBegan, _ordersLeft) = (Stopwatch.GetTimestamp(), OrdersOfWindow);
        _ordersLeft -= count;
        var ids = new HashSet<string>(count, StringComparer.Ordinal);
        meter.Start();
        for (var i = 0; i < count; i++)
            ids.Add(await PlaceOneAsync(_limited));
        meter.Stop();
        return new Tally(count, ids.Count(id => id.Length == OrderIdLength), "");
    }

    public async Task<Tally> PlaceAtOnceAsync(int count, int atOnce, Meter meter)
    {
        var last = new string[atOnce];
        meter.Start();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(lane => Task.Run(async () =>
        {
            for (var i = lane; i < count; i += atOnce)
                last[lane] = await PlaceOneAsync(_unlimited);
        })));
        meter.Stop();
        return new Tally(count, last.Count(id => id.Length == OrderIdLength), "");
    }

    public async Task<Tally> SumTickersAsync(int times, Meter meter)
    {
        var tally = new Tally(0, 0, "");
        meter.Start();
        for (var i = 0; i < times; i++)
        {
            var rows = Answer.Of(await _unlimited.SpotApi.ExchangeData.GetTickersAsync()).Data;
            tally = new Tally(tally.Count + rows.Length, tally.Sum + rows.Sum(row => row.LastPrice!.Value), rows[^1].Symbol);
        }

        meter.Stop();
        return tally;
    }

    public async Task<Tally> SumFillsAsync(Meter meter)
    {
        var tally = new Tally(0, 0, "");
        meter.Start();
        for (var number = 1; ; number++)
        {
            var page = Answer.Of(await _unlimited.SpotApi.Trading.GetUserTradesAsync(currentPage: number, pageSize: PageSize));
            tally = new Tally(tally.Count + page.Items.Length, tally.Sum + page.Items.Sum(fill => fill.Price), page.Items[^1].Id);
            if (number >= page.TotalPages)
                break;
        }

        meter.Stop();
        return tally;
    }

    public void Dispose()
    {
        _limited.Dispose();
        _unlimited.Dispose();
    }

    private static async Task<string> PlaceOneAsync(KucoinRestClient client) =>
        Answer.Of(await client.SpotApi.Trading.PlaceOrderAsync("BTC-USDT", OrderSide.Buy, NewOrderType.Limit, quantity: 0.001m, price: 30_000m)).Id;
}
