using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace KuCoin.RateLimiting;

/// <summary>What an answer says about the quota. Each value can be missing.</summary>
/// <param name="Limit">The points of one window.</param>
/// <param name="Remaining">The points left.</param>
/// <param name="Reset">How long until the full quota is back.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuotaHeaders(long? Limit, long? Remaining, TimeSpan? Reset)
{
    public static QuotaHeaders Read(HttpResponseHeaders headers, TimeProvider time)
    {
        var raw = headers.NonValidated;
        var remaining = Number(raw, "gw-ratelimit-remaining");
        if (remaining is not null || raw.Contains("gw-ratelimit-limit"))
        {
            var reset = Number(raw, "gw-ratelimit-reset");
            return new(Number(raw, "gw-ratelimit-limit"), remaining, reset >= 0 ? Within(reset.Value) : null);
        }

        remaining = Number(raw, "X-Rate-Limit-Remaining");
        return remaining is null ? default : new(Number(raw, "X-Rate-Limit-Limit"), remaining, SeedReset(Number(raw, "X-Rate-Limit-Reset"), time.GetUtcNow()));
    }

    // No source gives the unit of this older header, so its magnitude decides; a small number is taken as seconds, the longer wait.
    private static TimeSpan? SeedReset(long? value, DateTimeOffset now) => value switch
    {
        null or < 0 => null,
        <= 30 => TimeSpan.FromSeconds(value.Value),
        < 1_000_000_000 => Within(value.Value),
        < 100_000_000_000 => Within((value.Value * 1000) - now.ToUnixTimeMilliseconds()),
        < 100_000_000_000_000 => Within(value.Value - now.ToUnixTimeMilliseconds()),
        _ => null,
    };

    // No window has more left than it lasts: nobody shall be made to wait longer.
    private static TimeSpan Within(long milliseconds) =>
        TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, 0, (long)QuotaTable.Window.TotalMilliseconds));

    private static long? Number(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values)
        && long.TryParse(values.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
