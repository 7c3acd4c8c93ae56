using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Sessions;

namespace KuCoin.Commands;

/// <summary>Lets go of sessions. A session closes, and its key is zeroed, when no runspace uses it any more.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "KcSession", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(void))]
public sealed class DisconnectKcSessionCommand : KcCommand
{
    private const string SessionSet = "Session";
    private const string AllSet = "All";

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = SessionSet,
        HelpMessage = "The sessions, by name or as objects. Default: this runspace's default session.")]
    [Alias("Name")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument[]? Session { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AllSet, HelpMessage = "All sessions this runspace uses.")]
    public SwitchParameter All { get; set; }

    protected override object Target => "default session";

    protected override void Process()
    {
        if (ParameterSetName == AllSet)
        {
            if (!All)
                throw KcErrors.Refused("AllNotSet", "-All:$false disconnects nothing. Name the sessions, or give nothing for the default one.");
            SessionRegistry.ReleaseAll();
            return;
        }

        if (Session is not null)
        {
            foreach (var session in Session)
                Attempt(session.Name, () => Release(session.Resolve()));
        }
        else if (SessionRegistry.Default is { } current)
        {
            Release(current);
        }
        else
        {
            WriteError(KcErrors.NotFound("NoSession", Target, "There is no session in this runspace."));
        }
    }

    private void Release(KcSession session) => WriteVerbose(SessionRegistry.Release(session)
        ? $"The session '{session.Name}' is closed and its key is zeroed."
        : $"The session '{session.Name}' stays open: other runspaces use it.");
}
