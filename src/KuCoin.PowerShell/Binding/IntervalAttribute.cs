using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads how long a candle lasts, 1h as traders write it, 1hour as the exchange does, or OneHour, and gives the first. The parameter is
/// text, since the engine completes an enum with its own names alone.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IntervalAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or CandleInterval)
            return (value as CandleInterval?)?.ToName();

        // A bare 1d is a decimal to the engine; the wrapper still knows its text.
        var text = inputData!.ToString()!.Trim();
        if (CandleIntervals.TryParse(text, out var interval))
            return interval.ToName();
        var name = Array.Find(Enum.GetNames<CandleInterval>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ValueRefusedException("NotAnInterval", value, $"'{text}' is none of {string.Join(", ", CandleIntervals.Names)}.");
        return Enum.Parse<CandleInterval>(name).ToName();
    }
}
