using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

internal static class StreamTestExtensions
{
    /// <summary>A generous bound: the machine may be loaded, a hang must still end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<T> NextAsync<T>(this Subscription<T> subscription)
        where T : class
    {
        using var deadline = new CancellationTokenSource(Patience);
        await foreach (var item in subscription.ReadAllAsync(deadline.Token))
            return item;
        throw new InvalidOperationException("The subscription has ended.");
    }

    public static async Task<StreamReport> NextReportAsync<T>(this Subscription<T> subscription, StreamReportKind kind)
        where T : class
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (true)
        {
            while (subscription.TryReadReport(out var report))
            {
                if (report.Kind == kind)
                    return report;
            }

            await Task.Delay(5, deadline.Token);
        }
    }

    /// <summary>Lets the manual clock run in steps, with time for what it wakes, until it is so.</summary>
    public static async Task RunUntilAsync(this ManualTimeProvider clock, TimeSpan step, Func<bool> isSo, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited in vain until {what}.");
            clock.Advance(step);
            await Task.Delay(10);
        }
    }

    public static async Task UntilAsync(Func<bool> isSo, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited in vain until {what}.");
            await Task.Delay(5);
        }
    }
}
