namespace KuCoin.Sandbox.Matching;

/// <summary>Whose money an order uses.</summary>
internal enum TradeType
{
    Trade,
    MarginTrade,
    MarginIsolatedTrade,
}

internal static class TradeTypes
{
    public static readonly string[] Words = ["TRADE", "MARGIN_TRADE", "MARGIN_ISOLATED_TRADE"];

    public static string Text(this TradeType type) => Words[(int)type];

    public static TradeType Of(string word) => (TradeType)Array.IndexOf(Words, word);
}
