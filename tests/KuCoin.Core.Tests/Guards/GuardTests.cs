using KuCoin.Sandbox;
using Xunit;

namespace KuCoin.Tests;

/// <summary>What a guard does not allow is not sent, by whichever door it is asked for.</summary>
public sealed class GuardTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly string _folder = Directory.CreateTempSubdirectory("kc-guard-").FullName;

    public void Dispose()
    {
        _sandbox.CheckLedger();
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Journal => Assert.Single(Directory.GetFiles(_folder, "*.jsonl"));

    private static Dictionary<string, decimal> Usdt(decimal most) => new(StringComparer.Ordinal) { ["USDT"] = most };

    private static OrderRequest Order(decimal price = 1000m, decimal size = 0.01m, OrderSide side = OrderSide.Buy, string symbol = "BTC-USDT") => new() { Symbol = symbol, Side = side, Price = price, Size = size };

    private static TransferRequest Move(decimal amount = 5m, string? clientOid = null) => new() { Currency = "USDT", Amount = amount, From = AccountType.Main, To = AccountType.Trade, ClientOid = clientOid };

    private KuCoinClient Connect(KuCoinGuard? guard, ApiGeneration generation = ApiGeneration.Classic, bool withJournal = false)
    {
        _sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        _sandbox.SetBalance("main", "USDT", 1_000_000m);
        return _sandbox.Connect(generation, withJournal ? _folder : null, guard);
    }

    private async Task RefusedAsync(string rule, Func<Task> change)
    {
        var writes = _sandbox.WriteRequestCount;
        var refused = await Assert.ThrowsAsync<GuardRefusedException>(change);
        Assert.Equal((rule, "GuardRefused", KuCoinErrorKind.PermissionDenied), (refused.Rule, refused.ErrorId, refused.Kind));
        Assert.Contains(rule, refused.Message, StringComparison.Ordinal);
        Assert.Equal(writes, _sandbox.WriteRequestCount);
    }

    private static async Task<bool> IsAllowedAsync(KuCoinClient client, TransferRequest transfer)
    {
        try
        {
            await client.Account.TransferAsync(transfer);
            return true;
        }
        catch (GuardRefusedException)
        {
            return false;
        }
    }

    private static Task<RawResponse> RawAsync(KuCoinClient client, string path, string body, bool futures = false) =>
        client.SendRawAsync(new RawRequest { Method = HttpMethod.Post, Path = path, Body = body, Futures = futures });

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task An_order_is_worth_no_more_than_allowed(ApiGeneration generation)
    {
        using var client = Connect(new KuCoinGuard { MaximumOrder = Usdt(100m) }, generation);
        var price = (await client.Spot.GetTickerAsync("BTC-USDT")).Last!.Value;

        await client.Spot.PlaceOrderAsync(Order(1000m, 0.1m));
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrderAsync(Order(1000m, 0.10001m)));
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 101m }));
        // A sale at a price far below the market is worth what the market pays.
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrderAsync(Order(1m, 0.1m, OrderSide.Sell)));
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Size = 101m / price }));
        // No maximum is named for this currency.
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrderAsync(Order(0.01m, 0.01m, symbol: "ETH-BTC")));
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceOrdersAsync([Order(), Order(1001m, 0.1m)]));
        await RefusedAsync("MaximumOrder", () => client.Spot.PlaceStopOrderAsync(new StopOrderRequest { Order = Order(1000m, 0.11m), Stop = StopKind.Loss, StopPrice = 900m }));
        await RefusedAsync("MaximumOrder", () => client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1000m, Size = 1000, Leverage = 2 }));
        await RefusedAsync("MaximumOrder", () => RawAsync(client, "/api/v1/orders", """{"clientOid":"r","symbol":"BTC-USDT","side":"buy","price":"1000","size":"5"}"""));
        Assert.Single(_sandbox.Orders);
    }

    [Fact]
    public async Task Symbols_are_those_that_are_named()
    {
        using var client = Connect(new KuCoinGuard { Symbols = ["*-USDT", "XBTUSDTM"] });
        await client.Spot.PlaceOrderAsync(Order());
        await client.Futures.PlaceOrderAsync(new FuturesOrderRequest { Symbol = "XBTUSDTM", Side = OrderSide.Buy, Price = 1000m, Size = 1, Leverage = 2 });
        await RefusedAsync("Symbol", () => client.Spot.PlaceOrderAsync(Order(0.01m, 0.1m, symbol: "ETH-BTC")));
        await RefusedAsync("Symbol", () => client.Futures.PlaceOrdersAsync([new FuturesOrderRequest { Symbol = "ETHUSDTM", Side = OrderSide.Buy, Price = 100m, Size = 1, Leverage = 2 }]));
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task Money_goes_where_it_may_and_no_further(ApiGeneration generation)
    {
        using var client = Connect(new KuCoinGuard { MaximumTransfer = Usdt(10m), MaximumWithdrawal = Usdt(60m), WithdrawalAddresses = ["mine"], WithdrawalChains = ["trx"] }, generation);
        await client.Account.TransferAsync(Move(10m));
        await RefusedAsync("MaximumTransfer", () => client.Account.TransferAsync(Move(10.01m)));
        await RefusedAsync("MaximumTransfer", () => client.Margin.BorrowAsync(new MarginLoanRequest { Currency = "USDT", Size = 11m }));
        await RefusedAsync("MaximumTransfer", () => client.Futures.AddMarginAsync("XBTUSDTM", 11m));
        await RefusedAsync("WithdrawalAddress", () => client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 50m, Address = "theirs", Chain = "trx" }));
        await RefusedAsync("WithdrawalChain", () => client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 50m, Address = "mine", Chain = "eth" }));
        await RefusedAsync("WithdrawalChain", () => client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 50m, Address = "mine" }));
        await RefusedAsync("MaximumWithdrawal", () => client.Account.WithdrawAsync(new WithdrawalRequest { Currency = "USDT", Amount = 61m, Address = "mine", Chain = "trx" }));
    }

    [Fact]
    public async Task What_cannot_be_read_in_one_way_only_is_refused()
    {
        using var client = Connect(new KuCoinGuard { MaximumTransfer = Usdt(10m) });
        await RefusedAsync("UnknownRequest", () => RawAsync(client, "/api/v3/oco/order", "{}"));
        await RefusedAsync("UnknownRequest", () => RawAsync(client, "/api/v2/accounts/inner-transfer", """{"clientOid":"a","currency":"USDT","amount":"1","from":"main","to":"trade","amount":"1000"}"""));
        await RefusedAsync("UnknownRequest", () => RawAsync(client, "/api/v2/accounts/inner-transfer", """{"clientOid":"a","currency":"USDT","amount":"1","Amount":"1000","from":"main","to":"trade"}"""));
        await RefusedAsync("UnknownRequest", () => RawAsync(client, "/api/v2/accounts/inner-transfer", """{"clientOid":"a","currency":"USDT","from":"main","to":"trade"}"""));
        await RefusedAsync("UnknownRequest", () => client.SendRawAsync(new RawRequest { Method = HttpMethod.Post, Path = "/api/v2/accounts/inner-transfer", Query = [new("amount", "1000")], Body = """{"clientOid":"a","currency":"USDT","amount":"1"}""" }));
        await RefusedAsync("MaximumTransfer", () => RawAsync(client, "/api/v2/accounts/inner-transfer", """{"clientOid":"a","currency":"USDT","amount":"-11","from":"main","to":"trade"}"""));
    }

    [Fact]
    public async Task Read_only_reads_and_a_dry_run_sends_nothing()
    {
        using var reader = Connect(new KuCoinGuard { ReadOnly = true });
        await reader.Account.GetAccountsAsync();
        await RefusedAsync("ReadOnly", () => reader.Account.TransferAsync(Move()));
        await RefusedAsync("ReadOnly", () => reader.Spot.CancelAllOrdersAsync());
        using var dry = Connect(new KuCoinGuard { DryRun = true, MaximumTransfer = Usdt(10m) });
        await RefusedAsync("DryRun", () => dry.Account.TransferAsync(Move()));
        await RefusedAsync("MaximumTransfer", () => dry.Account.TransferAsync(Move(11m)));
    }

    [Fact]
    public async Task The_days_use_survives_a_restart_and_counts_what_happened_once()
    {
        var guard = new KuCoinGuard { MaximumPerDay = Usdt(100m) };
        using (var first = Connect(guard, withJournal: true))
        {
            await first.Account.TransferAsync(Move(40m, "first"));
            await first.Account.TransferAsync(Move(40m, "first"));
            await first.Spot.PlaceOrderAsync(Order(1000m, 0.03m));
            // What the exchange refused used nothing.
            _sandbox.SetBalance("main", "USDT", 1m);
            await Assert.ThrowsAsync<KuCoinException>(() => first.Account.TransferAsync(Move(30m)));
        }

        using var second = Connect(guard, withJournal: true);
        Assert.Equal(70m, (await second.GetGuardUseAsync())["USDT"]);
        await RefusedAsync("MaximumPerDay", () => second.Account.TransferAsync(Move(30.01m)));
        await second.Account.TransferAsync(Move(30m));
        await RefusedAsync("MaximumPerDay", () => second.Account.TransferAsync(Move(0.01m)));
        await second.Account.TransferAsync(Move(40m, "first"));
    }

    [Fact]
    public async Task A_client_id_that_an_order_and_a_transfer_share_counts_for_both()
    {
        using var client = Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, withJournal: true);
        await client.Account.TransferAsync(Move(60m, "shared"));
        await RefusedAsync("MaximumPerDay", () => client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1000m, Size = 0.05m, ClientOid = "shared" }));
        await client.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Price = 1000m, Size = 0.04m, ClientOid = "shared" });
        Assert.Equal(100m, (await client.GetGuardUseAsync())["USDT"]);
    }

    [Theory]
    [InlineData(ApiGeneration.Classic)]
    [InlineData(ApiGeneration.Current)]
    public async Task What_was_done_without_a_guard_counts_too(ApiGeneration generation)
    {
        using (var plain = Connect(guard: null, generation, withJournal: true))
        {
            await plain.Account.TransferAsync(Move(20m));
            await plain.Spot.PlaceOrderAsync(Order(1000m, 0.01m));
            await plain.Spot.PlaceOrdersAsync([Order(1000m, 0.01m), Order(1000m, 0.02m)]);
            await plain.Spot.PlaceOrderAsync(new OrderRequest { Symbol = "BTC-USDT", Side = OrderSide.Buy, Type = OrderType.Market, Funds = 15m });
            await plain.Spot.CancelAllOrdersAsync();
            // What the exchange refused used nothing.
            await Assert.ThrowsAsync<KuCoinException>(() => plain.Account.TransferAsync(Move(2_000_000m)));
        }

        // A guard that does not look at amounts writes none down.
        using (var narrow = Connect(new KuCoinGuard { Symbols = ["*"] }, generation, withJournal: true))
            await narrow.Spot.PlaceOrderAsync(Order(1000m, 0.005m));

        using var guarded = Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, generation, withJournal: true);
        Assert.Equal(80m, (await guarded.GetGuardUseAsync())["USDT"]);
        await RefusedAsync("MaximumPerDay", () => guarded.Account.TransferAsync(Move(20.01m)));
        await guarded.Account.TransferAsync(Move(20m));
        await RefusedAsync("MaximumPerDay", () => guarded.Account.TransferAsync(Move(0.01m)));
    }

    [Fact]
    public async Task What_another_process_does_meanwhile_counts_and_so_does_what_has_no_answer()
    {
        using var guarded = Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, withJournal: true);
        using var plain = Connect(guard: null, withJournal: true);
        await guarded.Account.TransferAsync(Move(30m));
        // A process that was killed in the middle of a letter.
        using (var file = new FileStream(Journal, FileMode.Append))
            file.Write([.. "{\"kind\":\"intent\",\"session\":\"n"u8, 0xC3]);
        await plain.Account.TransferAsync(Move(30m));
        // And one that was killed before its answer came.
        await plain.Account.TransferAsync(Move(30m));
        File.WriteAllLines(Journal + ".new", File.ReadLines(Journal).SkipLast(1));
        File.Move(Journal + ".new", Journal, overwrite: true);

        Assert.Equal(90m, (await guarded.GetGuardUseAsync())["USDT"]);
        await RefusedAsync("MaximumPerDay", () => guarded.Account.TransferAsync(Move(10.01m)));
        await guarded.Account.TransferAsync(Move(10m));
    }

    [Fact]
    public async Task A_day_with_a_change_of_unknown_worth_has_nothing_left()
    {
        using var plain = Connect(guard: null, withJournal: true);
        await Assert.ThrowsAsync<KuCoinException>(() => RawAsync(plain, "/api/v3/oco/order", "{}"));
        using var guarded = Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, withJournal: true);
        await guarded.Account.TransferAsync(Move(10m));
        // Had it been answered otherwise, or not at all.
        File.WriteAllText(Journal, File.ReadAllText(Journal).Replace("\"NotDone\"", "\"Unknown\"", StringComparison.Ordinal));

        using var again = Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, withJournal: true);
        await RefusedAsync("MaximumPerDay", () => again.Account.TransferAsync(Move(10m)));
        await again.Spot.CancelAllOrdersAsync();
        Assert.Equal(10m, (await again.GetGuardUseAsync())["USDT"]);
    }

    [Fact]
    public async Task An_order_beyond_all_numbers_is_refused()
    {
        using var client = Connect(new KuCoinGuard { MaximumOrder = Usdt(100m) });
        await RefusedAsync("UnknownRequest", () => RawAsync(client, "/api/v1/orders", """{"clientOid":"r","symbol":"BTC-USDT","side":"buy","price":"99999999999999999999","size":"99999999999999999999"}"""));
    }

    [Fact]
    public async Task Many_at_once_never_use_more_than_the_day_has()
    {
        var clients = Enumerable.Range(0, 4).Select(_ => Connect(new KuCoinGuard { MaximumPerDay = Usdt(100m) }, withJournal: true)).ToList();
        using var plain = Connect(guard: null, withJournal: true);
        await plain.Account.TransferAsync(Move(20m));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(at => IsAllowedAsync(clients[at % 4], Move(10m))));
        Assert.Equal(8, outcomes.Count(done => done));
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public async Task What_another_wrote_while_one_waited_for_the_journal_counts()
    {
        using var one = Connect(new KuCoinGuard { MaximumPerDay = Usdt(10m) }, withJournal: true);
        using var other = Connect(new KuCoinGuard { MaximumPerDay = Usdt(10m) }, withJournal: true);
        Task<bool>[] moves;
        using (new FileStream(Path.Combine(_folder, "journal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            moves = [IsAllowedAsync(one, Move(10m)), IsAllowedAsync(other, Move(10m))];
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
        Assert.Single(await Task.WhenAll(moves), allowed => allowed);
    }

    [Fact]
    public void A_maximum_per_day_needs_the_journal_and_none_is_negative()
    {
        Assert.Equal("GuardNeedsJournal", Assert.Throws<KuCoinException>(() => Connect(new KuCoinGuard { MaximumPerDay = Usdt(1m) })).ErrorId);
        Assert.Equal("GuardInvalid", Assert.Throws<KuCoinException>(() => Connect(new KuCoinGuard { MaximumOrder = Usdt(-1m) })).ErrorId);
    }
}
