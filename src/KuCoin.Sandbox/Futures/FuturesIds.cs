using System.Globalization;

namespace KuCoin.Sandbox.Futures;

/// <summary>Ids the futures exchange counts in: they grow with time, so lists are paged by them.</summary>
internal static class FuturesIds
{
    public static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
