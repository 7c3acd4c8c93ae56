using System.Management.Automation;
using KuCoin.Sessions;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(KcSandbox))]
public sealed class StopKcSandboxCommand : SandboxCommand
{
    protected override void Process()
    {
        var sandbox = Chosen;
        if (!ShouldProcess($"{sandbox.Name} ({sandbox.Endpoint})", "Stop the sandbox and forget all that is in it"))
            return;
        SandboxRegistry.Stop(sandbox);
        if (PassThru)
            WriteObject(sandbox);
    }
}
