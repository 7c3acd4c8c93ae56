using BenchmarkDotNet.Attributes;
using KuCoin.Bench.Floor;
using KuCoin.Bench.Server;
using KuCoin.Bench.Works;

namespace KuCoin.Bench.Suites;

/// <summary>One order to a server in this process, beside the same by hand. Here the server's work counts too.</summary>
public class Requests : IDisposable
{
    private static readonly OrderRequest Order = new() { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 30_000m, Size = 0.001m };
    private readonly RawClient _raw;
    private readonly KuCoinClient _client;

    public Requests()
    {
        var place = LoadServer.Start(certificateFile: null);
        (_raw, _client) = (place.ConnectRaw(), place.Connect());
    }

    [Benchmark(Baseline = true)]
    public Task<Tally> ByHand() => _raw.PlaceAsync(1, 1);

    [Benchmark]
    public Task<OrderReceipt> Ours() => _client.Spot.PlaceOrderAsync(Order);

    [Benchmark]
    public OrderReceipt OursOnThisThread()
    {
        using var lent = CallingThread.Lend();
        return _client.Spot.PlaceOrderAsync(Order).GetAwaiter().GetResult();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _raw.Dispose();
        _client.Dispose();
        GC.SuppressFinalize(this);
    }
}
