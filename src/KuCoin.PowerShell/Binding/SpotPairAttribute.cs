using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Refuses futures contracts where a spot order is placed, cancelled or waited for. Otherwise a futures receipt piped in
/// would be "not found" at the spot host, and be taken for gone. So would several pairs in one text: the exchange cancels
/// nothing for a pair it does not know, and says nothing either.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SpotPairAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is string { Length: > 0 } symbol && !WildcardPattern.ContainsWildcardCharacters(symbol)
            && (symbol.Count(character => character == '-') != 1 || symbol.Any(character => character != '-' && !char.IsLetterOrDigit(character))))
            throw new ValidationMetadataException($"'{symbol}' is not a spot pair such as BTC-USDT; futures contracts have cmdlets of their own.");
    }
}
