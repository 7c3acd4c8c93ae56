using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Addresses, money that comes in and money that goes out.</summary>
public class FundingTests
{
    private static async Task<(decimal Balance, decimal Holds)> Money(Client client, string currency, string type = "main")
    {
        var row = (await client.Get($"/api/v1/accounts?type={type}&currency={currency}")).Data.EnumerateArray().SingleOrDefault();
        return row.ValueKind == JsonValueKind.Undefined ? (0, 0) : (Amount(row, "balance"), Amount(row, "holds"));
    }

    private static decimal Amount(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static object Withdrawal(string amount, string chain = "trx", string? feeDeductType = null) =>
        new { currency = "USDT", toAddress = "TAddress", amount, withdrawType = "ADDRESS", chain, remark = "rent", feeDeductType };

    private static async Task<string> Status(Client client, string id) => (await client.Get($"/api/v1/withdrawals/{id}")).Text("status");

    [Fact]
    public async Task Addresses_are_made_per_chain_and_seen_by_both_generations()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        Assert.Empty((await client.Get("/api/v3/deposit-addresses?currency=USDT")).Data.EnumerateArray());
        Assert.Equal(JsonValueKind.Null, (await client.Get("/api/v1/deposit-addresses?currency=USDT&chain=trx")).Data.ValueKind);

        var made = await client.Post("/api/v3/deposit-address/create", new { currency = "USDT", chain = "trx", to = "trade" });
        Assert.Equal(("trx", "TRC20", "TRADE", ""), (made.Text("chainId"), made.Text("chainName"), made.Text("to"), made.Text("memo")));
        var old = await client.Get("/api/v1/deposit-addresses?currency=USDT&chain=trx");
        Assert.Equal((made.Text("address"), "TRC20"), (old.Text("address"), old.Text("chain")));
        // Without a chain the usual one is meant.
        Assert.Equal("eth", (await client.Post("/api/v1/deposit-addresses", new { currency = "USDT" })).Text("chainId"));
        var both = (await client.Get("/api/v3/deposit-addresses?currency=USDT")).Data;
        Assert.Equal(["trx", "eth"], both.EnumerateArray().Select(a => a.GetProperty("chainId").GetString()));
        Assert.Equal(1, (await client.Get("/api/v3/deposit-addresses?currency=USDT&chain=eth")).Data.GetArrayLength());

        Assert.NotEmpty((await client.Post("/api/v3/deposit-address/create", new { currency = "XRP", chain = "xrp" })).Text("memo"));
        Assert.Equal("400100", (await client.Post("/api/v3/deposit-address/create", new { currency = "XRP", chain = "xrp" })).Code);
        Assert.Equal("400100", (await client.Post("/api/v3/deposit-address/create", new { currency = "USDT", chain = "TRC20" })).Code);
        Assert.Equal("400100", (await client.Post("/api/v3/deposit-address/create", new { currency = "USDT" })).Code);
    }

    [Fact]
    public async Task A_deposit_is_seen_at_once_and_arrives_when_it_is_confirmed()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        await client.Post("/api/v3/deposit-address/create", new { currency = "USDT", chain = "trx", to = "trade" });
        server.InjectDeposit("USDT", 12.5m, "trx");
        server.InjectDeposit("BTC", 1);
        var seen = (await client.Get("/api/v1/deposits?currency=USDT&status=PROCESSING")).Data.GetProperty("items")[0];
        Assert.Equal(("12.50000000", "trx", false), (seen.GetProperty("amount").GetString(), seen.GetProperty("chain").GetString(), seen.GetProperty("isInner").GetBoolean()));
        Assert.Equal(25_000m, (await Money(client, "USDT", "trade")).Balance);

        server.AdvanceClock(TimeSpan.FromMinutes(1));
        Assert.Equal(25_012.5m, (await Money(client, "USDT", "trade")).Balance);
        Assert.Equal(1.25m, (await Money(client, "BTC")).Balance);
        var done = (await client.Get("/api/v1/deposits")).Data.GetProperty("items").EnumerateArray().Select(d => d.GetProperty("currency").GetString() + d.GetProperty("status").GetString());
        Assert.Equal(["BTCSUCCESS", "USDTSUCCESS"], done);
        Assert.Equal(2m, (await client.Get("/api/v1/accounts/ledgers?bizType=DEPOSIT&direction=in&pageSize=10")).Data.GetProperty("items").EnumerateArray()
            .Count(r => r.GetProperty("context").GetString() is "" && Amount(r, "amount") is 12.5m or 1m));
        server.CheckLedger();
        Assert.Throws<ArgumentException>(() => server.InjectDeposit("USDT", 1, "btc"));
    }

    [Fact]
    public async Task A_withdrawal_holds_its_money_and_passes_through_its_states()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var id = (await client.Post("/api/v3/withdrawals", Withdrawal("100"))).Text("withdrawalId");
        Assert.Equal((10_000m, 101.5m), await Money(client, "USDT"));
        server.CheckLedger();
        var states = new List<string> { await Status(client, id) };
        foreach (var seconds in (int[])[5, 60, 60])
        {
            server.AdvanceClock(TimeSpan.FromSeconds(seconds));
            states.Add(await Status(client, id));
            server.CheckLedger();
        }
        Assert.Equal(["REVIEW", "PROCESSING", "WALLET_PROCESSING", "SUCCESS"], states);
        Assert.Equal((9_898.5m, 0m), await Money(client, "USDT"));
        var row = (await client.Get("/api/v1/withdrawals?currency=USDT&status=SUCCESS")).Data.GetProperty("items")[0];
        Assert.Equal(("100.00000000", "1.50000000", "trx", "rent"), (row.GetProperty("amount").GetString(), row.GetProperty("fee").GetString(), row.GetProperty("chain").GetString(), row.GetProperty("remark").GetString()));
        Assert.NotEmpty(row.GetProperty("walletTxId").GetString()!);
        Assert.Equal("400100", (await client.Delete($"/api/v1/withdrawals/{id}")).Code);
    }

    [Fact]
    public async Task Only_one_in_processing_can_be_cancelled_and_its_money_comes_back()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var id = (await client.Post("/api/v1/withdrawals", new { currency = "USDT", address = "0xabc", amount = 50, chain = "eth" })).Text("withdrawalId");
        Assert.Equal("400100", (await client.Delete($"/api/v1/withdrawals/{id}")).Code);
        server.AdvanceClock(TimeSpan.FromSeconds(10));
        Assert.Equal("CANCELABLE", (await client.Get($"/api/v1/withdrawals/{id}")).Text("cancelType"));
        Assert.Equal(JsonValueKind.Null, (await client.Delete($"/api/v1/withdrawals/{id}")).Data.ValueKind);
        Assert.Equal((10_000m, 0m), await Money(client, "USDT"));
        server.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal("FAILURE", await Status(client, id));
        server.CheckLedger();
    }

    [Fact]
    public async Task The_same_withdrawal_twice_is_two_withdrawals()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var first = (await client.Post("/api/v3/withdrawals", Withdrawal("100"))).Text("withdrawalId");
        Assert.NotEqual(first, (await client.Post("/api/v3/withdrawals", Withdrawal("100"))).Text("withdrawalId"));
        Assert.Equal(203m, (await Money(client, "USDT")).Holds);
    }

    [Theory]
    [InlineData("10000", null, "9998.50000000")]
    [InlineData("100", "INTERNAL", "98.50000000")]
    [InlineData("100", "EXTERNAL", "100.00000000")]
    public async Task The_fee_comes_from_where_it_was_said_or_fits(string amount, string? deduct, string arrives)
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var id = (await client.Post("/api/v3/withdrawals", Withdrawal(amount, feeDeductType: deduct))).Text("withdrawalId");
        Assert.Equal(arrives, (await client.Get($"/api/v1/withdrawals/{id}")).Text("amount"));
    }

    [Fact]
    public async Task What_cannot_go_is_refused()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        async Task<string?> Refused(object body) => (await client.Post("/api/v3/withdrawals", body)) is { Code: "400100" } no ? no.Message : "it was taken";
        Assert.Equal("account.available.amount", await Refused(Withdrawal("10000", feeDeductType: "EXTERNAL")));
        Assert.Contains("minimum", await Refused(Withdrawal("1")), StringComparison.Ordinal);
        Assert.Contains("precision", await Refused(Withdrawal("10.000000001")), StringComparison.Ordinal);
        Assert.Contains("chain", await Refused(Withdrawal("10", "TRC20")), StringComparison.Ordinal);
        Assert.Contains("withdrawType", await Refused(new { currency = "USDT", toAddress = "T", amount = "10" }), StringComparison.Ordinal);
        Assert.Contains("toAddress", await Refused(new { currency = "USDT", address = "T", amount = "10", withdrawType = "ADDRESS" }), StringComparison.Ordinal);
        Assert.Contains("memo", await Refused(new { currency = "USDT", toAddress = "T", amount = "10", withdrawType = "ADDRESS", chain = "trx", memo = "1" }), StringComparison.Ordinal);
        using var reader = new Client(server, server.AddKey("General,Spot"));
        Assert.Equal("400007", (await reader.Post("/api/v3/withdrawals", Withdrawal("10"))).Code);
        Assert.Equal("400007", (await reader.Delete("/api/v1/withdrawals/x")).Code);
        Assert.Equal((10_000m, 0m), await Money(client, "USDT"));
    }

    [Fact]
    public async Task Money_can_go_to_another_user_but_not_too_often()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        var key = server.AddUser();
        using var other = new Client(server, key);
        var uid = (await other.Get("/api/v1/user/api-key")).Data.GetProperty("uid").GetInt64().ToString(CultureInfo.InvariantCulture);
        object body = new { currency = "USDT", toAddress = uid, amount = "5", withdrawType = "UID" };
        for (var i = 0; i < 3; i++)
            Assert.Equal("200000", (await client.Post("/api/v3/withdrawals", body)).Code);
        Assert.Equal((429, "429000"), await client.Post("/api/v3/withdrawals", body) is var no ? (no.Status, no.Code) : default);
        server.AdvanceClock(TimeSpan.FromMinutes(3));
        Assert.Equal(15m, (await Money(other, "USDT")).Balance);
        Assert.Equal(9_985m, (await Money(client, "USDT")).Balance);
        var deposit = (await other.Get("/api/v1/deposits?currency=USDT")).Data.GetProperty("items")[0];
        Assert.Equal((true, "", JsonValueKind.Null), (deposit.GetProperty("isInner").GetBoolean(), deposit.GetProperty("chain").GetString(), deposit.GetProperty("walletTxId").ValueKind));
        Assert.Equal("400100", (await client.Post("/api/v3/withdrawals", new { currency = "USDT", toAddress = "1", amount = "5", withdrawType = "UID" })).Code);
        server.CheckLedger();
    }

    [Fact]
    public async Task The_quota_tells_what_the_chain_wants_and_what_is_left()
    {
        using var server = SandboxServer.Start();
        using var client = new Client(server);
        await client.Post("/api/v3/withdrawals", Withdrawal("100"));
        var quota = await client.Get("/api/v1/withdrawals/quotas?currency=USDT&chain=trx");
        Assert.Equal(("TRC20", 1.5m, 3m), (quota.Text("chain"), quota.Dec("withdrawMinFee"), quota.Dec("withdrawMinSize")));
        Assert.Equal((999_899m, 9_898.5m, 101.5m), (quota.Dec("remainAmount"), quota.Dec("availableAmount"), quota.Dec("lockedAmount")));
        var chains = (await client.Public("/api/v3/currencies/USDT")).Data.GetProperty("chains").EnumerateArray().Select(c => c.GetProperty("chainId").GetString());
        Assert.Equal(["eth", "trx", "kcc", "ton"], chains);
    }
}
