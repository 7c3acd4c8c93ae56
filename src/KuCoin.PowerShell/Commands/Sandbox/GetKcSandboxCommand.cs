using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcSandbox")]
[OutputType(typeof(KcSandbox))]
public sealed class GetKcSandboxCommand : KcCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, HelpMessage = "The names of the sandboxes; wildcards are allowed. Default: all that run.")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SandboxCompleter))]
    public string[]? Name { get; set; }

    protected override object Target => (object?)Name ?? "sandboxes";

    protected override void Process()
    {
        var names = new NamePatterns(Name);
        var running = SandboxRegistry.All;
        foreach (var sandbox in running.Where(sandbox => names.Matches(sandbox.Name)))
            WriteObject(sandbox);
        foreach (var missing in names.MissingFrom(running.Select(sandbox => sandbox.Name)))
            WriteError(KcErrors.NotFound("SandboxNotFound", missing, $"No sandbox named '{missing}' is running.", "Start one with Start-KcSandbox."));
    }
}
