using System.Management.Automation;
using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>Lets -Session take a name where it wants a session.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SessionNameAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string name
            ? SessionRegistry.Find(name) ?? throw new ValueRefusedException("SessionNotFound", name, Missing(name))
            : value;
    }

    private static string Missing(string name)
    {
        var names = SessionRegistry.All.Select(session => session.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? $"Several sessions of other runspaces are named '{name}'. Give the session object instead of its name."
            : $"There is no session named '{name}'. {(names.Count == 0 ? "Connect one with Connect-KcSession." : $"Open sessions: {string.Join(", ", names)}.")}";
    }
}
