using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>Reads the switches of a CSV file: true, false, or blank for false. The engine alone refuses text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FlagAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text when string.IsNullOrWhiteSpace(text) => false,
            string text when bool.TryParse(text, out var flag) => flag,
            string text => throw new ValueRefusedException("NotAFlag", text, $"'{text}' is neither true nor false."),
            _ => inputData,
        };
}
