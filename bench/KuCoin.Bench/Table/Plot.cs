using System.Globalization;
using System.Text;
using KuCoin.Bench.Works;

namespace KuCoin.Bench.Table;

/// <summary>Draws how cost grows, both axes logarithmic: a line at forty-five degrees is linear growth.</summary>
internal static class Plot
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 70;
    private const int Bottom = 50;
    private const int Decades = 6;
    private static readonly string[] Colours = ["#0b6e4f", "#b5179e", "#d97706"];

    public static string Draw(IReadOnlyList<Growth.Curve> curves)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12"><rect width="{Width}" height="{Height}" fill="white"/>""").AppendLine();
        for (var decade = 0; decade <= Decades; decade++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path d="M{X(decade):0} 20V{Height - Bottom}M{Left} {Y(decade):0}H{Width - 20}" stroke="#ddd"/><text x="{X(decade):0}" y="{Height - Bottom + 18}" text-anchor="middle">{Math.Pow(10, decade):#,0}</text><text x="{Left - 8}" y="{Y(decade) + 4:0}" text-anchor="end">{Math.Pow(10, decade - 1):#,0.#}</text>""").AppendLine();
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{(Left + Width) / 2}" y="{Height - 8}" text-anchor="middle">size of the work</text><text x="18" y="{Height / 2}" transform="rotate(-90 18 {Height / 2})" text-anchor="middle">milliseconds of processor time</text>""").AppendLine();
        svg.Append(CultureInfo.InvariantCulture, $"""<path d="M{X(0):0} {Y(0):0}L{X(Decades):0} {Y(Decades):0}" stroke="#999" stroke-dasharray="4 4"/>""").AppendLine();
        foreach (var (curve, colour, number) in curves.Zip(Colours, Enumerable.Range(0, Colours.Length)))
        {
            var points = curve.Points.Select(point => (X: X(Math.Log10(point.Size)), Y: Y(Math.Log10(point.Milliseconds) + 1))).ToArray();
            svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{point.X:0},{point.Y:0}")))}" fill="none" stroke="{colour}" stroke-width="2"/>""");
            foreach (var (x, y) in points)
                svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x:0}" cy="{y:0}" r="3.5" fill="{colour}"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left + 16}" y="{40 + (18 * number)}" fill="{colour}">{curve.Name}</text>""").AppendLine();
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static double X(double decade) => Left + (decade * (Width - Left - 30) / Decades);

    private static double Y(double decade) => Height - Bottom - (decade * (Height - Bottom - 30) / Decades);
}
