using System.Management.Automation;
using System.Security;

namespace KuCoin.Binding;

/// <summary>Takes a SecureString and nothing else. The engine alone would refuse a plain text too, but with the text in its message.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecureTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is null or SecureString ? value
            : throw new ValueRefusedException("PlainTextSecret", null, "It is to be a SecureString, from Read-Host -AsSecureString or a vault: plain text stays in histories and logs.");
    }
}
