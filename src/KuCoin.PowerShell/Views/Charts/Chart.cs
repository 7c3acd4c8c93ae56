namespace KuCoin.Views.Charts;

/// <summary>Something to be drawn: what it shows, and the two lines above it.</summary>
internal abstract record Chart(string Title)
{
    /// <summary>The span it covers, "" where it has none.</summary>
    public abstract string Range { get; }

    /// <summary>The figures a reader would ask for, most wanted first.</summary>
    public abstract IReadOnlyList<string> Facts { get; }

    protected static string Change(decimal from, decimal to) => from > 0 ? KcFormat.Percent(Math.Round((to - from) / from, 4)) : string.Empty;

    protected static string Span(DateTimeOffset from, DateTimeOffset to) => $"{Minute(from)} to {Minute(to)} UTC";

    private static string Minute(DateTimeOffset time) => KcFormat.Time(time)[..^3];
}

internal readonly record struct ChartCandle(DateTimeOffset Time, decimal Open, decimal High, decimal Low, decimal Close, decimal? Volume)
{
    public bool IsUp => Close >= Open;
}

internal sealed record CandleChart(string Title, IReadOnlyList<ChartCandle> Candles) : Chart(Title)
{
    public decimal High => Candles.Max(candle => candle.High);

    public decimal Low => Candles.Min(candle => candle.Low);

    public decimal Last => Candles[^1].Close;

    public decimal MaximumVolume => Candles.Max(candle => candle.Volume ?? 0);

    public override string Range => Span(Candles[0].Time, Candles[^1].Time);

    public override IReadOnlyList<string> Facts =>
    [
        $"close {KcFormat.Number(Last)}",
        Change(Candles[0].Open, Last),
        $"high {KcFormat.Number(High)}",
        $"low {KcFormat.Number(Low)}",
        $"open {KcFormat.Number(Candles[0].Open)}",
    ];

    /// <summary>At most <paramref name="most"/> candles: neighbours become one where there are more.</summary>
    /// <returns>The chart, and how many candles each of its candles stands for.</returns>
    public (CandleChart Chart, int Merged) Fit(int most)
    {
        var merged = (Candles.Count + most - 1) / most;
        return merged <= 1 ? (this, 1) : (this with { Candles = [.. Candles.Chunk(merged).Select(Merge)] }, merged);
    }

    private static ChartCandle Merge(ChartCandle[] candles) => new(
        candles[0].Time, candles[0].Open, candles.Max(candle => candle.High), candles.Min(candle => candle.Low), candles[^1].Close,
        candles.Any(candle => candle.Volume is not null) ? candles.Sum(candle => candle.Volume ?? 0) : null);
}

/// <summary>A point of a line; no value makes a gap. <paramref name="X"/> is a number, or unix seconds.</summary>
internal readonly record struct ChartPoint(double X, decimal? Value);

internal sealed record LineChart(string Title, IReadOnlyList<ChartPoint> Points, bool IsTime) : Chart(Title)
{
    private IEnumerable<decimal> Values => Points.Where(point => point.Value is not null).Select(point => point.Value!.Value);

    public decimal High => Values.Max();

    public decimal Low => Values.Min();

    public decimal Last => Values.Last();

    public override string Range => IsTime ? Span(Axis.Time(Points[0].X), Axis.Time(Points[^1].X)) : string.Empty;

    public override IReadOnlyList<string> Facts =>
    [
        $"last {KcFormat.Number(Last)}",
        Change(Values.First(), Last),
        $"high {KcFormat.Number(High)}",
        $"low {KcFormat.Number(Low)}",
        Drawdown is > 0 and { } drawdown ? $"drawdown {KcFormat.Number(Math.Round(drawdown * 100, 2))}%" : string.Empty,
    ];

    /// <summary>The deepest fall from a high before it, as a part of that high; null where values are not all above zero.</summary>
    private decimal? Drawdown
    {
        get
        {
            decimal peak = 0, deepest = 0;
            foreach (var value in Values)
            {
                if (value <= 0)
                    return null;
                peak = Math.Max(peak, value);
                deepest = Math.Max(deepest, (peak - value) / peak);
            }

            return deepest;
        }
    }
}

/// <summary>An order book; each side from the best price on, its sizes added up.</summary>
internal sealed record DepthChart(string Title, DateTimeOffset? Time, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks) : Chart(Title)
{
    public decimal Total => Bids.Concat(Asks).Max(level => level.Size);

    public decimal Low => Bids.Count > 0 ? Bids[^1].Price : Asks[0].Price;

    public decimal High => Asks.Count > 0 ? Asks[^1].Price : Bids[0].Price;

    public override string Range => Time is null ? string.Empty : $"{KcFormat.Time(Time)} UTC";

    public override IReadOnlyList<string> Facts =>
    [
        Bids.Count > 0 ? $"bid {KcFormat.Number(Bids[0].Price)}" : "no bids",
        Asks.Count > 0 ? $"ask {KcFormat.Number(Asks[0].Price)}" : "no asks",
        Bids.Count > 0 && Asks.Count > 0 ? $"spread {KcFormat.Number(Asks[0].Price - Bids[0].Price)}" : string.Empty,
        Bids.Count > 0 ? $"{KcFormat.Number(Bids[^1].Size)} bid" : string.Empty,
        Asks.Count > 0 ? $"{KcFormat.Number(Asks[^1].Size)} asked" : string.Empty,
    ];

    public static DepthChart Of(string title, DateTimeOffset? time, IEnumerable<BookLevel> bids, IEnumerable<BookLevel> asks) =>
        new(title, time, AddUp(bids.OrderByDescending(level => level.Price)), AddUp(asks.OrderBy(level => level.Price)));

    /// <summary>What is on offer up to a price, and whether it is bid or asked.</summary>
    public (decimal Size, bool IsBid) At(decimal price)
    {
        if (Bids.Count > 0 && price <= Bids[0].Price)
            return (Bids.Last(level => level.Price >= price || level.Price == Bids[0].Price).Size, true);
        return (Asks.LastOrDefault(level => level.Price <= price).Size, false);
    }

    private static BookLevel[] AddUp(IEnumerable<BookLevel> levels)
    {
        decimal total = 0;
        return [.. levels.Select(level => new BookLevel(level.Price, total += level.Size))];
    }
}
