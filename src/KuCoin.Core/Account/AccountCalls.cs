using KuCoin.Transport;

namespace KuCoin;

/// <summary>Balances, transfers and the key.</summary>
public sealed class AccountCalls
{
    private readonly RequestPipeline _pipeline;

    internal AccountCalls(RequestPipeline pipeline) => _pipeline = pipeline;
}
