using System.Management.Automation;

namespace KuCoin.Sessions;

/// <summary>Runs on Remove-Module: what this runspace opened and started is closed, and keys nobody else holds are zeroed.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        TopicRegistry.RemoveOwn();
        SessionRegistry.ReleaseAll();
        SandboxRegistry.StopOwn();
    }
}
