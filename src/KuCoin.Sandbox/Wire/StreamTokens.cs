using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>What a token allows: one host, for 24 hours, and private topics when a user stands behind it.</summary>
internal sealed record StreamToken(string Host, User? User, DateTimeOffset IssuedAt)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public bool IsValidAt(DateTimeOffset now) => now >= IssuedAt && now - IssuedAt < Life;
}

/// <summary>Hands out stream tokens, a new one for every call.</summary>
internal sealed class StreamTokens(Exchange exchange, Func<string, Uri> endpointOf)
{
    private readonly Dictionary<string, StreamToken> _tokens = new(StringComparer.Ordinal);

    public StreamToken? Find(string? token) => token is null ? null : _tokens.GetValueOrDefault(token);

    /// <summary>Ends a token before its time.</summary>
    public void Revoke(StreamToken token)
    {
        foreach (var (text, _) in _tokens.Where(t => ReferenceEquals(t.Value, token)).ToList())
            _tokens.Remove(text);
    }

    public IEnumerable<Route> Routes(string host, Pool privatePool) =>
    [
        new("POST", "/api/v1/bullet-public", Pool.Public, 10, Access.Public, (_, json) => Issue(json, host, user: null)) { IsWrite = false },
        new("POST", "/api/v1/bullet-private", privatePool, 10, Access.General, (call, json) => Issue(json, host, call.User)) { IsWrite = false },
    ];

    private void Issue(Utf8JsonWriter json, string host, User? user)
    {
        // Padded like the live ones, so that a client that forgets to encode it in the URL finds out here.
        var token = $"2neAiuYv-{exchange.Ids.Hex24()}-{exchange.Ids.Hex24()}_sandbox==.{(user is null ? "public" : "private")}==";
        _tokens[token] = new StreamToken(host, user, exchange.Clock.Now);
        json.Object(o => o
            .Str("token", token)
            .Array("instanceServers", [endpointOf(host)], (j, endpoint) => j.Object(server => server
                .Str("endpoint", endpoint.ToString())
                .Bool("encrypt", value: false)
                .Str("protocol", "websocket")
                .Num("pingInterval", (long)exchange.Options.PingInterval.TotalMilliseconds)
                .Num("pingTimeout", (long)exchange.Options.PingTimeout.TotalMilliseconds))));
    }
}
