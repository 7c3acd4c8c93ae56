namespace KuCoin.Sandbox.Market;

/// <summary>A way a currency comes in and goes out.</summary>
/// <param name="Id">What calls take; lower case.</param>
/// <param name="Name">What people read.</param>
/// <param name="MinSize">The smallest withdrawal.</param>
/// <param name="Fee">What a withdrawal costs, in the currency.</param>
internal sealed record Chain(string Id, string Name, decimal MinSize = 0.001m, decimal Fee = 0.0005m)
{
    public const int Precision = 8;

    public string Contract { get; init; } = "";
    public int Confirms { get; init; } = 3;
    public bool NeedTag { get; init; }
}

internal static class ChainCatalogue
{
    private static readonly Chain Ether = new("eth", "ERC20") { Confirms = 12 };
    private static readonly Chain Kcc = new("kcc", "KCC") { Confirms = 20 };

    private static readonly Dictionary<string, Chain[]> Known = new(StringComparer.Ordinal)
    {
        ["BTC"] = [new("btc", "BTC"), Kcc with { MinSize = 0.0008m, Fee = 0.00002m, Contract = "0xfa93c12cd345c658bc4644d1d4e1b9615952258c" }],
        ["ETH"] = [Ether with { MinSize = 0.005m, Fee = 0.002m }],
        ["USDT"] =
        [
            Ether with { MinSize = 10m, Fee = 3.5m, Contract = "0xdac17f958d2ee523a2206206994597c13d831ec7" },
            new("trx", "TRC20", 3m, 1.5m) { Confirms = 20, Contract = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t" },
            Kcc with { MinSize = 2m, Fee = 0.5m, Contract = "0x0039f574ee5cc39bdd162e9a88e3eb1f111baf48" },
            new("ton", "TON", 2m, 0.5m) { Confirms = 5, NeedTag = true, Contract = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs" },
        ],
        ["XRP"] = [new("xrp", "XRP", 20m, 0.5m) { NeedTag = true }],
        ["TON"] = [new("ton", "TON", 1m, 0.1m) { NeedTag = true }],
        ["XLM"] = [new("xlm", "XLM", 20m, 0.02m) { NeedTag = true }],
    };

    /// <summary>The chains of a currency, the usual one first.</summary>
#pragma warning disable CA1308 // Chain ids are lower case on the wire.
    public static IReadOnlyList<Chain> Of(string currency) => Known.GetValueOrDefault(currency) ?? [new Chain(currency.ToLowerInvariant(), currency)];
#pragma warning restore CA1308

    /// <summary>The chain that is meant; the usual one when none is named.</summary>
    public static Chain Find(string currency, string? id) =>
        Of(currency).FirstOrDefault(c => id is null || id.Equals(c.Id, StringComparison.Ordinal))
            ?? throw Refusal.Parameter($"chain {id} does not carry {currency}; it takes a chain id: {string.Join(", ", Of(currency).Select(static c => c.Id))}");
}
