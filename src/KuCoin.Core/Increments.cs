using System.Globalization;
using KuCoin.Transport;

namespace KuCoin;

/// <summary>The steps that a market's prices and sizes go in, and what is said about a value off its step.</summary>
internal static class Increments
{
    public static bool Fits(decimal value, decimal step) => value % step == 0m;

    /// <summary>The largest multiple that is not above the value (of positive values).</summary>
    public static decimal Down(decimal value, decimal step) => value - value % step;

    /// <summary>The smallest multiple that is not below the value (of positive values).</summary>
    public static decimal Up(decimal value, decimal step) => Fits(value, step) ? value : Down(value, step) + step;

    /// <summary>The multiple next to the value that is not zero; of two equally near the lower.</summary>
    public static decimal Nearest(decimal value, decimal step)
    {
        var down = Down(value, step);
        return down == 0m || value - down > step / 2m ? down + step : down;
    }

    /// <summary>A limit price in the direction that cannot make the order worse: a buy's down, a sell's up.</summary>
    public static decimal Passive(decimal price, decimal step, OrderSide side) =>
        side == OrderSide.Buy && Down(price, step) is > 0m and var down ? down : Up(price, step);

    /// <summary>Refuses a value off its step and names the nearest one on it.</summary>
    /// <param name="value">The value, null when none was given.</param>
    /// <param name="step">The step, null or zero when the market has none.</param>
    /// <param name="errorId">The error's name.</param>
    /// <param name="name">What the value is, for example "Price".</param>
    /// <param name="unit">What it is in, for example "USDT"; empty for a bare number.</param>
    public static void RequireFit(decimal? value, decimal? step, string errorId, string name, string unit)
    {
        if (value is { } given && step is > 0m and var by && !Fits(given, by))
            throw Refuse(errorId, $"{name} must be a multiple of {Text(by)}{In(unit)}; {Text(given)} is not.", $"The nearest valid value is {Text(Nearest(given, by))}.");
    }

    public static void RequireAtLeast(decimal? value, decimal? minimum, string errorId, string name, string unit)
    {
        if (value < minimum)
            throw TooSmall(value.Value, minimum.Value, errorId, name, unit, $"The nearest valid value is {Text(minimum.Value)}.");
    }

    /// <summary>A product that is too small: says what would have to be changed, and to what.</summary>
    public static KuCoinException TooSmall(decimal value, decimal minimum, string errorId, string name, string unit, string what, decimal enough) =>
        TooSmall(value, minimum, errorId, name, unit, $"The nearest valid {what} is {Text(enough)}.");

    public static void RequireAtMost(decimal? value, decimal? maximum, string errorId, string name, string unit)
    {
        if (value > maximum)
            throw Refuse(errorId, $"{name} must be at most {Text(maximum.Value)}{In(unit)}; {Text(value.Value)} is more.", $"The nearest valid value is {Text(maximum.Value)}.");
    }

    private static KuCoinException TooSmall(decimal value, decimal minimum, string errorId, string name, string unit, string action) =>
        Refuse(errorId, $"{name} must be at least {Text(minimum)}{In(unit)}; {Text(value)} is less.", action);

    private static KuCoinException Refuse(string errorId, string message, string action) =>
        new(KuCoinErrorKind.InvalidArgument, errorId, message) { RecommendedAction = action };

    private static string In(string unit) => unit.Length == 0 ? "" : " " + unit;

    // Without trailing zeros, so that a step of 0.10 reads as what it is.
    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
