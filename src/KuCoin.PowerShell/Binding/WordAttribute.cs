using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Reads the words of a closed set as the exchange and CSV files spell them: MARGIN_TRADE is MarginTrade, and a blank
/// column means "not given". The engine alone refuses both.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text when string.IsNullOrWhiteSpace(text) => null,
            string text => text.Trim().Replace("_", string.Empty, StringComparison.Ordinal),
            _ => inputData,
        };
}
