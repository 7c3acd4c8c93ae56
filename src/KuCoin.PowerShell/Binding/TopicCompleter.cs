namespace KuCoin.Binding;

/// <summary>Offers the exchange's topics, saying what comes, what is wanted after a colon, and which cmdlet has it ready.</summary>
public sealed class TopicCompleter : KnownWordsCompleter
{
    internal override IReadOnlyList<Suggestion> Words { get; } =
    [
        new("/market/ticker", "Last trade, best bid and ask of pairs, :BTC-USDT,ETH-USDT or :all (Watch-KcTicker)"),
        new("/spotMarket/level1", "Best bid and ask of pairs, up to 100 times a second, :BTC-USDT (Watch-KcTicker -BestPricesOnly)"),
        new("/spotMarket/level2Depth5", "The 5 best levels of pairs' books, :BTC-USDT (Watch-KcOrderBook)"),
        new("/spotMarket/level2Depth50", "The 50 best levels of pairs' books, :BTC-USDT (Watch-KcOrderBook)"),
        new("/callauction/level2Depth50", "The 50 best levels of books in a call auction, :BTC-USDT (Watch-KcOrderBook -CallAuction)"),
        new("/callauction/callauctionData", "Where call auctions would end now, :BTC-USDT (Watch-KcCallAuction)"),
        new("/market/candles", "The present candles of pairs, :BTC-USDT_1hour (Watch-KcCandle)"),
        new("/market/match", "Every trade of pairs, :BTC-USDT (Watch-KcTrade)"),
        new("/market/snapshot", "24-hour figures of pairs or markets, :BTC-USDT or :USDS (Watch-KcMarketStatistic)"),
        new("/indicator/markPrice", "Mark prices of margin pairs, :BTC-USDT (Watch-KcMarkPrice)"),
        new("/indicator/index", "Index prices of margin pairs, :BTC-USDT (Watch-KcIndexPrice)"),
        new("/spotMarket/tradeOrders", "Private: changes of your orders without their receipt"),
        new("/spotMarket/tradeOrdersV2", "Private: changes of your orders (Watch-KcOrder)"),
        new("/spotMarket/advancedOrders", "Private: changes of your stop orders (Watch-KcStopOrder)"),
        new("/account/balance", "Private: changes of your balances (Watch-KcBalance)"),
        new("/margin/position", "Private: your cross margin debt and its events (Watch-KcMarginPosition)"),
        new("/margin/isolatedPosition", "Private: your isolated margin positions, :BTC-USDT (Watch-KcMarginPosition)"),
        new("/contractMarket/tickerV2", "Best bid and ask of contracts, :XBTUSDTM (Watch-KcFuturesTicker)"),
        new("/contractMarket/ticker", "Best bid, ask and last trade of contracts, :XBTUSDTM (Watch-KcFuturesTicker -WithLastTrade)"),
        new("/contractMarket/level2Depth5", "The 5 best levels of contracts' books, :XBTUSDTM (Watch-KcFuturesOrderBook)"),
        new("/contractMarket/level2Depth50", "The 50 best levels of contracts' books, :XBTUSDTM (Watch-KcFuturesOrderBook)"),
        new("/contractMarket/limitCandle", "The present candles of contracts, :XBTUSDTM_1hour (Watch-KcFuturesCandle)"),
        new("/contractMarket/execution", "Every trade of contracts, :XBTUSDTM (Watch-KcFuturesTrade)"),
        new("/contractMarket/snapshot", "24-hour figures of contracts, :XBTUSDTM (Watch-KcFuturesStatistic)"),
        new("/contract/instrument", "Mark price, index price and funding rate of contracts, :XBTUSDTM (Watch-KcFuturesContract, Watch-KcFundingRate)"),
        new("/contract/announcement", "Funding of all contracts as it begins and ends (Watch-KcFuturesAnnouncement)"),
        new("/contractMarket/tradeOrders", "Private: changes of your futures orders, :XBTUSDTM or all (Watch-KcFuturesOrder)"),
        new("/contractMarket/advancedOrders", "Private: changes of your futures stop orders (Watch-KcFuturesStopOrder)"),
        new("/contractAccount/wallet", "Private: changes of your futures balances (Watch-KcFuturesBalance)"),
        new("/contract/position", "Private: your positions in contracts, :XBTUSDTM (Watch-KcFuturesPosition)"),
        new("/contract/positionAll", "Private: all your positions (Watch-KcFuturesPosition)"),
        new("/contract/marginMode", "Private: changes of margin modes"),
        new("/contract/crossLeverage", "Private: changes of cross leverages"),
    ];
}
