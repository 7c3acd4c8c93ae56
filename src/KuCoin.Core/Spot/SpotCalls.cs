using KuCoin.Transport;

namespace KuCoin;

/// <summary>Spot markets, orders and fills.</summary>
public sealed class SpotCalls
{
    private readonly RequestPipeline _pipeline;

    internal SpotCalls(RequestPipeline pipeline) => _pipeline = pipeline;
}
