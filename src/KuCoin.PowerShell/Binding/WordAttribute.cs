using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads the words of a closed set as users, the exchange and CSV files spell them: market, Market, MARGIN_TRADE; a
/// blank column means "not given". The engine alone would also take 1 for Sell and S for Sell.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordAttribute : ArgumentTransformationAttribute
{
    /// <param name="set">The enum.</param>
    public WordAttribute(Type set) => Set = set;

    /// <summary>The enum.</summary>
    public Type Set { get; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or string { Length: 0 } || value.GetType() == Set)
            return value is string ? null : value;

        var text = value.ToString() ?? string.Empty;
        var word = text.Trim().Replace("_", string.Empty, StringComparison.Ordinal);
        var name = Array.Find(Enum.GetNames(Set), name => name.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new ValueRefusedException("NotAWord", value, $"'{text}' is none of {string.Join(", ", Enum.GetNames(Set))}.");
        return Enum.Parse(Set, name);
    }
}
