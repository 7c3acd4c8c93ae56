using System.Globalization;
using Xunit;

namespace KuCoin.Tests.Futures;

/// <summary>Lists that come in pieces: every row once, whatever the exchange counts in.</summary>
public sealed class FuturesListTests
{
    private const long Hour = 3_600_000;
    private const long Origin = 1_700_000 * 1_000_000L / Hour * Hour;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CandlesComeInPiecesOldestFirstWithoutDoubleAtTheSeams(bool endIsCountedIn)
    {
        await using var exchange = new ScriptedServer(request =>
        {
            if (request.Target is "/api/v1/contracts/XBTUSDTM")
                return Samples.Read("contract");
            var (from, to) = (Query(request, "from"), Query(request, "to"));
            var starts = Enumerable.Range(0, 600).Select(at => Origin + (at * Hour)).Where(time => time >= from && (endIsCountedIn ? time <= to : time < to)).ToArray();
            Assert.InRange(starts.Length, 0, 200);
            // In the other order than promised, and with one more element than described.
            return Answer($"[{string.Join(',', starts.Reverse().Select(time => $"[{time},1.1,4.4,0.5,2.2,{time / Hour % 1000},9.9]"))}]");
        });
        using var client = exchange.Connect();

        var candles = await client.Futures.GetCandles(new()
        {
            Symbol = "XBTUSDTM",
            Interval = CandleInterval.OneHour,
            StartTime = Time(Origin + (10 * Hour)),
            EndTime = Time(Origin + (510 * Hour) + 1),
        }).ToListAsync();

        Assert.Equal(Enumerable.Range(10, 501).Select(at => Time(Origin + (at * Hour))), candles.Select(candle => candle.Time));
        Assert.Equal(new FuturesCandle { Symbol = "XBTUSDTM", Interval = "1h", Time = Time(Origin + (10 * Hour)), Open = 1.1m, High = 4.4m, Low = 0.5m, Close = 2.2m, Volume = (Origin / Hour % 1000) + 10, Turnover = 9.9m }, candles[0]);
        Assert.Equal(((Origin / Hour % 1000) + 10) * 0.001m, candles[0].Quantity);
        Assert.Equal(3, exchange.Texts.Count(text => text.Contains("/kline/query", StringComparison.Ordinal)));
        Assert.Single(exchange.Texts, "GET /api/v1/contracts/XBTUSDTM");
    }

    [Fact]
    public async Task WithoutAStartTheLastCandlesComeAndNoMoreThanWanted()
    {
        await using var exchange = new ScriptedServer(_ => Answer("[]"));
        using var client = exchange.Connect();
        var candles = client.Futures.GetCandles(new() { Symbol = "XBTUSDTM", Interval = CandleInterval.OneMinute, EndTime = Time(Origin) });

        await foreach (var _ in candles.AsPages())
        {
        }
        await foreach (var _ in candles.AsPages(24))
        {
        }

        Assert.Equal([200, 24], exchange.Requests.Select(request => (Query(request, "to") - Query(request, "from") + 1) / 60_000));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIndexIsWalkedBackByTime(bool endIsCountedIn)
    {
        await using var exchange = new ScriptedServer(request =>
        {
            var (from, to, count) = (Query(request, "startAt"), Query(request, "endAt"), (int)Query(request, "maxCount"));
            var rows = Enumerable.Range(0, 300).Select(second => Origin + (second * 1000)).Where(time => time >= from && (endIsCountedIn ? time <= to : time < to)).OrderDescending().ToArray();
            return Answer($$"""{"hasMore":{{(rows.Length > count ? "true" : "false")}},"dataList":[{{string.Join(',', rows.Take(count).Select(time => $$"""{"symbol":".KXBTUSDT","granularity":1000,"timePoint":{{time}},"value":69202.94}"""))}}]}""");
        });
        using var client = exchange.Connect();

        var prices = await (await client.Futures.GetIndexPricesAsync(new() { Symbol = ".KXBTUSDT", StartTime = Time(Origin + 20_000), EndTime = Time(Origin + 269_001) })).ToListAsync();

        Assert.Equal(Enumerable.Range(20, 250).Reverse().Select(second => Time(Origin + (second * 1000))), prices.Select(price => price.Time));
        Assert.Equal((".KXBTUSDT", 69202.94m, TimeSpan.FromSeconds(1)), (prices[0].Symbol, prices[0].Price, prices[0].Interval));
    }

    [Fact]
    public async Task AContractStandsForItsIndexAndIsAskedForOnce()
    {
        await using var exchange = new ScriptedServer(request => Answer(request.Target.EndsWith("/contracts/active", StringComparison.Ordinal)
            ? """[{"symbol":"XBTUSDTM","indexSymbol":".KXBTUSDT","premiumsSymbol1M":".XBTUSDTMPI","fundingBaseSymbol1M":".XBTINT"},{"symbol":"DATED","indexSymbol":".K"}]"""
            : """{"hasMore":true,"dataList":[{"symbol":".I","granularity":60000,"timePoint":1700000000000,"value":-0.000025}]}"""));
        using var client = exchange.Connect();
        var futures = client.Futures;

        var price = Assert.Single(await (await futures.GetIndexPricesAsync(new() { Symbol = "XBTUSDTM" })).ToListAsync());
        var premium = Assert.Single(await (await futures.GetPremiumIndexesAsync(new() { Symbol = "XBTUSDTM" })).ToListAsync());
        var interest = Assert.Single(await (await futures.GetInterestRatesAsync(new() { Symbol = "XBTUSDTM" })).ToListAsync());

        Assert.Equal((-0.000025m, -0.000025m, -0.000025m), (price.Price, premium.Value, interest.Value));
        Assert.Equal("IndexNotFound", (await Assert.ThrowsAsync<KuCoinException>(() => futures.GetPremiumIndexesAsync(new() { Symbol = "DATED" }))).ErrorId);
        Assert.Equal(
            [
                "GET /api/v1/contracts/active",
                "GET /api/v1/index/query?symbol=.KXBTUSDT&maxCount=1",
                "GET /api/v1/premium/query?symbol=.XBTUSDTMPI&maxCount=1",
                "GET /api/v1/interest/query?symbol=.XBTINT&maxCount=1",
            ],
            exchange.Texts);
    }

    [Fact]
    public async Task PastFundingRatesComeWholeHoweverFewAnAnswerHolds()
    {
        await using var exchange = new ScriptedServer(request =>
        {
            var (from, to) = (Query(request, "from"), Query(request, "to"));
            var rows = Enumerable.Range(0, 50).Select(at => Origin + (at * 8 * Hour)).Where(time => time >= from && time <= to).OrderDescending().Take(7);
            return Answer($"[{string.Join(',', rows.Select(time => $$"""{"symbol":"XBTUSDTM","fundingRate":2.1E-4,"timepoint":{{time}}}"""))}]");
        });
        using var client = exchange.Connect();

        var rates = await client.Futures.GetFundingRates("XBTUSDTM", Time(Origin), Time(Origin + (500 * Hour))).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 50).Reverse().Select(at => Time(Origin + (at * 8 * Hour))), rates.Select(rate => rate.Time));
        Assert.Equal(new FundingRate { Symbol = "XBTUSDTM", Rate = 0.00021m, Time = Time(Origin) }, rates[^1]);
    }

    [Fact]
    public async Task TheLedgerGoesOnFromItsSmallestOffsetPastAPendingEntry()
    {
        await using var exchange = new ScriptedServer(request => Answer(Query(request, "offset") switch
        {
            0 => """{"hasMore":true,"dataList":[{"time":1728665747000,"type":"RealisedPNL","amount":-0.5,"fee":null,"accountEquity":null,"status":"Pending","remark":"XBTUSDTM","offset":-1,"currency":"USDT"},{"time":1728665746000,"type":"TransferIn","amount":1,"fee":0.0,"accountEquity":14.02924938,"status":"Completed","remark":"","offset":20,"currency":"USDT"}]}""",
            20 => """{"hasMore":true,"dataList":[{"time":1728665746000,"type":"TransferIn","amount":1,"fee":0.0,"accountEquity":14.02924938,"status":"Completed","remark":"","offset":20,"currency":"USDT"},{"time":1728665745000,"type":"Deposit","amount":2,"fee":0.0,"accountEquity":13,"status":"Completed","remark":"","offset":10,"currency":"USDT"}]}""",
            _ => """{"hasMore":false,"dataList":[]}""",
        }));
        using var client = exchange.Connect();

        var ledger = await client.Futures.GetLedger(new()).ToListAsync();

        Assert.Equal([-1L, 20L, 10L], ledger.Select(entry => entry.Offset));
        Assert.Equal((-0.5m, null, null, "Pending", "XBTUSDTM"), (ledger[0].Amount, ledger[0].Fee, ledger[0].Equity, ledger[0].Status, ledger[0].Remark));
        Assert.Equal(14.02924938m, ledger[1].Equity);
    }

    [Fact]
    public async Task FillsOfManyWeeksAreAskedForByTheWeekAndCarryTheirUnits()
    {
        await using var exchange = new ScriptedServer(request =>
        {
            if (request.Target.EndsWith("/contracts/active", StringComparison.Ordinal))
                return Answer("""[{"symbol":"XBTUSDTM","multiplier":0.001},{"symbol":"XBTUSDM","multiplier":-1,"isInverse":true}]""");
            var (from, to, page) = (Query(request, "startAt"), Query(request, "endAt"), (int)Query(request, "currentPage"));
            Assert.InRange(to - from, 0, 7 * 24 * Hour);
            var all = Enumerable.Range(0, 20_000).Select(at => (Id: at, Time: Origin + (at * 80 * 24 * Hour / 20_000))).Where(fill => fill.Time >= from && fill.Time <= to).Reverse().ToArray();
            var rows = all.Skip((page - 1) * 1000).Take(1000).Select(fill => $$"""{"symbol":"{{(fill.Id % 2 == 0 ? "XBTUSDTM" : "XBTUSDM")}}","tradeId":"{{fill.Id}}","orderId":"o","side":"sell","price":"50000","size":3,"value":"0.00006","tradeTime":{{fill.Time}}000000}""");
            return Answer($$"""{"currentPage":{{page}},"pageSize":1000,"totalNum":{{all.Length}},"totalPage":{{(all.Length + 999) / 1000}},"items":[{{string.Join(',', rows)}}]}""");
        });
        using var client = exchange.Connect();

        var fills = await client.Futures.GetFills(new() { StartTime = Time(Origin), EndTime = Time(Origin + (80 * 24 * Hour)) }).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 20_000).Reverse().Select(id => id.ToString(CultureInfo.InvariantCulture)), fills.Select(fill => fill.TradeId));
        Assert.Equal((3L, 0.00006m), (fills[0].Size, fills[0].Quantity));
        Assert.Equal((3L, 0.003m), (fills[1].Size, fills[1].Quantity));
    }

    [Fact]
    public async Task WithoutTheContractsAFillStaysInLotsAndAWarningSaysSo()
    {
        await using var exchange = new ScriptedServer(request => request.Target.EndsWith("/contracts/active", StringComparison.Ordinal)
            ? """{"code":"400700","msg":"restricted"}"""
            : Answer("""[{"symbol":"XBTUSDTM","tradeId":"1","orderId":"o","side":"sell","price":"50000","size":3,"tradeTime":1729155616320000000}]"""));
        using var client = exchange.Connect();
        var said = new System.Collections.Concurrent.ConcurrentQueue<LogEntry>();
        using (KuCoinLog.Listen(said.Enqueue))
            Assert.Equal((3L, null), Assert.Single(await client.Futures.GetRecentFillsAsync()) is var fill ? (fill.Size, fill.Quantity) : default);
        Assert.Contains(said, entry => entry.Level == LogLevel.Warning && entry.Message.Contains("lots only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AccountsAreTheSettlementCurrenciesThatHoldSomething()
    {
        await using var exchange = new ScriptedServer(request => Answer(request.Target switch
        {
            "/api/v1/contracts/active" => """[{"symbol":"XBTUSDTM","settleCurrency":"USDT"},{"symbol":"ETHUSDTM","settleCurrency":"USDT"},{"symbol":"XBTUSDM","settleCurrency":"XBT"}]""",
            "/api/v1/account-overview?currency=USDT" => """{"currency":"USDT","accountEquity":394.439280806,"unrealisedPNL":20.15278,"availableBalance":290.326799096,"availableMargin":1.5}""",
            _ => """{"currency":"XBT","accountEquity":0,"marginBalance":0,"frozenFunds":0.0,"availableBalance":0}""",
        }));
        using var client = exchange.Connect();

        var account = Assert.Single(await client.Futures.GetAccountsAsync());

        Assert.Equal(("USDT", 394.439280806m, 20.15278m, 290.326799096m, 1.5m), (account.Currency, account.Equity, account.UnrealizedPnl, account.Available, account.AvailableMargin));
        Assert.Equal(3, exchange.Requests.Count);
    }

    private static string Answer(string data) => $$"""{"code":"200000","data":{{data}}}""";

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static long Query(ReceivedRequest request, string name)
    {
        var pair = request.Target.Split('?', '&').FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal));
        return pair is null ? 0 : long.Parse(pair[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }
}
