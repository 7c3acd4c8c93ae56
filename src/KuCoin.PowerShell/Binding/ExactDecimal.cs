using System.Globalization;
using System.Numerics;

namespace KuCoin.Binding;

/// <summary>Number text to decimal without rounding and without looking at any culture.</summary>
internal static class ExactDecimal
{
    private const int LongestText = 100;
    private const int LargestExponent = 100;
    private const int LargestScale = 28;
    private static readonly BigInteger LargestMantissa = (BigInteger.One << 96) - 1;

    /// <summary>True when the text follows the grammar and its value fits exactly.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        if (!TryRead(text, out var negative, out var mantissa, out var scale))
            return false;
        while (scale > 0 && (mantissa % 10).IsZero && (scale > LargestScale || mantissa > LargestMantissa))
        {
            mantissa /= 10;
            scale--;
        }

        if (scale < 0)
        {
            mantissa *= BigInteger.Pow(10, -scale);
            scale = 0;
        }

        if (scale > LargestScale || mantissa > LargestMantissa)
            return false;
        Span<byte> bytes = stackalloc byte[12];
        mantissa.TryWriteBytes(bytes, out _, isUnsigned: true);
        value = new decimal(
            BitConverter.ToInt32(bytes), BitConverter.ToInt32(bytes[4..]), BitConverter.ToInt32(bytes[8..]), negative && !mantissa.IsZero, (byte)scale);
        return true;
    }

    /// <summary>True when the text follows the grammar, also when its value does not fit.</summary>
    public static bool IsNumber(string text) => TryRead(text, out _, out _, out _);

    /// <summary>The numbers a text with separators could mean, decimal comma first.</summary>
    public static IReadOnlyList<string> Readings(string text)
    {
        var readings = new List<string>();
        if (text.Contains(',', StringComparison.Ordinal))
            Add(text.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.'));
        Add(text.Replace(",", string.Empty, StringComparison.Ordinal));
        return readings;

        void Add(string candidate)
        {
            var plain = string.Concat(candidate.Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '_' or '\u2019')));
            if (!TryParse(plain, out var value))
                return;
            var shown = value.ToString("0.############################", CultureInfo.InvariantCulture);
            if (!readings.Contains(shown))
                readings.Add(shown);
        }
    }

    private static bool TryRead(string text, out bool negative, out BigInteger mantissa, out int scale)
    {
        (negative, mantissa, scale) = (false, BigInteger.Zero, 0);
        if (text.Length is 0 or > LongestText)
            return false;
        var position = 0;
        if (text[0] is '+' or '-')
            negative = text[position++] == '-';

        var digits = 0;
        var point = false;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (char.IsAsciiDigit(c))
            {
                mantissa = (mantissa * 10) + (c - '0');
                digits++;
                if (point)
                    scale++;
            }
            else if (c == '.' && !point)
            {
                point = true;
            }
            else
            {
                break;
            }
        }

        if (digits == 0)
            return false;
        if (position == text.Length)
            return true;
        if (text[position] is not ('e' or 'E')
            || !int.TryParse(text.AsSpan(position + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > LargestExponent)
        {
            return false;
        }

        scale -= exponent;
        return true;
    }
}
