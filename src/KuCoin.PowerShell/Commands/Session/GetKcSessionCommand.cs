using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

/// <summary>Lists the open sessions of the process.</summary>
[Cmdlet(VerbsCommon.Get, "KcSession")]
[OutputType(typeof(KcSession))]
public sealed class GetKcSessionCommand : KcCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The names wanted; wildcards are allowed. Default: all.")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string[]? Name { get; set; }

    [Parameter(HelpMessage = "Only the session that cmdlets without -Session use in this runspace.")]
    public SwitchParameter Default { get; set; }

    protected override object Target => Name ?? ["*"];

    protected override void Process()
    {
        var patterns = new NamePatterns(Name);
        var sessions = SessionRegistry.All;
        foreach (var missing in patterns.Literals.Where(name => !sessions.Any(session => session.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            WriteError(KcErrors.NotFound("SessionNotFound", missing, $"There is no session named '{missing}'.", "List the sessions with Get-KcSession."));

        foreach (var session in sessions.Where(session => patterns.Matches(session.Name) && (!Default || session.IsDefault)))
            WriteObject(session);
    }
}
