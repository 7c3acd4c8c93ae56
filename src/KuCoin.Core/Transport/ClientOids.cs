using System.Buffers;

namespace KuCoin.Transport;

/// <summary>The ids that make orders and transfers repeatable without being made twice.</summary>
internal static class ClientOids
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-");

    /// <summary>A new id: 32 hexadecimal digits.</summary>
    public static string Create() => Guid.NewGuid().ToString("N");

    public static void Check(string? given, int maximumLength) =>
        Require.That(
            given is null || (given.Length > 0 && given.Length <= maximumLength && !given.AsSpan().ContainsAnyExcept(Allowed)),
            "ClientOidInvalid",
            $"ClientOid must be 1 to {maximumLength} letters, digits, '_' and '-'.");

    /// <summary>An answer was lost, and the order found under the id is not the one that was to be placed.</summary>
    public static KuCoinException InUse(string clientOid, string orderId) =>
        new(KuCoinErrorKind.AlreadyExists, "ClientOidInUse", $"The exchange's answer was lost, and the client id '{clientOid}' belongs to another order, '{orderId}'.")
        {
            ClientOid = clientOid,
            RecommendedAction = "Read the orders before placing this one again, with another client id.",
        };
}
