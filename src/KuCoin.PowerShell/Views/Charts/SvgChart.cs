using System.Globalization;
using System.Xml.Linq;

namespace KuCoin.Views.Charts;

/// <summary>
/// Draws charts as one SVG, one below the other. It is complete in itself: no script, no font and no image from elsewhere.
/// Colours follow the reader's light or dark scheme.
/// </summary>
internal sealed class SvgChart
{
    private const double Left = 20;
    private const double LeastRight = 80;
    private const double LetterWidth = 8;
    private const double Top = 72;
    private const double Bottom = 40;
    private const double TitleBaseline = 30;
    private const double FactsBaseline = 52;
    private const double VolumePart = 0.18;

    private const string Style = """
        .kc { --back: #ffffff; --ink: #1b2330; --soft: #667085; --grid: #e9ecf2; --up: #0a8f6c; --down: #d0364c; --line: #2a62cc;
              font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
        @media (prefers-color-scheme: dark) {
          .kc { --back: #11151c; --ink: #e8ebf1; --soft: #8d97a8; --grid: #242b37; --up: #2fbf95; --down: #f0647a; --line: #76a9ff; } }
        .kc .back { fill: var(--back); } .kc text { fill: var(--soft); } .kc .title { fill: var(--ink); font-size: 17px; font-weight: 600; }
        .kc .fact { fill: var(--ink); font-size: 13px; } .kc .plus { fill: var(--up); font-size: 13px; } .kc .minus { fill: var(--down); font-size: 13px; }
        .kc .grid { stroke: var(--grid); } .kc .up { fill: var(--up); stroke: var(--up); } .kc .down { fill: var(--down); stroke: var(--down); }
        .kc .volume { opacity: .35; stroke: none; } .kc .curve { fill: none; stroke: var(--line); stroke-width: 2; stroke-linejoin: round; }
        .kc .curve.up { stroke: var(--up); } .kc .curve.down { stroke: var(--down); }
        .kc .area { fill: var(--line); opacity: .12; stroke: none; } .kc .area.up { fill: var(--up); } .kc .area.down { fill: var(--down); }
        .kc .tag.line { fill: var(--line); stroke: var(--line); } .kc text.value { fill: var(--back); font-weight: 600; } .kc .level { stroke-dasharray: 3 4; fill: none; }
        .kc .level.line { stroke: var(--line); }
        """;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement _root;
    private readonly double _width;
    private readonly double _height;

    private SvgChart(XElement root, double width, double height)
    {
        _root = root;
        _width = width;
        _height = height;
    }

    // The plot ends where the values beside it need the room.
    private double PlotRight { get; set; }

    /// <summary>The SVG document.</summary>
    public static XElement Draw(IReadOnlyList<Chart> charts, int width, int height)
    {
        var all = new XElement(
            Svg + "svg", new XAttribute("class", "kc"), new XAttribute("role", "img"), new XAttribute("viewBox", $"0 0 {width} {height * charts.Count}"),
            new XAttribute("width", width), new XAttribute("height", height * charts.Count),
            new XElement(Svg + "title", string.Join("; ", charts.Select(chart => $"{chart.Title} {chart.Range}".Trim()))),
            new XElement(Svg + "style", Style),
            new XElement(Svg + "rect", new XAttribute("class", "back"), new XAttribute("width", "100%"), new XAttribute("height", "100%")));
        for (var i = 0; i < charts.Count; i++)
        {
            var each = new XElement(Svg + "g", new XAttribute("transform", $"translate(0 {i * height})"));
            all.Add(each);
            new SvgChart(each, width, height).Draw(charts[i]);
        }

        return all;
    }

    /// <summary>An HTML page with nothing but the picture, which shrinks with the window.</summary>
    public static string Page(IReadOnlyList<Chart> charts, int width, int height)
    {
        var title = new XElement("title", string.Join(", ", charts.Select(chart => chart.Title).Distinct(StringComparer.Ordinal)));
        return $$"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {{title.ToString(SaveOptions.DisableFormatting)}}
            <style>body { margin: 0; background: #ffffff; } svg { display: block; margin: auto; max-width: 100%; height: auto; }
            @media (prefers-color-scheme: dark) { body { background: #11151c; } }</style>
            </head>
            <body>
            {{Draw(charts, width, height)}}
            </body>
            </html>

            """;
    }

    private void Draw(Chart chart)
    {
        Text(Left, TitleBaseline, chart.Title, "title");
        Text(_width - Left, TitleBaseline, chart.Range, string.Empty, "end");
        var facts = new XElement(Svg + "text", new XAttribute("x", Left), new XAttribute("y", FactsBaseline));
        foreach (var fact in chart.Facts.Where(fact => fact.Length > 0))
        {
            var kind = fact[0] == '+' ? "plus" : fact[0] == '-' ? "minus" : "fact";
            facts.Add(new XElement(Svg + "tspan", new XAttribute("class", kind), new XAttribute("dx", facts.HasElements ? "14" : "0"), fact));
        }

        _root.Add(facts);
        switch (chart)
        {
            case CandleChart candles:
                Candles(candles);
                break;
            case LineChart line:
                Line(line);
                break;
            case DepthChart depth:
                Depth(depth);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(chart));
        }
    }

    private void Candles(CandleChart chart)
    {
        var hasVolume = chart.MaximumVolume > 0;
        var floor = _height - Bottom;
        var scale = new Scale(chart.Low, chart.High, hasVolume ? floor - ((floor - Top) * VolumePart) - 10 : floor);
        ValueAxis(scale, chart.Last);
        var slot = (PlotRight - Left) / chart.Candles.Count;
        var body = Math.Clamp(slot * 0.7, 0.8, 18);
        var places = chart.Candles.Select(candle => Axis.Place(candle.Time)).ToArray();
        PlaceAxis(Axis.Places(places, isTime: true, (int)(_width / 90)).Select(tick => (Middle(tick.Index), tick.Label)));
        for (var i = 0; i < chart.Candles.Count; i++)
        {
            var candle = chart.Candles[i];
            var kind = candle.IsUp ? "up" : "down";
            var (top, bottom) = (scale.Y(Math.Max(candle.Open, candle.Close)), scale.Y(Math.Min(candle.Open, candle.Close)));
            var group = new XElement(
                Svg + "g", new XAttribute("class", kind),
                new XElement(Svg + "title", Describe(candle)),
                Segment(Middle(i), scale.Y(candle.High), Middle(i), scale.Y(candle.Low)),
                Box(Middle(i) - (body / 2), top, body, Math.Max(bottom - top, 0.5)));
            if (hasVolume && candle.Volume is { } volume)
            {
                var height = (floor - Top) * VolumePart * (double)(volume / chart.MaximumVolume);
                group.Add(Box(Middle(i) - (body / 2), floor - height, body, height, "volume"));
            }

            _root.Add(group);
        }

        Tag(scale, chart.Last, chart.Candles[^1].IsUp ? "up" : "down");

        double Middle(int index) => Left + (slot * (index + 0.5));
    }

    private static string Describe(ChartCandle candle) =>
        $"{KcFormat.Time(candle.Time)} UTC\nopen {KcFormat.Number(candle.Open)}\nhigh {KcFormat.Number(candle.High)}\nlow {KcFormat.Number(candle.Low)}\nclose {KcFormat.Number(candle.Close)}"
        + (candle.Volume is { } volume ? $"\nvolume {KcFormat.Number(volume)}" : string.Empty);

    private void Line(LineChart chart)
    {
        var scale = new Scale(chart.Low, chart.High, _height - Bottom);
        var (left, right) = (chart.Points[0].X, chart.Points[^1].X);
        var span = right > left ? right - left : 1;
        ValueAxis(scale, chart.Last);
        var places = Enumerable.Range(0, (int)(PlotRight - Left) + 1).Select(pixel => left + (pixel * (right - left) / (PlotRight - Left))).ToArray();
        PlaceAxis(Axis.Places(places, chart.IsTime, (int)(_width / 90)).Select(tick => (Left + tick.Index, tick.Label)));

        // Each run without a gap is a curve of its own.
        var run = new List<(double X, double Y)>();
        foreach (var point in chart.Points.Append(default))
        {
            if (point.Value is { } value)
                run.Add((Left + ((point.X - left) / span * (PlotRight - Left)), scale.Y(value)));
            else
                Curve(run, "line");
        }

        Tag(scale, chart.Last, "line");
    }

    private void Depth(DepthChart chart)
    {
        var scale = new Scale(0, chart.Total, _height - Bottom);
        var span = chart.High > chart.Low ? chart.High - chart.Low : 1;
        ValueAxis(scale, last: null);
        var pixels = (int)(PlotRight - Left);
        var places = Enumerable.Range(0, pixels + 1).Select(pixel => (double)(chart.Low + ((chart.High - chart.Low) * pixel / pixels))).ToArray();
        PlaceAxis(Axis.Places(places, isTime: false, (int)(_width / 110)).Select(tick => (Left + tick.Index, tick.Label)));
        foreach (var (levels, kind) in new[] { (chart.Bids, "up"), (chart.Asks, "down") })
        {
            var steps = new List<(double X, double Y)>();
            foreach (var level in levels)
            {
                var x = Left + ((double)((level.Price - chart.Low) / span) * (PlotRight - Left));
                steps.Add((x, steps.Count == 0 ? scale.Bottom : steps[^1].Y));
                steps.Add((x, scale.Y(level.Size)));
            }

            Curve(steps, kind);
        }
    }

    private void Curve(List<(double X, double Y)> points, string kind)
    {
        if (points.Count == 0)
            return;
        var path = "M" + string.Join('L', points.Select(point => $"{Number(point.X)} {Number(point.Y)}"));
        var floor = Number(_height - Bottom);
        _root.Add(new XElement(Svg + "path", new XAttribute("class", "area " + kind), new XAttribute("d", $"{path}L{Number(points[^1].X)} {floor}L{Number(points[0].X)} {floor}Z")));
        _root.Add(new XElement(Svg + "path", new XAttribute("class", "curve " + kind), new XAttribute("d", path)));
        points.Clear();
    }

    private void ValueAxis(Scale scale, decimal? last)
    {
        var ticks = Axis.Values(scale.Low, scale.High, Math.Max((int)(_height / 70), 2));
        var longest = ticks.Select(tick => tick.Label.Length).Append(KcFormat.Number(last).Length).Max();
        PlotRight = _width - Math.Max(LeastRight, (longest * LetterWidth) + 20);
        foreach (var (value, label) in ticks)
        {
            _root.Add(Segment(Left, scale.Y(value), PlotRight, scale.Y(value), "grid"));
            var isCovered = last is { } shown && Math.Abs(scale.Y(shown) - scale.Y(value)) < 17;
            if (!isCovered)
                Text(PlotRight + 8, scale.Y(value) + 4, label, string.Empty);
        }
    }

    private void PlaceAxis(IEnumerable<(double X, string Label)> ticks)
    {
        foreach (var (x, label) in ticks)
        {
            _root.Add(Segment(x, Top, x, _height - Bottom, "grid"));
            Text(x, _height - Bottom + 20, label, string.Empty, "middle");
        }
    }

    /// <summary>The last value, on the axis it belongs to.</summary>
    private void Tag(Scale scale, decimal value, string kind)
    {
        var y = scale.Y(value);
        _root.Add(Segment(Left, y, PlotRight, y, "level " + kind));
        _root.Add(Box(PlotRight + 2, y - 10, _width - PlotRight - 6, 20, "tag " + kind));
        Text(PlotRight + 8, y + 4, KcFormat.Number(value), "value");
    }

    private void Text(double x, double y, string text, string kind, string anchor = "start")
    {
        if (text.Length > 0)
            _root.Add(Marked(new XElement(Svg + "text", Place("x", x), Place("y", y), new XAttribute("text-anchor", anchor), text), kind));
    }

    private static XElement Segment(double x1, double y1, double x2, double y2, string kind = "") =>
        Marked(new XElement(Svg + "line", Place("x1", x1), Place("y1", y1), Place("x2", x2), Place("y2", y2)), kind);

    private static XElement Box(double x, double y, double width, double height, string kind = "") =>
        Marked(new XElement(Svg + "rect", Place("x", x), Place("y", y), Place("width", width), Place("height", height)), kind);

    private static XElement Marked(XElement element, string kind)
    {
        if (kind.Length > 0)
            element.Add(new XAttribute("class", kind));
        return element;
    }

    private static XAttribute Place(string name, double value) => new(name, Number(value));

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private sealed record Scale(decimal Low, decimal High, double Bottom)
    {
        public double Y(decimal value) => High > Low ? Bottom - ((double)((value - Low) / (High - Low)) * (Bottom - Top)) : (Bottom + Top) / 2;
    }
}
