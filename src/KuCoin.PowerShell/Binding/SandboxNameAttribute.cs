using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
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

/// <summary>The names of the running sandboxes.</summary>
public sealed class SandboxCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        KcCompleter.Match(SandboxRegistry.All.Select(sandbox => new Suggestion(sandbox.Name, sandbox.Endpoint.ToString())), wordToComplete);
}
