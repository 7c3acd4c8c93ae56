using System.Text.Json;
using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>Funding on its clock, and a ledger in which fills and funding explain every number.</summary>
public class FuturesFundingTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Longs_pay_shorts_at_four_twelve_and_twenty_o_clock()
    {
        using var pit = new Pit(Still with { StartTime = Morning });
        pit.Server.SetFundingRate("XBTUSDTM", 0.000641m);
        await Open(pit, "buy", 87_139.9m, 1);
        var before = await Wallet(pit);
        pit.Server.AdvanceClock(TimeSpan.FromHours(17.5));
        var rows = (await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList");
        Assert.Equal([20, 12, 4], rows.EnumerateArray().Select(r => DateTimeOffset.FromUnixTimeMilliseconds(r.GetProperty("timePoint").GetInt64()).Hour));
        var first = rows[0];
        // As the exchange's own sample, a tick aside: 87.1399 * 0.000641 = 0.0558566759.
        Assert.Equal((-0.05585668m, 87.1399m, 1, 87_139.9m), (Number(first, "funding"), Number(first, "positionCost"), first.GetProperty("positionQty").GetInt32(), Number(first, "markPrice")));
        Assert.Equal(before.Num("marginBalance") - 3 * 0.05585668m, (await Wallet(pit)).Num("marginBalance"));
        var position = await Position(pit);
        // It comes out of the position's own margin.
        Assert.Equal((0.16757004m, before.Num("positionMargin") - 0.16757004m), (position.Num("posLoss"), position.Num("posMargin")));
        var other = (await pit.OtherFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList")[0];
        Assert.Equal((0.05585668m, -1), (Number(other, "funding"), other.GetProperty("positionQty").GetInt32()));
        pit.Server.CheckLedger();
        // The hour is charged once, however often the clock is looked at or set back.
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(-60));
        pit.Server.AdvanceClock(TimeSpan.FromMinutes(70));
        Assert.Equal(3, (await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList").GetArrayLength());
    }

    [Fact]
    public async Task An_inverse_contract_pays_funding_in_coin()
    {
        using var pit = new Pit(Still with { StartTime = Morning });
        pit.Server.SetFundingRate("XBTUSDM", -0.0002m);
        await Open(pit, "buy", 50_000, 1000, symbol: "XBTUSDM");
        pit.Server.AdvanceClock(TimeSpan.FromHours(1.5));
        // 0.02 coin * -0.0002: a negative rate pays the long.
        Assert.Equal(0.000004m, Number((await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDM")).Data.GetProperty("dataList")[0], "funding"));
        Assert.Equal(0.000004m, (await Position(pit, "XBTUSDM")).Num("posCross"));
    }

    [Fact]
    public async Task The_published_rates_are_those_that_were_charged()
    {
        using var pit = new Pit(Still with { StartTime = Morning });
        var predicted = (await pit.MyFutures.Public("/api/v1/funding-rate/XBTUSDTM/current")).Num("value");
        await Open(pit, "buy", 50_000, 10);
        pit.Server.AdvanceClock(TimeSpan.FromHours(2));
        var charged = (await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList")[0];
        var (from, to) = (Morning.AddDays(-1).ToUnixTimeMilliseconds(), pit.Server.Now.ToUnixTimeMilliseconds());
        var published = (await pit.MyFutures.Public($"/api/v1/contract/funding-rates?symbol=XBTUSDTM&from={from}&to={to}")).Data;
        Assert.Equal(4, published.GetArrayLength());
        Assert.Equal((predicted, predicted), (Number(charged, "fundingRate"), Number(published[0], "fundingRate")));
        Assert.Equal(charged.GetProperty("timePoint").GetInt64(), published[0].GetProperty("timepoint").GetInt64());
        Assert.Equal("100001", (await pit.MyFutures.Public($"/api/v1/contract/funding-rates?symbol=XBTUSDTM&from={from}")).Code);
    }

    [Fact]
    public async Task A_worked_day_is_explained_to_the_last_digit()
    {
        using var pit = new Pit(Still with { StartTime = Morning });
        pit.Server.SetFundingRate("XBTUSDTM", 0.0003m);
        await Open(pit, "buy", 50_000, 10);
        Good(await pit.MyFutures.Post("/api/v1/position/margin/deposit-margin", new { symbol = "XBTUSDTM", margin = 5, bizNo = "day" }));
        var pending = (await pit.MyFutures.Get("/api/v1/transaction-history?currency=USDT")).Data.GetProperty("dataList")[0];
        Assert.Equal(("Pending", -1L, JsonValueKind.Null, -0.3m), (pending.GetProperty("status").GetString(), pending.GetProperty("offset").GetInt64(), pending.GetProperty("fee").ValueKind, Number(pending, "amount")));
        pit.Server.AdvanceClock(TimeSpan.FromHours(10));
        Good(await Order(pit.MyFutures, new { type = "market", closeOrder = true, stop = "up", stopPriceType = "MP", stopPrice = "51000" }));
        await Rest(pit, "buy", 50_990, 10);
        pit.Server.SetPrice("XBTUSDTM", 51_000);
        Assert.Equal(0m, (await Position(pit)).Num("currentQty"));
        pit.Server.CheckLedger();

        var ledger = Rows(await pit.MyFutures.Get("/api/v1/transaction-history?currency=USDT&type=RealisedPNL"), "dataList");
        var fills = Rows(await pit.MyFutures.Get("/api/v1/fills?symbol=XBTUSDTM"), "items");
        var funding = Rows(await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM"), "dataList");
        // 4 o'clock: the opening fee and funding; 12 o'clock: funding; closing: 10 * 0.001 * 990 less 0.0006 * 509.9.
        Assert.Equal([9.9m - 0.30594m, -0.15m, -0.45m], ledger.Select(r => Number(r, "amount")));
        Assert.All(ledger, r => Assert.Equal("Completed", r.GetProperty("status").GetString()));
        var profit = fills.Sum(f => Text(f, "value") * (f.GetProperty("side").GetString() == "sell" ? 1 : -1));
        Assert.Equal(ledger.Sum(r => Number(r, "amount")), profit - fills.Sum(f => Text(f, "fee")) + funding.Sum(f => Number(f, "funding")));
        var life = Rows(await pit.MyFutures.Get("/api/v1/history-positions?symbol=XBTUSDTM"), "items").Single();
        Assert.Equal((9.9m - 0.3m - 0.30594m - 0.3m, 0.60594m, -0.3m), (Text(life, "pnl"), Text(life, "tradeFee"), Text(life, "fundingFee")));
        Assert.Equal((50_000m, 50_990m, "CLOSE_LONG"), (Text(life, "openPrice"), Text(life, "closePrice"), life.GetProperty("type").GetString()));
        Assert.Equal(100_000 + ledger.Sum(r => Number(r, "amount")), (await Wallet(pit)).Num("marginBalance"));
    }

    [Fact]
    public async Task The_ledger_is_paged_by_offset_without_gap_or_repeat()
    {
        using var pit = new Pit(Still);
        for (var i = 0; i < 7; i++)
        {
            var (from, to) = i % 2 == 0 ? ("CONTRACT", "MAIN") : ("MAIN", "CONTRACT");
            Good(await pit.Me.Post("/api/v3/accounts/universal-transfer", new { clientOid = $"t{i}", currency = "USDT", amount = Pit.Text(i + 1), type = "INTERNAL", fromAccountType = from, toAccountType = to }));
        }
        await Open(pit, "buy", 50_000, 1);
        var all = Rows(await pit.MyFutures.Get("/api/v1/transaction-history?currency=USDT"), "dataList");
        // One pending row, seven transfers, and the deposits of the beginning.
        Assert.Equal(("TransferOut", -7m), (all[1].GetProperty("type").GetString(), Number(all[1], "amount")));
        Assert.Equal(("TransferIn", 6m), (all[2].GetProperty("type").GetString(), Number(all[2], "amount")));
        Assert.Contains(all, r => r.GetProperty("type").GetString() == "Deposit");
        List<long> seen = [];
        string? offset = null;
        for (var page = 0; page < 20; page++)
        {
            var reply = Good(await pit.MyFutures.Get($"/api/v1/transaction-history?currency=USDT&maxCount=2{(offset is null ? "" : "&offset=" + offset)}"));
            var rows = Rows(reply, "dataList");
            seen.AddRange(rows.Select(r => r.GetProperty("offset").GetInt64()));
            offset = Pit.Text(seen[^1]);
            if (!reply.Data.GetProperty("hasMore").GetBoolean())
                break;
        }
        Assert.Equal(all.Select(r => r.GetProperty("offset").GetInt64()), seen);
    }

    [Fact]
    public async Task Twenty_thousand_fills_of_eighty_days_come_in_windows_of_seven_each_once()
    {
        using var pit = new Pit(new SandboxOptions { PriceInterval = Timeout.InfiniteTimeSpan, VipLevel = 12 });
        pit.Server.SeedFuturesFills("XBTUSDTM", 20_000, TimeSpan.FromDays(80));
        pit.Server.CheckLedger();
        HashSet<string> seen = [];
        var (rows, fees, flow) = (0, 0m, 0m);
        var end = pit.Server.Now;
        for (var at = end.AddDays(-84); at < end; at = at.AddDays(7))
        {
            var (from, to) = (at.ToUnixTimeMilliseconds(), at.AddDays(7).ToUnixTimeMilliseconds() - 1);
            for (var page = 1; ; page++)
            {
                var reply = Good(await pit.MyFutures.Get($"/api/v1/fills?symbol=XBTUSDTM&startAt={from}&endAt={to}&currentPage={page}&pageSize=1000"));
                foreach (var fill in Rows(reply, "items"))
                {
                    rows++;
                    seen.Add(fill.GetProperty("tradeId").GetString()!);
                    fees += Text(fill, "fee");
                    flow += Text(fill, "value") * (fill.GetProperty("side").GetString() == "sell" ? 1 : -1);
                }
                if (page >= reply.Num("totalPage"))
                    break;
            }
        }
        // The wallet moved by exactly what the fills say; a last window of the running minute may hold the newest.
        Assert.Equal(20_000, rows);
        Assert.Equal(20_000, seen.Count);
        Assert.Equal(100_000 + flow - fees, (await Wallet(pit)).Num("marginBalance"));
    }

    [Fact]
    public async Task Index_premium_and_interest_are_paged_by_time()
    {
        using var server = SandboxServer.Start(new SandboxOptions { StartTime = Morning });
        using var client = new Client(server, futures: true);
        var index = Good(await client.Public("/api/v1/index/query?symbol=.KXBTUSDT&maxCount=3")).Data;
        var rows = index.GetProperty("dataList");
        Assert.True(index.GetProperty("hasMore").GetBoolean());
        Assert.Equal((3, 1000), (rows.GetArrayLength(), rows[0].GetProperty("granularity").GetInt32()));
        Assert.True(rows[0].GetProperty("decomposionList").GetArrayLength() > 1);
        var last = rows[2].GetProperty("timePoint").GetInt64();
        var next = Good(await client.Public($"/api/v1/index/query?symbol=.KXBTUSDT&maxCount=3&offset={last}")).Data.GetProperty("dataList");
        Assert.Equal(last - 1000, next[0].GetProperty("timePoint").GetInt64());
        var premium = Good(await client.Public("/api/v1/premium/query?symbol=.XBTUSDTMPI")).Data.GetProperty("dataList");
        Assert.Equal((10, 60_000), (premium.GetArrayLength(), premium[0].GetProperty("granularity").GetInt32()));
        Assert.Equal(0.0003m, Number(Good(await client.Public("/api/v1/interest/query?symbol=.XBTINT")).Data.GetProperty("dataList")[0], "value"));
        Assert.Equal("200003", (await client.Public("/api/v1/index/query?symbol=XBTUSDTM")).Code);
        var mark = await client.Public("/api/v1/mark-price/XBTUSDTM/current");
        Assert.InRange(mark.Num("indexPrice") / mark.Num("value"), 0.999m, 1.001m);
        Assert.True(Good(await client.Public("/api/v1/trade-statistics")).Num("turnoverOf24h") > 0);
    }

    private static IReadOnlyList<JsonElement> Rows(Reply reply, string name) => [.. Good(reply).Data.GetProperty(name).EnumerateArray()];

    private static decimal Number(JsonElement row, string name) => row.GetProperty(name).GetDecimal();

    private static decimal Text(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
