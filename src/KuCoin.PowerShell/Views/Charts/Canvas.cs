using System.Text;

namespace KuCoin.Views.Charts;

internal enum Ink
{
    Plain,
    Up,
    Down,
    Line,
    Soft,
}

/// <summary>How the terminal is written to: which characters, and the sequences of each ink ("" without colour).</summary>
/// <param name="Unicode">Whether it shows block and box characters; else ASCII is used.</param>
/// <param name="Colours">What begins each ink; empty without colour.</param>
/// <param name="Reset">What ends it.</param>
internal sealed record Pen(bool Unicode, IReadOnlyDictionary<Ink, string> Colours, string Reset)
{
    public bool HasColour => Colours.Count > 0;

    public static Pen Ascii { get; } = new(false, new Dictionary<Ink, string>(), string.Empty);
}

/// <summary>A rectangle of characters, each with its ink. Row 0 is the top.</summary>
internal sealed class Canvas(int width, int height)
{
    private readonly (char Glyph, Ink Ink)[,] _cells = new (char, Ink)[height, width];

    public int Width => width;

    public void Set(int row, int column, char glyph, Ink ink)
    {
        if (row >= 0 && row < height && column >= 0 && column < width)
            _cells[row, column] = (glyph, ink);
    }

    /// <summary>Writes a text; what does not fit is cut off.</summary>
    public void Write(int row, int column, string text, Ink ink)
    {
        for (var i = 0; i < text.Length; i++)
            Set(row, column + i, text[i], ink);
    }

    public IEnumerable<string> Rows(Pen pen)
    {
        for (var row = 0; row < height; row++)
            yield return Row(row, pen);
    }

    private string Row(int row, Pen pen)
    {
        var text = new StringBuilder();
        var current = Ink.Plain;
        var last = width - 1;
        while (last >= 0 && _cells[row, last].Glyph is '\0' or ' ')
            last--;
        for (var column = 0; column <= last; column++)
        {
            var (glyph, ink) = _cells[row, column];
            if (glyph is '\0' or ' ')
            {
                text.Append(' ');
                continue;
            }

            if (ink != current && pen.HasColour)
            {
                if (current != Ink.Plain)
                    text.Append(pen.Reset);
                text.Append(pen.Colours.GetValueOrDefault(ink));
                current = ink;
            }

            text.Append(glyph);
        }

        if (current != Ink.Plain)
            text.Append(pen.Reset);
        return text.ToString();
    }
}
