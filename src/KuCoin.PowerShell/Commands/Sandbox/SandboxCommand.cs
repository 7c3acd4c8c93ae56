using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

/// <summary>What Set-KcSandbox and Stop-KcSandbox share: the sandbox they are about.</summary>
public abstract class SandboxCommand : KcCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, HelpMessage = "The sandbox, by name or as the object Start-KcSandbox returned. Needed when several run.")]
    [ValidateNotNull]
    [SandboxName]
    [ArgumentCompleter(typeof(SandboxCompleter))]
    public KcSandbox? Sandbox { get; set; }

    [Parameter(HelpMessage = "Return the sandbox.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => (object?)Sandbox ?? "sandbox";

    /// <summary>The one given, else the only one there is.</summary>
    protected KcSandbox Chosen => Sandbox ?? SandboxRegistry.All switch
    {
        [var only] => only,
        [] => throw new KuCoinException(KuCoinErrorKind.NotFound, "SandboxNotFound", "No sandbox is running.") { RecommendedAction = "Start one with Start-KcSandbox." },
        var several => throw KcErrors.Refused("SandboxNotNamed", $"Several sandboxes are running ({string.Join(", ", several.Select(sandbox => sandbox.Name))}). Name one with -Sandbox."),
    };
}
