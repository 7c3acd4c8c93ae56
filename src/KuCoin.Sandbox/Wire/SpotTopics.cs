using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>The topics of the spot host, margin among them.</summary>
internal static class SpotTopics
{
    public const string Ticker = "/market/ticker";
    public const string AllTickers = "/market/ticker:all";
    public const string Best = "/spotMarket/level1";
    public const string Book = "/market/level2";
    public const string Book5 = "/spotMarket/level2Depth5";
    public const string Book50 = "/spotMarket/level2Depth50";
    public const string Trades = "/market/match";
    public const string Candle = "/market/candles";
    public const string Day = "/market/snapshot";
    public const string AuctionBook = "/callauction/level2Depth50";
    public const string Auction = "/callauction/callauctionData";
    public const string MarkPrice = "/indicator/markPrice";
    public const string IndexPrice = "/indicator/index";
    public const string Orders = "/spotMarket/tradeOrders";
    public const string OrdersV2 = "/spotMarket/tradeOrdersV2";
    public const string StopOrders = "/spotMarket/advancedOrders";
    public const string Balance = "/account/balance";
    public const string CrossMargin = "/margin/position";
    public const string IsolatedMargin = "/margin/isolatedPosition";

    /// <summary>Takes apart the part of a candle topic behind the colon; null when it is none.</summary>
    public static (string Symbol, CandleGrid Grid)? CandleOf(string item) =>
        item.Split('_', 2) is [var symbol, var type] && SpotMarketRoutes.FindGrid(type) is { } grid ? (symbol, grid) : null;
}
