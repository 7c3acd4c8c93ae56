using KuCoin.Transport;

namespace KuCoin;

/// <summary>Futures contracts, orders and positions.</summary>
public sealed class FuturesCalls
{
    private readonly RequestPipeline _pipeline;

    internal FuturesCalls(RequestPipeline pipeline) => _pipeline = pipeline;
}
