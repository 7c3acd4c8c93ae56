using System.Text;
using System.Text.RegularExpressions;

namespace KuCoin;

/// <summary>Makes texts that came from elsewhere fit to be shown: nothing in them moves a cursor, and nothing that was sent in confidence comes back.</summary>
public static partial class ForeignText
{
    private const int ExcerptLength = 200;
    private const int MostRead = 4096;
    private const int LongestLine = 2000;
    private const string RunCharacters = @"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\%&#;";

    /// <summary>The same text with its control characters made visible, so that no terminal obeys them: ESC becomes &#x241B;. Line ends and tabs stay.</summary>
    /// <param name="text">A text of an answer or message, of any length.</param>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var span = text.AsSpan();
        return !span.ContainsAnyInRange('\0', '\u001f') && !span.ContainsAnyInRange('\u007f', '\u009f')
            ? text
            : string.Create(text.Length, text, static (shown, source) =>
            {
                for (var i = 0; i < shown.Length; i++)
                    shown[i] = source[i] is '\r' && i + 1 < source.Length && source[i + 1] is '\n' ? '\r' : Visible(source[i]);
            });
    }

    /// <summary>For messages of failures: short, in one line, without control characters, and without long runs of letters and digits, which could be a signature that somebody echoes.</summary>
    /// <param name="text">A text of an answer or message, of any length.</param>
    public static string Excerpt(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MostRead ? Excerpt(text, isCut: false) : Excerpt(text[..MostRead], isCut: true);
    }

    /// <inheritdoc cref="Excerpt(string)"/>
    /// <param name="utf8">The bytes of a text, of any length; need not be UTF-8.</param>
    public static string Excerpt(ReadOnlySpan<byte> utf8) => Excerpt(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MostRead)]), utf8.Length > MostRead);

    /// <summary>A message as one line: control characters, line ends among them, are made visible, and what is longer than anybody reads is cut.</summary>
    internal static string Line(string message)
    {
        var shown = Visible(message.Length <= LongestLine ? message : message[..LongestLine] + "…");
        return shown.AsSpan().ContainsAny('\n', '\t', '\r') ? shown.ReplaceLineEndings(" ").Replace('\t', ' ') : shown;
    }

    /// <summary>The stable name of a failure that has none of its own: prefix and code. What is no code of a few letters and digits becomes <c>Unknown</c>.</summary>
    internal static string ErrorId(string prefix, string code) =>
        prefix + (code.Length is > 0 and <= 24 && code.All(char.IsAsciiLetterOrDigit) ? code : "Unknown");

    // Whoever echoes a request must not bring its signature into a log, also not escaped or cut: long runs of such characters are left out before anything else.
    private static string Excerpt(string text, bool isCut)
    {
        var safe = LongRun().Replace(text, "***");
        if (isCut)
            safe = safe.TrimEnd(RunCharacters.ToCharArray());

        var excerpt = new StringBuilder(Math.Min(safe.Length, ExcerptLength));
        foreach (var character in safe)
        {
            if (excerpt.Length == ExcerptLength)
                return excerpt.Append('…').ToString();
            // What formats text can turn it round, which makes it say something else.
            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)
                excerpt.Append(character);
            else if (excerpt.Length > 0 && excerpt[^1] != ' ')
                excerpt.Append(' ');
        }
        return excerpt.ToString().TrimEnd();
    }

    private static char Visible(char character) => character switch
    {
        '\n' or '\t' => character,
        < ' ' => (char)('\u2400' + character),
        '\u007f' => '\u2421',
        > '\u007f' and < '\u00a0' => '\ufffd',
        _ => character,
    };

    [GeneratedRegex(@"[A-Za-z0-9+/=\\%&#;]{40,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongRun();
}
