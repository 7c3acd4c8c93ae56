using System.Management.Automation;

namespace KuCoin.Binding;

/// <summary>Lets through what can be an order's id; an object that was turned into text on its way through the pipeline cannot.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderIdAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is not string { Length: > 0 and <= 128 } id || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ValidationMetadataException($"'{element}' is not an order id. Pipe orders, receipts or the text of their Id.");
    }
}
