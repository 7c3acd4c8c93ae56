namespace KuCoin.Transport;

/// <summary>The call that the clock needs.</summary>
internal static class ServerOperations
{
    public static readonly Operation<long> GetTime = new()
    {
        Name = "Get server time",
        Row = "timestamp",
        Method = HttpMethod.Get,
        Path = "/api/v1/timestamp",
        Pool = RatePool.Public,
        Weight = 3,
        Access = Access.Public,
        Answer = static () => TransportJson.Default.Int64,
    };
}
