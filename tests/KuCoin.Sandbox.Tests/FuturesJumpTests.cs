using System.Text.Json;
using KuCoin.Sandbox;
using static KuCoin.Tests.FuturesActs;

namespace KuCoin.Tests;

/// <summary>A jump of the clock passes every price and every settlement on its way, not only those at its end.</summary>
public class FuturesJumpTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_stop_order_wakes_when_its_price_is_passed_although_the_price_comes_back()
    {
        var (options, marks) = await DipAsync();
        using var pit = new Pit(options);
        await Rest(pit, "sell", marks[0], 1);
        await Take(pit, "buy", marks[0], 1);
        var dip = marks.Min();
        await Rest(pit, "buy", dip - 100, 1);
        var stop = Good(await Order(pit.MyFutures, new { type = "market", closeOrder = true, stop = "down", stopPriceType = "MP", stopPrice = Pit.Text(dip) })).Text("orderId");

        pit.Server.SetClock(Morning + (Tick * (marks.Count - 1)));

        Assert.Equal(0m, (await Position(pit)).Num("currentQty"));
        var order = await pit.MyFutures.Get($"/api/v1/orders/{stop}");
        Assert.Equal(Morning + (Tick * marks.IndexOf(dip)), Time(order.Data.GetProperty("endAt")), TimeSpan.FromMinutes(1));
        pit.Server.CheckLedger();
    }

    [Fact]
    public async Task A_position_is_taken_where_its_margin_was_used_up_and_pays_no_funding_after()
    {
        var (options, marks) = await DipAsync();
        using var pit = new Pit(options);
        pit.Server.SetFundingRate("XBTUSDTM", 0.0001m);
        await Rest(pit, "sell", marks[0], 1);
        await Take(pit, "buy", marks[0], 1, leverage: 100);
        var liquidation = (await Position(pit)).Num("liquidationPrice");

        pit.Server.SetClock(Morning + (Tick * (marks.Count - 1)));

        var fill = (await pit.MyFutures.Get("/api/v1/fills?symbol=XBTUSDTM&tradeTypes=liquid")).Data.GetProperty("items")[0];
        var taken = Time(fill.GetProperty("createdAt"));
        var first = marks.FindIndex(mark => mark <= liquidation + 20);
        Assert.InRange(taken, Morning + (Tick * first), Morning + (Tick * (marks.IndexOf(marks.Min()) + 1)));
        var funding = (await pit.MyFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList").EnumerateArray().Select(row => Time(row.GetProperty("timePoint"))).ToList();
        Assert.All(funding, at => Assert.True(at <= taken));
        // The other side holds on and is paid three times.
        Assert.Equal(3, (await pit.OtherFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM")).Data.GetProperty("dataList").GetArrayLength());
        pit.Server.CheckLedger();
    }

    [Fact]
    public async Task A_jump_of_a_month_settles_every_hour_once()
    {
        using var pit = new Pit(new SandboxOptions { StartTime = Morning });
        var mark = (await pit.MyFutures.Public("/api/v1/mark-price/XBTUSDTM/current")).Num("value");
        await Rest(pit, "sell", Math.Round(mark, 1), 1);
        await Take(pit, "buy", Math.Round(mark, 1), 1);
        pit.Server.AdvanceClock(TimeSpan.FromDays(30));
        Assert.Equal(90, (await pit.OtherFutures.Get("/api/v1/funding-history?symbol=XBTUSDTM&maxCount=100")).Data.GetProperty("dataList").GetArrayLength());
    }

    /// <summary>A day on which the mark price falls by one percent at least and comes back; prices stand still for ten minutes each.</summary>
    private static async Task<(SandboxOptions Options, List<decimal> Marks)> DipAsync()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var options = new SandboxOptions { Seed = seed, StartTime = Morning, PriceInterval = Tick };
            using var scout = new Pit(options);
            List<decimal> marks = [];
            for (var at = Morning; at < Morning.AddDays(1); at += Tick)
            {
                scout.Server.SetClock(at);
                marks.Add((await scout.MyFutures.Public("/api/v1/mark-price/XBTUSDTM/current")).Num("value"));
            }
            if (marks.Min() < marks[0] * 0.99m && marks[^1] > marks[0])
                return (options, marks);
        }
        throw new InvalidOperationException("No seed has such a day.");
    }

    private static DateTimeOffset Time(JsonElement milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.GetInt64());
}
