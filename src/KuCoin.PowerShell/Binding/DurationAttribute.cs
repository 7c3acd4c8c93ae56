using System.Globalization;
using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads durations: a TimeSpan, text such as 00:00:30, or a number of seconds as with every other -Timeout.
/// The engine alone would read 30 as 30 ticks and '30' as 30 days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null or string { Length: 0 } => null,
            TimeSpan span => NotNegative(span, inputData),
            int or long or double or decimal => Seconds(Convert.ToDouble(value, CultureInfo.InvariantCulture), inputData),
            string text when text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) => NotNegative(span, inputData),
            string text when ExactDecimal.TryParse(text, out var seconds) => Seconds((double)seconds, inputData),
            _ => throw Refuse(inputData),
        };
    }

    private static TimeSpan Seconds(double seconds, object? input) =>
        seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : throw Refuse(input);

    private static TimeSpan NotNegative(TimeSpan span, object? input) => span >= TimeSpan.Zero ? span : throw Refuse(input);

    private static ValueRefusedException Refuse(object? input) =>
        new("NotADuration", input, $"'{input}' is not a duration. Give seconds (30), text (00:00:30) or a TimeSpan, not negative.");
}
