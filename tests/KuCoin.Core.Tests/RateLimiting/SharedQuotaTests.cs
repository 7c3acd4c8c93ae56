using KuCoin.RateLimiting;

namespace KuCoin.Tests;

/// <summary>Several processes on one account's quota, which know of each other by the exchange's figures only; played through in virtual time.</summary>
public sealed class SharedQuotaTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Limit = 2000;
    private const int Windows = 4;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(4, 1, 5)]
    [InlineData(4, 4, 5)]
    [InlineData(4, 8, 2)]
    [InlineData(2, 4, 20)]
    public void Processes_at_full_speed_use_nine_tenths_and_are_not_refused_after_the_first_window(int processes, int workers, int weight)
    {
        var play = new Play(processes, workers, weight, seed: 7);
        play.Run(Windows);

        output.WriteLine(string.Join("; ", play.Used.Zip(play.Refused, static (used, refused) => $"{used} points, {refused} refused")));
        Assert.All(play.Refused.Skip(1).Take(Windows - 1), refused => Assert.Equal(0, refused));
        Assert.All(play.Used.Skip(1).Take(Windows - 2), used => Assert.True(used >= Limit * 0.9, $"{used} of {Limit}"));
    }

    [Fact]
    public void Who_is_alone_uses_everything()
    {
        var play = new Play(processes: 1, workers: 4, weight: 5, seed: 7);
        play.Run(Windows);

        Assert.All(play.Refused, refused => Assert.Equal(0, refused));
        // What is on its way when a window ends is charged to one side or the other.
        Assert.All(play.Used.Skip(1).Take(Windows - 2), used => Assert.InRange(used, Limit - (4 * 5), Limit));
    }

    /// <summary>The exchange with its fixed windows, and the workers of some processes.</summary>
    private sealed class Play(int processes, int workers, int weight, int seed)
    {
        private readonly ManualTimeProvider _time = new();
        private readonly Random _chance = new(seed);
        private DateTimeOffset _windowEnd = DateTimeOffset.MinValue;
        private int _left;

        public List<int> Used { get; } = [];

        public List<int> Refused { get; } = [];

        public void Run(int windows)
        {
            var crews = Enumerable.Range(0, processes).SelectMany(_ =>
            {
                var quota = new Quota(RatePool.Management, "account", Limit, _time);
                return Enumerable.Range(0, workers).Select(_ => new Worker(quota));
            }).ToList();
            var end = _time.GetUtcNow() + (Window * windows);
            while (_time.GetUtcNow() < end)
            {
                foreach (var worker in crews)
                    Act(worker);
                if (crews.Exists(worker => worker.Asking is not { IsCompleted: false }))
                {
                    _time.Advance(Step);
                    continue;
                }
                // All wait for the next window. Those who waited go on by themselves, in real time, before the virtual one goes on.
                _time.Advance(_windowEnd - _time.GetUtcNow() + TimeSpan.FromMilliseconds(100));
                Assert.True(SpinWait.SpinUntil(() => crews.TrueForAll(worker => worker.Asking!.IsCompleted), TestClient.Patience));
            }
        }

        private void Act(Worker worker)
        {
            worker.Asking ??= worker.Quota.AcquireAsync("call", weight, CancellationToken.None).AsTask();
            if (!worker.Asking.IsCompletedSuccessfully)
                return;
            var now = _time.GetUtcNow();
            if (worker.Arrives is null && worker.Answered is null)
                worker.Arrives = now + Trip();
            else if (now >= worker.Arrives)
            {
                (worker.IsRefused, worker.Said) = Serve(now);
                (worker.Arrives, worker.Answered) = (null, now + Trip());
            }
            else if (now >= worker.Answered)
            {
                if (worker.IsRefused)
                    worker.Quota.Exhaust(worker.Said.Reset);
                worker.Quota.Complete(worker.Asking.Result, worker.Said);
                (worker.Asking, worker.Answered) = (null, null);
            }
        }

        private (bool IsRefused, QuotaHeaders Said) Serve(DateTimeOffset now)
        {
            if (now >= _windowEnd)
            {
                (_windowEnd, _left) = (now + Window, Limit);
                Used.Add(0);
                Refused.Add(0);
            }
            var isRefused = _left < weight;
            if (isRefused)
                (_left, Refused[^1]) = (0, Refused[^1] + 1);
            else
                (_left, Used[^1]) = (_left - weight, Used[^1] + weight);
            return (isRefused, new QuotaHeaders(Limit, _left, _windowEnd - now));
        }

        private TimeSpan Trip() => TimeSpan.FromMilliseconds(_chance.Next(2, 40));

        private sealed class Worker(Quota quota)
        {
            public Quota Quota => quota;

            public Task<QuotaLease>? Asking { get; set; }

            public DateTimeOffset? Arrives { get; set; }

            public DateTimeOffset? Answered { get; set; }

            public bool IsRefused { get; set; }

            public QuotaHeaders Said { get; set; }
        }
    }
}
