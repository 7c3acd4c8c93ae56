namespace KuCoin.Sandbox.Market;

/// <summary>Where bars of one length begin: at multiples of it since 1970, months at the first of the month (UTC).</summary>
internal readonly record struct CandleGrid(TimeSpan Length)
{
    private static readonly TimeSpan AboutAMonth = TimeSpan.FromDays(30);

    public static CandleGrid Months => new(AboutAMonth);

    /// <summary>The beginning of the bar a time falls into.</summary>
    public DateTimeOffset Floor(DateTimeOffset time) => Length == AboutAMonth
        ? new DateTimeOffset(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero)
        : time.AddTicks(-((time - DateTimeOffset.UnixEpoch).Ticks % Length.Ticks));

    /// <summary>The beginning of the bar after one.</summary>
    public DateTimeOffset Next(DateTimeOffset start) => Length == AboutAMonth ? start.AddMonths(1) : start + Length;
}
