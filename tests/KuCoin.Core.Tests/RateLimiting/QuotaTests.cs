using KuCoin.RateLimiting;

namespace KuCoin.Tests;

public sealed class QuotaTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly Quota _quota;

    public QuotaTests() => _quota = new Quota(RatePool.Spot, "account", 100, _time);

    public void Dispose() => _quota.Dispose();

    [Fact]
    public void Points_are_spent_until_the_window_is_empty()
    {
        Take(60);
        Take(40);

        Assert.False(Ask(1).IsCompleted);
        Assert.Equal(0, _quota.GetStatus().Remaining);
    }

    [Fact]
    public async Task The_window_opens_with_the_first_call_and_is_fixed()
    {
        _time.Advance(TimeSpan.FromSeconds(25));
        Take(50);
        _time.Advance(TimeSpan.FromSeconds(20));
        Take(50);
        var waiting = Ask(1);

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1.1));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(99, _quota.GetStatus().Remaining);
    }

    [Fact]
    public async Task Waiters_are_served_in_the_order_they_came_also_when_a_later_one_would_fit()
    {
        Take(95);
        var heavy = Ask(50);
        var light = Ask(1);

        Assert.False(light.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(heavy, light).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True((await heavy).Sequence < (await light).Sequence);
        Assert.Equal(2, _quota.GetStatus().WaitCount);
    }

    [Fact]
    public async Task Leases_are_granted_in_the_order_of_asking()
    {
        Take(100);
        var waiting = Enumerable.Range(0, 20).Select(_ => Ask(3)).ToArray();

        _time.Advance(TimeSpan.FromSeconds(31));
        var leases = await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(leases.OrderBy(lease => lease.Sequence), leases);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once_and_lets_the_next_one_through()
    {
        Take(90);
        using var cancel = new CancellationTokenSource();
        var heavy = Ask(50, cancel.Token);
        var light = Ask(10);
        Assert.False(light.IsCompleted);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heavy);
        await light.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_call_heavier_than_the_window_is_let_through_with_a_fresh_one()
    {
        Assert.True(Ask(800).IsCompletedSuccessfully);
        Assert.False(Ask(1).IsCompleted);
    }

    [Fact]
    public void The_exchange_lowers_what_we_believe_when_others_spend_the_same_quota()
    {
        var lease = Take(5);

        _quota.Complete(lease, new QuotaHeaders(100, 7, TimeSpan.FromSeconds(12)));

        Assert.Equal(7, _quota.GetStatus().Remaining);
        Assert.Equal(_time.GetUtcNow().AddSeconds(12), _quota.GetStatus().ResetsAt);
        Assert.False(Ask(8).IsCompleted);
    }

    [Fact]
    public void The_exchange_raises_the_quota_and_its_word_outlives_the_window()
    {
        var lease = Take(5);

        _quota.Complete(lease, new QuotaHeaders(4000, 3995, TimeSpan.FromSeconds(30)));
        Assert.Equal(3995, _quota.GetStatus().Remaining);
        _time.Advance(TimeSpan.FromSeconds(31));
        _quota.Assume(100);

        Assert.Equal(4000, _quota.GetStatus().Remaining);
    }

    [Fact]
    public void What_is_still_on_its_way_is_taken_off_the_exchanges_word()
    {
        var first = Take(10);
        Take(20);

        _quota.Complete(first, new QuotaHeaders(100, 90, TimeSpan.FromSeconds(30)));

        Assert.Equal(70, _quota.GetStatus().Remaining);
    }

    [Fact]
    public void An_answer_that_was_overtaken_does_not_raise_what_we_believe()
    {
        var first = Take(10);
        var second = Take(10);
        _quota.Complete(second, new QuotaHeaders(100, 40, TimeSpan.FromSeconds(30)));

        _quota.Complete(first, new QuotaHeaders(100, 90, TimeSpan.FromSeconds(30)));

        Assert.Equal(30, _quota.GetStatus().Remaining);
    }

    [Fact]
    public async Task A_waiter_goes_on_as_soon_as_the_exchange_says_there_is_room()
    {
        var lease = Take(100);
        var waiting = Ask(10);
        Assert.False(waiting.IsCompleted);

        _quota.Complete(lease, new QuotaHeaders(100, 50, TimeSpan.FromSeconds(20)));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(4.0)]
    [InlineData(null)]
    public async Task An_exhausted_quota_is_back_at_the_reset_else_after_30_s(double? reset)
    {
        Take(1);
        _quota.Exhaust(reset is null ? null : TimeSpan.FromSeconds(reset.Value));
        var waiting = Ask(1);

        _time.Advance(TimeSpan.FromSeconds((reset ?? 30) - 0.1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_blocked_call_waits_while_others_of_the_pool_go_on()
    {
        _quota.Block("GET /blocked", TimeSpan.FromSeconds(10));
        var blocked = _quota.AcquireAsync("GET /blocked", 1, CancellationToken.None).AsTask();

        Assert.True(Ask(1).IsCompletedSuccessfully);
        Assert.False(blocked.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10.1));

        await blocked.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Waits_are_reported_and_counted()
    {
        Take(100);
        var entries = new List<LogEntry>();
        Task<QuotaLease> waiting;
        using (KuCoinLog.Listen(entries.Add))
            waiting = Ask(1);

        _time.Advance(TimeSpan.FromSeconds(31));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));

        var entry = Assert.Single(entries);
        Assert.Equal(LogLevel.Verbose, entry.Level);
        Assert.Equal(TimeSpan.FromSeconds(30), entry.Wait);
        var status = _quota.GetStatus();
        Assert.Equal(1, status.WaitCount);
        Assert.Equal(2, status.RequestCount);
        Assert.InRange(status.WaitedTotal, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
    }

    [Theory]
    [InlineData(0, 4000, 2000)]
    [InlineData(2, 8000, 4000)]
    [InlineData(12, 40000, 20000)]
    public void The_table_follows_the_VIP_level(int level, int spot, int futures)
    {
        Assert.Equal(spot, QuotaTable.Points(RatePool.Spot, level));
        Assert.Equal(futures, QuotaTable.Points(RatePool.Futures, level));
        Assert.Equal(futures, QuotaTable.Points(RatePool.Management, level));
        Assert.Equal(2000, QuotaTable.Points(RatePool.Public, level));
        Assert.Equal(2000, QuotaTable.Points(RatePool.Earn, level));
        Assert.Equal(2000, QuotaTable.Points(RatePool.CopyTrading, level));
    }

    [Fact]
    public void Parallel_spenders_never_overdraw()
    {
        using var quota = new Quota(RatePool.Spot, "account", 10_000, _time);

        var asked = new Task[20_000];
        Parallel.For(0, asked.Length, i => asked[i] = quota.AcquireAsync("GET /x", 1, CancellationToken.None).AsTask());

        Assert.Equal(10_000, asked.Count(task => task.IsCompletedSuccessfully));

        Assert.Equal(10_000, quota.GetStatus().RequestCount);
        Assert.Equal(0, quota.GetStatus().Remaining);
    }

    private QuotaLease Take(int weight)
    {
        var asked = Ask(weight);
        Assert.True(asked.IsCompletedSuccessfully);
        return asked.Result;
    }

    private Task<QuotaLease> Ask(int weight, CancellationToken cancellationToken = default) =>
        _quota.AcquireAsync("GET /x", weight, cancellationToken).AsTask();
}
