using KuCoin.Streams;
using KuCoin.Transport;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>What a gap hid is asked for, and told once, marked.</summary>
public sealed class ReconciliationTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeMilliseconds(1730211033335);

    private readonly ScriptedStreamServer _server = new();
    private readonly KuCoinStreams _streams;
    private Func<IReadOnlyList<OrderChange>, DateTimeOffset?, Task<IReadOnlyList<OrderChange>>> _ask = (_, _) => Task.FromResult<IReadOnlyList<OrderChange>>([]);

    public ReconciliationTests() => _streams = _server.CreateStreams();

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_changed_in_a_gap_is_told_marked_and_what_did_not_is_not()
    {
        _ask = (_, _) => Answer(State("before"), State("untouched"));
        await using var orders = await _streams.SubscribeAsync(Topic());
        var first = await _server.NextConnectionAsync();
        await first.SendAsync(Messages.Order("seen"));
        Assert.False((await orders.NextAsync()).Reconciled);

        string[] unfinished = [];
        DateTimeOffset? since = null;
        _ask = (known, from) =>
        {
            (unfinished, since) = ([.. known.Select(order => order.Id).Order(StringComparer.Ordinal)], from);
            return Answer(State("before", done: true), State("untouched"), State("seen", filled: 0.000004m), State("new"));
        };
        first.Cut();
        var report = await orders.NextReportAsync(StreamReportKind.Reconciled);

        Assert.Equal(["before", "seen", "untouched"], unfinished);
        Assert.InRange(since!.Value, orders.Since, report.Time);
        Assert.Equal(3, report.Count);
        foreach (var (id, status) in new[] { ("before", "done"), ("seen", "open"), ("new", "open") })
        {
            var change = await orders.NextAsync();
            Assert.Equal((id, status, true), (change.Id, change.Status, change.Reconciled));
        }

        Assert.False(orders.TryRead(out _));
    }

    [Fact]
    public async Task What_a_message_told_after_the_gap_is_younger_than_the_answer()
    {
        await using var orders = await _streams.SubscribeAsync(Topic());
        var first = await _server.NextConnectionAsync();
        var answer = new TaskCompletionSource<IReadOnlyList<OrderChange>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ask = (_, _) =>
        {
            asked.SetResult();
            return answer.Task;
        };
        first.Cut();
        var second = await _server.NextConnectionAsync();
        await asked.Task.WaitAsync(StreamTestExtensions.Patience);
        await second.SendAsync(Messages.Order("a", "filled", "done"));
        Assert.Equal("done", (await orders.NextAsync()).Status);
        answer.SetResult([State("a")]);
        Assert.Equal(0, (await orders.NextReportAsync(StreamReportKind.Reconciled)).Count);
        Assert.False(orders.TryRead(out _));
    }

    [Fact]
    public async Task A_question_that_fails_is_reported_and_the_subscription_goes_on()
    {
        await using var orders = await _streams.SubscribeAsync(Topic());
        _ask = (_, _) => throw new KuCoinException(KuCoinErrorKind.Unavailable, "Unavailable", "Not now.");
        (await _server.NextConnectionAsync()).Cut();
        Assert.IsType<KuCoinException>((await orders.NextReportAsync(StreamReportKind.NotReconciled)).Error);
        await (await _server.NextConnectionAsync()).SendAsync(Messages.Order("a"));
        Assert.Equal("a", (await orders.NextAsync()).Id);
    }

    [Fact]
    public async Task The_same_message_twice_is_told_once()
    {
        await using var orders = await _streams.SubscribeAsync(Topic());
        var connection = await _server.NextConnectionAsync();
        await connection.SendAsync(Messages.Order("a"));
        await connection.SendAsync(Messages.Order("a"));
        await connection.SendAsync(Messages.Order("b"));
        Assert.Equal("a", (await orders.NextAsync()).Id);
        Assert.Equal("b", (await orders.NextAsync()).Id);
    }

    private static Task<IReadOnlyList<OrderChange>> Answer(params OrderChange[] states) => Task.FromResult<IReadOnlyList<OrderChange>>(states);

    private static OrderChange State(string id, bool done = false, decimal filled = 0m) =>
        new() { Id = id, Symbol = "BTC-USDT", Size = 0.00001m, FilledSize = filled, Status = done ? "done" : "open", Time = Then, Reconciled = true };

    private Topic<OrderChange> Topic() => new(ApiHost.Spot, isPrivate: true, SpotTopics.Orders.Name, () => new StateReader<OrderChange>(new StateRules<OrderChange>
    {
        Decode = SpotTopics.Orders.Decode!,
        Key = static order => order.Id,
        IsFinal = static order => order.Status == "done",
        IsSame = static (known, answer) => (known.Status, known.FilledSize.GetValueOrDefault()) == (answer.Status, answer.FilledSize.GetValueOrDefault()),
        Ask = (unfinished, since, _) => _ask(unfinished, since),
    }));
}
