using KuCoin.Credentials;
using KuCoin.Sandbox;

namespace KuCoin;

/// <summary>A local exchange that runs in this process. What is in it can be read here to check what really happened.</summary>
public sealed class KcSandbox
{
    internal KcSandbox(string name, SandboxServer server) => (Name, Server) = (name, server);

    /// <summary>The name the sandbox cmdlets find it by.</summary>
    public string Name { get; }

    /// <summary>Where spot, margin and account calls go.</summary>
    public Uri Endpoint => Server.Endpoint;

    /// <summary>Where futures calls go.</summary>
    public Uri FuturesEndpoint => Server.FuturesEndpoint;

    /// <summary>True until it is stopped.</summary>
    public bool IsRunning => Server.IsRunning;

    /// <summary>What prices, ids and keys are derived from.</summary>
    public int Seed => Server.Options.Seed;

    /// <summary>The sandbox's own time, UTC.</summary>
    public DateTimeOffset Time => Server.Now;

    /// <summary>The faults that still wait to happen.</summary>
    public SandboxFault[] Faults => [.. Server.Faults];

    /// <summary>How many requests came that could change something, whatever became of them.</summary>
    public long WriteRequestCount => Server.WriteRequestCount;

    /// <summary>How many streams are connected.</summary>
    public int OpenStreamCount => Server.OpenStreamCount;

    /// <summary>The last requests, oldest first.</summary>
    public SandboxRequest[] Requests => [.. Server.Requests];

    /// <summary>Every spot order of the default user, in the order of acceptance.</summary>
    public SandboxOrderView[] Orders => [.. Server.Orders];

    /// <summary>Every futures order of the default user, in the order of acceptance.</summary>
    public SandboxOrderView[] FuturesOrders => [.. Server.FuturesOrders];

    internal SandboxServer Server { get; }

    /// <summary>The key of its default user.</summary>
    internal ApiCredentials CreateCredentials() => new(Server.Key.ApiKey, Server.Key.Secret, Server.Key.Passphrase, Server.Key.Version);

    /// <summary>Checks that no money appeared or vanished and that every hold matches its orders.</summary>
    /// <exception cref="InvalidOperationException">The books are wrong; the message has the figures.</exception>
    public void CheckLedger() => Server.CheckLedger();

    /// <summary>The name, so that the sandbox's text binds to -Sandbox as well.</summary>
    public override string ToString() => Name;
}
