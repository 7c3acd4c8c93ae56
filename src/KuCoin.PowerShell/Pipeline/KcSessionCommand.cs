using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Sessions;

namespace KuCoin.Pipeline;

/// <summary>
/// The second base class: a cmdlet that talks to the exchange through a session. The session is the one given,
/// else the runspace's default; cmdlets that only read public data do without one.
/// </summary>
public abstract class KcSessionCommand : KcCommand
{
    private KcSession? _current;

    [Parameter(HelpMessage = "The session to use, by name or as the object Connect-KcSession returned. Default: the session connected last in this runspace.")]
    [ValidateNotNull]
    [SessionName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public KcSession? Session { get; set; }

    /// <summary>True for cmdlets that need no key; without a session they ask the live exchange anonymously.</summary>
    protected virtual bool IsPublic => false;

    /// <summary>The session in use, known from <see cref="BeginProcessing"/> on.</summary>
    protected KcSession CurrentSession => _current ?? throw new InvalidOperationException("The session is resolved in BeginProcessing.");

    /// <summary>The client of <see cref="CurrentSession"/>.</summary>
    protected KuCoinClient Client => CurrentSession.Client;

    protected override object Target => CurrentSession.Name;

    protected override void BeginProcessing()
    {
        var session = Session ?? SessionRegistry.Default ?? (IsPublic ? SessionRegistry.Anonymous : null);
        if (session is null)
        {
            ThrowTerminatingError(KcErrors.Refuse(
                "NoSession", ErrorCategory.ConnectionError, MyInvocation.MyCommand.Name,
                "There is no session in this runspace.", "Run Connect-KcSession first, or name a session with -Session."));
        }
        else if (session.IsClosed)
        {
            ThrowTerminatingError(KcErrors.Refuse(
                "SessionClosed", ErrorCategory.ConnectionError, session.Name,
                $"The session '{session.Name}' is disconnected.", "Connect again with Connect-KcSession."));
        }
        else
        {
            SessionRegistry.Hold(session);
            _current = session;
        }
    }

    /// <summary>
    /// Asks for confirmation of one change. The text says all a trader checks before agreeing, the account and the
    /// exchange included; with -WhatIf it is all that happens.
    /// </summary>
    /// <param name="action">The change as one clause without a full stop, from <see cref="ActionText"/>.</param>
    protected bool Confirm(string action)
    {
        var text = $"{action} as {CurrentSession.Describe()}";
        return ShouldProcess($"{text}.", $"{text}?", "Confirm");
    }
}
