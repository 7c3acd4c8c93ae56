using System.Globalization;
using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads prices, sizes and amounts: digits, an optional sign, one point, an optional exponent, and nothing else.
/// The engine alone would read the text '1,5' as 15, and would put every bare number through a double.
/// An empty text (a blank CSV column) means "not given".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MoneyAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Read(inputData);

    /// <summary>The exact number, null when none was given.</summary>
    /// <exception cref="ValueRefusedException">It is not a number, or could mean two.</exception>
    internal static object? Read(object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            decimal or int or long or short or sbyte or byte or ushort or uint or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            string text => text.Length == 0 ? null : FromText(text),
            double number => FromDouble(number, inputData is PSObject ? inputData.ToString() : null),
            float number => FromDouble(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), literal: null),
            System.Numerics.BigInteger number => FromText(number.ToString(CultureInfo.InvariantCulture)),
            object[] { Length: > 1 } list => throw new ValueRefusedException(
                "NotANumber", inputData,
                $"{string.Join(',', list.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture)))} without quotes is a list of values, not a number. Write the decimal separator as a point, for example 0.25."),
            _ => throw NotANumber(value, value.ToString() ?? string.Empty),
        };
    }

    private static decimal FromText(string text)
    {
        if (ExactDecimal.TryParse(text, out var number))
            return number;
        if (ExactDecimal.IsNumber(text))
        {
            throw new ValueRefusedException(
                "InexactNumber", text, $"'{text}' has more digits than can be kept exactly (28 to 29). Nothing is rounded silently; round it yourself.");
        }

        var readings = ExactDecimal.Readings(text);
        if (readings.Count == 0)
            throw NotANumber(text, text);
        throw new ValueRefusedException(
            "AmbiguousNumber", text,
            $"'{text}' {(readings.Count > 1 ? "could mean" : "is not written plainly; it looks like")} {string.Join(" or ", readings)}. Write a point as decimal separator and nothing else between the digits, for example {readings[0]}.");
    }

    private static decimal FromDouble(double number, string? literal)
    {
        // A bare number in a command still knows its text: that is what the user wrote, the double only what fits.
        if (literal is not null && ExactDecimal.TryParse(literal, out var written) && double.Parse(literal, CultureInfo.InvariantCulture) == number)
            return written;
        if (double.IsFinite(number) && Math.Abs(number) < 1e28 && (double)(decimal)number == number)
            return (decimal)number;
        throw new ValueRefusedException(
            "InexactNumber", number,
            $"The floating-point number {number.ToString("R", CultureInfo.InvariantCulture)} cannot be turned into an exact amount. Give it as text ('0.1') or as a decimal (0.1d).");
    }

    private static ValueRefusedException NotANumber(object value, string text) =>
        new("NotANumber", value, $"'{text}' is not a number. Write digits with a point as decimal separator, for example 0.25.");
}
