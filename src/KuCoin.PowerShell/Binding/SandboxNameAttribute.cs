using System.Management.Automation;
using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>Lets -Sandbox take a name where it wants a sandbox.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SandboxNameAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string name
            ? SandboxRegistry.Find(name) ?? throw new ValueRefusedException("SandboxNotFound", name, $"No sandbox named '{name}' is running. Get-KcSandbox lists those that are.")
            : value;
    }
}

/// <summary>Offers the names of the running sandboxes.</summary>
public sealed class SandboxCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words => [.. SandboxRegistry.All.Select(sandbox => new Suggestion(sandbox.Name, sandbox.Endpoint.ToString()))];
}
