namespace KuCoin.Sandbox.Futures;

/// <summary>The contracts the sandbox lists: two linear ones and an inverse one.</summary>
internal static class ContractCatalogue
{
    public static IReadOnlyList<Contract> Contracts { get; } =
    [
        new("XBTUSDTM", "BTC", "XBT", IsInverse: false, 0.1m, 0.001m, 125, 0.004m, 100_000),
        new("ETHUSDTM", "ETH", "ETH", IsInverse: false, 0.01m, 0.01m, 100, 0.005m, 100_000),
        new("XBTUSDM", "BTC", "XBT", IsInverse: true, 0.1m, -1m, 75, 0.007m, 200),
    ];
}
