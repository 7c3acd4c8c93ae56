using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>A trading pair and its rules. API: Spot Trading, Market Data, Get Symbol.</summary>
public sealed record SpotSymbol : KuCoinRecord
{
    /// <summary>The pair's permanent code, for example <c>BTC-USDT</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The pair's name as shown to people; a renaming changes it, never <see cref="Symbol"/>.</summary>
    [JsonInclude] public string Name { get; internal set => field = value ?? ""; } = "";

    /// <summary>What is bought and sold; sizes are in it.</summary>
    [JsonInclude] public string BaseCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>What it is paid with; prices and funds are in it.</summary>
    [JsonInclude] public string QuoteCurrency { get; internal set => field = value ?? ""; } = "";

    /// <summary>The currency fees are charged in.</summary>
    [JsonInclude] public string FeeCurrency { get; internal set => field = value ?? ""; } = "";

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
public record Ticker
{
    // Millions of these are made while tickers are watched, so what each message has lies side by side, a bit telling whether
    // it is given, and the figures that only the list of all pairs has are kept apart.
    private Held _held;
    private decimal _last;
    private decimal _lastSize;
    private decimal _bestBid;
    private decimal _bestBidSize;
    private decimal _bestAsk;
    private decimal _bestAskSize;
    private long _sequence;
    private long _time;
    private DayFigures? _day;

    // Not sealed for the sake of DayTicker alone.
    internal Ticker()
    {
    }

    [Flags]
    private enum Held
    {
        Last = 1,
        LastSize = 2,
        BestBid = 4,
        BestBidSize = 8,
        BestAsk = 16,
        BestAskSize = 32,
        Sequence = 64,
        Time = 128,
    }

    /// <summary>The pair's permanent code, for example <c>BTC-USDT</c>.</summary>
    [JsonInclude] public string Symbol { get; internal set => field = value ?? ""; } = "";

    /// <summary>The pair's name as shown to people, null in a single pair's ticker.</summary>
    [JsonInclude, JsonPropertyName("symbolName")] public string? Name { get => _day?.Name; internal set => Day.Name = value; }

    /// <summary>The price of the last trade, in quote currency.</summary>
    [JsonInclude] public decimal? Last { get => Of(Held.Last, _last); internal set => _last = Keep(Held.Last, value); }

    /// <summary>The size of the last trade, in base currency.</summary>
    [JsonInclude] public decimal? LastSize { get => Of(Held.LastSize, _lastSize); internal set => _lastSize = Keep(Held.LastSize, value); }

    /// <summary>The highest price somebody buys at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("buy")] public decimal? BestBid { get => Of(Held.BestBid, _bestBid); internal set => _bestBid = Keep(Held.BestBid, value); }

    /// <summary>How much is wanted at the best bid, in base currency.</summary>
    [JsonInclude] public decimal? BestBidSize { get => Of(Held.BestBidSize, _bestBidSize); internal set => _bestBidSize = Keep(Held.BestBidSize, value); }

    /// <summary>The lowest price somebody sells at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("sell")] public decimal? BestAsk { get => Of(Held.BestAsk, _bestAsk); internal set => _bestAsk = Keep(Held.BestAsk, value); }

    /// <summary>How much is offered at the best ask, in base currency.</summary>
    [JsonInclude] public decimal? BestAskSize { get => Of(Held.BestAskSize, _bestAskSize); internal set => _bestAskSize = Keep(Held.BestAskSize, value); }

    /// <summary>The change within 24 hours (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("changeRate")] public decimal? Change { get => _day?.Change; internal set => Day.Change = value; }

    /// <summary>The change within 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? ChangePrice { get => _day?.ChangePrice; internal set => Day.ChangePrice = value; }

    /// <summary>The highest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? High { get => _day?.High; internal set => Day.High = value; }

    /// <summary>The lowest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? Low { get => _day?.Low; internal set => Day.Low = value; }

    /// <summary>The price 24 hours ago, in quote currency.</summary>
    [JsonInclude] public decimal? Open { get => _day?.Open; internal set => Day.Open = value; }

    /// <summary>What was traded within 24 hours, in base currency.</summary>
    [JsonInclude, JsonPropertyName("vol")] public decimal? Volume { get => _day?.Volume; internal set => Day.Volume = value; }

    /// <summary>What was traded within 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("volValue")] public decimal? Turnover { get => _day?.Turnover; internal set => Day.Turnover = value; }

    /// <summary>The average price of 24 hours, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("averagePrice")] public decimal? Average { get => _day?.Average; internal set => Day.Average = value; }

    /// <summary>The basic taker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? TakerFeeRate { get => _day?.TakerFeeRate; internal set => Day.TakerFeeRate = value; }

    /// <summary>The basic maker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude] public decimal? MakerFeeRate { get => _day?.MakerFeeRate; internal set => Day.MakerFeeRate = value; }

    /// <summary>What the taker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? TakerCoefficient { get => _day?.TakerCoefficient; internal set => Day.TakerCoefficient = value; }

    /// <summary>What the maker fee is multiplied by; 0 means no fee.</summary>
    [JsonInclude] public decimal? MakerCoefficient { get => _day?.MakerCoefficient; internal set => Day.MakerCoefficient = value; }

    /// <summary>The book's sequence number, null in the list of all pairs.</summary>
    [JsonInclude] public long? Sequence { get => _held.HasFlag(Held.Sequence) ? _sequence : null; internal set => (_held, _sequence) = (Mark(Held.Sequence, value is not null), value.GetValueOrDefault()); }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude] public DateTimeOffset? Time { get => _held.HasFlag(Held.Time) ? new DateTimeOffset(_time, TimeSpan.Zero) : null; internal set => (_held, _time) = (Mark(Held.Time, value is not null), value.GetValueOrDefault().UtcTicks); }

    /// <summary>One line for the places that show an object as text, such as a group's members.</summary>
    public sealed override string ToString() => FormattableString.Invariant($"{Symbol} {Last}");

    private DayFigures Day => _day ??= new DayFigures();

    private decimal? Of(Held which, decimal value) => _held.HasFlag(which) ? value : null;

    private decimal Keep(Held which, decimal? value)
    {
        _held = Mark(which, value is not null);
        return value.GetValueOrDefault();
    }

    private Held Mark(Held which, bool isGiven) => isGiven ? _held | which : _held & ~which;

    private sealed record DayFigures
    {
        public string? Name { get; set; }

        public decimal? Change { get; set; }

        public decimal? ChangePrice { get; set; }

        public decimal? High { get; set; }

        public decimal? Low { get; set; }

        public decimal? Open { get; set; }

        public decimal? Volume { get; set; }

        public decimal? Turnover { get; set; }

        public decimal? Average { get; set; }

        public decimal? TakerFeeRate { get; set; }

        public decimal? MakerFeeRate { get; set; }

        public decimal? TakerCoefficient { get; set; }

        public decimal? MakerCoefficient { get; set; }
    }
}

/// <summary>
/// A row of the list of all pairs, which has the 24-hour figures and is shown with them. A type of its own, since PowerShell finds the
/// view of an object by its type at no cost, but by a name that is tied to the object at ten times what writing it takes.
/// </summary>
public sealed record DayTicker : Ticker;
