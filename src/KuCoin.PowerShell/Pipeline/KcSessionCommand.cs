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
    [SessionOrName]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public SessionArgument? Session { get; set; }

    /// <summary>True for cmdlets that need no key; without a session they ask the live exchange anonymously.</summary>
    protected virtual bool IsPublic => false;

    /// <summary>False for what it confirms but does on this side only; a guard's dry run does not hold it back.</summary>
    protected virtual bool ChangesExchange => true;

    /// <summary>The session in use, known from <see cref="BeginProcessing"/> on.</summary>
    protected KcSession CurrentSession => _current ?? throw new InvalidOperationException("The session is resolved in BeginProcessing.");

    /// <summary>The client of <see cref="CurrentSession"/>.</summary>
    protected KuCoinClient Client => CurrentSession.Client;

    protected override object Target => CurrentSession.Name;

    protected override void BeginProcessing() => Require(Session?.Name ?? "default session", () =>
    {
        _current = Choose();
        SessionRegistry.Hold(_current);
    });

    /// <summary>
    /// Asks for confirmation of one change. The text says all a trader checks before agreeing, the account and the
    /// exchange included; with -WhatIf it is all that happens.
    /// </summary>
    /// <param name="action">The change as one clause without a full stop, from <see cref="ActionText"/>.</param>
    /// <param name="force">-Force of a cmdlet that has it: the question is left out, what -WhatIf says is not.</param>
    protected bool Confirm(string action, bool force = false)
    {
        var text = $"{action} as {CurrentSession.Description}";
        if (IsDryRun)
        {
            WriteInformation(new HostInformationMessage { Message = $"Dry run: {text}. Nothing is sent." }, ["PSHOST"]);
            return false;
        }
        return (force && !IsWhatIf) || ShouldProcess($"{text}.", $"{text}?", "Confirm");
    }

    /// <summary>Writes what is named: one name is asked for alone, patterns and several names pick from the list of all.</summary>
    /// <param name="names">The names and patterns.</param>
    /// <param name="one">Asks for one name.</param>
    /// <param name="all">Asks for everything.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="missing">What is said about a name that is not in the list.</param>
    /// <param name="show">What is written for an item; null writes it as it is.</param>
    private protected void WriteNamed<T>(
        NamePatterns names,
        Func<string, CancellationToken, Task<T>> one,
        Func<CancellationToken, Task<IReadOnlyList<T>>> all,
        Func<T, string> nameOf,
        Func<string, ErrorRecord> missing,
        Func<T, object?>? show = null)
    {
        if (!names.NeedsList && names.Literals.Count == 1)
        {
            var found = Await(token => one(names.Literals[0], token));
            WriteObject(show is null ? found : show(found));
            return;
        }

        var items = Await(all);
        foreach (var item in names.IsEmpty ? items : items.Where(item => names.Matches(nameOf(item))))
            WriteObject(show is null ? item : show(item));
        foreach (var name in names.MissingFrom(items.Select(nameOf)))
            WriteError(missing(name));
    }

    /// <summary>The object, shown in another table than others of its type: for what a table of all would leave empty. Costs ten times what writing it does.</summary>
    /// <param name="item">The object.</param>
    /// <param name="table">The table's name: Trade for KuCoin.FuturesTicker#Trade.</param>
    protected static PSObject InTable(object item, string table)
    {
        var shown = new PSObject(item);
        shown.TypeNames.Insert(0, $"{item.GetType().FullName}#{table}");
        return shown;
    }

    /// <summary>True when changes are shown and not made: with -WhatIf, and under a guard's dry run.</summary>
    protected bool IsOnlyShown => IsWhatIf || IsDryRun;

    private bool IsDryRun => ChangesExchange && Client.Guard is { DryRun: true };

    private bool IsWhatIf => LanguagePrimitives.IsTrue(
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) ? given : GetVariableValue("WhatIfPreference"));

    // A session that was meant but is not there must never be replaced by another one.
    private KcSession Choose()
    {
        if (Session is not null)
            return Session.Resolve();
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Session)))
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "NoSession", "-Session was given, but is null.");
        return SessionRegistry.Default ?? (IsPublic ? SessionRegistry.Anonymous : throw NoDefault());
    }

    private static KuCoinException NoDefault()
    {
        var open = string.Join(", ", SessionRegistry.All.Select(session => session.Name));
        return new(KuCoinErrorKind.Connection, "NoSession", "This runspace has no default session.")
        {
            RecommendedAction = open.Length == 0 ? "Run Connect-KcSession first." : $"Run Connect-KcSession, or name one of the open sessions with -Session: {open}.",
        };
    }
}
