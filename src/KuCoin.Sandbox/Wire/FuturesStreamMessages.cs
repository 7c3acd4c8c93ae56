using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Writes the frames of the futures streams.</summary>
internal static class FuturesStreamMessages
{
    public static byte[] Ticker(Listing listing, long nanos) =>
        Numbered($"{FuturesTopics.Ticker}:{listing.Instrument.Symbol}", "tickerV2", listing.Book.Sequence, data =>
            FuturesMarketRoutes.WriteBest(data.Str("symbol", listing.Instrument.Symbol).Num("sequence", listing.Book.Sequence), listing).Num("ts", nanos));

    public static byte[] TickerWithTrade(Exchange exchange, Listing listing) =>
        Numbered($"{FuturesTopics.TickerWithTrade}:{listing.Instrument.Symbol}", "ticker", listing.Book.Sequence, data =>
            FuturesMarketRoutes.WriteTicker(exchange, data, listing));

    public static byte[] Depth(string topic, Listing listing, int depth, DateTimeOffset now) =>
        Numbered(topic, "level2", listing.Book.Sequence, data => data
            .Array("bids", listing.Book.Levels(Side.Buy).Take(depth), WriteLevel)
            .Num("sequence", listing.Book.Sequence)
            .Millis("timestamp", now)
            .Millis("ts", now)
            .Array("asks", listing.Book.Levels(Side.Sell).Take(depth), WriteLevel));

    /// <summary>One changed level with the size it has now; none deletes it.</summary>
    public static byte[] Level(Listing listing, Side side, decimal price, DateTimeOffset now)
    {
        var size = listing.Book.SizeAt(side, price);
        return Numbered($"{FuturesTopics.Book}:{listing.Instrument.Symbol}", "level2", listing.Book.Sequence, data => data
            .Num("sequence", listing.Book.Sequence)
            .Str("change", $"{Json.Plain(price)},{side.Text()},{Json.Plain(size)}")
            .Millis("timestamp", now));
    }

    public static byte[] Trade(string symbol, TapeTrade trade) =>
        Numbered($"{FuturesTopics.Trades}:{symbol}", "match", trade.Sequence, data => data
            .Str("symbol", symbol)
            .Num("sequence", trade.Sequence)
            .Str("side", trade.TakerSide.Text())
            .Num("size", trade.Size)
            .Dec("price", trade.Price)
            .Str("takerOrderId", trade.TakerOrderId)
            .Str("makerOrderId", trade.MakerOrderId)
            .Str("tradeId", Json.Plain(trade.Sequence))
            .Num("ts", trade.Nanos));

    public static byte[] Prices(Exchange exchange, Contract contract) =>
        Public($"{FuturesTopics.Instrument}:{contract.Symbol}", "mark.index.price", data => data
            .Num("markPrice", exchange.Futures.Mark(contract))
            .Num("indexPrice", exchange.Futures.Prices.Index(contract, exchange.Clock.Now))
            .Num("granularity", 1000)
            .Num("timestamp", exchange.Clock.Now.ToUnixTimeSeconds() * 1000));

    /// <summary>The rate the running period is heading for.</summary>
    public static byte[] FundingRate(Exchange exchange, Contract contract) =>
        Public($"{FuturesTopics.Instrument}:{contract.Symbol}", "funding.rate", data => data
            .Num("granularity", 60_000)
            .Num("fundingRate", exchange.Futures.Rates.At(contract, Contract.FundingTimes(exchange.Clock.Now).Next))
            .Num("timestamp", exchange.Clock.Now.ToUnixTimeSeconds() / 60 * 60_000));

    public static byte[] Announcement(string topic, string subject, Contract contract, DateTimeOffset at, decimal rate, DateTimeOffset now) =>
        Public(topic, subject, data => data
            .Str("symbol", contract.Symbol)
            .Millis("fundingTime", at)
            .Num("fundingRate", rate)
            .Millis("timestamp", now));

    public static byte[] Day(Exchange exchange, Listing listing)
    {
        var mark = exchange.Futures.Mark((Contract)listing.Instrument);
        var day = Statistics.Day(exchange, listing) ?? new DayFigures(mark, mark, mark, mark, 0, 0);
        return StreamMessages.Frame(o => Head(o, $"{FuturesTopics.Day}:{listing.Instrument.Symbol}", "snapshot.24h").Str("id", exchange.Ids.Hex24()).Object("data", data => data
            .Num("highPrice", day.High)
            .Num("lastPrice", day.Last)
            .Num("lowPrice", day.Low)
            .Num("price24HoursBefore", day.Open)
            .Num("priceChg", day.Last - day.Open)
            .Num("priceChgPct", day.Open == 0 ? 0 : Math.Round((day.Last - day.Open) / day.Open, 4))
            .Str("symbol", listing.Instrument.Symbol)
            .Num("ts", exchange.Clock.NextNanos())
            .Num("turnover", day.Turnover)
            .Num("volume", day.Volume)));
    }

    public static byte[] Candle(Exchange exchange, string topic, Listing listing, TimeSpan length)
    {
        var now = exchange.Clock.Now;
        var start = new DateTimeOffset(now.UtcTicks - now.UtcTicks % length.Ticks, TimeSpan.Zero);
        var mark = exchange.Futures.Mark((Contract)listing.Instrument);
        var bar = Statistics.Bar(exchange, listing, start, length) ?? new Candle(start, mark, mark, mark, mark, 0, 0);
        decimal[] values = [start.ToUnixTimeSeconds(), bar.Open, bar.Close, bar.High, bar.Low, bar.Volume, Math.Round(bar.Turnover, 8)];
        return Public(topic, "candle.stick", data => data
            .Str("symbol", listing.Instrument.Symbol)
            .Array("candles", values, static (j, value) => j.WriteStringValue(Json.Plain(value)))
            .Millis("time", now));
    }

    public static byte[] Order(string topic, string subject, FuturesOrderEvent change, long nanos)
    {
        var order = change.Order;
        var isOver = change.Type is "filled" or "canceled";
        return StreamMessages.Private(topic, subject, order.Owner, id: null, data =>
        {
            data.Str("symbol", order.Symbol)
                .Str("orderType", FuturesOrderJson.TypeText(order))
                .Str("side", order.Side.Text())
                .Dec("canceledSize", change.Type is "canceled" ? order.Request.Size - order.Filled : 0)
                .Str("orderId", order.Id)
                .Str("clientOid", order.Request.ClientOid)
                .Str("marginMode", ContractSettings.ModeText(order.Request.IsCross))
                .Str("positionSide", order.Request.PositionSide.ToString())
                .Str("type", change.Type)
                .Num("orderTime", order.OrderTime)
                .Dec("size", order.Request.Size)
                .Dec("filledSize", order.Filled)
                .Dec("price", order.Request.Price ?? 0)
                .Dec("remainSize", isOver ? 0 : order.Remaining)
                .Str("status", isOver ? "done" : change.Type)
                .Str("tradeType", order.TradeType)
                .Num("ts", nanos);
            if (change.Fill is not { } fill)
                return;
            data.Str("liquidity", fill.IsTaker ? "taker" : "maker")
                .Str("feeType", fill.IsTaker ? "takerFee" : "makerFee")
                .Dec("matchPrice", fill.Price)
                .Dec("matchSize", fill.Size)
                .Str("tradeId", fill.TradeId);
        });
    }

    public static byte[] Stop(FuturesStopEvent change, string id, long nanos) =>
        StreamMessages.Private(FuturesTopics.StopOrders, "stopOrder", change.Order.Owner, id, data =>
        {
            var (order, stop) = (change.Order, change.Order.Request.Stop!);
            data.Millis("createdAt", order.CreatedAt)
                .Str("marginMode", ContractSettings.ModeText(order.Request.IsCross))
                .Str("orderId", order.Id)
                .Dec("orderPrice", order.Request.Price ?? 0)
                .Str("orderType", "stop")
                .Str("side", order.Side.Text())
                .Num("size", order.Request.Size)
                .Str("stop", FuturesOrderJson.StopText(order))
                .Dec("stopPrice", stop.Price)
                .Str("stopPriceType", stop.PriceType.ToString())
                .Str("symbol", order.Symbol)
                .Num("ts", nanos)
                .Str("type", change.Type);
            if (change.Type is "triggered")
                data.Bool("triggerSuccess", change.Error is null);
            if (change.Error is not null)
                data.Str("error", change.Error);
        });

    public static byte[] Wallet(FuturesWallet wallet, long version, DateTimeOffset now) =>
        StreamMessages.Private(FuturesTopics.Wallet, "walletBalance.change", wallet.Account.Owner, wallet.Account.Id, data => data
            .Dec("crossPosMargin", wallet.CrossPositionMargin)
            .Dec("isolatedOrderMargin", wallet.IsolatedOrderMargin)
            .Dec("holdBalance", 0)
            .Dec("equity", wallet.Equity)
            .Dec("version", version)
            .Dec("availableBalance", wallet.Available)
            .Dec("isolatedPosMargin", wallet.IsolatedPositionMargin)
            .Dec("walletBalance", wallet.Account.Balance)
            .Dec("isolatedFundingFeeMargin", 0)
            .Dec("crossUnPnl", wallet.CrossUnrealised)
            .Dec("totalCrossMargin", wallet.CrossTotal)
            .Str("currency", FuturesCurrency.Display(wallet.Account.Currency))
            .Dec("isolatedUnPnl", wallet.IsolatedUnrealised)
            .Dec("crossOrderMargin", wallet.CrossOrderMargin)
            .Dec("timestamp", now.ToUnixTimeMilliseconds()));

    public static byte[] Position(Exchange exchange, Position position, string reason) =>
        OfPosition(position.Owner, position.Contract, "position.change", data =>
        {
            FuturesPositionJson.Write(exchange, data, position);
            data.Str("changeReason", reason);
        });

    /// <summary>Only what the mark price changes: the rest is for the listener to remember.</summary>
    public static byte[] MarkChange(Exchange exchange, Position position) =>
        OfPosition(position.Owner, position.Contract, "position.change", data =>
        {
            var mark = exchange.Futures.Mark(position.Contract);
            var unrealised = position.Unrealised(mark);
            data.Str("symbol", position.Contract.Symbol)
                .Num("markPrice", mark)
                .Num("markValue", position.MarkValue(mark))
                .Num("maintMargin", position.Margin(mark) + (position.IsCross ? 0 : unrealised))
                .Num("realLeverage", exchange.Futures.Positions.LeverageOf(position))
                .Num("unrealisedPnl", unrealised)
                .Num("unrealisedRoePcnt", position.InitialMargin == 0 ? 0 : Math.Round(unrealised / position.InitialMargin, 4))
                .Num("unrealisedPnlPcnt", Math.Round(unrealised / Math.Abs(position.Cost), 4))
                .Num("delevPercentage", 0.5m)
                .Millis("currentTimestamp", exchange.Clock.Now)
                .Str("settleCurrency", position.Contract.DisplaySettle)
                .Str("positionSide", position.Side.ToString())
                .Str("changeReason", "markPriceChange");
        });

    public static byte[] Settlement(FundingPayment payment, long nanos) =>
        OfPosition(payment.Position.Owner, payment.Position.Contract, "position.settlement", data => data
            .Str("symbol", payment.Position.Contract.Symbol)
            .Millis("fundingTime", payment.TimePoint)
            .Num("qty", payment.Quantity)
            .Num("markPrice", payment.MarkPrice)
            .Num("fundingRate", payment.Rate)
            .Num("fundingFee", payment.Funding)
            .Num("ts", nanos)
            .Str("settleCurrency", payment.Position.Contract.DisplaySettle));

    public static byte[] RiskLimit(RiskLimitOutcome outcome) =>
        OfPosition(outcome.Owner, outcome.Contract, "position.adjustRiskLimit", data => data
            .Bool("success", outcome.Success)
            .Num("riskLimitLevel", outcome.Level)
            .Str("msg", outcome.Message));

    public static byte[] Mode(User owner, Contract contract, ContractSettings settings) =>
        StreamMessages.Private(FuturesTopics.MarginMode, "user.config", owner, id: null, data => data.Str(contract.Symbol, settings.MarginMode));

    public static byte[] Leverage(User owner, Contract contract, ContractSettings settings) =>
        StreamMessages.Private(FuturesTopics.CrossLeverage, "user.config", owner, id: null, data =>
            data.Object(contract.Symbol, o => o.Dec("leverage", settings.CrossLeverage)));

    /// <summary>All positions together listen to the topic of each contract.</summary>
    private static byte[] OfPosition(User owner, Contract contract, string subject, Action<Utf8JsonWriter> data) =>
        StreamMessages.Private($"{FuturesTopics.Position}:{contract.Symbol}", subject, owner, id: null, data);

    private static byte[] Numbered(string topic, string subject, long number, Action<Utf8JsonWriter> data) =>
        StreamMessages.Frame(o => Head(o, topic, subject).Num("sn", number).Object("data", data));

    private static byte[] Public(string topic, string subject, Action<Utf8JsonWriter> data) =>
        StreamMessages.Frame(o => Head(o, topic, subject).Object("data", data));

    private static Utf8JsonWriter Head(Utf8JsonWriter json, string topic, string subject) =>
        json.Str("topic", topic).Str("type", "message").Str("subject", subject);

    private static void WriteLevel(Utf8JsonWriter json, (decimal Price, decimal Size) level)
    {
        json.WriteStartArray();
        json.WriteStringValue(Json.Plain(level.Price));
        json.WriteRawValue(Json.Plain(level.Size), skipInputValidation: true);
        json.WriteEndArray();
    }
}
