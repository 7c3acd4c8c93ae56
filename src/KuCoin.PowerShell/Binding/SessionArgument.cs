using System.Management.Automation;
using KuCoin.Sessions;

namespace KuCoin.Binding;

/// <summary>
/// What -Session takes: a session or its name. A name is looked up when the cmdlet begins and not while it is bound:
/// the engine only warns about a preset value that does not bind, and the cmdlet would go on with another account.
/// </summary>
public sealed class SessionArgument
{
    private readonly KcSession? _session;
    private readonly bool _isSession = true;

    public SessionArgument(KcSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        (Name, _session) = (session.Name, session);
    }

    public SessionArgument(string name) => Name = name;

    private SessionArgument(object other) => (Name, _isSession) = (other.ToString() ?? string.Empty, false);

    /// <summary>The session's name.</summary>
    public string Name { get; }

    /// <summary>Takes anything: what is neither a session nor a name is refused when the cmdlet begins.</summary>
    internal static SessionArgument Of(object value) => value switch
    {
        SessionArgument argument => argument,
        KcSession session => new(session),
        string or ValueType => new(LanguagePrimitives.ConvertTo<string>(value)),
        _ => new(value),
    };

    /// <summary>The session meant.</summary>
    /// <exception cref="KuCoinException">There is none of that name, or it is closed.</exception>
    internal KcSession Resolve()
    {
        if (!_isSession)
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "NotASession", $"'{Name}' is neither a session nor the name of one.");
        var session = _session ?? SessionRegistry.Find(Name) ?? throw Missing();
        return session.IsClosed ? throw Closed(session.Name) : session;
    }

    /// <summary>The session meant, null when there is none that could be used.</summary>
    internal KcSession? TryResolve() => _isSession && (_session ?? SessionRegistry.Find(Name)) is { IsClosed: false } session ? session : null;

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

/// <summary>Lets every value bind to -Session, so that one that makes no sense fails the cmdlet instead of being left out with a warning.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SessionOrNameAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is { } value ? SessionArgument.Of(value) : null;
}
