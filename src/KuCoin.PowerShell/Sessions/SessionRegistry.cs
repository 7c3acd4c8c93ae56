using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace KuCoin.Sessions;

/// <summary>
/// All sessions of the process, by name, and the default one of each runspace.
/// A runspace holds the sessions it connected or used. Disconnecting drops that runspace's hold only; the session
/// closes, and its key is zeroed, with the last hold. Runspaces that are gone hold nothing.
/// </summary>
internal static class SessionRegistry
{
    private static readonly object Gate = new();
    private static readonly List<KcSession> Open = [];
    private static readonly ConditionalWeakTable<KcSession, List<WeakReference<Runspace>>> Holders = [];
    private static readonly ConditionalWeakTable<Runspace, KcSession> Defaults = [];
    private static KcSession? _anonymous;

    /// <summary>The session connected last in this runspace and still held by it; null for none, and outside of runspaces.</summary>
    public static KcSession? Default
    {
        get
        {
            lock (Gate)
                return Runspace.DefaultRunspace is { } here && Defaults.TryGetValue(here, out var session) && !session.IsClosed ? session : null;
        }
    }

    /// <summary>What public cmdlets use where there is no session: the live exchange without a key.</summary>
    public static KcSession Anonymous
    {
        get
        {
            lock (Gate)
                return _anonymous ??= new KcSession("anonymous", new KuCoinClient(), isSandbox: false);
        }
    }

    /// <summary>The open sessions, oldest first.</summary>
    public static IReadOnlyList<KcSession> All
    {
        get
        {
            CloseAbandoned();
            lock (Gate)
                return [.. Open];
        }
    }

    /// <summary>A name for a session that was given none: main, main2, main3...</summary>
    public static string FreeName()
    {
        lock (Gate)
        {
            for (var number = 1; ; number++)
            {
                var name = number == 1 ? "main" : FormattableString.Invariant($"main{number}");
                if (!Open.Exists(session => IsNamed(session, name)))
                    return name;
            }
        }
    }

    /// <summary>
    /// The open session of that name. The sessions this runspace holds come first, so that another runspace's session
    /// of the same name never takes the place of one's own.
    /// </summary>
    /// <returns>Null when there is none, or when several of other runspaces would fit.</returns>
    public static KcSession? Find(string name)
    {
        CloseAbandoned();
        lock (Gate)
        {
            var named = Open.FindAll(session => IsNamed(session, name));
            return named.Find(IsHeldHere) ?? (named.Count == 1 ? named[0] : null);
        }
    }

    /// <summary>Makes a new session known, and the default here. A session of the same name that this runspace holds is let go.</summary>
    public static void Add(KcSession session)
    {
        KcSession? replaced;
        lock (Gate)
        {
            replaced = Open.Find(other => IsNamed(other, session.Name) && IsHeldHere(other));
            Open.Add(session);
            Holders.Add(session, [new(Runspace.DefaultRunspace)]);
            Defaults.AddOrUpdate(Runspace.DefaultRunspace, session);
        }

        if (replaced is not null)
            Release(replaced);
    }

    /// <summary>Leaves this runspace without a default: what follows must not act on an account nobody meant.</summary>
    public static void ClearDefault()
    {
        lock (Gate)
            Defaults.Remove(Runspace.DefaultRunspace);
    }

    /// <summary>Notes that this runspace uses the session.</summary>
    public static void Hold(KcSession session)
    {
        lock (Gate)
        {
            if (!Holders.TryGetValue(session, out var holders) || IsHeldHere(session))
                return;
            holders.RemoveAll(IsGone);
            holders.Add(new(Runspace.DefaultRunspace));
        }
    }

    /// <summary>
    /// Drops this runspace's hold, and closes the session when nobody else holds it. No other session takes its place
    /// as the default: after a sandbox is let go, an order must not end up on the live account connected before it.
    /// </summary>
    /// <returns>True when the session was closed.</returns>
    public static bool Release(KcSession session)
    {
        lock (Gate)
        {
            var here = Runspace.DefaultRunspace;
            if (Defaults.TryGetValue(here, out var current) && ReferenceEquals(current, session))
                Defaults.Remove(here);

            if (!Holders.TryGetValue(session, out var holders))
                return false;
            holders.RemoveAll(holder => IsGone(holder) || (holder.TryGetTarget(out var runspace) && ReferenceEquals(runspace, here)));
            if (holders.Count > 0)
                return false;
            Open.Remove(session);
            Holders.Remove(session);
        }

        session.Close();
        return true;
    }

    /// <summary>Drops all holds of this runspace; called when the module is removed from it.</summary>
    public static void ReleaseAll()
    {
        foreach (var session in All)
        {
            if (IsHeldHere(session))
                Release(session);
        }
    }

    private static bool IsNamed(KcSession session, string name) => session.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsHeldHere(KcSession session)
    {
        lock (Gate)
        {
            return Holders.TryGetValue(session, out var holders)
                && holders.Exists(holder => holder.TryGetTarget(out var runspace) && ReferenceEquals(runspace, Runspace.DefaultRunspace));
        }
    }

    private static void CloseAbandoned()
    {
        List<KcSession> abandoned;
        lock (Gate)
        {
            abandoned = Open.FindAll(session => Holders.TryGetValue(session, out var holders) && holders.TrueForAll(IsGone));
            Open.RemoveAll(abandoned.Contains);
        }

        abandoned.ForEach(session => session.Close());
    }

    private static bool IsGone(WeakReference<Runspace> holder) =>
        !holder.TryGetTarget(out var runspace) || runspace.RunspaceStateInfo.State is RunspaceState.Closing or RunspaceState.Closed or RunspaceState.Broken;
}
