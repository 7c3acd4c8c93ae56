using System.Text.Json.Serialization;
using KuCoin.Transport;

namespace KuCoin.Streams;

/// <summary>What opens a connection, and where.</summary>
internal sealed class StreamToken
{
    public string? Token { get; init; }

    public StreamServer[]? InstanceServers { get; init; }
}

/// <summary>A server and how often it wants to hear from us.</summary>
internal sealed class StreamServer
{
    public string? Endpoint { get; init; }

    /// <summary>Milliseconds.</summary>
    public int PingInterval { get; init; }

    /// <summary>Milliseconds.</summary>
    public int PingTimeout { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StreamToken))]
internal sealed partial class StreamJson : JsonSerializerContext;

/// <summary>The calls that fetch a token.</summary>
internal static class StreamOperations
{
    public static readonly Operation<StreamToken> SpotPublicToken = new()
    {
        Name = "Get public spot stream token",
        Row = "N1",
        Method = HttpMethod.Post,
        Path = "/api/v1/bullet-public",
        Pool = RatePool.Public,
        Weight = 10,
        Access = Access.Public,
        Answer = static () => StreamJson.Default.StreamToken,
    };

    public static readonly Operation<StreamToken> SpotPrivateToken = new()
    {
        Name = "Get private spot stream token",
        Row = "N2",
        Method = HttpMethod.Post,
        Path = "/api/v1/bullet-private",
        Pool = RatePool.Spot,
        Weight = 10,
        Access = Access.General,
        Answer = static () => StreamJson.Default.StreamToken,
    };

    public static readonly Operation<StreamToken> FuturesPublicToken = new()
    {
        Name = "Get public futures stream token",
        Row = "N3",
        Method = HttpMethod.Post,
        Path = "/api/v1/bullet-public",
        Host = ApiHost.Futures,
        Pool = RatePool.Public,
        Weight = 10,
        Access = Access.Public,
        Answer = static () => StreamJson.Default.StreamToken,
    };

    public static readonly Operation<StreamToken> FuturesPrivateToken = new()
    {
        Name = "Get private futures stream token",
        Row = "N4",
        Method = HttpMethod.Post,
        Path = "/api/v1/bullet-private",
        Host = ApiHost.Futures,
        Pool = RatePool.Futures,
        Weight = 10,
        Access = Access.General,
        Answer = static () => StreamJson.Default.StreamToken,
    };

    public static Operation<StreamToken> TokenFor(ApiHost host, bool isPrivate) => (host, isPrivate) switch
    {
        (ApiHost.Spot, false) => SpotPublicToken,
        (ApiHost.Spot, true) => SpotPrivateToken,
        (ApiHost.Futures, false) => FuturesPublicToken,
        _ => FuturesPrivateToken,
    };
}
