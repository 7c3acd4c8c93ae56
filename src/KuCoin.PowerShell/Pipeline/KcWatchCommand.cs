using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Pipeline;

/// <summary>
/// The fourth base class: writes what a stream brings until Ctrl+C, -First, -Timeout, Select-Object -First or the end
/// of the session. Derived cmdlets collect their symbols in <see cref="KcCommand.Process"/>; the watch begins after them.
/// </summary>
public abstract class KcWatchCommand<T> : KcSessionCommand
    where T : class
{
    [Parameter(HelpMessage = "Ends after this many objects.")]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    [Parameter(HelpMessage = "Ends after this long: a TimeSpan, 00:01:00, or seconds.")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>What to subscribe to.</summary>
    protected abstract Topic<T> Topic { get; }

    /// <summary>The objects to write; what is left out does not count for -First.</summary>
    protected virtual bool Wants(T item) => true;

    protected sealed override void End()
    {
        var subscription = Await(token => Client.Streams.SubscribeAsync(Topic, options: null, token));
        try
        {
            Watch(subscription);
        }
        finally
        {
            // Also when the pipeline ends here with an exception, as Select-Object -First and Ctrl+C do.
            subscription.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Watch(Subscription<T> subscription)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        // Timers hold 49 days at most; what is longer has no end anybody waits for.
        if (Timeout is { TotalMilliseconds: < uint.MaxValue - 1 } timeout)
            end.CancelAfter(timeout);
        var written = 0;
        while (WaitToRead(subscription, end.Token))
        {
            while (subscription.TryReadReport(out var report))
                Write(report);
            while (!end.IsCancellationRequested && subscription.TryRead(out var item))
            {
                if (!Wants(item))
                    continue;
                WriteObject(item);
                if (++written == First)
                    return;
            }
        }
    }

    private static bool WaitToRead(Subscription<T> subscription, CancellationToken end)
    {
        try
        {
            return !end.IsCancellationRequested && subscription.WaitToRead(end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Write(StreamReport report)
    {
        switch (report.Kind)
        {
            case StreamReportKind.Connected:
            // The gap itself was warned of; that it hid nothing is no news.
            case StreamReportKind.Reconciled when report.Count == 0:
                WriteVerbose(report.Message);
                break;
            case StreamReportKind.Failed:
                // The subscription throws the same failure; it becomes an error record.
                break;
            default:
                WriteWarning(report.Message);
                break;
        }
    }
}
