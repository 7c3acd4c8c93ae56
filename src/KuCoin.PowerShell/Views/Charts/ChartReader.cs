using System.Collections;
using System.Globalization;
using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Views.Charts;

/// <summary>
/// Reads charts from whatever has the right properties: candles (Time, Open, High, Low, Close, perhaps Volume), an order
/// book (Bids, Asks), or a value for a line. Candles and lines are told apart by Symbol and Interval.
/// </summary>
/// <param name="property">The property that holds a line's values; null draws what the object itself is.</param>
/// <param name="x">The property a line is drawn over; null takes Time where there is one, else the position.</param>
/// <param name="title">The title; null takes it from the objects.</param>
internal sealed class ChartReader(string? property, string? x, string? title)
{
    private readonly Dictionary<string, List<ChartCandle>> _candles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (List<ChartPoint> Points, bool IsTime)> _lines = new(StringComparer.Ordinal);

    /// <summary>Takes one object in.</summary>
    /// <returns>The chart it makes by itself: an order book's. Null for a candle or a point, which wait for the others.</returns>
    /// <exception cref="KuCoinException">It has nothing to draw, or a value that cannot be read.</exception>
    public DepthChart? Add(PSObject item)
    {
        var name = title ?? string.Join(' ', new[] { Text(item, "Symbol"), Text(item, "Interval") }.Where(part => part.Length > 0));
        if (property is null && Value(item, "Bids") is { } bids && Value(item, "Asks") is { } asks)
            return Book(item, name, Levels(bids), Levels(asks));

        if (property is null && Value(item, "Open") is { } open)
        {
            if (!_candles.TryGetValue(name, out var candles))
                _candles.Add(name, candles = []);
            candles.Add(new ChartCandle(
                Moment(Needed(item, "Time")), Number(open), Number(Needed(item, "High")), Number(Needed(item, "Low")), Number(Needed(item, "Close")),
                Value(item, "Volume") is { } volume ? Number(volume) : null));
            return null;
        }

        var value = property is null ? Itself(item) : Value(item, property);
        if (property is not null && value is null && !Has(item, property))
            throw Missing(property);
        AddPoint(item, title ?? $"{name} {property}".Trim(), value is null ? null : Number(value));
        return null;
    }

    /// <summary>The charts of all candles and points so far, in the order their names came.</summary>
    public IEnumerable<Chart> Charts()
    {
        foreach (var (name, candles) in _candles)
            yield return new CandleChart(name, [.. candles.OrderBy(candle => candle.Time)]);
        foreach (var (name, (points, isTime)) in _lines)
        {
            if (points.Exists(point => point.Value is not null))
                yield return new LineChart(name, [.. points.OrderBy(point => point.X)], isTime);
        }
    }

    private void AddPoint(PSObject item, string name, decimal? value)
    {
        var over = x is not null ? Needed(item, x) : Value(item, "Time");
        var isNew = !_lines.TryGetValue(name, out var line);
        if (isNew)
            line = ([], over is not null && !IsNumber(over));
        var place = over is null ? line.Points.Count + 1 : line.IsTime ? Axis.Place(Moment(over)) : (double)Number(over);
        line.Points.Add(new ChartPoint(place, value));
        if (isNew)
            _lines.Add(name, line);
    }

    private static DepthChart? Book(PSObject item, string name, List<BookLevel> bids, List<BookLevel> asks) =>
        bids.Count + asks.Count == 0 ? null : DepthChart.Of(name, Value(item, "Time") is { } time ? Moment(time) : null, bids, asks);

    // The module's levels have Price and Size; the exchange writes pairs.
    private static List<BookLevel> Levels(object side) =>
        [.. LanguagePrimitives.GetEnumerable(side).Cast<object>().Select(each => PSObject.AsPSObject(each)).Select(level =>
            level.BaseObject is IList { Count: >= 2 } pair
                ? new BookLevel(Number(pair[0]!), Number(pair[1]!))
                : new BookLevel(Number(Needed(level, "Price")), Number(Needed(level, "Size"))))];

    private static object Itself(PSObject item) =>
        IsNumber(item.BaseObject)
            ? item.BaseObject
            : throw KcErrors.Refused(
                "NothingToDraw", "This is neither a candle (Time, Open, High, Low, Close) nor an order book (Bids, Asks). For a line, name the property that holds its values with -Property.");

    private static bool IsNumber(object value) =>
        Unwrap(value) is decimal or int or long or double or float or short or byte or uint or ulong || (Unwrap(value) is string text && ExactDecimal.IsNumber(text));

    private static decimal Number(object value) => Unwrap(value) switch
    {
        string text when ExactDecimal.TryParse(text, out var number) => number,
        // A picture needs no more digits than a double has; one that no decimal holds cannot be drawn.
        double number when Math.Abs(number) < 1e27 => (decimal)number,
        float number when Math.Abs(number) < 1e27f => (decimal)number,
        decimal or int or long or short or byte or uint or ulong => Convert.ToDecimal(Unwrap(value), CultureInfo.InvariantCulture),
        _ => throw KcErrors.Refused("NotANumber", $"'{value}' is not a number. Write digits with a point as decimal separator, for example 0.25."),
    };

    private static DateTimeOffset Moment(object value)
    {
        try
        {
            return new TimeAttribute().Transform(null!, value) is DateTimeOffset time ? time : throw KcErrors.Refused("NotATime", "A time is missing.");
        }
        catch (ValueRefusedException failure)
        {
            // Thrown for a parameter it would end the pipeline; one bad row must not.
            throw KcErrors.Refused(failure.ErrorRecord.FullyQualifiedErrorId, failure.Message);
        }
    }

    private static object Needed(PSObject item, string name) => Value(item, name) ?? throw Missing(name);

    private static KuCoinException Missing(string name) => KcErrors.Refused("PropertyMissing", $"There is no {name} to draw in this object.");

    private static bool Has(PSObject item, string name) =>
        item.BaseObject is IDictionary table ? table.Contains(name) : item.Properties[name] is not null;

    private static object? Value(PSObject item, string name) =>
        item.BaseObject is IDictionary table ? table[name] : item.Properties[name]?.Value;

    private static string Text(PSObject item, string name) => Value(item, name)?.ToString() ?? string.Empty;

    private static object Unwrap(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
