using KuCoin.Streams;
using Xunit;
using static KuCoin.Tests.Streams.StreamTestExtensions;

namespace KuCoin.Tests.Streams;

public sealed class ChurnTests
{
    [Fact]
    public async Task Coming_and_going_on_a_failing_line_leaves_nothing_behind()
    {
        await using var server = new ScriptedStreamServer();
        await using var streams = server.CreateStreams(new StreamSettings
        {
            FirstBackOff = TimeSpan.FromMilliseconds(1),
            LongestBackOff = TimeSpan.FromMilliseconds(2),
            AttemptsForNew = 1_000,
            ConnectionsPerMinute = 100_000,
            RequestsPerWindow = 100_000,
            SpotTopicsPerConnection = 5,
        });
        using var done = new CancellationTokenSource();
        var cutting = CutAsync();
        var workers = Enumerable.Range(0, 8).Select(WorkAsync).ToArray();
        await Task.WhenAll(workers).WaitAsync(Patience);
        await done.CancelAsync();
        await cutting;

        Assert.Empty(streams.GetStatus());
        await UntilAsync(() => server.OpenConnections == 0, "all connections are closed");

        async Task WorkAsync(int worker)
        {
            var random = new Random(worker);
            for (var i = 0; i < 25; i++)
            {
                var symbols = Enumerable.Range(0, random.Next(1, 9)).Select(_ => $"S{random.Next(12)}-USDT").ToArray();
                using var cancellation = new CancellationTokenSource();
                if (random.Next(4) == 0)
                    cancellation.CancelAfter(random.Next(10));
                try
                {
                    await using var tickers = await streams.SubscribeAsync(SpotTopics.Ticker(symbols), null, cancellation.Token);
                    Assert.Contains((await tickers.NextAsync()).Symbol, symbols);
                }
                catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
                {
                    // As asked for.
                }
            }
        }

        // Each connection gets a few tickers of everything, then it is cut.
        async Task CutAsync()
        {
            try
            {
                while (true)
                {
                    var connection = await server.NextConnectionAsync(done.Token);
                    _ = Task.Run(async () =>
                    {
                        for (var round = 0; round < 10 && !connection.Ended.IsCompleted; round++)
                        {
                            await Task.Delay(5);
                            for (var i = 0; i < 12; i++)
                                await connection.TrySendAsync(Messages.Ticker($"S{i}-USDT", round));
                        }

                        connection.Cut();
                    });
                }
            }
            catch (OperationCanceledException)
            {
                // The workers are done.
            }
        }
    }
}
