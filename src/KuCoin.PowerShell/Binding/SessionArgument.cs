using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>
/// What -Session takes: a session or its name. A name is looked up when the cmdlet begins and not while it is bound:
/// the engine only warns about a preset value that does not bind, and the cmdlet would go on with another account.
/// </summary>
public sealed class SessionArgument
{
    private readonly KcSession? _session;

    public SessionArgument(KcSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        (Name, _session) = (session.Name, session);
    }

    public SessionArgument(string name) => Name = name;

    /// <summary>The session's name.</summary>
    public string Name { get; }

    /// <summary>The session meant.</summary>
    /// <exception cref="KuCoinException">There is none of that name, or it is closed.</exception>
    internal KcSession Resolve()
    {
        var session = _session ?? SessionRegistry.Find(Name) ?? throw Missing();
        return session.IsClosed ? throw Closed(session.Name) : session;
    }

    /// <summary>The session meant, null when there is none that could be used.</summary>
    internal KcSession? TryResolve() => (_session ?? SessionRegistry.Find(Name)) is { IsClosed: false } session ? session : null;

    public override string ToString() => Name;

    private static KuCoinException Closed(string name) =>
        new(KuCoinErrorKind.Connection, "SessionClosed", $"The session '{name}' is disconnected.") { RecommendedAction = "Connect again with Connect-KcSession." };

    private KuCoinException Missing()
    {
        var names = SessionRegistry.All.Select(session => session.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return names.Contains(Name, StringComparer.OrdinalIgnoreCase)
            ? new(KuCoinErrorKind.InvalidArgument, "AmbiguousSession", $"Several sessions of other runspaces are named '{Name}'.") { RecommendedAction = "Give the session object instead of its name." }
            : new(KuCoinErrorKind.NotFound, "SessionNotFound", $"There is no session named '{Name}'.")
            {
                RecommendedAction = names.Count == 0 ? "Connect one with Connect-KcSession." : $"Open sessions: {string.Join(", ", names)}.",
            };
    }
}
