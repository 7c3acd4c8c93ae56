using CryptoExchange.Net.Objects;

namespace KuCoin.Bench.Peer;

/// <summary>What the peer brought; a failure ends the run.</summary>
internal static class Answer
{
    public static T Of<T>(HttpResult<T> result) => result.Success ? result.Data! : throw new InvalidOperationException($"The peer failed: {result.Error}");

    public static T Of<T>(WebSocketResult<T> result) => result.Success ? result.Data! : throw new InvalidOperationException($"The peer failed: {result.Error}");

    public static void Require(CallResult result)
    {
        if (!result.Success)
            throw new InvalidOperationException($"The peer failed: {result.Error}");
    }
}
