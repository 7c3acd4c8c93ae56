using System.Text.Json;
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

    private static readonly NameOrder TickerNames = NameOrder.Of<TickerName>();
    private static readonly NameOrder ListNames = NameOrder.Of<ListName>();
    private static readonly NameOrder RowNames = NameOrder.Of<RowName>();
    private static readonly NameOrder FillNames = NameOrder.Of<FillName>();
    private static readonly NameOrder TradeNames = NameOrder.Of<TradeName>();
    private static readonly NameOrder ChangeNames = NameOrder.Of<ChangeName>();

    private const int NeededOfFill = 1 << (int)FillName.symbol | 1 << (int)FillName.tradeId | 1 << (int)FillName.orderId | 1 << (int)FillName.side
        | 1 << (int)FillName.price | 1 << (int)FillName.size | 1 << (int)FillName.funds | 1 << (int)FillName.createdAt;

    private const int NeededOfTrade = 1 << (int)TradeName.side | 1 << (int)TradeName.price | 1 << (int)TradeName.size | 1 << (int)TradeName.time;

    /// <summary>The data of a ticker message.</summary>
    public static Ticker ReadTicker(ref AnswerReader data, string symbol)
    {
        data.EnterObject();
        var ticker = new Ticker { Symbol = symbol };
        var name = NameOrder.Start;
        while (data.TryReadName(TickerNames, ref name))
        {
            switch ((TickerName)name)
            {
                case TickerName.bestAsk:
                    ticker.BestAsk = data.ReadDecimal();
                    break;
                case TickerName.bestAskSize:
                    ticker.BestAskSize = data.ReadDecimal();
                    break;
                case TickerName.bestBid:
                    ticker.BestBid = data.ReadDecimal();
                    break;
                case TickerName.bestBidSize:
                    ticker.BestBidSize = data.ReadDecimal();
                    break;
                case TickerName.price:
                    ticker.Last = data.ReadDecimal();
                    break;
                case TickerName.size:
                    ticker.LastSize = data.ReadDecimal();
                    break;
                case TickerName.sequence:
                    ticker.Sequence = data.ReadInt64();
                    break;
                case TickerName.time or TickerName.Time:
                    ticker.Time = data.ReadTime();
                    break;
            }
        }

        return ticker;
    }

    /// <summary>The list of all tickers.</summary>
    public static AllTickersAnswer ReadAllTickers(ref AnswerReader reader)
    {
        reader.EnterObject();
        var answer = new AllTickersAnswer();
        var hasRows = false;
        var name = NameOrder.Start;
        while (reader.TryReadName(ListNames, ref name))
        {
            switch ((ListName)name)
            {
                case ListName.time:
                    answer.Time = reader.ReadTime();
                    break;
                case ListName.ticker:
                    (answer.Ticker, hasRows) = (reader.ReadList(ReadTickerRow), true);
                    break;
            }
        }

        return hasRows ? answer : throw new JsonException(TickersNeeds);
    }

    /// <summary>A row of the list of all tickers.</summary>
    public static DayTicker ReadTickerRow(ref AnswerReader reader)
    {
        reader.EnterObject();
        var names = NameCache.OfThread;
        var ticker = new DayTicker();
        var name = NameOrder.Start;
        while (reader.TryReadName(RowNames, ref name))
        {
            switch ((RowName)name)
            {
                case RowName.symbol:
                    ticker.Symbol = reader.ReadText(names) ?? "";
                    break;
                case RowName.symbolName:
                    ticker.Name = reader.ReadText(names);
                    break;
                case RowName.buy:
                    ticker.BestBid = reader.ReadDecimal();
                    break;
                case RowName.bestBidSize:
                    ticker.BestBidSize = reader.ReadDecimal();
                    break;
                case RowName.sell:
                    ticker.BestAsk = reader.ReadDecimal();
                    break;
                case RowName.bestAskSize:
                    ticker.BestAskSize = reader.ReadDecimal();
                    break;
                case RowName.changeRate:
                    ticker.Change = reader.ReadDecimal();
                    break;
                case RowName.changePrice:
                    ticker.ChangePrice = reader.ReadDecimal();
                    break;
                case RowName.high:
                    ticker.High = reader.ReadDecimal();
                    break;
                case RowName.low:
                    ticker.Low = reader.ReadDecimal();
                    break;
                case RowName.open:
                    ticker.Open = reader.ReadDecimal();
                    break;
                case RowName.vol:
                    ticker.Volume = reader.ReadDecimal();
                    break;
                case RowName.volValue:
                    ticker.Turnover = reader.ReadDecimal();
                    break;
                case RowName.last:
                    ticker.Last = reader.ReadDecimal();
                    break;
                case RowName.lastSize:
                    ticker.LastSize = reader.ReadDecimal();
                    break;
                case RowName.averagePrice:
                    ticker.Average = reader.ReadDecimal();
                    break;
                case RowName.takerFeeRate:
                    ticker.TakerFeeRate = reader.ReadDecimal();
                    break;
                case RowName.makerFeeRate:
                    ticker.MakerFeeRate = reader.ReadDecimal();
                    break;
                case RowName.takerCoefficient:
                    ticker.TakerCoefficient = reader.ReadDecimal();
                    break;
                case RowName.makerCoefficient:
                    ticker.MakerCoefficient = reader.ReadDecimal();
                    break;
                case RowName.sequence:
                    ticker.Sequence = reader.ReadInt64();
                    break;
                case RowName.time:
                    ticker.Time = reader.ReadTime();
                    break;
            }
        }

        return ticker;
    }

    /// <summary>A row of a list of fills.</summary>
    public static Fill ReadFill(ref AnswerReader reader)
    {
        reader.EnterObject();
        var names = NameCache.OfThread;
        var fill = new Fill();
        var read = 0;
        var name = NameOrder.Start;
        while (reader.TryReadName(FillNames, ref name))
        {
            read |= 1 << name;
            switch ((FillName)name)
            {
                case FillName.symbol:
                    fill.Symbol = reader.ReadText(names).Needed();
                    break;
                case FillName.tradeId:
                    fill.TradeId = reader.ReadText().Needed();
                    break;
                case FillName.orderId:
                    fill.OrderId = reader.ReadText().Needed();
                    break;
                case FillName.counterOrderId:
                    fill.CounterOrderId = reader.ReadText();
                    break;
                case FillName.side:
                    fill.Side = reader.ReadRequired<OrderSide, SideText>();
                    break;
                case FillName.liquidity:
                    fill.Liquidity = reader.ReadText(names);
                    break;
                case FillName.forceTaker:
                    fill.ForceTaker = reader.ReadFlag();
                    break;
                case FillName.price:
                    fill.Price = reader.ReadRequiredDecimal();
                    break;
                case FillName.size:
                    fill.Size = reader.ReadRequiredDecimal();
                    break;
                case FillName.funds:
                    fill.Funds = reader.ReadRequiredDecimal();
                    break;
                case FillName.fee:
                    fill.Fee = reader.ReadDecimal();
                    break;
                case FillName.feeRate:
                    fill.FeeRate = reader.ReadDecimal();
                    break;
                case FillName.feeCurrency:
                    fill.FeeCurrency = reader.ReadText(names);
                    break;
                case FillName.stop:
                    fill.Stop = reader.ReadText(names);
                    break;
                case FillName.tradeType:
                    fill.TradeType = reader.ReadText(names);
                    break;
                case FillName.type:
                    fill.Type = reader.ReadText(names);
                    break;
                case FillName.createdAt:
                    fill.CreatedAt = reader.ReadRequiredTime();
                    break;
                case FillName.id:
                    fill.Id = reader.ReadText();
                    break;
                case FillName.tax:
                    fill.Tax = reader.ReadDecimal();
                    break;
                case FillName.taxRate:
                    fill.TaxRate = reader.ReadDecimal();
                    break;
                case FillName.taxCurrency:
                    fill.TaxCurrency = reader.ReadText(names);
                    break;
            }
        }

        return (read & NeededOfFill) == NeededOfFill ? fill : throw new JsonException(FillNeeds);
    }

    /// <summary>The data of a trade message; it does not name the pair.</summary>
    public static Trade ReadTrade(ref AnswerReader data)
    {
        data.EnterObject();
        var trade = new Trade();
        var read = 0;
        var name = NameOrder.Start;
        while (data.TryReadName(TradeNames, ref name))
        {
            read |= 1 << name;
            switch ((TradeName)name)
            {
                case TradeName.price:
                    trade.Price = data.ReadRequiredDecimal();
                    break;
                case TradeName.size:
                    trade.Size = data.ReadRequiredDecimal();
                    break;
                case TradeName.side:
                    trade.Side = data.ReadRequired<OrderSide, SideText>();
                    break;
                case TradeName.time:
                    trade.Time = data.ReadRequiredTime();
                    break;
                case TradeName.sequence:
                    trade.Sequence = data.ReadInt64();
                    break;
                case TradeName.tradeId:
                    trade.TradeId = data.ReadText();
                    break;
                case TradeName.makerOrderId:
                    trade.MakerOrderId = data.ReadText();
                    break;
                case TradeName.takerOrderId:
                    trade.TakerOrderId = data.ReadText();
                    break;
            }
        }

        return (read & NeededOfTrade) == NeededOfTrade ? trade : throw new JsonException(TradeNeeds);
    }

    /// <summary>The data of a message that changes a book.</summary>
    public static void ReadBookChange(ref AnswerReader data, BookChange change)
    {
        data.EnterObject();
        long? first = null;
        long? last = null;
        var name = NameOrder.Start;
        while (data.TryReadName(ChangeNames, ref name))
        {
            switch ((ChangeName)name)
            {
                case ChangeName.changes:
                    ReadBookRows(ref data, change.Rows);
                    break;
                case ChangeName.sequenceStart:
                    first = data.ReadInt64();
                    break;
                case ChangeName.sequenceEnd:
                    last = data.ReadInt64();
                    break;
                case ChangeName.time:
                    change.Time = data.ReadInt64() ?? 0;
                    break;
            }
        }

        change.First = first ?? throw new JsonException(ChangeNeeds);
        change.Last = last ?? throw new JsonException(ChangeNeeds);
    }

    private static void ReadBookRows(ref AnswerReader data, List<BookRow> rows)
    {
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            var isBid = name.SequenceEqual("bids"u8);
            data.EnterArray();
            while (data.TryReadElement())
                rows.Add(ReadBookRow(ref data, isBid));
        }
    }

    private static BookRow ReadBookRow(ref AnswerReader data, bool isBid)
    {
        data.EnterArray();
        var (price, size, sequence) = (data.GoToElement().ReadDecimal(), data.GoToElement().ReadDecimal(), data.GoToElement().ReadInt64());
        data.SkipRestOfArray();
        return price is { } at && size is { } of && sequence is { } step ? new BookRow(isBid, at, of, step) : throw new JsonException(RowNeeds);
    }

    // Spelled as the exchange does.
    private enum TickerName
    {
        bestAsk,
        bestAskSize,
        bestBid,
        bestBidSize,
        price,
        size,
        sequence,
        time,
        Time,
    }

    private enum ListName
    {
        time,
        ticker,
    }

    private enum RowName
    {
        symbol,
        symbolName,
        buy,
        bestBidSize,
        sell,
        bestAskSize,
        changeRate,
        changePrice,
        high,
        low,
        open,
        vol,
        volValue,
        last,
        lastSize,
        averagePrice,
        takerFeeRate,
        makerFeeRate,
        takerCoefficient,
        makerCoefficient,
        sequence,
        time,
    }

    private enum FillName
    {
        symbol,
        tradeId,
        orderId,
        counterOrderId,
        side,
        liquidity,
        forceTaker,
        price,
        size,
        funds,
        fee,
        feeRate,
        feeCurrency,
        stop,
        tradeType,
        type,
        createdAt,
        id,
        tax,
        taxRate,
        taxCurrency,
    }

    private enum TradeName
    {
        price,
        size,
        side,
        time,
        sequence,
        tradeId,
        makerOrderId,
        takerOrderId,
    }

    private enum ChangeName
    {
        changes,
        sequenceStart,
        sequenceEnd,
        time,
    }
}
