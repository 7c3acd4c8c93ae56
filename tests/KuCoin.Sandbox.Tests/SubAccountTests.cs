using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Sub-accounts: the master sees their balances and moves money to and from them, once per client id.</summary>
public class SubAccountTests
{
    [Fact]
    public async Task The_newer_call_moves_money_both_ways_once()
    {
        using var server = SandboxServer.Start();
        using var master = new Client(server);
        var sub = server.AddSubAccount("desk1");
        var body = new { clientOid = "s-1", currency = "USDT", amount = "100", type = "PARENT_TO_SUB", fromAccountType = "MAIN", toAccountType = "TRADE", toUserId = sub.UserId };
        var first = await master.Post("/api/v3/accounts/universal-transfer", body);
        Assert.Equal(first.Text("orderId"), (await master.Post("/api/v3/accounts/universal-transfer", body)).Text("orderId"));
        Assert.Equal("200000", (await master.Post(
            "/api/v3/accounts/universal-transfer",
            new { clientOid = "s-2", currency = "USDT", amount = "30", type = "SUB_TO_PARENT", fromAccountType = "TRADE", toAccountType = "MAIN", fromUserId = sub.UserId })).Code);
        Assert.Equal((0m, 70m), await Balances(master, sub.UserId));
        server.CheckLedger();
    }

    [Fact]
    public async Task The_older_call_moves_money_both_ways()
    {
        using var server = SandboxServer.Start();
        using var master = new Client(server);
        var sub = server.AddSubAccount("desk1");
        Assert.Equal("200000", (await master.Post("/api/v2/accounts/sub-transfer", Body("a", "OUT", "50"))).Code);
        Assert.Equal("200000", (await master.Post("/api/v2/accounts/sub-transfer", Body("b", "IN", "20"))).Code);
        Assert.Equal((30m, 0m), await Balances(master, sub.UserId));
        Assert.Equal("400100", (await master.Post("/api/v2/accounts/sub-transfer", Body("c", "UP", "20"))).Code);
        Assert.Equal("200004", (await master.Post("/api/v2/accounts/sub-transfer", Body("d", "IN", "31"))).Code);
        server.CheckLedger();

        object Body(string id, string direction, string amount) =>
            new { clientOid = id, currency = "USDT", amount, direction, accountType = "MAIN", subAccountType = "MAIN", subUserId = sub.UserId };
    }

    [Fact]
    public async Task Nobody_but_its_master_reaches_a_sub_account()
    {
        using var server = SandboxServer.Start();
        var sub = server.AddSubAccount("desk1");
        foreach (var key in new[] { server.AddUser(), sub.Key })
        {
            using var other = new Client(server, key);
            Assert.Equal("400100", (await other.Get($"/api/v1/sub-accounts/{sub.UserId}")).Code);
            Assert.Equal("400100", (await other.Post(
                "/api/v3/accounts/universal-transfer",
                new { clientOid = "x", currency = "USDT", amount = "1", type = "SUB_TO_PARENT", fromAccountType = "MAIN", toAccountType = "MAIN", fromUserId = sub.UserId })).Code);
        }
    }

    private static async Task<(decimal Main, decimal Trade)> Balances(Client master, string id)
    {
        var data = (await master.Get($"/api/v1/sub-accounts/{id}")).Data;
        Assert.Equal(id, data.GetProperty("subUserId").GetString());
        return (In("mainAccounts"), In("tradeAccounts"));

        decimal In(string name) => data.GetProperty(name).EnumerateArray()
            .Where(row => row.GetProperty("currency").ValueEquals("USDT"))
            .Sum(row => decimal.Parse(row.GetProperty("balance").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
