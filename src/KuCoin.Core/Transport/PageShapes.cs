namespace KuCoin.Transport;

/// <summary>The wire form of a numbered page.</summary>
internal sealed record NumberedPage<T>
{
    public int? CurrentPage { get; set; }

    public int? PageSize { get; set; }

    public long? TotalNum { get; set; }

    public int? TotalPage { get; set; }

    public IReadOnlyList<T>? Items { get; set; }
}

/// <summary>The wire form of a page that is continued with <c>lastId</c>.</summary>
internal sealed record CursorPage<T>
{
    public long? LastId { get; set; }

    public IReadOnlyList<T>? Items { get; set; }
}

/// <summary>The wire form of a page that is continued with the smallest <c>offset</c> of its rows.</summary>
internal sealed record SliderPage<T>
{
    public bool HasMore { get; init; }

    public IReadOnlyList<T>? DataList { get; init; }
}

/// <summary>The time range of a list. Both ends are inclusive, to the millisecond.</summary>
/// <param name="Start">The oldest time wanted, null for <paramref name="Reach"/> before the end.</param>
/// <param name="End">The newest time wanted, null for now.</param>
/// <param name="NewestFirst">The order in which the call answers, and so the order of the windows.</param>
/// <param name="StartName">The query's name for the start.</param>
/// <param name="EndName">The query's name for the end.</param>
/// <param name="Reach">How far back from the end a list without a start goes; null for what the exchange takes.</param>
internal sealed record TimeRange(DateTimeOffset? Start, DateTimeOffset? End, bool NewestFirst = true, string StartName = "startAt", string EndName = "endAt", TimeSpan? Reach = null)
{
    /// <summary>The year the exchange opened: what is older than it was not meant, and would be asked for window by window.</summary>
    private const int FirstYear = 2017;

    /// <summary>The range asked for; without a start as far back as one request of the call reaches, or what the exchange takes where there is no such bound.</summary>
    /// <exception cref="KuCoinException">InvalidArgument (TimeRangeInvalid): it ends before it starts, or lies before there was an exchange.</exception>
    public static TimeRange Of(Operation operation, DateTimeOffset? start, DateTimeOffset? end, string startName = "startAt", string endName = "endAt")
    {
        Require.That(!(start > end), "TimeRangeInvalid", $"The range ends ({end:u}) before it starts ({start:u}).");
        Require.That(
            !(start?.Year < FirstYear) && !(end?.Year < FirstYear),
            "TimeRangeInvalid",
            $"The range reaches back to {(start?.Year < FirstYear ? start : end):u}, and the exchange opened in {FirstYear}. Give a later time, or leave it out.");
        return new TimeRange(start, end, StartName: startName, EndName: endName, Reach: operation.Window);
    }
}
