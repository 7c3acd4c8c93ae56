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
    private static readonly (CandleInterval Interval, string Name, string Word, TimeSpan Length)[] All =
    [
        (CandleInterval.OneMinute, "1m", "1min", TimeSpan.FromMinutes(1)),
        (CandleInterval.ThreeMinutes, "3m", "3min", TimeSpan.FromMinutes(3)),
        (CandleInterval.FiveMinutes, "5m", "5min", TimeSpan.FromMinutes(5)),
        (CandleInterval.FifteenMinutes, "15m", "15min", TimeSpan.FromMinutes(15)),
        (CandleInterval.ThirtyMinutes, "30m", "30min", TimeSpan.FromMinutes(30)),
        (CandleInterval.OneHour, "1h", "1hour", TimeSpan.FromHours(1)),
        (CandleInterval.TwoHours, "2h", "2hour", TimeSpan.FromHours(2)),
        (CandleInterval.FourHours, "4h", "4hour", TimeSpan.FromHours(4)),
        (CandleInterval.SixHours, "6h", "6hour", TimeSpan.FromHours(6)),
        (CandleInterval.EightHours, "8h", "8hour", TimeSpan.FromHours(8)),
        (CandleInterval.TwelveHours, "12h", "12hour", TimeSpan.FromHours(12)),
        (CandleInterval.OneDay, "1d", "1day", TimeSpan.FromDays(1)),
        (CandleInterval.OneWeek, "1w", "1week", TimeSpan.FromDays(7)),
        (CandleInterval.OneMonth, "1mo", "1month", TimeSpan.FromDays(28)),
    ];

    /// <summary>The short names, shortest interval first: 1m, 3m, ... 1h, ... 1d, 1w, 1mo.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    /// <summary>The short name, for example <c>1h</c>.</summary>
    public static string ToName(this CandleInterval interval) => Entry(interval).Name;

    /// <summary>How long it lasts; for a month the shortest there is.</summary>
    public static TimeSpan ToLength(this CandleInterval interval) => Entry(interval).Length;

    /// <summary>True where the exchange has such candles for spot only.</summary>
    public static bool IsSpotOnly(this CandleInterval interval) => interval is CandleInterval.ThreeMinutes or CandleInterval.SixHours or CandleInterval.OneMonth;

    /// <summary>The exchange's word for it, for example <c>1hour</c>.</summary>
    internal static string ToWord(this CandleInterval interval) => Entry(interval).Word;

    /// <summary>The interval of a short name or of the exchange's word, 1h or 1hour, in any case.</summary>
    public static bool TryParse(string? name, out CandleInterval interval)
    {
        var at = Array.FindIndex(All, entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || entry.Word.Equals(name, StringComparison.OrdinalIgnoreCase));
        interval = at < 0 ? default : All[at].Interval;
        return at >= 0;
    }

    /// <summary>The interval of a name as in <see cref="TryParse"/>.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (IntervalInvalid): there is none of this name.</exception>
    public static CandleInterval Parse(string? name) => TryParse(name, out var interval)
        ? interval
        : throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "IntervalInvalid", $"'{name}' is none of {string.Join(", ", Names)}.");

    private static (CandleInterval Interval, string Name, string Word, TimeSpan Length) Entry(CandleInterval interval) =>
        (int)interval is var at && at >= 0 && at < All.Length
            ? All[at]
            : throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "IntervalInvalid", $"{interval} is no interval.");
}
