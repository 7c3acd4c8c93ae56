using System.Management.Automation.Runspaces;
using KuCoin.Sandbox;

namespace KuCoin.Sessions;

/// <summary>The sandboxes that run in this process. Those a runspace started are stopped when the module is removed from it.</summary>
internal static class SandboxRegistry
{
    private static readonly object Gate = new();
    private static readonly List<(KcSandbox Sandbox, WeakReference<Runspace> Owner)> Running = [];

    /// <summary>The running sandboxes, oldest first.</summary>
    public static IReadOnlyList<KcSandbox> All
    {
        get
        {
            lock (Gate)
                return [.. Running.Select(entry => entry.Sandbox)];
        }
    }

    /// <summary>The one started last, this runspace's own first.</summary>
    /// <exception cref="KuCoinException">None runs.</exception>
    public static KcSandbox Require()
    {
        lock (Gate)
        {
            return Running.FindLast(entry => IsOwn(entry.Owner)).Sandbox ?? Running.LastOrDefault().Sandbox
                ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "SandboxNotFound", "No sandbox runs in this process.")
                {
                    RecommendedAction = "Start one with Start-KcSandbox, or give -Endpoint for one that runs elsewhere.",
                };
        }
    }

    /// <summary>The running sandbox of that name, null for none.</summary>
    public static KcSandbox? Find(string name) => All.FirstOrDefault(sandbox => sandbox.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Starts one. Without a name it is called sandbox, sandbox2, sandbox3...</summary>
    /// <exception cref="KuCoinException">The name or a port is taken.</exception>
    public static KcSandbox Start(string? name, SandboxOptions options)
    {
        lock (Gate)
        {
            if (name is not null && Find(name) is not null)
                throw new KuCoinException(KuCoinErrorKind.AlreadyExists, "SandboxExists", $"A sandbox named '{name}' is running already.");
            try
            {
                var sandbox = new KcSandbox(name ?? FreeName(), SandboxServer.Start(options));
                Running.Add((sandbox, new(Runspace.DefaultRunspace)));
                return sandbox;
            }
            catch (IOException failure)
            {
                throw new KuCoinException(KuCoinErrorKind.Unavailable, "PortInUse", failure.Message, failure)
                {
                    RecommendedAction = "Give another -Port and -FuturesPort, or none to have free ones chosen.",
                };
            }
        }
    }

    /// <summary>Stops it; sessions that use it fail from now on.</summary>
    public static void Stop(KcSandbox sandbox)
    {
        lock (Gate)
            Running.RemoveAll(entry => ReferenceEquals(entry.Sandbox, sandbox));
        sandbox.Server.Dispose();
    }

    /// <summary>Stops what this runspace started.</summary>
    public static void StopOwn()
    {
        List<KcSandbox> own;
        lock (Gate)
            own = [.. Running.Where(entry => IsOwn(entry.Owner)).Select(entry => entry.Sandbox)];
        own.ForEach(Stop);
    }

    private static string FreeName()
    {
        for (var number = 1; ; number++)
        {
            var name = number == 1 ? "sandbox" : FormattableString.Invariant($"sandbox{number}");
            if (Find(name) is null)
                return name;
        }
    }

    private static bool IsOwn(WeakReference<Runspace> owner) =>
        owner.TryGetTarget(out var runspace) && ReferenceEquals(runspace, Runspace.DefaultRunspace);
}
