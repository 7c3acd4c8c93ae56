namespace KuCoin.Sandbox.Market;

/// <summary>The currencies and pairs the sandbox opens with.</summary>
internal static class SpotCatalogue
{
    /// <summary>What a unit is worth in dollars when the sandbox starts.</summary>
    public static IReadOnlyDictionary<string, decimal> DollarPrices { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["USDT"] = 1m, ["USDC"] = 1m, ["BTC"] = 67_000m, ["ETH"] = 2_600m, ["KCS"] = 9m, ["SOL"] = 155m, ["XRP"] = 0.55m,
        ["ADA"] = 0.35m, ["DOGE"] = 0.12m, ["DOT"] = 4.4m, ["LTC"] = 71m, ["LINK"] = 11.5m, ["AVAX"] = 27m, ["TRX"] = 0.16m,
        ["BCH"] = 360m, ["ATOM"] = 4.5m, ["UNI"] = 7.6m, ["NEAR"] = 4.7m, ["ALGO"] = 0.13m, ["XLM"] = 0.095m, ["ETC"] = 18.6m,
        ["FIL"] = 3.7m, ["AAVE"] = 150m, ["SHIB"] = 0.000018m, ["PEPE"] = 0.00001m, ["TON"] = 5.2m, ["SUI"] = 2m,
        ["PAUSED"] = 0.5m, ["QUIET"] = 1.5m,
    };

    public static IReadOnlyDictionary<string, string> FullNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["USDT"] = "Tether", ["USDC"] = "USD Coin", ["BTC"] = "Bitcoin", ["ETH"] = "Ethereum", ["KCS"] = "KuCoin Token", ["SOL"] = "Solana",
        ["XRP"] = "XRP", ["ADA"] = "Cardano", ["DOGE"] = "Dogecoin", ["DOT"] = "Polkadot", ["LTC"] = "Litecoin", ["LINK"] = "Chainlink",
        ["AVAX"] = "Avalanche", ["TRX"] = "TRON", ["BCH"] = "Bitcoin Cash", ["ATOM"] = "Cosmos", ["UNI"] = "Uniswap", ["NEAR"] = "NEAR Protocol",
        ["ALGO"] = "Algorand", ["XLM"] = "Stellar", ["ETC"] = "Ethereum Classic", ["FIL"] = "Filecoin", ["AAVE"] = "Aave", ["SHIB"] = "Shiba Inu",
        ["PEPE"] = "Pepe", ["TON"] = "Toncoin", ["SUI"] = "Sui", ["PAUSED"] = "A token whose trading is suspended", ["QUIET"] = "A token nobody trades",
    };

    /// <summary>The currency, when the sandbox lists it.</summary>
    public static string Listed(string currency) =>
        DollarPrices.ContainsKey(currency) ? currency : throw Refusal.Parameter($"The currency {currency} does not exist");

    public static IReadOnlyList<string> Markets { get; } = ["USDS", "BTC", "KCS", "ALTS", "DeFi", "Meme", "Layer 1"];

    public static IReadOnlyList<SpotSymbol> Symbols { get; } =
    [
        new("BTC", "USDT", 0.1m, 0.00000001m, 0.00001m, "USDS") { IsMarginEnabled = true },
        new("ETH", "USDT", 0.01m, 0.0000001m, 0.0001m, "USDS") { IsMarginEnabled = true },
        new("KCS", "USDT", 0.001m, 0.0001m, 0.01m, "USDS") { IsMarginEnabled = true },
        new("SOL", "USDT", 0.001m, 0.0001m, 0.01m, "USDS") { IsMarginEnabled = true },
        new("XRP", "USDT", 0.00001m, 0.0001m, 0.1m, "USDS") { IsMarginEnabled = true },
        new("ADA", "USDT", 0.0001m, 0.0001m, 0.1m, "USDS") { IsMarginEnabled = true },
        new("DOGE", "USDT", 0.00001m, 0.0001m, 1m, "USDS") { IsMarginEnabled = true },
        new("DOT", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("LTC", "USDT", 0.01m, 0.000001m, 0.001m, "USDS"),
        new("LINK", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("AVAX", "USDT", 0.001m, 0.0001m, 0.01m, "USDS"),
        new("TRX", "USDT", 0.00001m, 0.0001m, 1m, "USDS"),
        new("BCH", "USDT", 0.01m, 0.000001m, 0.001m, "USDS"),
        new("ATOM", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("UNI", "USDT", 0.0001m, 0.0001m, 0.01m, "DeFi"),
        new("NEAR", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("ALGO", "USDT", 0.0001m, 0.0001m, 0.1m, "USDS"),
        new("XLM", "USDT", 0.000001m, 0.0001m, 0.1m, "USDS"),
        new("ETC", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("FIL", "USDT", 0.0001m, 0.0001m, 0.01m, "USDS"),
        new("AAVE", "USDT", 0.001m, 0.0001m, 0.001m, "DeFi"),
        new("SHIB", "USDT", 0.000000001m, 0.01m, 100m, "Meme"),
        new("PEPE", "USDT", 0.000000001m, 0.01m, 100m, "Meme"),
        new("TON", "USDT", 0.0001m, 0.0001m, 0.01m, "Layer 1"),
        new("SUI", "USDT", 0.0001m, 0.0001m, 0.01m, "Layer 1"),
        new("USDC", "USDT", 0.0001m, 0.0001m, 0.1m, "USDS"),
        new("BTC", "USDC", 0.1m, 0.00000001m, 0.00001m, "USDS"),
        new("ETH", "USDC", 0.01m, 0.0000001m, 0.0001m, "USDS"),
        new("ETH", "BTC", 0.00001m, 0.0000001m, 0.0001m, "BTC") { IsMarginEnabled = true },
        new("KCS", "BTC", 0.0000001m, 0.0001m, 0.01m, "BTC"),
        new("SOL", "BTC", 0.0000001m, 0.0001m, 0.01m, "BTC"),
        new("PAUSED", "USDT", 0.0001m, 0.0001m, 0.01m, "ALTS") { EnableTrading = false, IsQuoted = false },
        new("QUIET", "USDT", 0.0001m, 0.0001m, 0.01m, "ALTS") { IsQuoted = false },
    ];

    /// <summary>What can be borrowed: both sides of every margin pair.</summary>
    public static IReadOnlyList<string> MarginCurrencies { get; } =
        [.. Symbols.Where(static s => s.IsMarginEnabled).SelectMany(static s => (string[])[s.BaseCurrency, s.QuoteCurrency]).Distinct(StringComparer.Ordinal)];
}
