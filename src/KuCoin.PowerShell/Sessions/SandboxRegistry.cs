using System.Management.Automation.Runspaces;
using KuCoin.Sandbox;

namespace KuCoin.Sessions;

/// <summary>The sandboxes that run in this process. Those a runspace started are stopped when the module is removed from it.</summary>
internal static class SandboxRegistry
{
    private static readonly object Gate = new();
    private static readonly List<(SandboxServer Server, WeakReference<Runspace> Owner)> Running = [];

    /// <summary>The running sandboxes, oldest first.</summary>
    public static IReadOnlyList<SandboxServer> All
    {
        get
        {
            lock (Gate)
                return [.. Running.Select(entry => entry.Server)];
        }
    }

    /// <summary>The one started last, this runspace's own first.</summary>
    /// <exception cref="KuCoinException">None runs.</exception>
    public static SandboxServer Require()
    {
        lock (Gate)
        {
            return Running.FindLast(entry => IsOwn(entry.Owner)).Server ?? Running.LastOrDefault().Server
                ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "SandboxNotFound", "No sandbox runs in this process.")
                {
                    RecommendedAction = "Start one with Start-KcSandbox, or give -Endpoint for one that runs elsewhere.",
                };
        }
    }

    public static void Add(SandboxServer server)
    {
        lock (Gate)
            Running.Add((server, new(Runspace.DefaultRunspace)));
    }

    /// <summary>Stops it; sessions that use it fail from now on.</summary>
    public static void Stop(SandboxServer server)
    {
        lock (Gate)
            Running.RemoveAll(entry => ReferenceEquals(entry.Server, server));
        server.Dispose();
    }

    /// <summary>Stops what this runspace started.</summary>
    public static void StopOwn()
    {
        List<SandboxServer> own;
        lock (Gate)
            own = [.. Running.Where(entry => IsOwn(entry.Owner)).Select(entry => entry.Server)];
        own.ForEach(Stop);
    }

    private static bool IsOwn(WeakReference<Runspace> owner) =>
        owner.TryGetTarget(out var runspace) && ReferenceEquals(runspace, Runspace.DefaultRunspace);
}
