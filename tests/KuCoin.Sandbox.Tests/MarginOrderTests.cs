using System.Text.Json;

namespace KuCoin.Tests;

/// <summary>Orders of the margin accounts on the wire: the current calls, and the older one that places them.</summary>
public class MarginOrderTests
{
    private const string Margin = "/api/v3/hf/margin";

    private static Dictionary<string, object> Limit(string clientOid, string side, string price, string size, params (string Name, object Value)[] more)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["clientOid"] = clientOid, ["symbol"] = "BTC-USDT", ["side"] = side, ["type"] = "limit", ["price"] = price, ["size"] = size };
        foreach (var (name, value) in more)
            body[name] = value;
        return body;
    }

    [Fact]
    public async Task A_list_names_the_kind_of_account_and_a_look_up_does_not()
    {
        using var pit = new Pit();
        pit.Server.SetBalance("margin", "USDT", 1000);
        pit.Server.SetBalance("isolated:BTC-USDT", "USDT", 1000);
        var cross = await pit.Me.Post($"{Margin}/order", Limit("cross", "buy", "100", "1"));
        var isolated = await pit.Me.Post($"{Margin}/order", Limit("isolated", "buy", "100", "2", ("isIsolated", true)));
        Assert.Equal(("cross", JsonValueKind.Null), (cross.Text("clientOid"), cross.Data.GetProperty("loanApplyId").ValueKind));

        foreach (var (type, reply, name) in new[] { ("MARGIN_TRADE", cross, "cross"), ("MARGIN_ISOLATED_TRADE", isolated, "isolated") })
        {
            var symbols = await pit.Me.Get($"{Margin}/order/active/symbols?tradeType={type}");
            Assert.Equal((1, "BTC-USDT"), (symbols.Data.GetProperty("symbolSize").GetInt32(), symbols.Data.GetProperty("symbols")[0].GetString()));
            var row = Assert.Single((await pit.Me.Get($"{Margin}/orders/active?symbol=BTC-USDT&tradeType={type}")).Data.EnumerateArray());
            Assert.Equal((reply.Text("orderId"), type), (row.GetProperty("id").GetString(), row.GetProperty("tradeType").GetString()));
            Assert.Equal(type, (await pit.Me.Get($"{Margin}/orders/{reply.Text("orderId")}?symbol=BTC-USDT")).Text("tradeType"));
            Assert.Equal(type, (await pit.Me.Get($"{Margin}/orders/client-order/{name}?symbol=BTC-USDT")).Text("tradeType"));
        }
        Assert.Equal("102411", (await pit.Me.Get($"{Margin}/orders/active?symbol=BTC-USDT")).Code);
        Assert.Equal(JsonValueKind.Null, (await pit.Me.Get($"{Margin}/orders/active?symbol=ETH-USDT&tradeType=MARGIN_TRADE")).Data.ValueKind);
        // The calls for spot orders know neither.
        Assert.Empty((await pit.Me.Get("/api/v1/hf/orders/active?symbol=BTC-USDT")).Data.EnumerateArray());
        Assert.Equal("102436", (await pit.Me.Delete($"/api/v1/hf/orders/{cross.Text("orderId")}?symbol=BTC-USDT")).Code);

        Assert.Equal("success", (await pit.Me.Delete($"{Margin}/orders?symbol=BTC-USDT&tradeType=MARGIN_TRADE")).Data.GetString());
        Assert.Equal("102436", (await pit.Me.Delete($"{Margin}/orders/{cross.Text("orderId")}?symbol=BTC-USDT")).Code);
        Assert.Equal("isolated", (await pit.Me.Delete($"{Margin}/orders/client-order/isolated?symbol=BTC-USDT")).Text("clientOid"));
        var done = await pit.Me.Get($"{Margin}/orders/done?symbol=BTC-USDT&tradeType=MARGIN_ISOLATED_TRADE");
        Assert.Equal(isolated.Text("orderId"), Assert.Single(done.Data.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/api/v3/hf/margin/order", false)]
    [InlineData("/api/v3/hf/margin/order", true)]
    [InlineData("/api/v1/margin/order", false)]
    [InlineData("/api/v1/margin/order", true)]
    public async Task What_is_missing_is_borrowed_and_what_a_trade_brings_repays(string path, bool isIsolated)
    {
        using var pit = new Pit();
        pit.Server.SetBalance(isIsolated ? "isolated:BTC-USDT" : "margin", "USDT", 100);
        var kind = path.Contains("v3", StringComparison.Ordinal) ? ("isIsolated", (object)isIsolated) : ("marginModel", isIsolated ? "isolated" : "cross");
        Assert.NotEqual("200000", (await pit.Me.Post(path, Limit("a", "buy", "100", "2", kind))).Code);
        var tested = await pit.Me.Post($"{path}/test", Limit("a", "buy", "100", "2", kind, ("autoBorrow", true)));
        Assert.Equal(100.2m, tested.Dec("borrowSize"));

        var placed = await pit.Me.Post(path, Limit("a", "buy", "100", "2", kind, ("autoBorrow", true)));
        Assert.Equal(("a", 100.2m), (placed.Text("clientOid"), placed.Dec("borrowSize")));
        await pit.Limit(pit.Other, "sell", 100, 2);
        await pit.Limit(pit.Other, "buy", 150, 1);
        await pit.Me.Post(path, Limit("b", "sell", "150", "1", kind, ("autoRepay", true)));

        var repaid = Assert.Single((await pit.Me.Get($"/api/v3/margin/repay?currency=USDT&isIsolated={(isIsolated ? "true&symbol=BTC-USDT" : "false")}")).Data.GetProperty("items").EnumerateArray());
        Assert.Equal("100.2", repaid.GetProperty("principal").GetString());
        var why = (await pit.Me.Get($"/api/v3/hf/margin/account/ledgers?bizType={(isIsolated ? "ISOLATED" : "MARGIN")}_EXCHANGE")).Data.EnumerateArray().First();
        Assert.Contains("\"symbol\":\"BTC-USDT\"", why.GetProperty("context").GetString(), StringComparison.Ordinal);
        Assert.True(why.GetProperty("id").GetInt64() > 0);
    }

    [Fact]
    public async Task The_spot_call_takes_cross_margin_and_the_pair_must_be_one_of_margin()
    {
        using var pit = new Pit();
        pit.Server.SetBalance("margin", "USDT", 1000);
        var id = (await pit.Me.Post("/api/v1/orders", Limit("a", "buy", "100", "1", ("tradeType", "MARGIN_TRADE")))).Text("orderId");
        Assert.Equal("MARGIN_TRADE", (await Pit.Look(pit.Me, id)).Text("tradeType"));
        Assert.Empty((await pit.Me.Get("/api/v1/orders?status=active")).Data.GetProperty("items").EnumerateArray());
        Assert.Single((await pit.Me.Get("/api/v1/orders?status=active&tradeType=MARGIN_TRADE")).Data.GetProperty("items").EnumerateArray());
        Assert.Equal("400100", (await pit.Me.Post("/api/v1/orders", Limit("b", "buy", "100", "1", ("tradeType", "MARGIN_ISOLATED_TRADE")))).Code);
        var unlisted = Limit("c", "buy", "1", "10");
        unlisted["symbol"] = "DOT-USDT";
        Assert.Equal("102411", (await pit.Me.Post($"{Margin}/order", unlisted)).Code);
    }
}
