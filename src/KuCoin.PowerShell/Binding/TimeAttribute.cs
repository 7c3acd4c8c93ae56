using System.Globalization;
using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads points in time: ISO-8601 text, a DateTime, unix milliseconds, or a TimeSpan meaning "ago", 60d, 24h or 30m for short.
/// Text without an offset is UTC, as all times the module shows; a DateTime counts as local unless it says UTC, as
/// everywhere in .NET. Anything that two cultures would read differently is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeAttribute : ArgumentTransformationAttribute
{
    // 1973 and 5138: what lies outside was meant in another unit.
    private const long EarliestMilliseconds = 100_000_000_000;
    private const long LatestMilliseconds = 100_000_000_000_000;

    private static readonly string[] IsoFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // The engine reads a bare 60d as a decimal; the wrapper still knows how it was written.
        if (Span(inputData?.ToString()) is { } span)
            value = span;
        return value switch
        {
            null => null,
            DateTime { Year: 1 } or DateTimeOffset { Year: 1 } => throw new ValueRefusedException(
                "NotATime", inputData, "The time lies in the year 1: that is what a [datetime] holds before it is set. Give a time, or leave the parameter out."),
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime time => new DateTimeOffset(time).ToUniversalTime(),
            TimeSpan ago when ago < TimeSpan.Zero => throw new ValueRefusedException(
                "AmbiguousTime", inputData, $"A TimeSpan means 'ago'; {ago.ToString("c", CultureInfo.InvariantCulture)} ago would lie in the future. Give the time itself."),
            TimeSpan ago => DateTimeOffset.UtcNow - ago,
            int or long => FromNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double number when Math.Abs(number) < 1e15 && Math.Floor(number) == number => FromNumber((long)number),
            decimal number when Math.Abs(number) < 1e15m && decimal.Truncate(number) == number => FromNumber((long)number),
            string { Length: 0 } => null,
            string text => FromText(text),
            _ => throw NotATime(value, value.ToString() ?? string.Empty),
        };
    }

    private static TimeSpan? Span(string? text)
    {
        if (text is not { Length: > 1 and < 7 } || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            'w' => TimeSpan.FromDays(7 * count),
            _ => null,
        };
    }

    private static DateTimeOffset FromNumber(long milliseconds) =>
        milliseconds is >= EarliestMilliseconds and < LatestMilliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new ValueRefusedException(
                "AmbiguousTime", milliseconds,
                $"{milliseconds.ToString(CultureInfo.InvariantCulture)} does not look like unix milliseconds (13 digits today). Multiply unix seconds by 1000.");

    private static DateTimeOffset FromText(string text)
    {
        var iso = text.Length > 10 && text[10] == ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11)) : text;
        if (DateTimeOffset.TryParseExact(
            iso, IsoFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        if (text.All(char.IsAsciiDigit) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return FromNumber(number);

        var readings = Readings(text);
        if (readings.Count == 0)
            throw NotATime(text, text);
        throw new ValueRefusedException(
            "AmbiguousTime", text, $"'{text}' could mean {string.Join(" or ", readings)}. Write the time as year-month-day: 2026-01-31 or 2026-01-31T13:45:00Z.");
    }

    private static List<string> Readings(string text)
    {
        var readings = new List<string>();
        foreach (var culture in new[] { "en-US", "en-GB" })
        {
            if (DateTime.TryParse(text, CultureInfo.GetCultureInfo(culture), DateTimeStyles.NoCurrentDateDefault, out var time) && time.Year > 1)
            {
                var shown = time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
                if (!readings.Contains(shown))
                    readings.Add(shown);
            }
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
            readings.AddRange(["a time of day", $"a span before now (write [timespan]'{text}' for that)"]);
        return readings;
    }

    private static ValueRefusedException NotATime(object value, string text) =>
        new("NotATime", value, $"'{text}' is not a time. Give ISO-8601 text (2026-01-31T13:45:00Z), a DateTime, unix milliseconds, or a TimeSpan for 'ago'.");
}
