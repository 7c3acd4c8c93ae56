using System.Text.Json.Serialization;

namespace KuCoin;

/// <summary>A trading pair and its rules. API: Spot Trading, Market Data, Get Symbol.</summary>
public sealed record SpotSymbol
{
    /// <summary>The pair's permanent code, for example <c>BTC-USDT</c>.</summary>
    [JsonInclude, JsonRequired] public string Symbol { get; internal set; } = "";

    /// <summary>The pair's name as shown to people; a renaming changes it, never <see cref="Symbol"/>.</summary>
    [JsonInclude] public string Name { get; internal set; } = "";

    /// <summary>What is bought and sold; sizes are in it.</summary>
    [JsonInclude] public string BaseCurrency { get; internal set; } = "";

    /// <summary>What it is paid with; prices and funds are in it.</summary>
    [JsonInclude] public string QuoteCurrency { get; internal set; } = "";

    /// <summary>The currency fees are charged in.</summary>
    [JsonInclude] public string FeeCurrency { get; internal set; } = "";

    /// <summary>The market the pair is listed in, null when none is given.</summary>
    [JsonInclude] public string? Market { get; internal set; }

    /// <summary>The smallest size of an order, in base currency.</summary>
    [JsonInclude] public decimal? BaseMinSize { get; internal set; }

    /// <summary>The smallest funds of a market order, in quote currency.</summary>
    [JsonInclude] public decimal? QuoteMinSize { get; internal set; }

    /// <summary>The largest size of an order, in base currency.</summary>
    [JsonInclude] public decimal? BaseMaxSize { get; internal set; }

    /// <summary>The largest funds of a market order, in quote currency.</summary>
    [JsonInclude] public decimal? QuoteMaxSize { get; internal set; }

    /// <summary>A size must be a multiple of this, in base currency.</summary>
    [JsonInclude] public decimal? BaseIncrement { get; internal set; }

    /// <summary>Funds must be a multiple of this, in quote currency.</summary>
    [JsonInclude] public decimal? QuoteIncrement { get; internal set; }

    /// <summary>A price must be a multiple of this, in quote currency.</summary>
    [JsonInclude] public decimal? PriceIncrement { get; internal set; }

    /// <summary>How far a price may lie from the market (0.1 = 10 %).</summary>
    [JsonInclude] public decimal? PriceLimitRate { get; internal set; }

    /// <summary>The smallest value of an order (price times size), in quote currency; null when none is given.</summary>
    [JsonInclude] public decimal? MinFunds { get; internal set; }

    /// <summary>True when the pair can be traded on margin.</summary>
    [JsonInclude] public bool IsMarginEnabled { get; internal set; }

    /// <summary>True when the pair is open for trading.</summary>
    [JsonInclude] public bool EnableTrading { get; internal set; }

    /// <summary>The fee class: 1, 2 or 3; null when none is given.</summary>
    [JsonInclude] public int? FeeCategory { get; internal set; }

    /// <summary>What the basic maker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? MakerFeeCoefficient { get; internal set; }

    /// <summary>What the basic taker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? TakerFeeCoefficient { get; internal set; }

    /// <summary>True when the exchange has marked the pair for special treatment (delisting risk).</summary>
    [JsonInclude, JsonPropertyName("st")] public bool IsSpecialTreatment { get; internal set; }

    /// <summary>True while a call auction is held; null when the exchange does not say.</summary>
    [JsonInclude, JsonPropertyName("callauctionIsEnabled")] public bool? IsCallAuctionEnabled { get; internal set; }

    /// <summary>The lowest price of the call auction, in quote currency; null outside auctions.</summary>
    [JsonInclude, JsonPropertyName("callauctionPriceFloor")] public decimal? CallAuctionPriceFloor { get; internal set; }

    /// <summary>The highest price of the call auction, in quote currency; null outside auctions.</summary>
    [JsonInclude, JsonPropertyName("callauctionPriceCeiling")] public decimal? CallAuctionPriceCeiling { get; internal set; }

    /// <summary>When orders may be added and cancelled, UTC; null outside auctions.</summary>
    [JsonInclude, JsonPropertyName("callauctionFirstStageStartTime")] public DateTimeOffset? CallAuctionFirstStageAt { get; internal set; }

    /// <summary>When orders may be added but no longer cancelled, UTC; null outside auctions.</summary>
    [JsonInclude, JsonPropertyName("callauctionSecondStageStartTime")] public DateTimeOffset? CallAuctionSecondStageAt { get; internal set; }

    /// <summary>When orders may be neither added nor cancelled, UTC; null outside auctions.</summary>
    [JsonInclude, JsonPropertyName("callauctionThirdStageStartTime")] public DateTimeOffset? CallAuctionThirdStageAt { get; internal set; }

    /// <summary>When trading opens or opened, UTC; null when not given.</summary>
    [JsonInclude, JsonPropertyName("tradingStartTime")] public DateTimeOffset? TradingStartsAt { get; internal set; }
}

/// <summary>
/// What a pair trades at. A single pair's ticker has the last trade's size and the sequence, the list of all pairs has the 24-hour figures;
/// what a source does not give is null, as are prices of a halted pair. API: Spot Trading, Market Data, Get All Tickers and Get Ticker.
/// </summary>
public sealed record Ticker
{
    /// <summary>The pair's permanent code, for example <c>BTC-USDT</c>.</summary>
    [JsonInclude] public string Symbol { get; internal set; } = "";

    /// <summary>The pair's name as shown to people, null in a single pair's ticker.</summary>
    [JsonInclude, JsonPropertyName("symbolName")] public string? Name { get; internal set; }

    /// <summary>The price of the last trade, in quote currency.</summary>
    [JsonInclude] public decimal? Last { get; internal set; }

    /// <summary>The size of the last trade, in base currency.</summary>
    [JsonInclude] public decimal? LastSize { get; internal set; }

    /// <summary>The highest price somebody buys at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("buy")] public decimal? BestBid { get; internal set; }

    /// <summary>How much is wanted at the best bid, in base currency.</summary>
    [JsonInclude] public decimal? BestBidSize { get; internal set; }

    /// <summary>The lowest price somebody sells at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("sell")] public decimal? BestAsk { get; internal set; }

    /// <summary>How much is offered at the best ask, in base currency.</summary>
    [JsonInclude] public decimal? BestAskSize { get; internal set; }

    /// <summary>The change within 24 hours (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("changeRate")] public decimal? Change { get; internal set; }

    /// <summary>The change within 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? ChangePrice { get; internal set; }

    /// <summary>The highest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? High { get; internal set; }

    /// <summary>The lowest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? Low { get; internal set; }

    /// <summary>The price 24 hours ago, in quote currency.</summary>
    [JsonInclude] public decimal? Open { get; internal set; }

    /// <summary>What was traded within 24 hours, in base currency.</summary>
    [JsonInclude, JsonPropertyName("vol")] public decimal? Volume { get; internal set; }

    /// <summary>What was traded within 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("volValue")] public decimal? Turnover { get; internal set; }

    /// <summary>The average price of 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("averagePrice")] public decimal? Average { get; internal set; }

    /// <summary>The basic taker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? TakerFeeRate { get; internal set; }

    /// <summary>The basic maker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? MakerFeeRate { get; internal set; }

    /// <summary>What the taker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? TakerCoefficient { get; internal set; }

    /// <summary>What the maker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? MakerCoefficient { get; internal set; }

    /// <summary>The book's sequence number, null in the list of all pairs.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude] public DateTimeOffset? Time { get; internal set; }

    /// <summary>One line for the places that show an object as text, such as a group's members.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Last}");
}
