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
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value) =>
        Utf8Parser.TryParse(text, out value, out int read) && read == text.Length;
}

/// <summary>A whole number, also when written as 1.0 or 1E3.</summary>
internal readonly struct Int64Text : IAnswerText<long>
{
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out int read) && read == text.Length)
            return true;
        if (!DecimalText.TryParse(text, out decimal number) || number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
            return false;
        value = (long)number;
        return true;
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
        value = default;
        if (!Int64Text.TryParse(text, out long stamp) || stamp < 0)
            return false;
        value = stamp switch
        {
            >= Nanoseconds => DateTimeOffset.UnixEpoch.AddTicks(stamp / TimeSpan.NanosecondsPerTick),
            >= Microseconds => DateTimeOffset.UnixEpoch.AddTicks(stamp * TimeSpan.TicksPerMicrosecond),
            >= Milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(stamp),
            _ => DateTimeOffset.FromUnixTimeSeconds(Math.Min(stamp, LastSecond)),
        };
        return true;
    }
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
