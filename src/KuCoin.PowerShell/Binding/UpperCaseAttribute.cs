using System.Collections;
using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>
/// Normalises symbols and currencies: trims, and upper-cases in the invariant culture, because that is how the
/// exchange spells them. An object that carries the property stands for its value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UpperCaseAttribute : ArgumentTransformationAttribute
{
    /// <param name="property">The property that names an object: Symbol or Currency.</param>
    public UpperCaseAttribute(string property) => Property = property;

    /// <summary>The property that names an object.</summary>
    public string Property { get; }

    /// <summary>True where another parameter may name the object: one without the property then gives no names instead of an error.</summary>
    public bool IsOptional { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null => null,
            string text => text.Trim().ToUpperInvariant(),
            IEnumerable list and not IDictionary => list.Cast<object?>().Select(item => item is null ? null : Transform(engineIntrinsics, item)).ToArray(),
            _ when IsOptional && PSObject.AsPSObject(inputData).Properties[Property] is null => Array.Empty<string>(),
            _ => Transform(engineIntrinsics, NameOf(inputData!)),
        };
    }

    private string NameOf(object item) =>
        PSObject.AsPSObject(item).Properties[Property]?.Value is string name
            ? name
            : throw new ValueRefusedException("NotAName", item, $"'{item}' is neither a name nor an object with the property {Property}.");
}
