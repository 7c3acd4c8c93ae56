using System.Text.Json;
using System.Text.Json.Serialization;
using KuCoin.Json;
using KuCoin.Streams;

namespace KuCoin;

/// <summary>
/// The five shapes that come by the thousand, read by hand: a ticker, a row of all tickers (and their list), a trade, a fill, a change of a book.
/// By the same rules and with the same results as generated code, which reads everything else, at a fraction of its cost.
/// </summary>
internal static class HotShapes
{
    private const string TickersNeeds = "The answer has no tickers.";
    private const string FillNeeds = "A fill needs its ids, symbol, side, price, size, funds and time.";
    private const string TradeNeeds = "A trade needs its side, price, size and time.";
    private const string ChangeNeeds = "A change of a book needs its sequence.";
    private const string RowNeeds = "A change of a book needs price, size and sequence.";

    /// <summary>For the answers in which rows of them come, and for that to an order.</summary>
    public static JsonConverter[] Converters => [new HandConverter<DayTicker>(ReadTickerRow), new HandConverter<Fill>(ReadFill), new HandConverter<OrderIdAnswer>(OrderIdAnswer.Read)];

    /// <summary>The data of a ticker message.</summary>
    public static Ticker ReadTicker(ref Utf8JsonReader data, string symbol)
    {
        Require(JsonTokenType.StartObject, in data);
        var ticker = new Ticker { Symbol = symbol };
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("bestAsk"u8))
                ticker.BestAsk = data.ReadNextDecimal();
            else if (name.SequenceEqual("bestAskSize"u8))
                ticker.BestAskSize = data.ReadNextDecimal();
            else if (name.SequenceEqual("bestBid"u8))
                ticker.BestBid = data.ReadNextDecimal();
            else if (name.SequenceEqual("bestBidSize"u8))
                ticker.BestBidSize = data.ReadNextDecimal();
            else if (name.SequenceEqual("price"u8))
                ticker.Last = data.ReadNextDecimal();
            else if (name.SequenceEqual("size"u8))
                ticker.LastSize = data.ReadNextDecimal();
            else if (name.SequenceEqual("sequence"u8))
                ticker.Sequence = data.ReadNextInt64();
            else if (name.SequenceEqual("time"u8) || name.SequenceEqual("Time"u8))
                ticker.Time = data.ReadNextTime();
            else
                data.Skip();
        }

        return ticker;
    }

    /// <summary>The list of all tickers.</summary>
    public static AllTickersAnswer ReadAllTickers(ref Utf8JsonReader reader)
    {
        Require(JsonTokenType.StartObject, in reader);
        var answer = new AllTickersAnswer();
        var hasRows = false;
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("time"u8))
                answer.Time = reader.ReadNextTime();
            else if (name.SequenceEqual("ticker"u8))
                (answer.Ticker, hasRows) = (ReadTickerRows(ref reader), true);
            else
                reader.Skip();
        }

        return hasRows ? answer : throw new JsonException(TickersNeeds);
    }

    private static List<DayTicker> ReadTickerRows(ref Utf8JsonReader reader)
    {
        reader.Read();
        Require(JsonTokenType.StartArray, in reader);
        var rows = new List<DayTicker>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            rows.Add(ReadTickerRow(ref reader));
        return rows;
    }

    /// <summary>A row of the list of all tickers.</summary>
    public static DayTicker ReadTickerRow(ref Utf8JsonReader reader)
    {
        Require(JsonTokenType.StartObject, in reader);
        var names = NameCache.OfThread;
        var ticker = new DayTicker();
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("symbol"u8))
                ticker.Symbol = reader.ReadNextName(names) ?? "";
            else if (name.SequenceEqual("symbolName"u8))
                ticker.Name = reader.ReadNextName(names);
            else if (name.SequenceEqual("buy"u8))
                ticker.BestBid = reader.ReadNextDecimal();
            else if (name.SequenceEqual("bestBidSize"u8))
                ticker.BestBidSize = reader.ReadNextDecimal();
            else if (name.SequenceEqual("sell"u8))
                ticker.BestAsk = reader.ReadNextDecimal();
            else if (name.SequenceEqual("bestAskSize"u8))
                ticker.BestAskSize = reader.ReadNextDecimal();
            else if (name.SequenceEqual("changeRate"u8))
                ticker.Change = reader.ReadNextDecimal();
            else if (name.SequenceEqual("changePrice"u8))
                ticker.ChangePrice = reader.ReadNextDecimal();
            else if (name.SequenceEqual("high"u8))
                ticker.High = reader.ReadNextDecimal();
            else if (name.SequenceEqual("low"u8))
                ticker.Low = reader.ReadNextDecimal();
            else if (name.SequenceEqual("open"u8))
                ticker.Open = reader.ReadNextDecimal();
            else if (name.SequenceEqual("vol"u8))
                ticker.Volume = reader.ReadNextDecimal();
            else if (name.SequenceEqual("volValue"u8))
                ticker.Turnover = reader.ReadNextDecimal();
            else if (name.SequenceEqual("last"u8))
                ticker.Last = reader.ReadNextDecimal();
            else if (name.SequenceEqual("lastSize"u8))
                ticker.LastSize = reader.ReadNextDecimal();
            else if (name.SequenceEqual("averagePrice"u8))
                ticker.Average = reader.ReadNextDecimal();
            else if (name.SequenceEqual("takerFeeRate"u8))
                ticker.TakerFeeRate = reader.ReadNextDecimal();
            else if (name.SequenceEqual("makerFeeRate"u8))
                ticker.MakerFeeRate = reader.ReadNextDecimal();
            else if (name.SequenceEqual("takerCoefficient"u8))
                ticker.TakerCoefficient = reader.ReadNextDecimal();
            else if (name.SequenceEqual("makerCoefficient"u8))
                ticker.MakerCoefficient = reader.ReadNextDecimal();
            else if (name.SequenceEqual("sequence"u8))
                ticker.Sequence = reader.ReadNextInt64();
            else if (name.SequenceEqual("time"u8))
                ticker.Time = reader.ReadNextTime();
            else
                reader.Skip();
        }

        return ticker;
    }

    /// <summary>A row of a list of fills.</summary>
    public static Fill ReadFill(ref Utf8JsonReader reader)
    {
        Require(JsonTokenType.StartObject, in reader);
        var names = NameCache.OfThread;
        var fill = new Fill();
        var needed = FillParts.None;
        while (reader.TryReadName(out var name))
        {
            if (name.SequenceEqual("symbol"u8))
                (fill.Symbol, needed) = (reader.ReadNextName(names).Needed(), needed | FillParts.Symbol);
            else if (name.SequenceEqual("tradeId"u8))
                (fill.TradeId, needed) = (reader.ReadNextGivenText().Needed(), needed | FillParts.TradeId);
            else if (name.SequenceEqual("orderId"u8))
                (fill.OrderId, needed) = (reader.ReadNextGivenText().Needed(), needed | FillParts.OrderId);
            else if (name.SequenceEqual("counterOrderId"u8))
                fill.CounterOrderId = reader.ReadNextGivenText();
            else if (name.SequenceEqual("side"u8))
                (fill.Side, needed) = (reader.ReadNextRequired<OrderSide, SideText>(), needed | FillParts.Side);
            else if (name.SequenceEqual("liquidity"u8))
                fill.Liquidity = reader.ReadNextName(names);
            else if (name.SequenceEqual("forceTaker"u8))
                fill.ForceTaker = reader.ReadNextFlag();
            else if (name.SequenceEqual("price"u8))
                (fill.Price, needed) = (reader.ReadNextRequired<decimal, DecimalText>(), needed | FillParts.Price);
            else if (name.SequenceEqual("size"u8))
                (fill.Size, needed) = (reader.ReadNextRequired<decimal, DecimalText>(), needed | FillParts.Size);
            else if (name.SequenceEqual("funds"u8))
                (fill.Funds, needed) = (reader.ReadNextRequired<decimal, DecimalText>(), needed | FillParts.Funds);
            else if (name.SequenceEqual("fee"u8))
                fill.Fee = reader.ReadNextDecimal();
            else if (name.SequenceEqual("feeRate"u8))
                fill.FeeRate = reader.ReadNextDecimal();
            else if (name.SequenceEqual("feeCurrency"u8))
                fill.FeeCurrency = reader.ReadNextName(names);
            else if (name.SequenceEqual("stop"u8))
                fill.Stop = reader.ReadNextName(names);
            else if (name.SequenceEqual("tradeType"u8))
                fill.TradeType = reader.ReadNextName(names);
            else if (name.SequenceEqual("type"u8))
                fill.Type = reader.ReadNextName(names);
            else if (name.SequenceEqual("createdAt"u8))
                (fill.CreatedAt, needed) = (reader.ReadNextRequired<DateTimeOffset, StampText>(), needed | FillParts.CreatedAt);
            else if (name.SequenceEqual("id"u8))
                fill.Id = reader.ReadNextGivenText();
            else if (name.SequenceEqual("tax"u8))
                fill.Tax = reader.ReadNextDecimal();
            else if (name.SequenceEqual("taxRate"u8))
                fill.TaxRate = reader.ReadNextDecimal();
            else if (name.SequenceEqual("taxCurrency"u8))
                fill.TaxCurrency = reader.ReadNextName(names);
            else
                reader.Skip();
        }

        return needed == FillParts.All ? fill : throw new JsonException(FillNeeds);
    }

    /// <summary>The data of a trade message; it does not name the pair.</summary>
    public static Trade ReadTrade(ref Utf8JsonReader data)
    {
        Require(JsonTokenType.StartObject, in data);
        OrderSide? side = null;
        decimal? price = null;
        decimal? size = null;
        DateTimeOffset? time = null;
        var trade = new Trade();
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("price"u8))
                price = data.ReadNextRequired<decimal, DecimalText>();
            else if (name.SequenceEqual("size"u8))
                size = data.ReadNextRequired<decimal, DecimalText>();
            else if (name.SequenceEqual("side"u8))
                side = data.ReadNextRequired<OrderSide, SideText>();
            else if (name.SequenceEqual("time"u8))
                time = data.ReadNextRequired<DateTimeOffset, StampText>();
            else if (name.SequenceEqual("sequence"u8))
                trade.Sequence = data.ReadNextInt64();
            else if (name.SequenceEqual("tradeId"u8))
                trade.TradeId = data.ReadNextGivenText();
            else if (name.SequenceEqual("makerOrderId"u8))
                trade.MakerOrderId = data.ReadNextGivenText();
            else if (name.SequenceEqual("takerOrderId"u8))
                trade.TakerOrderId = data.ReadNextGivenText();
            else
                data.Skip();
        }

        if (side is null || price is null || size is null || time is null)
            throw new JsonException(TradeNeeds);
        (trade.Side, trade.Price, trade.Size, trade.Time) = (side.Value, price.Value, size.Value, time.Value);
        return trade;
    }

    /// <summary>The data of a message that changes a book.</summary>
    public static void ReadBookChange(ref Utf8JsonReader data, BookChange change)
    {
        Require(JsonTokenType.StartObject, in data);
        long? first = null;
        long? last = null;
        while (data.TryReadName(out var name))
        {
            if (name.SequenceEqual("changes"u8))
                ReadBookRows(ref data, change.Rows);
            else if (name.SequenceEqual("sequenceStart"u8))
                first = data.ReadNextInt64();
            else if (name.SequenceEqual("sequenceEnd"u8))
                last = data.ReadNextInt64();
            else if (name.SequenceEqual("time"u8))
                change.Time = data.ReadNextInt64() ?? 0;
            else
                data.Skip();
        }

        change.First = first ?? throw new JsonException(ChangeNeeds);
        change.Last = last ?? throw new JsonException(ChangeNeeds);
    }

    private static void ReadBookRows(ref Utf8JsonReader data, List<BookRow> rows)
    {
        data.Read();
        Require(JsonTokenType.StartObject, in data);
        while (data.TryReadName(out var name))
        {
            var isBid = name.SequenceEqual("bids"u8);
            data.Read();
            Require(JsonTokenType.StartArray, in data);
            while (data.Read() && data.TokenType != JsonTokenType.EndArray)
            {
                Require(JsonTokenType.StartArray, in data);
                var (price, size, sequence) = (data.ReadNextDecimal(), data.ReadNextDecimal(), data.ReadNextInt64());
                data.SkipRestOfArray();
                rows.Add(price is { } at && size is { } of && sequence is { } step ? new BookRow(isBid, at, of, step) : throw new JsonException(RowNeeds));
            }
        }
    }

    private static void Require(JsonTokenType type, in Utf8JsonReader reader)
    {
        if (reader.TokenType != type)
            throw new JsonException($"{type} was expected, {reader.TokenType} came.");
    }

    [Flags]
    private enum FillParts
    {
        None = 0,
        Symbol = 1,
        TradeId = 2,
        OrderId = 4,
        Side = 8,
        Price = 16,
        Size = 32,
        Funds = 64,
        CreatedAt = 128,
        All = 255,
    }
}
