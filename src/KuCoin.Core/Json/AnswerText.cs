using System.Buffers.Text;
using System.Text.Json;

namespace KuCoin.Json;

/// <summary>How one kind of value is read from the text of a JSON string or number.</summary>
internal interface IAnswerText<T>
    where T : struct
{
    static abstract bool TryParse(ReadOnlySpan<byte> text, out T value);
}

/// <summary>A decimal, exact to the last digit, also in exponent form (2.0E-4).</summary>
internal readonly struct DecimalText : IAnswerText<decimal>
{
    // So many digits fit into 64 bits whatever they are.
    private const int ShortDigits = 19;

    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value) =>
        (TryParseShort(text, out value, out var read) && read == text.Length) || (Utf8Parser.TryParse(text, out value, out read) && read == text.Length);

    /// <summary>Nearly all numbers: not many digits, perhaps a sign and a point among them. Made of its parts, one takes a fifth of the general way.</summary>
    /// <param name="text">Begins with the number.</param>
    /// <param name="value">The number.</param>
    /// <param name="length">How long it is.</param>
    public static bool TryParseShort(ReadOnlySpan<byte> text, out decimal value, out int length)
    {
        var isNegative = text is [(byte)'-', ..];
        var first = isNegative ? 1 : 0;
        ulong number = 0;
        var i = first;
        uint digit;
        for (; i < text.Length && (digit = (uint)(text[i] - '0')) <= 9; i++)
            number = (number * 10) + digit;
        var digits = i - first;
        var scale = 0;
        if (i < text.Length && text[i] == (byte)'.')
        {
            var fraction = ++i;
            for (; i < text.Length && (digit = (uint)(text[i] - '0')) <= 9; i++)
                number = (number * 10) + digit;
            scale = i - fraction;
            // There are digits on both sides of a point.
            digits = digits == 0 || scale == 0 ? 0 : digits + scale;
        }

        length = i;
        // What is left to the general way: twenty digits, zeros in front, and the zero that has a sign.
        if (digits is 0 or > ShortDigits || (isNegative && number == 0) || (text[first] == (byte)'0' && digits > scale + 1))
        {
            value = default;
            return false;
        }

        value = new decimal((int)number, (int)(number >> 32), 0, isNegative, (byte)scale);
        return true;
    }
}

/// <summary>A whole number, also when written as 1.0 or 1E3.</summary>
internal readonly struct Int64Text : IAnswerText<long>
{
    // So many digits fit into 63 bits whatever they are.
    private const int ShortDigits = 18;

    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int read) && read == text.Length)
            return true;
        if (!DecimalText.TryParse(text, out decimal number) || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
            return false;
        value = (long)number;
        return true;
    }

    /// <summary>Nearly all whole numbers: some digits.</summary>
    /// <param name="text">Begins with the number.</param>
    /// <param name="value">The number.</param>
    /// <param name="length">How long it is.</param>
    public static bool TryParseShort(ReadOnlySpan<byte> text, out long value, out int length)
    {
        value = 0;
        length = 0;
        uint digit;
        for (; length < text.Length && (digit = (uint)(text[length] - '0')) <= 9; length++)
            value = (value * 10) + digit;
        return length is > 0 and <= ShortDigits && (text[0] != (byte)'0' || length == 1);
    }
}

/// <summary>A whole number of 32 bits.</summary>
internal readonly struct Int32Text : IAnswerText<int>
{
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        bool parsed = Int64Text.TryParse(text, out long number) && number is >= int.MinValue and <= int.MaxValue;
        value = parsed ? (int)number : 0;
        return parsed;
    }
}

/// <summary>A moment as an epoch number. The exchange uses seconds, milliseconds, microseconds and nanoseconds, at times for the same field: the magnitude tells which.</summary>
internal readonly struct StampText : IAnswerText<DateTimeOffset>
{
    private const long Nanoseconds = 100_000_000_000_000_000;
    private const long Microseconds = 100_000_000_000_000;
    private const long Milliseconds = 100_000_000_000;
    private const long LastSecond = 253_402_300_799;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        var isStamp = Int64Text.TryParse(text, out long stamp) && stamp >= 0;
        value = isStamp ? Of(stamp) : default;
        return isStamp;
    }

    /// <summary>The moment that a number stands for.</summary>
    /// <exception cref="JsonException">It is below zero.</exception>
    public static DateTimeOffset Of(long stamp) => stamp switch
    {
        >= Nanoseconds => DateTimeOffset.UnixEpoch.AddTicks(stamp / TimeSpan.NanosecondsPerTick),
        >= Microseconds => DateTimeOffset.UnixEpoch.AddTicks(stamp * TimeSpan.TicksPerMicrosecond),
        >= Milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(stamp),
        >= 0 => DateTimeOffset.FromUnixTimeSeconds(Math.Min(stamp, LastSecond)),
        _ => throw new JsonException($"'{stamp}' is no moment."),
    };
}

/// <summary>A length of time in milliseconds.</summary>
internal readonly struct MillisecondsText : IAnswerText<TimeSpan>
{
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        bool parsed = Int64Text.TryParse(text, out long number) && Math.Abs(number) < long.MaxValue / TimeSpan.TicksPerMillisecond;
        value = parsed ? TimeSpan.FromTicks(number * TimeSpan.TicksPerMillisecond) : default;
        return parsed;
    }
}

/// <summary>A length of time in seconds.</summary>
internal readonly struct SecondsText : IAnswerText<TimeSpan>
{
    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        bool parsed = Int64Text.TryParse(text, out long number) && Math.Abs(number) < long.MaxValue / TimeSpan.TicksPerSecond;
        value = parsed ? TimeSpan.FromTicks(number * TimeSpan.TicksPerSecond) : default;
        return parsed;
    }
}

/// <summary>Buy or sell, in any case.</summary>
internal readonly struct SideText : IAnswerText<OrderSide>
{
    public static bool TryParse(ReadOnlySpan<byte> text, out OrderSide value)
    {
        value = System.Text.Ascii.EqualsIgnoreCase(text, "sell"u8) ? OrderSide.Sell : OrderSide.Buy;
        return value == OrderSide.Sell || System.Text.Ascii.EqualsIgnoreCase(text, "buy"u8);
    }
}
