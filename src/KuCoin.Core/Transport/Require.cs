using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KuCoin.Transport;

/// <summary>What every area checks before it sends: a wrong value is refused here, with its own error id, and nothing happens.</summary>
internal static class Require
{
    public static void That([DoesNotReturnIf(false)] bool condition, string errorId, string message)
    {
        if (!condition)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, errorId, message);
    }

    /// <summary>As above; the message is put together only when it is needed.</summary>
    public static void That([DoesNotReturnIf(false)] bool condition, string errorId, [InterpolatedStringHandlerArgument(nameof(condition))] ref Message message)
    {
        if (!condition)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, errorId, message.ToText());
    }

    public static void Given([NotNull] string? value, string name)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, $"{name}Needed", $"{name} is needed.");
    }

    public static void Positive(decimal? value, string name)
    {
        if (value is <= 0m)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, $"{name}NotPositive", $"{name} must be greater than zero.");
    }

    /// <summary>An interpolated text that a condition decides about.</summary>
    [InterpolatedStringHandler]
    public ref struct Message
    {
        private DefaultInterpolatedStringHandler _text;

        public Message(int literalLength, int formattedCount, bool condition, out bool isNeeded)
        {
            isNeeded = !condition;
            _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string value) => _text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

        public string ToText() => _text.ToStringAndClear();
    }
}
