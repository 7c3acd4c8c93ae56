using System.Globalization;

namespace KuCoin.Views;

/// <summary>
/// How values are shown: the invariant culture, no trailing zeros, no exponent, times in UTC. What is copied from
/// the screen binds back to the same value. The views call it; scripts may.
/// </summary>
public static class KcFormat
{
    /// <summary>A number, "" for none.</summary>
    public static string Number(decimal? value) =>
        value is { } number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A rate as percent with its sign: 0.0123 is "+1.23%", "" for none.</summary>
    public static string Percent(decimal? rate) =>
        rate is { } value ? (value * 100).ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) + "%" : string.Empty;

    /// <summary>A time in UTC to the second, "" for none.</summary>
    public static string Time(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time in UTC to the millisecond, "" for none.</summary>
    public static string Timestamp(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A time of day in UTC to the millisecond, "" for none.</summary>
    public static string TimeOfDay(DateTimeOffset? value) =>
        value?.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>A span in whole milliseconds with its unit, "" for none.</summary>
    public static string Milliseconds(TimeSpan? value) =>
        value is { } span ? span.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + " ms" : string.Empty;
}
