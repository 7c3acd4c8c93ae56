using System.Diagnostics;
using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Pipeline;

/// <summary>
/// The fourth base class: writes what streams bring until Ctrl+C, -First, -Timeout, Select-Object -First or the end
/// of the session. Derived cmdlets collect what to watch in <see cref="KcCommand.Process"/>; the watch begins after them.
/// </summary>
public abstract class KcWatchCommand : KcSessionCommand
{
    // A pause between two looks is no reason to say late that a connection was lost.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    private int _written;

    [Parameter(HelpMessage = "Ends after this many objects.")]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    [Parameter(HelpMessage = "Ends after this long: a TimeSpan, 00:01:00, or seconds.")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    /// <summary>What to subscribe to; none when there is nothing to watch.</summary>
    protected abstract IReadOnlyList<Topic> Topics { get; }

    /// <summary>How long to wait from one look to the next; null to write each object as it comes.</summary>
    protected virtual TimeSpan? Pause => null;

    /// <summary>What to watch after the exchange has refused a topic of several names; null when that was not for a name it does not know.</summary>
    protected virtual Topic? WithoutUnknown() => null;

    /// <summary>What to write for an object that arrived; null leaves it out, and it does not count for -First.</summary>
    protected virtual object? Show(object item) => item;

    protected sealed override void End()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        // Timers hold 49 days at most; what is longer has no end anybody waits for.
        if (Timeout is { TotalMilliseconds: < uint.MaxValue - 1 } timeout)
            end.CancelAfter(timeout);
        using var streams = new WatchedStreams();
        foreach (var topic in Topics)
            streams.Add(Subscribe(topic, end.Token));
        while (!end.IsCancellationRequested && _written < First && streams.WaitToRead(end.Token))
        {
            WriteReports(streams);
            WriteObjects(streams, end.Token);
            Rest(streams, end.Token);
        }

        WriteReports(streams);
    }

    private ISubscription Subscribe(Topic topic, CancellationToken end)
    {
        try
        {
            return Await(_ => Client.Streams.SubscribeAsync(topic, new SubscriptionOptions { IsSampled = Pause is not null }, end));
        }
        catch (KuCoinException refusal) when (refusal.Kind is KuCoinErrorKind.NotFound or KuCoinErrorKind.InvalidArgument && topic.Items.Count > 1)
        {
            // One bad name spoils a whole list.
            if (WithoutUnknown() is { } rest && rest.Items.Count < topic.Items.Count)
                return Subscribe(rest, end);
            throw;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            throw new KuCoinException(KuCoinErrorKind.Timeout, "StreamTimeout", $"The exchange had not confirmed the subscription to {topic.Name} when -Timeout was over: nothing was watched.");
        }
    }

    private void WriteObjects(WatchedStreams streams, CancellationToken end)
    {
        while (!end.IsCancellationRequested && _written < First && streams.TryRead(out var item))
        {
            if (Show(item) is not { } shown)
                continue;
            WriteObject(shown);
            _written++;
            // A pipeline so slow that there is always a next object is to be told.
            WriteReports(streams);
        }
    }

    private void Rest(WatchedStreams streams, CancellationToken end)
    {
        if (Pause is not { } pause)
            return;
        for (var began = Stopwatch.GetTimestamp(); _written < First && pause - Stopwatch.GetElapsedTime(began) is var left && left > TimeSpan.Zero;)
        {
            if (end.WaitHandle.WaitOne(left < LongestSilence ? left : LongestSilence))
                return;
            WriteReports(streams);
        }
    }

    private void WriteReports(WatchedStreams streams)
    {
        while (streams.TryReadReport(out var report))
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
}
