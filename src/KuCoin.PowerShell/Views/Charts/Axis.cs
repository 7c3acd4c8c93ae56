using System.Globalization;

namespace KuCoin.Views.Charts;

/// <summary>Round places for labels, on values and on times. Labels are invariant, times are UTC.</summary>
internal static class Axis
{
    private const int Day = 86_400;

    // A month is marked where it begins, whatever its length.
    private const int Month = 30 * Day;
    private const int Year = 365 * Day;

    private static readonly int[] TimeSteps =
    [
        1, 5, 15, 30, 60, 300, 900, 1800, 3600, 2 * 3600, 4 * 3600, 6 * 3600, 12 * 3600, Day, 2 * Day, 7 * Day, Month, 3 * Month, Year, 5 * Year,
    ];

    /// <summary>The time a place on a time axis stands for.</summary>
    public static DateTimeOffset Time(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);

    /// <summary>The place of a time.</summary>
    public static double Place(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>At most about <paramref name="most"/> round values from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static IReadOnlyList<(decimal Value, string Label)> Values(decimal low, decimal high, int most)
    {
        var step = Step(high - low, most);
        var format = "F" + Scale(step).ToString(CultureInfo.InvariantCulture);
        var ticks = new List<(decimal, string)>();
        for (var value = Math.Ceiling(low / step) * step; value <= high; value += step)
            ticks.Add((value, value.ToString(format, CultureInfo.InvariantCulture)));
        return ticks;
    }

    /// <summary>Which of the ascending places get a label, at most about <paramref name="most"/>: those where a round time or number begins.</summary>
    public static IReadOnlyList<(int Index, string Label)> Places(IReadOnlyList<double> places, bool isTime, int most)
    {
        if (!isTime)
        {
            var step = (double)Step((decimal)(places[^1] - places[0]), most);
            return Marks(places, place => Math.Floor((place / step) + 1e-9), place => KcFormat.Number(Math.Round((decimal)Math.Round(place / step) * (decimal)step, 12)));
        }

        foreach (var step in TimeSteps)
        {
            var marks = Marks(places, place => Period(place, step), place => TimeLabel(Time(place), step));
            if (marks.Count <= most)
                return marks;
        }

        return [];
    }

    private static List<(int, string)> Marks(IReadOnlyList<double> places, Func<double, double> period, Func<double, string> label)
    {
        var marks = new List<(int, string)>();
        for (var i = 1; i < places.Count; i++)
        {
            if (period(places[i]) > period(places[i - 1]))
                marks.Add((i, label(places[i])));
        }

        return marks;
    }

    private static double Period(double seconds, int step)
    {
        if (step < Month)
            return Math.Floor(seconds / step);
        var time = Time(seconds);
        return ((time.Year * 12) + time.Month - 1) / (step / Month);
    }

    private static string TimeLabel(DateTimeOffset time, int step)
    {
        // A place lies a little after the round time it marks.
        var shown = step < Day ? Time(Math.Floor(Place(time) / step) * step) : time;
        var format = step switch
        {
            >= Year => "yyyy",
            >= Month => "yyyy-MM",
            >= Day => "MM-dd",
            _ => shown.TimeOfDay == TimeSpan.Zero ? "MM-dd" : shown.Second == 0 ? "HH:mm" : "HH:mm:ss",
        };
        return shown.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>The smallest of 1, 2 and 5 times a power of ten that cuts the span into at most so many.</summary>
    private static decimal Step(decimal span, int most)
    {
        var wanted = span / Math.Max(most, 1);
        if (wanted <= 0)
            return 1;
        var power = 1m;
        while (power * 10 <= wanted)
            power *= 10;
        while (power > wanted)
            power /= 10;
        return wanted <= power ? power : wanted <= 2 * power ? 2 * power : wanted <= 5 * power ? 5 * power : 10 * power;
    }

    private static int Scale(decimal step)
    {
        var digits = 0;
        for (; step != decimal.Truncate(step); step *= 10)
            digits++;
        return digits;
    }
}
