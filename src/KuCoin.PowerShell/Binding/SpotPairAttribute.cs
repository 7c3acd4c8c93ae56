using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Refuses futures contracts where a spot order is placed, cancelled or waited for. Otherwise a futures receipt piped in
/// would be "not found" at the spot host, and be taken for gone.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SpotPairAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is string { Length: > 0 } symbol && !symbol.Contains('-', StringComparison.Ordinal) && !WildcardPattern.ContainsWildcardCharacters(symbol))
            throw new ValidationMetadataException($"'{symbol}' is not a spot pair such as BTC-USDT; futures contracts have cmdlets of their own.");
    }
}
