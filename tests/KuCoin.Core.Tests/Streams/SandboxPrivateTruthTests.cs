using System.Diagnostics;
using KuCoin.Sandbox;
using KuCoin.Streams;
using Xunit;
using Xunit.Abstractions;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

/// <summary>What a reconciled subscription told last of every order, balance and position is what the sandbox has, however often the line broke.</summary>
public sealed class SandboxPrivateTruthTests(ITestOutputHelper output)
{
    private static readonly (SandboxStreamFault Kind, double Chance)[] Faults =
    [
        (SandboxStreamFault.Duplicate, 1 / 50d),
        (SandboxStreamFault.UnknownFrame, 1 / 100d),
        (SandboxStreamFault.SlowFragments, 1 / 400d),
        (SandboxStreamFault.Drop, 1 / 200d),
        (SandboxStreamFault.ErrorFrame, 1 / 500d),
        (SandboxStreamFault.TokenEnd, 1 / 500d),
        (SandboxStreamFault.Restart, 1 / 1_000d),
        (SandboxStreamFault.Stall, 1 / 2_000d),
    ];

    [Theory]
    [InlineData(ApiGeneration.Classic, 1)]
    [InlineData(ApiGeneration.Current, 2)]
    public async Task Every_spot_order_and_balance_ends_on_the_stream_as_in_the_sandbox(ApiGeneration generation, int seed)
    {
        await using var sandbox = Start(seed);
        sandbox.SetSingleEngine(generation == ApiGeneration.Current);
        var otherKey = sandbox.AddUser();
        foreach (var currency in (string[])["USDT", "BTC"])
        {
            sandbox.SetBalance("trade", currency, 1_000_000);
            sandbox.SetBalance("trade", currency, 1_000_000, otherKey);
        }

        await using var mine = sandbox.Connect(generation);
        await using var other = sandbox.Connect(otherKey, ApiGeneration.Classic);
        await using var streams = sandbox.OpenStreams();
        await using var orders = new Told<OrderChange>(await streams.SubscribeAsync(SpotTopics.ReconciledOrders(mine.Spot)));
        await using var balances = new Told<BalanceChange>(await streams.SubscribeAsync(AccountTopics.ReconciledBalances(mine.Account)));
        Break(sandbox);

        var started = Stopwatch.GetTimestamp();
        var acts = new RandomTrading(new SpotDesk(sandbox, mine.Spot, other.Spot), Campaign.Seed + seed);
        await acts.RunAsync(Campaign.Of(1_500, 10_000), orders.IsBackAsync, () => orders.Count(StreamReportKind.Reconciled) > 3);
        sandbox.ClearFaults();

        await BecomesTrueAsync(() => Differences(sandbox.Orders, orders.Last(static change => change.Id)), orders);
        var accounts = (await mine.Account.GetAccountsAsync()).Where(static account => account.Type is "trade" or "trade_hf" && account.Currency is "BTC" or "USDT").ToList();
        Assert.Equal(2, accounts.Count);
        await BecomesTrueAsync(() => Differences(accounts, balances.Last(static change => change.AccountId)), balances);
        AssertToldOnce(orders.Items, static change => change.Id, static change => (change.Event, change.TradeId, change.FilledSize, change.CancelledSize, change.Size), static change => change.Reconciled, static change => (change.Status is "done", change.FilledSize.GetValueOrDefault()));
        output.WriteLine($"Seed {Campaign.Seed}, {generation}: {acts.Events:N0} order events of {sandbox.Orders.Count:N0} orders in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; orders: {orders}; reconciled {orders.Items.Count(static change => change.Reconciled):N0}; balances: {balances}");
        Assert.True(orders.Count(StreamReportKind.Reconciled) > 3 && orders.Count(StreamReportKind.NotReconciled) == 0, orders.ToString());
    }

    [Fact]
    public async Task Every_futures_order_the_position_and_the_balance_end_on_the_stream_as_in_the_sandbox()
    {
        const int Seed = 3;
        await using var sandbox = Start(Seed);
        var otherKey = sandbox.AddUser();
        sandbox.SetBalance("contract", "USDT", 10_000_000);
        sandbox.SetBalance("contract", "USDT", 10_000_000, otherKey);
        sandbox.SetPrice(FuturesDesk.Symbol, 1_000);
        await using var mine = sandbox.Connect();
        await using var other = sandbox.Connect(otherKey);
        await using var streams = sandbox.OpenStreams();
        await using var orders = new Told<FuturesOrderChange>(await streams.SubscribeAsync(FuturesTopics.ReconciledOrders(mine.Futures)));
        await using var positions = new Told<FuturesPosition>(await streams.SubscribeAsync(FuturesTopics.ReconciledPositions(mine.Futures)));
        await using var balances = new Told<FuturesBalanceChange>(await streams.SubscribeAsync(FuturesTopics.ReconciledBalances(mine.Futures)));
        Break(sandbox);

        var started = Stopwatch.GetTimestamp();
        var acts = new RandomTrading(new FuturesDesk(sandbox, mine.Futures, other.Futures), Campaign.Seed + Seed);
        await acts.RunAsync(Campaign.Of(1_500, 10_000), orders.IsBackAsync, () => orders.Count(StreamReportKind.Reconciled) > 3);
        sandbox.ClearFaults();

        await BecomesTrueAsync(() => Differences(sandbox.FuturesOrders, orders.Last(static change => change.Id)), orders);
        var position = Assert.Single(await mine.Futures.GetPositionAsync(FuturesDesk.Symbol));
        await BecomesTrueAsync(() => positions.Items is [.., var last] && State(last) == State(position) ? [] : [$"{position} ended otherwise"], positions);
        var account = Assert.Single(await mine.Futures.GetAccountsAsync(), static account => account.Currency is "USDT");
        await BecomesTrueAsync(() => balances.Last(static change => change.Currency).GetValueOrDefault("USDT") is { } last && last.Available == account.Available ? [] : [$"{account} ended otherwise"], balances);
        AssertToldOnce(orders.Items, static change => change.Id, static change => (change.Event, change.TradeId, change.FilledSize, change.CancelledSize, change.Size), static change => change.Reconciled, static change => (change.Status is "done", change.FilledSize.GetValueOrDefault()));
        output.WriteLine($"Seed {Campaign.Seed}, futures: {acts.Events:N0} order events of {sandbox.FuturesOrders.Count:N0} orders in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; orders: {orders}; reconciled {orders.Items.Count(static change => change.Reconciled):N0}; positions: {positions}; balances: {balances}");
        Assert.True(orders.Count(StreamReportKind.Reconciled) > 3 && orders.Count(StreamReportKind.NotReconciled) == 0, orders.ToString());

        static (long, bool, decimal?, decimal?, string?) State(FuturesPosition position) => (position.Size, position.IsOpen, position.AverageEntryPrice, position.PositionMargin, position.MarginMode);
    }

    // The machine's clock is ahead: what happened in a gap is to be asked for by the exchange's.
    private static SandboxServer Start(int seed) => SandboxServer.Start(new SandboxOptions
    {
        StartTime = DateTimeOffset.UtcNow.AddMinutes(-10),
        MarketMaker = false, Seed = Campaign.Seed + seed, VipLevel = 12, StreamsPerMinute = 100_000, PingInterval = TimeSpan.FromMilliseconds(500), PingTimeout = TimeSpan.FromMilliseconds(500),
    });

    private static void Break(SandboxServer sandbox)
    {
        foreach (var (kind, chance) in Faults)
            sandbox.AddFault(new SandboxFault { Stream = kind, Count = int.MaxValue, Probability = chance, Delay = TimeSpan.FromMilliseconds(50) });
    }

    private static IEnumerable<string> Differences(IReadOnlyList<SandboxOrderView> truth, Dictionary<string, OrderChange> told)
    {
        foreach (var order in truth)
        {
            if (!told.TryGetValue(order.Id, out var change))
                yield return $"of {order} nothing was told";
            else if ((change.Status is "done", change.FilledSize.GetValueOrDefault(), change.Event is "canceled") != (!order.IsActive, order.DealSize, !order.IsActive && order.CancelExist))
                yield return $"{order} ended as {change}";
        }
    }

    private static IEnumerable<string> Differences(IReadOnlyList<SandboxOrderView> truth, Dictionary<string, FuturesOrderChange> told)
    {
        foreach (var order in truth)
        {
            if (!told.TryGetValue(order.Id, out var change))
                yield return $"of {order} nothing was told";
            else if ((change.Status is "done", change.FilledSize.GetValueOrDefault(), change.Event is "canceled") != (!order.IsActive, order.DealSize, !order.IsActive && order.CancelExist))
                yield return $"{order} ended as {change}";
        }
    }

    private static IEnumerable<string> Differences(IReadOnlyList<Account> truth, Dictionary<string, BalanceChange> told)
    {
        foreach (var account in truth)
        {
            if (!told.TryGetValue(account.Id!, out var change))
                yield return $"of {account} nothing was told";
            else if ((change.Total, change.Available, change.Hold) != (account.Balance, account.Available, account.Holds))
                yield return $"{account} ended as {change}";
        }
    }

    private static async Task BecomesTrueAsync(Func<IEnumerable<string>> differences, object told)
    {
        var started = Stopwatch.GetTimestamp();
        while (differences().ToList() is { Count: > 0 } left)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, $"{left.Count} differences ({told}), for example: {left[0]}");
            await Task.Delay(50);
        }
    }

    /// <summary>No message is told twice, and a state that was found by asking is told only when it is news.</summary>
    private static void AssertToldOnce<T, TWhat, TState>(IReadOnlyList<T> items, Func<T, string> key, Func<T, TWhat> what, Func<T, bool> isReconciled, Func<T, TState> state)
        where T : class
    {
        var twice = items.Where(item => !isReconciled(item)).GroupBy(item => (key(item), what(item))).Where(same => same.Count() > 1).ToList();
        Assert.True(twice.Count == 0, $"{twice.Count} told twice, for example {twice.FirstOrDefault()?.First()}");
        var idle = items.GroupBy(key).SelectMany(one => one.Zip(one.Skip(1))).Where(pair => isReconciled(pair.Second) && Equals(state(pair.First), state(pair.Second))).ToList();
        Assert.True(idle.Count == 0, $"{idle.Count} reconciled without news, for example {idle.FirstOrDefault()}");
    }
}
