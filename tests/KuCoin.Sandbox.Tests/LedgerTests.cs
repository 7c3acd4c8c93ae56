using System.Globalization;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Money is moved, never made or lost.</summary>
public class LedgerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(300)]
    public async Task Random_trading_keeps_every_sum(int seed)
    {
        using var server = SandboxServer.Start(new SandboxOptions { Seed = seed, VipLevel = 12 });
        var other = server.AddUser();
        foreach (var currency in (string[])["USDT", "BTC", "ETH"])
            server.SetBalance("trade", currency, 5_000, other);
        server.SetBalance("contract", "USDT", 5_000, other);
        Client[] spot = [new(server), new(server, other)];
        Client[] futures = [new(server, futures: true), new(server, other, futures: true)];
        var dice = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 300; i++)
        {
            var reply = await RandomAct(server, spot[dice.Next(2)], futures[dice.Next(2)], dice, i);
            if (reply.Code == "200000")
                taken++;
            server.CheckLedger();
            if (i % 10 == 0)
                server.AdvanceClock(TimeSpan.FromSeconds(dice.Next(120)));
        }
        Assert.True(taken > 150, $"Only {taken} of 300 acts were accepted: the test says little.");
        foreach (var client in spot.Concat(futures))
            client.Dispose();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(77)]
    public async Task Orders_stops_loans_and_withdrawals_in_any_order_keep_every_sum(int seed)
    {
        using var server = SandboxServer.Start(new SandboxOptions { Seed = seed, VipLevel = 12 });
        using var client = new Client(server);
        server.SetBalance("margin", "USDT", 2_000);
        server.SetBalance("isolated:BTC-USDT", "BTC", 0.1m);
        var dice = new Random(seed);
        var taken = new Dictionary<int, int>();
        for (var i = 0; i < 400; i++)
        {
            var kind = dice.Next(12);
            var reply = await MixedAct(server, client, dice, kind, i);
            Assert.NotEqual("500000", reply.Code);
            if (reply.Code == "200000")
                taken[kind] = taken.GetValueOrDefault(kind) + 1;
            server.CheckLedger();
            if (i % 8 == 0)
                server.AdvanceClock(TimeSpan.FromSeconds(dice.Next(1_200)));
        }
        Assert.Equal(Enumerable.Range(0, 12), taken.Keys.Order());
        server.AdvanceClock(TimeSpan.FromDays(1));
        server.CheckLedger();
    }

    [Fact]
    public async Task A_transfer_repeated_with_its_client_id_moves_once()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var body = new { clientOid = "t-1", currency = "USDT", amount = "100", from = "main", to = "trade" };
        var first = await client.Post("/api/v2/accounts/inner-transfer", body);
        var second = await client.Post("/api/v2/accounts/inner-transfer", body);
        Assert.Equal("200000", first.Code);
        Assert.Equal(first.Text("orderId"), second.Text("orderId"));
        Assert.Equal((9_900m, 25_100m), (await Amount(client, "main"), await Amount(client, "trade")));
        server.CheckLedger();
    }

    [Fact]
    public async Task The_flexible_transfer_also_empties_the_futures_account_which_the_legacy_one_cannot()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        Assert.Equal("400100", (await client.Post("/api/v2/accounts/inner-transfer", new { clientOid = "x", currency = "USDT", amount = "1", from = "contract", to = "main" })).Code);
        var body = new { clientOid = "u-1", currency = "USDT", amount = "1000", type = "INTERNAL", fromAccountType = "CONTRACT", toAccountType = "MAIN" };
        var first = await client.Post("/api/v3/accounts/universal-transfer", body);
        Assert.Equal(first.Text("orderId"), (await client.Post("/api/v3/accounts/universal-transfer", body)).Text("orderId"));
        Assert.Equal(11_000m, await Amount(client, "main"));
        using var futures = new Client(server, futures: true);
        Assert.Equal(4_000m, (await futures.Get("/api/v1/account-overview?currency=USDT")).Num("availableBalance"));
    }

    [Theory]
    [InlineData("100000", "main", "trade", "200004")]
    [InlineData("0", "main", "trade", "400100")]
    [InlineData("-5", "main", "trade", "400100")]
    [InlineData("5", "main", "main", "400100")]
    [InlineData("5", "main", "savings", "400100")]
    public async Task A_transfer_that_cannot_be_is_refused(string amount, string from, string to, string code)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        Assert.Equal(code, (await client.Post("/api/v2/accounts/inner-transfer", new { clientOid = "t", currency = "USDT", amount, from, to })).Code);
        Assert.Equal(10_000m, await Amount(client, "main"));
    }

    [Fact]
    public async Task What_is_on_hold_cannot_leave()
    {
        using var pit = new Pit();
        await pit.Limit(pit.Me, "sell", 1_000_000, 99_999.5m);
        var quota = await pit.Me.Get("/api/v1/accounts/transferable?currency=BTC&type=TRADE");
        Assert.Equal((100_000m, 0.5m), (quota.Dec("balance"), quota.Dec("transferable")));
        Assert.Equal("200004", (await pit.Me.Post("/api/v2/accounts/inner-transfer", new { clientOid = "h", currency = "BTC", amount = "0.6", from = "trade", to = "main" })).Code);
        Assert.Throws<InvalidOperationException>(() => pit.Server.SetBalance("trade", "BTC", 1));
    }

    [Fact]
    public async Task The_statement_has_a_row_for_every_move()
    {
        using var pit = new Pit();
        pit.Server.AdvanceClock(TimeSpan.FromDays(2));
        await pit.Me.Post("/api/v2/accounts/inner-transfer", new { clientOid = "s", currency = "USDT", amount = "7", from = "main", to = "trade" });
        await pit.Limit(pit.Other, "sell", 100, 1);
        await pit.Limit(pit.Me, "buy", 100, 1);
        var rows = (await pit.Me.Get("/api/v1/accounts/ledgers")).Data.GetProperty("items").EnumerateArray()
            .Select(r => string.Join(' ', ((string[])["accountType", "bizType", "direction", "currency", "amount", "fee"]).Select(n => r.GetProperty(n).GetString())))
            .ToList();
        Assert.Equal(
            [
                "TRADE Exchange in BTC 1 0",
                "TRADE Exchange out USDT 100 0.1",
                "TRADE Transfer in USDT 7 0",
                "MAIN Transfer out USDT 7 0",
            ],
            rows);
        Assert.Equal(1m, (await pit.Me.Get("/api/v1/accounts/ledgers?direction=out&bizType=TRANSFER")).Num("totalNum"));
    }

    private static Task<Reply> RandomAct(SandboxServer server, Client spot, Client futures, Random dice, int number)
    {
        var side = dice.Next(2) == 0 ? "buy" : "sell";
        var price = Math.Round(67_000m * (1 + (decimal)(dice.NextDouble() - 0.5) / 100), 1);
        var size = Math.Round((decimal)dice.NextDouble() * 0.01m + 0.0001m, 8);
        string[] stp = ["DC", "CO", "CN", "CB"];
        string[] times = ["GTC", "IOC", "FOK", "GTC"];
        object Limit() => new { clientOid = $"r{number}", symbol = "BTC-USDT", side, type = "limit", price = Pit.Text(price), size = Pit.Text(size), timeInForce = times[dice.Next(4)], stp = stp[dice.Next(4)] };
        return dice.Next(8) switch
        {
            0 or 1 => spot.Post("/api/v1/orders", Limit()),
            2 => spot.Post("/api/v1/orders", new { clientOid = $"r{number}", symbol = "BTC-USDT", side = "buy", type = "market", funds = Pit.Text(Math.Round(size * 60_000, 6)), stp = stp[dice.Next(4)] }),
            3 => spot.Post("/api/v1/orders", new { clientOid = $"r{number}", symbol = "BTC-USDT", side, type = "market", size = Pit.Text(size) }),
            4 => spot.Delete("/api/v1/orders?symbol=BTC-USDT"),
            5 => spot.Post("/api/v3/accounts/universal-transfer", new { clientOid = $"r{number}", currency = "USDT", amount = "5", type = "INTERNAL", fromAccountType = "TRADE", toAccountType = dice.Next(2) == 0 ? "MAIN" : "CONTRACT" }),
            6 => futures.Post("/api/v1/orders", new { clientOid = $"r{number}", symbol = "XBTUSDTM", side, type = "market", size = dice.Next(1, 30), leverage = dice.Next(1, 20) }),
            _ => futures.Post("/api/v1/orders", new { clientOid = $"r{number}", symbol = "XBTUSDTM", side, type = "limit", price = Pit.Text(price), size = dice.Next(1, 30), leverage = dice.Next(1, 20) }),
        };
    }

    private static async Task<Reply> MixedAct(SandboxServer server, Client client, Random dice, int kind, int number)
    {
        var price = Math.Round(67_000m * (1 + (decimal)(dice.NextDouble() - 0.5) / 50), 1);
        var side = dice.Next(2) == 0 ? "buy" : "sell";
        var isIsolated = dice.Next(2) == 0;
        string? pair = isIsolated ? "BTC-USDT" : null;
        var open = server.Orders.LastOrDefault(o => o is { IsActive: true, Symbol: "BTC-USDT" });
        object Order(object? size = null) => new { clientOid = $"x{number}", symbol = "BTC-USDT", side, type = "limit", price = Pit.Text(price), size = size ?? "0.001" };
        return kind switch
        {
            0 or 1 => await client.Post("/api/v1/hf/orders/sync", Order()),
            2 => await client.Post("/api/v1/hf/orders/multi", new { orderList = new[] { Order(), Order("0.0000001") } }),
            3 => await client.Post("/api/v1/hf/orders/alter", new { symbol = "BTC-USDT", orderId = open?.Id ?? "none", newPrice = Pit.Text(price), newSize = "0.002" }),
            4 => await client.Delete($"/api/v1/hf/orders/cancel/{open?.Id}?symbol=BTC-USDT&cancelSize=0.0003"),
            5 => await client.Delete("/api/v1/hf/orders/cancelAll"),
            6 => await client.Post("/api/v1/stop-order", new { clientOid = $"x{number}", symbol = "BTC-USDT", side, type = "market", size = "0.001", stop = side == "buy" ? "entry" : "loss", stopPrice = Pit.Text(price) }),
            7 => await client.Post("/api/v3/margin/borrow", new { currency = "USDT", size = dice.Next(1, 900), timeInForce = "IOC", isIsolated, symbol = pair, isHf = true }),
            8 => await client.Post("/api/v3/margin/repay", new { currency = "USDT", size = dice.Next(1, 900), isIsolated, symbol = pair, isHf = true }),
            9 => await client.Post("/api/v3/accounts/universal-transfer", new { clientOid = $"x{number}", currency = "USDT", amount = "15", type = "INTERNAL", fromAccountType = isIsolated ? "TRADE" : "MARGIN", toAccountType = "ISOLATED", toAccountTag = "BTC-USDT" }),
            10 => await client.Post("/api/v3/withdrawals", new { currency = "USDT", toAddress = "x", amount = "12", withdrawType = "ADDRESS", chain = "kcc" }),
            _ => await CancelWithdrawal(server, client),
        };
    }

    private static async Task<Reply> CancelWithdrawal(SandboxServer server, Client client)
    {
        server.InjectDeposit("USDT", 3);
        await client.Post("/api/v3/withdrawals", new { currency = "USDT", toAddress = "y", amount = "12", withdrawType = "ADDRESS", chain = "trx" });
        server.AdvanceClock(TimeSpan.FromSeconds(6));
        var rows = (await client.Get("/api/v1/withdrawals?status=PROCESSING")).Data.GetProperty("items");
        return await client.Delete($"/api/v1/withdrawals/{rows[0].GetProperty("id").GetString()}");
    }

    private static async Task<decimal> Amount(Client client, string type) =>
        decimal.Parse((await client.Get($"/api/v1/accounts?type={type}&currency=USDT")).Data[0].GetProperty("balance").GetString()!, CultureInfo.InvariantCulture);
}
