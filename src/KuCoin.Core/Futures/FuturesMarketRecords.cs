using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The last trade and the best bid and ask of a contract. API: Futures Trading, Market Data, Get Ticker.</summary>
public sealed record FuturesTicker : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The last trade's price, in quote currency; null when there was none.</summary>
    [JsonInclude, JsonPropertyName("price")] public decimal? Last { get; internal set; }

    /// <summary>The last trade's size, in lots; null when there was none.</summary>
    [JsonInclude, JsonPropertyName("size")] public long? LastSize { get; internal set; }

    /// <summary>The last trade's size, in base currency; of an inverse contract at that price. Null when there was none, or the contract is not known.</summary>
    [JsonIgnore] public decimal? LastQuantity => _units.At(LastSize, Last);

    /// <summary>The side of the last trade's taker, <c>buy</c> or <c>sell</c>; null when there was none.</summary>
    [JsonInclude, JsonPropertyName("side")] public string? LastSide { get; internal set; }

    /// <summary>The last trade's id; null when there was none.</summary>
    [JsonInclude] public string? TradeId { get; internal set; }

    /// <summary>The highest bid, in quote currency; null when nobody bids.</summary>
    [JsonInclude, JsonPropertyName("bestBidPrice")] public decimal? BestBid { get; internal set; }

    /// <summary>What is bid there, in lots.</summary>
    [JsonInclude] public long? BestBidSize { get; internal set; }

    /// <summary>What is bid there, in base currency; of an inverse contract at that price. Null when nobody bids, or the contract is not known.</summary>
    [JsonIgnore] public decimal? BestBidQuantity => _units.At(BestBidSize, BestBid);

    /// <summary>The lowest ask, in quote currency; null when nobody asks.</summary>
    [JsonInclude, JsonPropertyName("bestAskPrice")] public decimal? BestAsk { get; internal set; }

    /// <summary>What is asked there, in lots.</summary>
    [JsonInclude] public long? BestAskSize { get; internal set; }

    /// <summary>What is asked there, in base currency; of an inverse contract at that price. Null when nobody asks, or the contract is not known.</summary>
    [JsonIgnore] public decimal? BestAskQuantity => _units.At(BestAskSize, BestAsk);

    /// <summary>Counts the market's messages; null when not given.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>When the last trade was, UTC; null when there was none.</summary>
    [JsonInclude, JsonPropertyName("ts")] public DateTimeOffset? Time { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>The order book of a contract, added up by price. API: Futures Trading, Market Data, Get Full OrderBook and Get Part OrderBook.</summary>
public sealed record FuturesOrderBook : KuCoinRecord, IInLots
{
    private LotUnits _units;
    private FuturesBookLevel[]? _bids;
    private FuturesBookLevel[]? _asks;

    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>Counts the book's changes.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude, JsonPropertyName("ts")] public DateTimeOffset? Time { get; internal set; }

    /// <summary>What is bid, from the highest price down.</summary>
    [JsonIgnore] public IReadOnlyList<FuturesBookLevel> Bids => _bids ??= Measured(BidLevels);

    /// <summary>What is asked, from the lowest price up.</summary>
    [JsonIgnore] public IReadOnlyList<FuturesBookLevel> Asks => _asks ??= Measured(AskLevels);

    /// <summary><see cref="Bids"/> as the exchange gives them.</summary>
    [JsonInclude, JsonPropertyName("bids")] internal IReadOnlyList<BookLevel> BidLevels { get; set => field = value ?? []; } = [];

    /// <summary><see cref="Asks"/> as the exchange gives them.</summary>
    [JsonInclude, JsonPropertyName("asks")] internal IReadOnlyList<BookLevel> AskLevels { get; set => field = value ?? []; } = [];

    LotUnits IInLots.Units { set => _units = value; }

    /// <summary>The best levels alone.</summary>
    /// <param name="depth">How many of each side at most.</param>
    public FuturesOrderBook Top(int depth) => new()
    {
        Symbol = Symbol,
        Sequence = Sequence,
        Time = Time,
        _units = _units,
        BidLevels = BidLevels.Take(depth).ToArray(),
        AskLevels = AskLevels.Take(depth).ToArray(),
    };

    private FuturesBookLevel[] Measured(IReadOnlyList<BookLevel> levels) =>
        [.. levels.Select(level => new FuturesBookLevel(level.Price, level.Size, _units.At(level.Size, level.Price)))];
}

/// <summary>One price of a contract's order book and what is on offer there.</summary>
/// <param name="Price">The price, in quote currency.</param>
/// <param name="Size">How much, in lots.</param>
/// <param name="Quantity">The same in base currency; of an inverse contract at this price. Null when the contract is not known.</param>
public readonly record struct FuturesBookLevel(decimal Price, decimal Size, decimal? Quantity)
{
    /// <summary>Lots and price, invariant: "5 at 67000".</summary>
    public override string ToString() => FormattableString.Invariant($"{Size} at {Price}");
}

/// <summary>A candle of a contract or index. API: Futures Trading, Market Data, Get Klines.</summary>
[JsonConverter(typeof(FuturesCandleConverter))]
public sealed record FuturesCandle : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The contract or index.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>How long it lasts, for example <c>1h</c>.</summary>
    public string Interval { get; internal set; } = "";

    /// <summary>When it begins, UTC.</summary>
    public DateTimeOffset Time { get; internal set; }

    /// <summary>The first price, in quote currency.</summary>
    public decimal Open { get; internal set; }

    /// <summary>The highest price, in quote currency.</summary>
    public decimal High { get; internal set; }

    /// <summary>The lowest price, in quote currency.</summary>
    public decimal Low { get; internal set; }

    /// <summary>The last price, in quote currency.</summary>
    public decimal Close { get; internal set; }

    /// <summary>What was traded, in lots; null for what is not traded.</summary>
    public decimal? Volume { get; internal set; }

    /// <summary>What was traded, in base currency. Null for what is not traded, for inverse contracts (their lots are quote currency, at many prices), and when the contract is not known.</summary>
    public decimal? Quantity => _units.At(Volume, price: null);

    /// <summary>What was traded, in quote currency; null when the exchange does not say.</summary>
    public decimal? Turnover { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>A candle as the exchange writes it: start, open, high, low, close, volume and, since lately, turnover. Spot has another order.</summary>
internal sealed class FuturesCandleConverter : AnswerConverter<FuturesCandle>
{
    public override FuturesCandle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"An array of times and prices was expected, {reader.TokenType} came.");
        var candle = new FuturesCandle
        {
            Time = reader.ReadNextTime() ?? throw new JsonException("A candle needs its time."),
            Open = Price(ref reader),
            High = Price(ref reader),
            Low = Price(ref reader),
            Close = Price(ref reader),
        };
        if (reader.TryReadNextElement(out decimal? volume))
        {
            candle.Volume = volume;
            if (reader.TryReadNextElement(out decimal? turnover))
            {
                candle.Turnover = turnover;
                reader.SkipRestOfArray();
            }
        }
        return candle;
    }

    private static decimal Price(ref Utf8JsonReader reader) => reader.ReadNextDecimal() ?? throw new JsonException("A candle needs its prices.");
}

/// <summary>A trade on the market. API: Futures Trading, Market Data, Get Trade History.</summary>
public sealed record FuturesTrade : KuCoinRecord, IInLots
{
    private LotUnits _units;

    /// <summary>The contract.</summary>
    [JsonIgnore] public string Symbol { get; internal set; } = "";

    /// <summary>The trade's id.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string TradeId { get; internal set; } = "";

    /// <summary>The taker's side.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    [JsonInclude, JsonRequired] public decimal Price { get; internal set; }

    /// <summary>The size, in lots.</summary>
    [JsonInclude, JsonRequired] public long Size { get; internal set; }

    /// <summary>The size, in base currency; of an inverse contract at the trade's price. Null when the contract is not known.</summary>
    [JsonIgnore] public decimal? Quantity => _units.At(Size, Price);

    /// <summary>The id of the order that waited in the book.</summary>
    [JsonInclude] public string? MakerOrderId { get; internal set; }

    /// <summary>The id of the order that took it.</summary>
    [JsonInclude] public string? TakerOrderId { get; internal set; }

    /// <summary>Counts the market's messages; null when not given.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>Retired by the exchange.</summary>
    [JsonInclude] public long? ContractId { get; internal set; }

    /// <summary>When, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("ts")] public DateTimeOffset Time { get; internal set; }

    LotUnits IInLots.Units { set => _units = value; }
}

/// <summary>The mark price of a contract: what profit, margin and liquidation go by. API: Futures Trading, Market Data, Get Mark Price.</summary>
public sealed record FuturesMarkPrice : KuCoinRecord
{
    /// <summary>The contract.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The mark price, in quote currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("value")] public decimal Price { get; internal set; }

    /// <summary>The index price, in quote currency; null when not given.</summary>
    [JsonInclude] public decimal? IndexPrice { get; internal set; }

    /// <summary>How often it is renewed.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>A value of the spot index behind a contract. API: Futures Trading, Market Data, Get Spot Index Price.</summary>
public sealed record FuturesIndexPrice : KuCoinRecord
{
    /// <summary>The index, for example <c>.KXBTUSDT</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The index price, in quote currency.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("value")] public decimal Price { get; internal set; }

    /// <summary>How often it is renewed.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>The prices it is made of.</summary>
    [JsonInclude, JsonPropertyName("decomposionList")] public IReadOnlyList<FuturesIndexComponent> Components { get; internal set => field = value ?? []; } = [];

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>What one exchange adds to an index. API: Futures Trading, Market Data, Get Spot Index Price.</summary>
public sealed record FuturesIndexComponent
{
    /// <summary>The exchange.</summary>
    [JsonInclude] public string Exchange { get; internal set => field = value ?? ""; } = "";

    /// <summary>Its price, in quote currency; null when not given.</summary>
    [JsonInclude] public decimal? Price { get; internal set; }

    /// <summary>Its weight in the index (0.05 = 5 %); null when not given.</summary>
    [JsonInclude] public decimal? Weight { get; internal set; }

    /// <summary>Exchange, price and weight in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{Exchange} {Price} ({Weight})");
}

/// <summary>A value of a premium index: how far a contract trades from its index. API: Futures Trading, Market Data, Get Premium Index.</summary>
public sealed record FuturesPremiumIndex : KuCoinRecord
{
    /// <summary>The premium index, for example <c>.XBTUSDTMPI</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The premium (0.0001 = 0.01 %).</summary>
    [JsonInclude, JsonRequired] public decimal Value { get; internal set; }

    /// <summary>The time from value to value.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>An interest rate that a funding rate is made of. API: Futures Trading, Market Data, Get Interest Rate Index.</summary>
public sealed record FuturesInterestRate : KuCoinRecord
{
    /// <summary>The rate's symbol, for example <c>.XBTINT</c>.</summary>
    [JsonInclude, JsonRequired, JsonConverter(typeof(NeededTextConverter))] public string Symbol { get; internal set; } = "";

    /// <summary>The rate (0.0001 = 0.01 %).</summary>
    [JsonInclude, JsonRequired] public decimal Value { get; internal set; }

    /// <summary>The time from value to value.</summary>
    [JsonInclude, JsonPropertyName("granularity"), JsonConverter(typeof(MillisecondsConverter))] public TimeSpan? Interval { get; internal set; }

    /// <summary>When it was so, UTC.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("timePoint")] public DateTimeOffset Time { get; internal set; }
}

/// <summary>What was traded in all contracts. API: Futures Trading, Market Data, Get 24hr stats.</summary>
public sealed record FuturesStatistic : KuCoinRecord
{
    /// <summary>The turnover of 24 hours, in USD.</summary>
    [JsonInclude, JsonRequired, JsonPropertyName("turnoverOf24h")] public decimal Turnover { get; internal set; }
}

/// <summary>Asks for the values of an index over time.</summary>
public sealed class FuturesIndexQuery
{
    /// <summary>The contract, or the index itself (it begins with a dot).</summary>
    public required string Symbol { get; init; }

    /// <summary>The oldest wanted; null for the newest value alone.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>Asks for candles.</summary>
public sealed class FuturesCandleQuery
{
    /// <summary>The contract, or an index (it begins with a dot).</summary>
    public required string Symbol { get; init; }

    /// <summary>How long each lasts; futures have no three minutes, six hours and month.</summary>
    public required CandleInterval Interval { get; init; }

    /// <summary>The oldest wanted; null for the last 200 up to the end.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}
