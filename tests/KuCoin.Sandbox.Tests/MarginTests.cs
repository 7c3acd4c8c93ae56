using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>Margin accounts: money goes in and out, is borrowed, costs interest and is paid back.</summary>
public class MarginTests
{
    // A full hour and a minute: interest falls due 59 minutes later.
    private static readonly SandboxOptions Still = new()
    {
        StartTime = new DateTimeOffset(2026, 3, 1, 10, 1, 0, TimeSpan.Zero), PriceInterval = Timeout.InfiniteTimeSpan,
    };

    private static int _number;

    private static Task<Reply> Move(Client client, string currency, string amount, string from, string to, string? fromPair = null, string? toPair = null) =>
        client.Post("/api/v3/accounts/universal-transfer", new
        {
            clientOid = $"m{Interlocked.Increment(ref _number)}", currency, amount, type = "INTERNAL",
            fromAccountType = from, fromAccountTag = fromPair, toAccountType = to, toAccountTag = toPair,
        });

    private static decimal Of(JsonElement row, string name) => decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static async Task<JsonElement> Cross(Client client, string currency) =>
        (await client.Get("/api/v3/margin/accounts?queryType=MARGIN_V2")).Data.GetProperty("accounts").EnumerateArray().Single(a => a.GetProperty("currency").GetString() == currency);

    private static async Task<JsonElement> Isolated(Client client, string side) =>
        (await client.Get("/api/v3/isolated/accounts?queryType=ISOLATED_V2&symbol=BTC-USDT")).Data.GetProperty("assets")[0].GetProperty(side);

    [Theory]
    [InlineData("MARGIN")]
    [InlineData("MARGIN_V2")]
    public async Task Money_moves_into_cross_margin_and_out_again(string type)
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        Assert.Equal("200000", (await Move(client, "USDT", "1000", "TRADE", type)).Code);
        Assert.Equal(1000m, Of(await Cross(client, "USDT"), "total"));
        Assert.Equal(1000m, (await client.Get($"/api/v1/accounts/transferable?currency=USDT&type={type}")).Dec("transferable"));
        Assert.Equal("200004", (await Move(client, "USDT", "1001", type, "MAIN")).Code);
        Assert.Equal("200000", (await client.Post("/api/v2/accounts/inner-transfer", new { clientOid = "old", currency = "USDT", amount = "400", from = "margin", to = "main" })).Code);
        Assert.Equal(600m, Of(await Cross(client, "USDT"), "available"));
        var whole = await client.Get("/api/v3/margin/accounts?queryType=ALL&quoteCurrency=BTC");
        Assert.InRange(whole.Dec("totalAssetOfQuoteCurrency"), 0.008m, 0.01m);
        // Who asks for the account of before the migration sees nothing.
        Assert.Empty((await client.Get("/api/v3/margin/accounts")).Data.GetProperty("accounts").EnumerateArray());
        Assert.Empty((await client.Get("/api/v3/isolated/accounts")).Data.GetProperty("assets").EnumerateArray());
        server.CheckLedger();
    }

    [Fact]
    public async Task An_isolated_account_belongs_to_its_pair()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        Assert.Equal("200000", (await Move(client, "USDT", "300", "TRADE", "ISOLATED", toPair: "BTC-USDT")).Code);
        Assert.Equal("400100", (await Move(client, "USDT", "300", "TRADE", "ISOLATED")).Code);
        Assert.Equal("400100", (await Move(client, "ETH", "1", "TRADE", "ISOLATED", toPair: "BTC-USDT")).Code);
        Assert.Equal("400100", (await Move(client, "USDT", "1", "TRADE", "ISOLATED", toPair: "LTC-USDT")).Code);
        Assert.Equal("200000", (await Move(client, "USDT", "100", "ISOLATED_V2", "ISOLATED_V2", "BTC-USDT", "ETH-USDT")).Code);
        Assert.Equal("200000", (await client.Post("/api/v2/accounts/inner-transfer", new { clientOid = "i", currency = "USDT", amount = "50", from = "isolated", fromTag = "BTC-USDT", to = "trade" })).Code);
        Assert.Equal(150m, Of(await Isolated(client, "quoteAsset"), "total"));
        Assert.Equal(150m, (await client.Get("/api/v1/accounts/transferable?currency=USDT&type=ISOLATED&tag=BTC-USDT")).Dec("transferable"));
        Assert.Equal("400100", (await client.Get("/api/v1/accounts/transferable?currency=USDT&type=ISOLATED")).Code);
        server.SetBalance("isolated:BTC-USDT", "BTC", 2);
        Assert.Equal(2m, Of(await Isolated(client, "baseAsset"), "available"));
        Assert.Throws<ArgumentException>(() => server.SetBalance("isolated", "BTC", 2));
        server.CheckLedger();
    }

    [Theory]
    [InlineData(null, 4_000)]
    [InlineData("BTC-USDT", 9_000)]
    public async Task A_loan_grows_by_the_hour_and_is_paid_interest_first(string? symbol, int most)
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        server.SetBalance(symbol is null ? "margin" : $"isolated:{symbol}", "USDT", 1_000);
        async Task<JsonElement> Account() => symbol is null ? await Cross(client, "USDT") : await Isolated(client, "quoteAsset");
        object Body(string size, string? timeInForce = null) => new { currency = "USDT", size, timeInForce, symbol, isIsolated = symbol is not null, isHf = true };
        Assert.Equal(most, Of(await Account(), "maxBorrowSize"));
        var loan = await client.Post("/api/v3/margin/borrow", Body("800", "IOC"));
        Assert.Equal(800m, loan.Dec("actualSize"));
        Assert.Equal((1_800m, 800m), (Of(await Account(), "total"), Of(await Account(), "liability")));

        server.AdvanceClock(TimeSpan.FromHours(2));
        // 800 at 0.03 % a day, twice a twenty-fourth.
        Assert.Equal((800m, 0.02m), (Of(await Account(), "liabilityPrincipal"), Of(await Account(), "liabilityInterest")));
        var charges = (await client.Get($"/api/v3/margin/interest?currency=USDT&isIsolated={(symbol is null ? "false" : "true")}")).Data;
        Assert.Equal(2, charges.GetProperty("totalNum").GetInt32());
        Assert.Equal(("0.01", "0.0003"), (charges.GetProperty("items")[0].GetProperty("interestAmount").GetString(), charges.GetProperty("items")[0].GetProperty("dayRatio").GetString()));

        Assert.Equal(100m, (await client.Post("/api/v3/margin/repay", Body("100"))).Dec("actualSize"));
        Assert.Equal(700.02m, Of(await Account(), "liability"));
        Assert.Equal(700.02m, (await client.Post("/api/v3/margin/repay", Body("5000"))).Dec("actualSize"));
        Assert.Equal((999.98m, 0m), (Of(await Account(), "total"), Of(await Account(), "liability")));
        Assert.Equal("400400", (await client.Post("/api/v3/margin/repay", Body("1"))).Code);

        var filter = $"currency=USDT&isIsolated={(symbol is null ? "false" : "true")}";
        var loans = (await client.Get($"/api/v3/margin/borrow?{filter}")).Data;
        Assert.Equal((loan.Text("orderNo"), "SUCCESS", symbol), (loans.GetProperty("items")[0].GetProperty("orderNo").GetString(), loans.GetProperty("items")[0].GetProperty("status").GetString(), loans.GetProperty("items")[0].GetProperty("symbol").GetString()));
        Assert.Equal(JsonValueKind.Number, loans.GetProperty("timestamp").ValueKind);
        var first = (await client.Get($"/api/v3/margin/repay?{filter}")).Data.GetProperty("items")[1];
        Assert.Equal((99.98m, 0.02m), (Of(first, "principal"), Of(first, "interest")));
        Assert.Equal(0m, (await client.Get($"/api/v3/margin/borrow?currency=USDT&isIsolated={(symbol is null ? "true" : "false")}")).Num("totalNum"));
        server.CheckLedger();
    }

    [Fact]
    public async Task More_than_the_limit_is_cut_or_refused()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        server.SetBalance("margin", "USDT", 1_000);
        Task<Reply> Borrow(string size, string timeInForce) => client.Post("/api/v3/margin/borrow", new { currency = "USDT", size, timeInForce, isHf = true });
        Assert.Equal("130204", (await Borrow("9000", "FOK")).Code);
        Assert.Equal(4_000m, (await Borrow("9000", "IOC")).Dec("actualSize"));
        Assert.Equal("130204", (await Borrow("1", "IOC")).Code);
        Assert.Equal("400100", (await Borrow("1", "GTC")).Code);
        var states = (await client.Get("/api/v3/margin/borrow?currency=USDT")).Data.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("status").GetString());
        Assert.Equal(["FAILED", "SUCCESS", "FAILED"], states);
        // 5000 stand against 4000 owed: nothing of it may leave.
        Assert.Equal("200004", (await Move(client, "USDT", "1", "MARGIN", "MAIN")).Code);
        Assert.Equal("0.8", (await client.Get("/api/v3/margin/accounts?queryType=ALL")).Text("debtRatio"));
        Assert.Equal("400100", (await client.Get("/api/v3/margin/borrow")).Code);
        using var trader = new Client(server, server.AddKey("General,Spot"));
        Assert.Equal("400007", (await trader.Post("/api/v3/margin/borrow", new { currency = "USDT", size = 1, timeInForce = "IOC" })).Code);
        server.CheckLedger();
    }

    [Fact]
    public async Task The_same_loan_twice_is_two_loans()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        server.SetBalance("margin", "BTC", 1);
        object body = new { currency = "BTC", size = 0.5, timeInForce = "FOK", isHf = true };
        var first = (await client.Post("/api/v3/margin/borrow", body)).Text("orderNo");
        Assert.NotEqual(first, (await client.Post("/api/v3/margin/borrow", body)).Text("orderNo"));
        Assert.Equal(1m, Of(await Cross(client, "BTC"), "liability"));
        Assert.Equal(1m, (await client.Get($"/api/v3/margin/borrow?currency=BTC&orderNo={first}")).Num("totalNum"));
    }

    [Fact]
    public async Task What_margin_offers_is_public()
    {
        using var server = SandboxServer.Start(Still);
        using var client = new Client(server);
        Assert.Contains("BTC", (await client.Public("/api/v1/margin/config")).Data.GetProperty("currencyList").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("BTC-USDT", (await client.Public("/api/v3/margin/symbols?symbol=BTC-USDT")).Data.GetProperty("items")[0].GetProperty("symbol").GetString());
        Assert.Contains((await client.Public("/api/v1/isolated/symbols")).Data.EnumerateArray(), s => s.GetProperty("maxLeverage").GetInt32() == 10);
    }
}
