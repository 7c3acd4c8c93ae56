using System.Globalization;

namespace KuCoin.Transport;

/// <summary>What is made of "cannot be cancelled" once the order itself has been asked for.</summary>
internal static class RefusedCancel
{
    /// <summary>Either an earlier attempt of ours had cancelled the order and its answer was lost, or there was nothing left to cancel.</summary>
    /// <returns>The order's id when it was our own cancellation.</returns>
    public static IReadOnlyList<string> Explain(KuCoinException refusal, int attempts, string id, string? clientOid, bool isActive, bool isCancelled, decimal filled)
    {
        if (isActive)
            throw refusal;
        if (attempts > 1 && isCancelled)
            return [id];
        throw new KuCoinException(
            KuCoinErrorKind.NotFound,
            "OrderNotActive",
            $"The order '{id}' was {(isCancelled ? "cancelled" : "filled")} before it could be cancelled; {filled.ToString(CultureInfo.InvariantCulture)} of it has filled.",
            refusal)
        {
            Code = refusal.Code,
            HttpStatus = refusal.HttpStatus,
            Method = refusal.Method,
            Path = refusal.Path,
            RequestId = refusal.RequestId,
            ClientOid = clientOid,
        };
    }
}
