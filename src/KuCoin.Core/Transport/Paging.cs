namespace KuCoin.Transport;

/// <summary>The wire form of a numbered page.</summary>
internal sealed record NumberedPage<T>
{
    public int CurrentPage { get; init; }

    public int PageSize { get; init; }

    public long TotalNum { get; init; }

    public int TotalPage { get; init; }

    public IReadOnlyList<T>? Items { get; init; }
}

/// <summary>The wire form of a page that is continued with <c>lastId</c>.</summary>
internal sealed record CursorPage<T>
{
    public long LastId { get; init; }

    public IReadOnlyList<T>? Items { get; init; }
}

/// <summary>The wire form of a page that is continued with the smallest <c>offset</c> of its rows.</summary>
internal sealed record SliderPage<T>
{
    public bool HasMore { get; init; }

    public IReadOnlyList<T>? DataList { get; init; }
}

/// <summary>The time range of a list. Both ends are inclusive, to the millisecond.</summary>
/// <param name="Start">The oldest time wanted, null for what the exchange takes when none is given.</param>
/// <param name="End">The newest time wanted, null for now.</param>
/// <param name="NewestFirst">The order in which the call answers, and so the order of the windows.</param>
/// <param name="StartName">The query's name for the start.</param>
/// <param name="EndName">The query's name for the end.</param>
internal sealed record TimeRange(DateTimeOffset? Start, DateTimeOffset? End, bool NewestFirst = true, string StartName = "startAt", string EndName = "endAt");

internal sealed partial class RequestPipeline
{
    /// <summary>A list in numbered pages (<c>currentPage</c>, <c>pageSize</c>).</summary>
    /// <param name="operation">The call.</param>
    /// <param name="arguments">Its filters, without page and times.</param>
    /// <param name="key">What tells two rows apart; a row that moved to the next page while one was read is not given twice.</param>
    /// <param name="range">The times wanted; cut into windows of <see cref="Operation.Window"/>.</param>
    public Paged<T> Numbered<T>(Operation<NumberedPage<T>> operation, RequestArguments arguments, Func<T, string> key, TimeRange? range = null) =>
        throw new NotSupportedException();

    /// <summary>A list that is continued with <c>lastId</c> (<c>limit</c> rows a page).</summary>
    public Paged<T> Cursor<T>(Operation<CursorPage<T>> operation, RequestArguments arguments, Func<T, string> key, TimeRange? range = null) =>
        throw new NotSupportedException();

    /// <summary>A list that is continued with the smallest <c>offset</c> of a page (<c>maxCount</c> rows a page).</summary>
    public Paged<T> Slider<T>(Operation<SliderPage<T>> operation, RequestArguments arguments, Func<T, string> key, Func<T, long> offset, TimeRange? range = null) =>
        throw new NotSupportedException();
}
