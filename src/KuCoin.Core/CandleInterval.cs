namespace KuCoin;

/// <summary>How long a candle lasts. Spot has all of them; futures have no three minutes, six hours and month.</summary>
public enum CandleInterval
{
    /// <summary>One minute.</summary>
    OneMinute,
    /// <summary>Three minutes (spot).</summary>
    ThreeMinutes,
    /// <summary>Five minutes.</summary>
    FiveMinutes,
    /// <summary>Fifteen minutes.</summary>
    FifteenMinutes,
    /// <summary>Thirty minutes.</summary>
    ThirtyMinutes,
    /// <summary>One hour.</summary>
    OneHour,
    /// <summary>Two hours.</summary>
    TwoHours,
    /// <summary>Four hours.</summary>
    FourHours,
    /// <summary>Six hours (spot).</summary>
    SixHours,
    /// <summary>Eight hours.</summary>
    EightHours,
    /// <summary>Twelve hours.</summary>
    TwelveHours,
    /// <summary>One day, from midnight UTC.</summary>
    OneDay,
    /// <summary>One week.</summary>
    OneWeek,
    /// <summary>One calendar month (spot).</summary>
    OneMonth,
}

/// <summary>What the intervals are in time and in short.</summary>
public static class CandleIntervals
{
    private static readonly (CandleInterval Interval, string Name, TimeSpan Length)[] All =
    [
        (CandleInterval.OneMinute, "1m", TimeSpan.FromMinutes(1)),
        (CandleInterval.ThreeMinutes, "3m", TimeSpan.FromMinutes(3)),
        (CandleInterval.FiveMinutes, "5m", TimeSpan.FromMinutes(5)),
        (CandleInterval.FifteenMinutes, "15m", TimeSpan.FromMinutes(15)),
        (CandleInterval.ThirtyMinutes, "30m", TimeSpan.FromMinutes(30)),
        (CandleInterval.OneHour, "1h", TimeSpan.FromHours(1)),
        (CandleInterval.TwoHours, "2h", TimeSpan.FromHours(2)),
        (CandleInterval.FourHours, "4h", TimeSpan.FromHours(4)),
        (CandleInterval.SixHours, "6h", TimeSpan.FromHours(6)),
        (CandleInterval.EightHours, "8h", TimeSpan.FromHours(8)),
        (CandleInterval.TwelveHours, "12h", TimeSpan.FromHours(12)),
        (CandleInterval.OneDay, "1d", TimeSpan.FromDays(1)),
        (CandleInterval.OneWeek, "1w", TimeSpan.FromDays(7)),
        (CandleInterval.OneMonth, "1mo", TimeSpan.FromDays(28)),
    ];

    /// <summary>The short names, shortest interval first: 1m, 3m, ... 1h, ... 1d, 1w, 1mo.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    /// <summary>The short name, for example <c>1h</c>.</summary>
    public static string ToName(this CandleInterval interval) => Entry(interval).Name;

    /// <summary>How long it lasts; for a month the shortest there is.</summary>
    public static TimeSpan ToLength(this CandleInterval interval) => Entry(interval).Length;

    /// <summary>The interval of a short name, in any case.</summary>
    public static bool TryParse(string? name, out CandleInterval interval)
    {
        var at = Array.FindIndex(All, entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
        interval = at < 0 ? default : All[at].Interval;
        return at >= 0;
    }

    private static (CandleInterval Interval, string Name, TimeSpan Length) Entry(CandleInterval interval) =>
        (int)interval is var at && at >= 0 && at < All.Length
            ? All[at]
            : throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "IntervalInvalid", $"{interval} is no interval.");
}
