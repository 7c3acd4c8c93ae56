using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>One admitted request on its way through a handler.</summary>
internal sealed class Call
{
    public required Exchange Exchange { get; init; }
    public required RouteMatch Route { get; init; }
    public required Fields Query { get; init; }
    public required Fields Body { get; init; }
    public required JsonElement BodyJson { get; init; }

    /// <summary>The key in use; null on public calls.</summary>
    public SandboxKey? Key { get; init; }

    /// <summary>How long an order of this call stays invisible, when a fault asks for it.</summary>
    public TimeSpan? LookupLag { get; init; }

    public DateTimeOffset Now => Exchange.Clock.Now;

    /// <summary>Who calls; only on signed calls.</summary>
    public User User => Exchange.Keys.UserOf(Key ?? throw new InvalidOperationException("A public call has no user."));
}
