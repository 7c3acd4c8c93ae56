namespace KuCoin;

/// <summary>Reckons with values that came from elsewhere: what one of them does not say, or no number can hold, is not known.</summary>
internal static class Reckon
{
    public static decimal? Product(decimal? left, decimal? right) => Try(left, right, decimal.Multiply);

    /// <summary>Null also of a division by zero.</summary>
    public static decimal? Quotient(decimal? left, decimal? right) => right == 0m ? null : Try(left, right, decimal.Divide);

    public static decimal? Difference(decimal? left, decimal? right) => Try(left, right, decimal.Subtract);

    public static long? Difference(long? left, long? right) =>
        Difference((decimal?)left, right) is { } rest and >= long.MinValue and <= long.MaxValue ? (long)rest : null;

    private static decimal? Try(decimal? left, decimal? right, Func<decimal, decimal, decimal> reckon)
    {
        if (left is not { } first || right is not { } second)
            return null;
        try
        {
            return reckon(first, second);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
