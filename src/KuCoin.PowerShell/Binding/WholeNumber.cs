using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Binding;

/// <summary>Lots, leverage and levels. As integers the engine would round 1.5 lots to 2 without a word, so they bind as exact numbers and are read here.</summary>
internal static class WholeNumber
{
    /// <param name="value">The number, null for none.</param>
    /// <param name="name">The parameter it came with.</param>
    public static int? Read(decimal? value, string name) => value is { } number ? Read(number, name) : null;

    /// <inheritdoc cref="Read(decimal?, string)"/>
    public static int Read(decimal value, string name) => value == decimal.Truncate(value) && Math.Abs(value) <= int.MaxValue
        ? (int)value
        : throw KcErrors.Refused($"{name}NotWhole", $"{KcFormat.Number(value)} is not possible as {name}: whole numbers only.");
}
