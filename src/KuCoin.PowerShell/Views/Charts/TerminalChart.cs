namespace KuCoin.Views.Charts;

/// <summary>Draws a chart as lines of text: title, figures, the plot with its values at the right, times or prices below.</summary>
internal sealed class TerminalChart
{
    private const int HeaderRows = 2;
    private const int FooterRows = 2;
    private const int VolumeRows = 3;

    // By the quarters of a cell that are set: 1 and 2 above, 4 and 8 below.
    private const string Quarters = " \u2598\u259d\u2580\u2596\u258c\u259e\u259b\u2597\u259a\u2590\u259c\u2584\u2599\u259f\u2588";
    private const string Eighths = " \u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private readonly Pen _pen;
    private readonly int _width;
    private readonly int _rows;

    private TerminalChart(Pen pen, int width, int height)
    {
        _pen = pen;
        _width = width;
        _rows = height - HeaderRows - FooterRows;
    }

    public static IEnumerable<string> Draw(Chart chart, Pen pen, int width, int height)
    {
        var terminal = new TerminalChart(pen, width, height);
        var canvas = chart switch
        {
            CandleChart candles => terminal.Candles(candles),
            LineChart line => terminal.Line(line),
            DepthChart depth => terminal.Depth(depth),
            _ => throw new ArgumentOutOfRangeException(nameof(chart)),
        };
        return canvas.Rows(pen);
    }

    private Canvas Candles(CandleChart chart)
    {
        var volumeRows = chart.MaximumVolume > 0 && _rows >= 3 * VolumeRows ? VolumeRows : 0;
        var scale = new Scale(chart.Low, chart.High, _rows - volumeRows);
        var labels = Labels(scale, chart.Last);
        var plot = PlotWidth(labels);
        var (fitted, merged) = chart.Fit(plot);
        var count = fitted.Candles.Count;
        // Bodies of three columns where there is room for them and a gap, else of one.
        var body = plot / count >= 4 ? 3 : 1;

        var canvas = Begin(chart, merged > 1 ? $"{merged} candles in one" : string.Empty);
        for (var i = 0; i < count; i++)
        {
            var candle = fitted.Candles[i];
            Candle(canvas, candle, scale, Column(i), isWide: body == 3);
            for (var column = Column(i); column < Column(i) + body && volumeRows > 0; column++)
                Bar(canvas, column, _rows, volumeRows, (double)((candle.Volume ?? 0) / fitted.MaximumVolume), Ink.Soft);
        }

        ValueAxis(canvas, plot, scale, labels, chart.Last, fitted.Candles[^1].IsUp ? Ink.Up : Ink.Down);
        if (volumeRows > 0)
            canvas.Write(HeaderRows + _rows - volumeRows, plot, $"{Side} vol {Short(fitted.MaximumVolume)}", Ink.Soft);
        var places = fitted.Candles.Select(candle => Axis.Place(candle.Time)).ToArray();
        PlaceAxis(canvas, plot, Axis.Places(places, isTime: true, plot / 9).Select(tick => (Column(tick.Index) + (body / 2), tick.Label)));
        return canvas;

        int Column(int index) => index * plot / count;
    }

    private void Candle(Canvas canvas, ChartCandle candle, Scale scale, int column, bool isWide)
    {
        var (low, high) = (scale.Half(candle.Low), scale.Half(candle.High));
        var (bottom, top) = (scale.Half(Math.Min(candle.Open, candle.Close)), scale.Half(Math.Max(candle.Open, candle.Close)));
        var ink = candle.IsUp ? Ink.Up : Ink.Down;
        for (var row = 0; row < scale.Rows; row++)
        {
            var (lower, upper) = (Part(2 * row), Part((2 * row) + 1));
            if (lower == 0 && upper == 0)
                continue;
            var at = HeaderRows + scale.Rows - 1 - row;
            if (!isWide)
            {
                canvas.Set(at, column, Glyph(upper, lower, candle.IsUp, isBlock: !_pen.HasColour && !candle.IsUp), ink);
                continue;
            }

            canvas.Set(at, column + 1, Glyph(upper, lower, candle.IsUp, isBlock: true), ink);
            foreach (var side in new[] { column, column + 2 })
            {
                if (lower == 2 || upper == 2)
                    canvas.Set(at, side, Glyph(upper == 2 ? 2 : 0, lower == 2 ? 2 : 0, candle.IsUp, isBlock: true), ink);
            }
        }

        // 0 nothing, 1 wick, 2 body
        int Part(int half) => half < low || half > high ? 0 : half >= bottom && half <= top ? 2 : 1;
    }

    private char Glyph(int upper, int lower, bool isUp, bool isBlock)
    {
        var hasBody = upper == 2 || lower == 2;
        if (!_pen.Unicode)
            return hasBody ? isUp ? 'o' : '#' : (upper, lower) switch { (1, 1) => '|', (1, 0) => '\'', _ => '.' };
        // Without colour a filled body fell and a light one rose.
        if (hasBody && isBlock)
            return isUp && !_pen.HasColour ? '\u2592' : (upper, lower) switch { (2, 2) => '\u2588', (2, _) => '\u2580', _ => '\u2584' };
        return (upper, lower) switch
        {
            (2, 2) => '\u2503',
            (2, 1) => '\u257f',
            (2, 0) => '\u2579',
            (1, 2) => '\u257d',
            (0, 2) => '\u257b',
            (1, 1) => '\u2502',
            (1, 0) => '\u2575',
            _ => '\u2577',
        };
    }

    private Canvas Line(LineChart chart)
    {
        var scale = new Scale(chart.Low, chart.High, _rows);
        var labels = Labels(scale, chart.Last);
        var plot = PlotWidth(labels);
        var (left, right) = (chart.Points[0].X, chart.Points[^1].X);
        var span = right > left ? right - left : 1;
        var quarters = new int[_rows, plot];
        (int X, int Y)? before = null;
        foreach (var point in chart.Points)
        {
            if (point.Value is not { } value)
            {
                before = null;
                continue;
            }

            var here = (X: (int)Math.Round((point.X - left) / span * ((2 * plot) - 1)), Y: scale.Half(value));
            Stroke(quarters, before ?? here, here);
            before = here;
        }

        var canvas = Begin(chart, string.Empty);
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < plot; column++)
            {
                var set = quarters[row, column];
                if (set != 0)
                    canvas.Set(HeaderRows + _rows - 1 - row, column, _pen.Unicode ? Quarters[set] : set < 4 ? '\'' : (set & 3) == 0 ? '.' : ':', Ink.Line);
            }
        }

        ValueAxis(canvas, plot, scale, labels, chart.Last, Ink.Line);
        var places = Enumerable.Range(0, plot).Select(column => left + (column * (right - left) / Math.Max(plot - 1, 1))).ToArray();
        PlaceAxis(canvas, plot, Axis.Places(places, chart.IsTime, plot / 9));
        return canvas;
    }

    /// <summary>A straight line over the quarters of the cells, ends included.</summary>
    private static void Stroke(int[,] quarters, (int X, int Y) from, (int X, int Y) to)
    {
        var steps = Math.Max(Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)), 1);
        for (var i = 0; i <= steps; i++)
        {
            var x = from.X + (int)Math.Round((to.X - from.X) * (double)i / steps);
            var y = from.Y + (int)Math.Round((to.Y - from.Y) * (double)i / steps);
            quarters[y / 2, x / 2] |= (x % 2 == 0 ? 1 : 2) << (y % 2 == 0 ? 2 : 0);
        }
    }

    private Canvas Depth(DepthChart chart)
    {
        var scale = new Scale(0, chart.Total, _rows);
        var labels = Labels(scale, last: null);
        var plot = PlotWidth(labels);
        var prices = Enumerable.Range(0, plot).Select(column => chart.Low + ((chart.High - chart.Low) * column / Math.Max(plot - 1, 1))).ToArray();
        var canvas = Begin(chart, string.Empty);
        for (var column = 0; column < plot; column++)
        {
            var (size, isBid) = chart.At(prices[column]);
            Bar(canvas, column, _rows, _rows, chart.Total > 0 ? (double)(size / chart.Total) : 0, isBid ? Ink.Up : Ink.Down);
        }

        ValueAxis(canvas, plot, scale, labels, last: null, Ink.Plain);
        PlaceAxis(canvas, plot, Axis.Places([.. prices.Select(price => (double)price)], isTime: false, plot / 12));
        return canvas;
    }

    /// <summary>A column that stands on the plot's row number <paramref name="bottom"/> from the top.</summary>
    private void Bar(Canvas canvas, int column, int bottom, int rows, double height, Ink ink)
    {
        var eighths = (int)Math.Round(height * rows * 8);
        for (var row = 0; row < rows && eighths > 0; row++, eighths -= 8)
        {
            var glyph = _pen.Unicode ? Eighths[Math.Min(eighths, 8)] : eighths >= 6 ? '#' : eighths >= 2 ? '.' : ' ';
            canvas.Set(HeaderRows + bottom - 1 - row, column, glyph, ink);
        }
    }

    private Canvas Begin(Chart chart, string remark)
    {
        var canvas = new Canvas(_width, HeaderRows + _rows + FooterRows);
        canvas.Write(0, 0, chart.Title, Ink.Plain);
        var range = chart.Range;
        var start = chart.Title.Length == 0 ? 0 : chart.Title.Length + 2;
        if (start + range.Length <= _width)
            canvas.Write(0, start, range, Ink.Soft);

        var column = 0;
        foreach (var fact in chart.Facts.Append(remark).Where(fact => fact.Length > 0))
        {
            if (column + fact.Length > _width)
                break;
            canvas.Write(1, column, fact, fact[0] == '+' ? Ink.Up : fact[0] == '-' ? Ink.Down : Ink.Plain);
            column += fact.Length + 2;
        }

        return canvas;
    }

    private static IReadOnlyList<(decimal Value, string Label)> Labels(Scale scale, decimal? last)
    {
        var ticks = Axis.Values(scale.Low, scale.High, Math.Max(scale.Rows / 3, 2));
        return last is { } value ? [.. ticks.Where(tick => scale.Half(tick.Value) / 2 != scale.Half(value) / 2), (value, KcFormat.Number(value))] : ticks;
    }

    private int PlotWidth(IReadOnlyList<(decimal Value, string Label)> labels) =>
        Math.Max(_width - Math.Max(labels.Max(label => label.Label.Length), "vol 999.9k".Length) - 2, 8);

    private void ValueAxis(Canvas canvas, int plot, Scale scale, IReadOnlyList<(decimal Value, string Label)> labels, decimal? last, Ink ink)
    {
        for (var row = 0; row < _rows; row++)
            canvas.Set(HeaderRows + row, plot, Side, Ink.Soft);
        foreach (var (value, label) in labels)
        {
            var row = HeaderRows + scale.Rows - 1 - (scale.Half(value) / 2);
            var isLast = value == last;
            canvas.Set(row, plot, isLast ? _pen.Unicode ? '\u25c4' : '<' : _pen.Unicode ? '\u2524' : '+', isLast ? ink : Ink.Soft);
            canvas.Write(row, plot + 2, label, isLast ? ink : Ink.Soft);
        }
    }

    private void PlaceAxis(Canvas canvas, int plot, IEnumerable<(int Column, string Label)> ticks)
    {
        var row = HeaderRows + _rows;
        for (var column = 0; column < plot; column++)
            canvas.Set(row, column, _pen.Unicode ? '\u2500' : '-', Ink.Soft);
        canvas.Set(row, plot, _pen.Unicode ? '\u2518' : '+', Ink.Soft);
        var free = 0;
        foreach (var (column, label) in ticks)
        {
            var start = Math.Clamp(column - (label.Length / 2), 0, _width - label.Length);
            if (start < free)
                continue;
            canvas.Set(row, column, _pen.Unicode ? '\u252c' : '+', Ink.Soft);
            canvas.Write(row + 1, start, label, Ink.Soft);
            free = start + label.Length + 2;
        }
    }

    private char Side => _pen.Unicode ? '\u2502' : '|';

    private static string Short(decimal value) => value switch
    {
        >= 1_000_000_000 => KcFormat.Number(Math.Round(value / 1_000_000_000, 1)) + "G",
        >= 1_000_000 => KcFormat.Number(Math.Round(value / 1_000_000, 1)) + "M",
        >= 10_000 => KcFormat.Number(Math.Round(value / 1000, 1)) + "k",
        >= 1 => KcFormat.Number(Math.Round(value, 1)),
        _ => KcFormat.Number(Math.Round(value, 4)),
    };

    /// <summary>Values to half rows, counted from the bottom.</summary>
    private sealed record Scale(decimal Low, decimal High, int Rows)
    {
        public int Half(decimal value) => High > Low ? (int)Math.Round((value - Low) / (High - Low) * ((2 * Rows) - 1)) : Rows;
    }
}
