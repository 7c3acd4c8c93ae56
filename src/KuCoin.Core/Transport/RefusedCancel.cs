using System.Globalization;

namespace KuCoin.Transport;

/// <summary>What "cannot be cancelled" turns into once the order itself has been asked for.</summary>
internal static class RefusedCancel
{
    public static KuCoinException NotActive(KuCoinException refusal, string id, string? clientOid, bool isCancelled, decimal filled) =>
        new(
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
