using BenchmarkDotNet.Attributes;
using KuCoin.Streams;

namespace KuCoin.Bench.Suites;

/// <summary>What an object costs on its way from the thread that receives to the one that consumes.</summary>
public class HandOver
{
    private readonly AllItems<Ticker> _all = new(int.MaxValue);
    private readonly NewestItems<Ticker> _newest = new(static ticker => ticker.Symbol);
    private readonly Ticker _ticker = new() { Symbol = "BTC-USDT" };

    [Benchmark]
    public bool InOrder()
    {
        _all.Add(_ticker);
        return _all.TryTake(out _);
    }

    [Benchmark]
    public bool NewestOfEach()
    {
        _newest.Add(_ticker);
        return _newest.TryTake(out _);
    }
}
