namespace KuCoin.Sandbox.Wire;

/// <summary>The topics of the futures host.</summary>
internal static class FuturesTopics
{
    public const string Ticker = "/contractMarket/tickerV2";
    public const string TickerWithTrade = "/contractMarket/ticker";
    public const string Book = "/contractMarket/level2";
    public const string Book5 = "/contractMarket/level2Depth5";
    public const string Book50 = "/contractMarket/level2Depth50";
    public const string Trades = "/contractMarket/execution";
    public const string Day = "/contractMarket/snapshot";
    public const string Candle = "/contractMarket/limitCandle";
    public const string Instrument = "/contract/instrument";
    public const string Announcement = "/contract/announcement";
    public const string Orders = "/contractMarket/tradeOrders";
    public const string StopOrders = "/contractMarket/advancedOrders";
    public const string Wallet = "/contractAccount/wallet";
    public const string Position = "/contract/position";
    public const string AllPositions = "/contract/positionAll";
    public const string MarginMode = "/contract/marginMode";
    public const string CrossLeverage = "/contract/crossLeverage";

    private static readonly Dictionary<string, int> CandleMinutes = new(StringComparer.Ordinal)
    {
        ["1min"] = 1,
        ["3min"] = 3,
        ["5min"] = 5,
        ["15min"] = 15,
        ["30min"] = 30,
        ["1hour"] = 60,
        ["2hour"] = 120,
        ["4hour"] = 240,
        ["8hour"] = 480,
        ["12hour"] = 720,
        ["1day"] = 1440,
        ["1week"] = 10080,
    };

    /// <summary>Takes apart the part of a candle topic behind the colon; null when it is none.</summary>
    public static (string Symbol, TimeSpan Length)? CandleOf(string item)
    {
        var parts = item.Split('_', 2);
        return parts.Length == 2 && CandleMinutes.TryGetValue(parts[1], out var minutes) ? (parts[0], TimeSpan.FromMinutes(minutes)) : null;
    }
}
