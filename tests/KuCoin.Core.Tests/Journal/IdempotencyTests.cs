using System.Security.Cryptography;
using System.Text;
using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>The same key does it once: run twice, with another key of the account, at the same time, after a lost answer; and never with other values.</summary>
public sealed class IdempotencyTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { MarketMaker = false });
    private readonly string _folder = Directory.CreateTempSubdirectory("kc-once-").FullName;

    public void Dispose()
    {
        _sandbox.CheckLedger();
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static TransferRequest Move(decimal amount = 5m, AccountType to = AccountType.Trade) => new() { Currency = "USDT", Amount = amount, From = AccountType.Main, To = to, IdempotencyKey = "sweep 2026-11-22" };

    private static OrderRequest Order(decimal size = 0.01m, string symbol = "BTC-USDT") => new() { Symbol = symbol, Side = OrderSide.Buy, Price = 1000m, Size = size, IdempotencyKey = "sweep 2026-11-22" };

    private static FuturesOrderRequest Futures(long size = 1) => new() { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1000m, Size = size, Leverage = 2, IdempotencyKey = "sweep 2026-11-22" };

    private KuCoinClient Connect(ApiGeneration generation, bool withJournal, int retries = 4, bool otherKey = false)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        return _sandbox.Connect(generation, withJournal ? _folder : null, key: otherKey ? _sandbox.AddKey(SandboxKey.AllPermissions) : null, retries: retries);
    }

    public static TheoryData<ApiGeneration, bool> Ways => new()
    {
        { ApiGeneration.Classic, false }, { ApiGeneration.Classic, true }, { ApiGeneration.Current, false }, { ApiGeneration.Current, true },
    };

    [Fact]
    public async Task The_client_id_is_what_the_documentation_says()
    {
        using var client = Connect(ApiGeneration.Classic, withJournal: false);
        using var other = Connect(ApiGeneration.Classic, withJournal: false, otherKey: true);
        var uid = (await client.Account.GetApiKeyAsync()).Uid!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var expected = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"kucoin-for-powershell/1\n{uid}\nTransfer\nsweep"))).ToLowerInvariant()[..32];

        Assert.Equal(expected, await client.GetClientOidAsync(IdempotentOperation.Transfer, "sweep"));
        Assert.Equal(expected, await other.GetClientOidAsync(IdempotentOperation.Transfer, "sweep"));
        Assert.NotEqual(expected, await client.GetClientOidAsync(IdempotentOperation.Order, "sweep"));
        foreach (var wrong in new[] { "", " ", "a\nb", new string('k', 201) })
            Assert.Equal("IdempotencyKeyInvalid", (await Assert.ThrowsAsync<KuCoinException>(() => client.GetClientOidAsync(IdempotentOperation.Order, wrong))).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_transfer_moves_the_money_once(ApiGeneration generation, bool withJournal)
    {
        _sandbox.SetBalance("main", "USDT", 1000m);
        using var client = Connect(generation, withJournal);
        var first = await client.Account.TransferAsync(Move());
        await Task.Delay(TimeSpan.FromSeconds(1.5));

        using var machine = Connect(generation, withJournal, otherKey: true);
        var second = await machine.Account.TransferAsync(Move());
        var refused = await Assert.ThrowsAsync<KuCoinException>(() => machine.Account.TransferAsync(Move(6m)));

        Assert.Equal((first.Id, false, true), (second.Id, first.AlreadyDone, second.AlreadyDone));
        Assert.Equal("IdempotencyKeyReused", refused.ErrorId);
        Assert.Equal(995m, (await client.Account.GetAccountsAsync("USDT", AccountType.Main)).Single().Balance);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_order_is_placed_once(ApiGeneration generation, bool withJournal)
    {
        using var client = Connect(generation, withJournal);
        var first = await client.Spot.PlaceOrderAsync(Order());
        using var machine = Connect(generation, withJournal, otherKey: true);
        var second = await machine.Spot.PlaceOrderAsync(Order());
        await client.Spot.CancelOrderAsync(first.Id);
        var third = await machine.Spot.PlaceOrderAsync(Order());
        var refused = await Assert.ThrowsAsync<KuCoinException>(() => machine.Spot.PlaceOrderAsync(Order(0.02m)));

        Assert.Equal((first.Id, first.Id), (second.Id, third.Id));
        Assert.Equal((false, true, true), (first.AlreadyDone, second.AlreadyDone, third.AlreadyDone));
        Assert.Equal("IdempotencyKeyReused", refused.ErrorId);
        Assert.Single(_sandbox.Orders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_futures_order_is_placed_once_although_the_index_lags(bool withJournal)
    {
        using var client = Connect(ApiGeneration.Classic, withJournal);
        _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = "/api/v1/orders", LookupLag = TimeSpan.FromMilliseconds(600) });
        var first = await client.Futures.PlaceOrderAsync(Futures());
        using var machine = Connect(ApiGeneration.Classic, withJournal, otherKey: true);
        var second = await machine.Futures.PlaceOrderAsync(Futures());
        var refused = await Assert.ThrowsAsync<KuCoinException>(() => machine.Futures.PlaceOrderAsync(Futures(2)));

        Assert.Equal((first.Id, true), (second.Id, second.AlreadyDone));
        Assert.Equal("IdempotencyKeyReused", refused.ErrorId);
        Assert.Single(_sandbox.FuturesOrders);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Margin_is_added_once(bool withJournal)
    {
        using var market = SandboxServer.Start();
        using var client = market.Connect(journal: withJournal ? _folder : null);
        await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Type = OrderType.Market, Size = 1, Leverage = 5, MarginMode = MarginMode.Isolated });
        var before = (await client.Futures.GetPositionAsync("XBTUSDTM")).Single().AddedMargin;

        var first = await client.Futures.AddMarginAsync("XBTUSDTM", 3m, idempotencyKey: "top-up 7");
        var second = await client.Futures.AddMarginAsync("XBTUSDTM", 3m, idempotencyKey: "top-up 7");

        Assert.Equal((false, true), (first.AlreadyDone, second.AlreadyDone));
        Assert.Equal(before + 3m, (await client.Futures.GetPositionAsync("XBTUSDTM")).Single().AddedMargin);
        if (withJournal)
            Assert.Equal("IdempotencyKeyReused", (await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.AddMarginAsync("XBTUSDTM", 4m, idempotencyKey: "top-up 7"))).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task After_a_lost_answer_the_next_run_finds_what_was_done(ApiGeneration generation, bool withJournal)
    {
        _sandbox.SetBalance("main", "USDT", 1000m);
        using var client = Connect(generation, withJournal, retries: 0);
        await client.Account.GetApiKeyAsync();
        await LoseAsync(() => client.Account.TransferAsync(Move()), "/api/v*/accounts/*-transfer");
        // What the key sends, without the question before it, which would meet the faults too.
        var sent = Order() with { IdempotencyKey = null, ClientOid = await client.GetClientOidAsync(IdempotentOperation.Order, Order().IdempotencyKey!) };
        await LoseAsync(() => client.Spot.PlaceOrderAsync(sent), "/api/v1/*orders");

        using var again = Connect(generation, withJournal);
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var transfer = await again.Account.TransferAsync(Move());
        var order = await again.Spot.PlaceOrderAsync(Order());

        Assert.True(transfer.AlreadyDone);
        Assert.True(order.AlreadyDone);
        Assert.Equal(995m, (await again.Account.GetAccountsAsync("USDT", AccountType.Main)).Single().Balance);
        Assert.Single(_sandbox.Orders);

        // Orders are found by asking, unless asking fails too.
        async Task LoseAsync<T>(Func<Task<T>> change, string path)
        {
            _sandbox.AddFault(new SandboxFault { Method = "POST", PathPattern = path, Drop = SandboxDrop.AfterAccept });
            _sandbox.AddFault(new SandboxFault { Method = "GET", PathPattern = "/api/v1/*order*", Status = 500, Count = 40 });
            var lost = await Assert.ThrowsAsync<KuCoinException>(change);
            _sandbox.ClearFaults();
            Assert.Equal(KuCoinErrorKind.OutcomeUnknown, lost.Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task At_the_same_time_from_many_places_it_happens_once(ApiGeneration generation, bool withJournal)
    {
        _sandbox.SetBalance("main", "USDT", 1000m);
        var clients = Enumerable.Range(0, 4).Select(_ => Connect(generation, withJournal)).ToList();
        var transfers = await Task.WhenAll(clients.Select(client => client.Account.TransferAsync(Move())));
        var orders = await Task.WhenAll(clients.Select(client => client.Futures.PlaceOrderAsync(Futures())));
        clients.ForEach(client => client.Dispose());

        Assert.Single(transfers.Select(transfer => transfer.Id).Distinct());
        Assert.Single(orders.Select(order => order.Id).Distinct());
        Assert.Equal(1, orders.Count(order => !order.AlreadyDone));
        // Without a common journal nothing tells whose the one transfer of that second is.
        if (withJournal)
            Assert.Equal(1, transfers.Count(transfer => !transfer.AlreadyDone));
        Assert.Single(_sandbox.FuturesOrders);
        using var after = Connect(generation, withJournal);
        Assert.Equal(995m, (await after.Account.GetAccountsAsync("USDT", AccountType.Main)).Single().Balance);
    }

    [Fact]
    public async Task What_was_refused_may_be_asked_for_otherwise()
    {
        _sandbox.SetBalance("main", "USDT", 1000m);
        using var client = Connect(ApiGeneration.Classic, withJournal: true);
        await Assert.ThrowsAsync<KuCoinException>(() => client.Account.TransferAsync(Move(2000m)));

        Assert.False((await client.Account.TransferAsync(Move(900m))).AlreadyDone);
        Assert.Equal(100m, (await client.Account.GetAccountsAsync("USDT", AccountType.Main)).Single().Balance);
    }

    [Fact]
    public async Task A_key_and_another_client_id_contradict_each_other()
    {
        using var client = Connect(ApiGeneration.Classic, withJournal: false);
        var both = new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1000m, Size = 0.01m, IdempotencyKey = "a", ClientOid = "b" };
        Assert.Equal("ClientOidNotAllowed", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrderAsync(both))).ErrorId);
        Assert.Equal("IdempotencyKeyNotAllowed", (await Assert.ThrowsAsync<KuCoinException>(() => client.Spot.PlaceOrdersAsync([Order()]))).ErrorId);
        Assert.Equal("IdempotencyKeyNotAllowed", (await Assert.ThrowsAsync<KuCoinException>(() => client.Futures.PlaceOrdersAsync([Futures()]))).ErrorId);
        Assert.Equal(0, _sandbox.WriteRequestCount);
    }
}
