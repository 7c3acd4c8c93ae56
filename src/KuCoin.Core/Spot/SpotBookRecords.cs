using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;

namespace KuCoin;

/// <summary>The order book of a pair, added up by price. API: Spot Trading, Market Data, Get Part OrderBook and Get Full OrderBook.</summary>
public sealed record OrderBook : KuCoinRecord
{
    /// <summary>The pair.</summary>
    [JsonIgnore] public string Symbol { get; internal set; } = "";

    /// <summary>Counts the book's changes.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude] public DateTimeOffset? Time { get; internal set; }

    /// <summary>What is bid, from the highest price down.</summary>
    [JsonInclude] public IReadOnlyList<BookLevel> Bids { get; internal set => field = value ?? []; } = [];

    /// <summary>What is asked, from the lowest price up.</summary>
    [JsonInclude] public IReadOnlyList<BookLevel> Asks { get; internal set => field = value ?? []; } = [];

    /// <summary>The best levels alone.</summary>
    /// <param name="depth">How many of each side at most.</param>
    public OrderBook Top(int depth) => Bids.Count <= depth && Asks.Count <= depth ? this : this with { Bids = Bids.Take(depth).ToArray(), Asks = Asks.Take(depth).ToArray() };
}

/// <summary>Which candles to list. API: Spot Trading, Market Data, Get Klines.</summary>
public sealed class CandleQuery
{
    /// <summary>The pair.</summary>
    public required string Symbol { get; init; }

    /// <summary>How long each lasts.</summary>
    public required CandleInterval Interval { get; init; }

    /// <summary>The oldest wanted; null for the last 1500 up to the end.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The newest wanted; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }
}

/// <summary>What a pair traded at for a length of time. API: Spot Trading, Market Data, Get Klines.</summary>
[JsonConverter(typeof(CandleConverter))]
public sealed record Candle : KuCoinRecord
{
    /// <summary>The pair.</summary>
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

    /// <summary>What was traded, in base currency.</summary>
    public decimal Volume { get; internal set; }

    /// <summary>What was traded, in quote currency.</summary>
    public decimal Turnover { get; internal set; }
}

/// <summary>A candle as the exchange writes it: start in seconds, open, close, high, low, volume, turnover. Futures have another order.</summary>
internal sealed class CandleConverter : AnswerConverter<Candle>
{
    public override Candle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"An array of times and prices was expected, {reader.TokenType} came.");
        var candle = new Candle
        {
            Time = reader.ReadNextTime() ?? throw new JsonException("A candle needs its time."),
            Open = Number(ref reader),
            Close = Number(ref reader),
            High = Number(ref reader),
            Low = Number(ref reader),
            Volume = Number(ref reader),
            Turnover = Number(ref reader),
        };
        reader.SkipRestOfArray();
        return candle;
    }

    private static decimal Number(ref Utf8JsonReader reader) => reader.ReadNextDecimal() ?? throw new JsonException("A candle needs its prices and amounts.");
}

/// <summary>A trade on the market. API: Spot Trading, Market Data, Get Trade History.</summary>
public sealed record Trade : KuCoinRecord
{
    /// <summary>The pair.</summary>
    [JsonIgnore] public string Symbol { get; internal set; } = "";

    /// <summary>The trade's id, null when the exchange does not give one.</summary>
    [JsonInclude] public string? TradeId { get; internal set; }

    /// <summary>Counts the market's messages.</summary>
    [JsonInclude] public long? Sequence { get; internal set; }

    /// <summary>The taker's side.</summary>
    [JsonInclude, JsonRequired] public OrderSide Side { get; internal set; }

    /// <summary>The price, in quote currency.</summary>
    [JsonInclude, JsonRequired] public decimal Price { get; internal set; }

    /// <summary>How much, in base currency.</summary>
    [JsonInclude, JsonRequired] public decimal Size { get; internal set; }

    /// <summary>The id of the order that waited in the book; null when asked for, only the stream tells it.</summary>
    [JsonInclude] public string? MakerOrderId { get; internal set; }

    /// <summary>The id of the order that took it; null when asked for, only the stream tells it.</summary>
    [JsonInclude] public string? TakerOrderId { get; internal set; }

    /// <summary>When it traded, UTC.</summary>
    [JsonInclude, JsonRequired] public DateTimeOffset Time { get; internal set; }
}

/// <summary>What was traded in a pair within 24 hours. API: Spot Trading, Market Data, Get 24hr Stats.</summary>
public sealed record MarketStatistic : KuCoinRecord
{
    /// <summary>The pair.</summary>
    [JsonInclude] public string Symbol { get; internal set => field = value ?? ""; } = "";

    /// <summary>The price of the last trade, in quote currency; null for a halted pair, as are the other prices.</summary>
    [JsonInclude] public decimal? Last { get; internal set; }

    /// <summary>The highest price somebody buys at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("buy")] public decimal? BestBid { get; internal set; }

    /// <summary>The lowest price somebody sells at, in quote currency.</summary>
    [JsonInclude, JsonPropertyName("sell")] public decimal? BestAsk { get; internal set; }

    /// <summary>The change within 24 hours (0.01 = 1 %).</summary>
    [JsonInclude, JsonPropertyName("changeRate")] public decimal? Change { get; internal set; }

    /// <summary>The change within 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? ChangePrice { get; internal set; }

    /// <summary>The highest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? High { get; internal set; }

    /// <summary>The lowest price of 24 hours, in quote currency.</summary>
    [JsonInclude] public decimal? Low { get; internal set; }

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

    /// <summary>When the exchange took the picture, UTC.</summary>
    [JsonInclude] public DateTimeOffset? Time { get; internal set; }
}

/// <summary>What the user pays for trading. API: Account &amp; Funding, Get Actual Fee and Get Basic Fee.</summary>
public sealed record TradeFee : KuCoinRecord
{
    /// <summary>The pair; null for the basic rate of the VIP level.</summary>
    [JsonInclude] public string? Symbol { get; internal set; }

    /// <summary>The taker fee rate (0.001 = 0.1 %).</summary>
    [JsonInclude, JsonRequired] public decimal TakerFeeRate { get; internal set; }

    /// <summary>The maker fee rate (0.001 = 0.1 %); below zero the maker is paid.</summary>
    [JsonInclude, JsonRequired] public decimal MakerFeeRate { get; internal set; }

    /// <summary>The tax rate on selling (0.01 = 1 %); null where none applies.</summary>
    [JsonInclude] public decimal? SellTaxRate { get; internal set; }

    /// <summary>The tax rate on buying (0.01 = 1 %); null where none applies.</summary>
    [JsonInclude] public decimal? BuyTaxRate { get; internal set; }
}
