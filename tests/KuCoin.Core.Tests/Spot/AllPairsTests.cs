using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>Done orders and fills of all pairs with the Current calls, which list one pair at a time.</summary>
public sealed class AllPairsTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly KuCoinClient _client;

    public AllPairsTests()
    {
        _sandbox.SetSingleEngine(true);
        _client = _sandbox.Connect();
    }

    public void Dispose()
    {
        _client.Dispose();
        _sandbox.CheckLedger();
        _sandbox.Dispose();
    }

    [Theory]
    [InlineData(TradeType.Trade)]
    [InlineData(TradeType.MarginTrade)]
    [InlineData(TradeType.MarginIsolatedTrade)]
    public async Task FillsOfAllPairsAreFoundByTheLedger(TradeType type)
    {
        var pairs = type == TradeType.Trade ? new[] { "BTC-USDT", "ETH-USDT", "DOT-USDT" } : ["BTC-USDT", "ETH-USDT"];
        var placed = new List<string>();
        foreach (var pair in pairs)
        {
            _sandbox.SetBalance(type switch { TradeType.MarginTrade => "margin", TradeType.MarginIsolatedTrade => "isolated:" + pair, _ => "trade" }, "USDT", 1000m);
            placed.Add((await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = pair, Side = OrderSide.Buy, Type = OrderType.Market, Funds = 20m, TradeType = type })).Id);
        }
        _sandbox.ClearRequests();

        var fills = await _client.Spot.GetFills(new FillQuery { TradeType = type }).ToListAsync();

        Assert.Equal(placed.Order(StringComparer.Ordinal), fills.Select(fill => fill.OrderId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(fills.OrderByDescending(fill => fill.CreatedAt).Select(fill => fill.CreatedAt), fills.Select(fill => fill.CreatedAt));
        // Only what was traded is asked for.
        Assert.Equal(pairs.Length, _sandbox.Requests.Count(request => request.Path.EndsWith("/fills", StringComparison.Ordinal)));
        if (type == TradeType.Trade)
            Assert.Equal(fills.Select(fill => fill.TradeId), (await _client.Spot.GetRecentFillsAsync()).Select(fill => fill.TradeId));
        var one = await _client.Spot.GetFills(new FillQuery { TradeType = type, OrderId = placed[1] }).ToListAsync();
        Assert.Equal(fills.Where(fill => fill.OrderId == placed[1]).Select(fill => fill.TradeId), one.Select(fill => fill.TradeId));
    }

    [Fact]
    public async Task DoneOrdersOfAllPairsAreFoundAlsoThoseThatNothingCameOf()
    {
        var bought = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "ETH-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 20m });
        var given = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "DOT-USDT", Side = OrderSide.Buy, Price = 1m, Size = 10m });
        await _client.Spot.CancelOrderAsync(given.Id, "DOT-USDT");
        var open = await _client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "SOL-USDT", Side = OrderSide.Buy, Price = 1m, Size = 10m });

        var done = await _client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Done }).ToListAsync();
        var recent = await _client.Spot.GetRecentOrdersAsync();

        Assert.Equal([given.Id, bought.Id], done.Select(order => order.Id));
        Assert.Equal([open.Id, given.Id, bought.Id], recent.Select(order => order.Id));
        Assert.Equal([given.Id], (await _client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Done }).AsPages(1).FirstRowsAsync()).Select(order => order.Id));
    }

    [Fact]
    public async Task RowsOfTheSameMillisecondComeByTheirIds()
    {
        // Whatever the order of the pairs: ids count up, and the longer of two numbers is the higher one.
        await using var exchange = new ScriptedServer(request => request.Target switch
        {
            "/api/v1/hf/orders/active/symbols" => Data("{\"symbols\":[\"A-B\",\"C-D\"]}"),
            "/api/v1/hf/orders/active?symbol=A-B" => Data($"[{Order("99", "A-B")},{Order("98", "A-B")}]"),
            "/api/v1/hf/orders/active?symbol=C-D" => Data($"[{Order("101", "C-D")},{Order("100", "C-D")},{Order("97", "C-D")}]"),
            _ => "",
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        var orders = await client.Spot.GetOrders(new OrderQuery { Status = OrderStatus.Active }).ToListAsync();

        Assert.Equal(["101", "100", "99", "98", "97"], orders.Select(order => order.Id));

        static string Data(string json) => $$"""{"code":"200000","data":{{json}}}""";
        static string Order(string id, string pair) => $$"""{"id":"{{id}}","symbol":"{{pair}}","type":"limit","side":"buy","price":"1","size":"1","dealSize":"0","dealFunds":"0","createdAt":1700000000000,"active":true}""";
    }

    [Fact]
    public async Task ALongPastOfSeveralPairsIsReadWholeAndInOrder()
    {
        _sandbox.SeedFills("BTC-USDT", 700, TimeSpan.FromDays(20));
        _sandbox.SeedFills("ETH-USDT", 500, TimeSpan.FromDays(20));
        var told = new List<double>();
        using var _ = KuCoinLog.Listen(entry =>
        {
            if (entry.Share is { } share)
                lock (told)
                    told.Add(share);
        });

        var fills = await _client.Spot.GetFills(new FillQuery { StartTime = DateTimeOffset.UtcNow.AddDays(-21) }).ToListAsync();

        Assert.Equal((700, 500), (fills.Count(fill => fill.Symbol == "BTC-USDT"), fills.Count(fill => fill.Symbol == "ETH-USDT")));
        Assert.Equal(1200, fills.Select(fill => fill.TradeId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(fills.OrderByDescending(fill => fill.CreatedAt).Select(fill => fill.CreatedAt), fills.Select(fill => fill.CreatedAt));
        Assert.Contains(1.0, told);
        // Whole pages: a few for each of the windows, not one for each row.
        Assert.InRange(_sandbox.Requests.Count(request => request.Path == "/api/v1/hf/fills"), 6, 40);
    }

    [Fact]
    public async Task WhereTheLedgerDoesNotNameAPairAllAreAskedFor()
    {
        await using var exchange = new ScriptedServer(request => request.Target switch
        {
            "/api/v2/symbols" => """{"code":"200000","data":[{"symbol":"A-B","name":"A-B","baseCurrency":"A","quoteCurrency":"B","enableTrading":true},{"symbol":"C-D","name":"C-D","baseCurrency":"C","quoteCurrency":"D","enableTrading":true}]}""",
            "/api/v1/hf/orders/active/symbols" => """{"code":"200000","data":{"symbols":["E-F"]}}""",
            var target when target.StartsWith("/api/v1/hf/accounts/ledgers", StringComparison.Ordinal) => """{"code":"200000","data":[{"id":"1","currency":"A","amount":"1","bizType":"TRADE_EXCHANGE","direction":"in","createdAt":"1728443957539","context":""}]}""",
            _ => """{"code":"200000","data":{"items":[],"lastId":0}}""",
        });
        using var client = exchange.Connect(ApiGeneration.Current);

        Assert.Empty(await client.Spot.GetFills(new FillQuery()).ToListAsync());

        var asked = exchange.Requests.Select(request => request.Target.Split('&')[0]).Where(target => target.StartsWith("/api/v1/hf/fills", StringComparison.Ordinal));
        Assert.Equal(["/api/v1/hf/fills?symbol=A-B", "/api/v1/hf/fills?symbol=C-D", "/api/v1/hf/fills?symbol=E-F"], asked.Order(StringComparer.Ordinal));
    }
}
