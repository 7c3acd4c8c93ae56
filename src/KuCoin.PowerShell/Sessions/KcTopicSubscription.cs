using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin;

/// <summary>
/// A topic whose objects come as engine events, the SourceObject of Register-KcTopic's events. It hands one object after the
/// other to the runspace, in order, and no more than the runspace takes.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Neither has a timer or wait handle, and late events may still release the one.")]
public sealed class KcTopicSubscription
{
    // Unread events wait in the engine without a bound; what waits here obeys the subscription's rules for slow consumers.
    private const int MostUnread = 1000;
    private static readonly TimeSpan UnreadPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Considerable = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(1);

    private readonly PSEventManager _events;
    private readonly ISubscription _subscription;
    private readonly PSObject? _messageData;
    private readonly PSEventSubscriber _subscriber;
    private readonly PSEventSubscriber? _acknowledger;
    private readonly SemaphoreSlim _acknowledged = new(0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _pump;
    private int _room = MostUnread;

    internal KcTopicSubscription(PSEventManager events, ISubscription subscription, string sourceIdentifier, ScriptBlock? action, PSObject? messageData)
    {
        _events = events;
        _subscription = subscription;
        _messageData = messageData;
        SourceIdentifier = sourceIdentifier;
        _subscriber = events.SubscribeEvent(this, nameof(Received), sourceIdentifier, messageData, action, supportEvent: false, forwardEvent: false);
        // An action like the other one and behind it in the engine's queue: when it runs, the other one has run.
        if (action is not null)
            _acknowledger = events.SubscribeEvent(source: null, eventName: null, sourceIdentifier, data: null, ScriptBlock.Create("$Sender.Continue()"), supportEvent: true, forwardEvent: false);
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>
    /// What the engine subscribes to and, when the events are unregistered, lets go of. The objects take another way:
    /// the engine does not keep the order of what is raised here.
    /// </summary>
    public event EventHandler<KcTopicEventArgs> Received
    {
        add
        {
        }

        remove => _ = _ending.CancelAsync();
    }

    /// <summary>The exchange's name of the topic, with its items.</summary>
    public string Topic => _subscription.Topic.Items.Count == 0 ? _subscription.Topic.Name : $"{_subscription.Topic.Name}:{string.Join(',', _subscription.Topic.Items)}";

    /// <summary>What the events are called.</summary>
    public string SourceIdentifier { get; }

    /// <summary>How many objects came, dropped ones included.</summary>
    public long ReceivedCount => _subscription.Received;

    /// <summary>How many gave way to newer ones because the runspace was busy.</summary>
    public long DroppedCount => _subscription.Dropped;

    /// <summary>True until it is unregistered, fails, or its session ends.</summary>
    public bool IsRunning => !_pump.IsCompleted;

    /// <summary>What runs the action, null without one.</summary>
    internal PSEventJob? Job => _subscriber.Action;

    /// <inheritdoc/>
    public override string ToString() => Topic;

    /// <summary>An object has been dealt with, so that the next one follows; the module's own call.</summary>
    public void Continue() => _acknowledged.Release();

    /// <summary>
    /// Ends it, and waits until the subscription is given back. To be called on the runspace's thread: what is still
    /// queued runs then, and scripts run nowhere else.
    /// </summary>
    internal void End()
    {
        _events.UnsubscribeEvent(_subscriber);
        if (_acknowledger is not null)
            _events.UnsubscribeEvent(_acknowledger);
        _pump.GetAwaiter().GetResult();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await _subscription.WaitToReadAsync(_ending.Token).ConfigureAwait(false))
            {
                RaiseReports();
                while (_subscription.TryRead(out var item))
                    await RaiseAsync(item).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Unregistered.
        }
        catch (KuCoinException)
        {
            // Its report says it to the user.
            RaiseReports();
        }
        finally
        {
            await _subscription.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void RaiseReports()
    {
        while (_subscription.TryReadReport(out var report))
        {
            if (report.Kind is not StreamReportKind.Connected && report is not { Kind: StreamReportKind.Reconciled, Count: 0 })
                Raise($"{SourceIdentifier}.Report", new KcTopicEventArgs(item: null, report));
        }
    }

    private async Task RaiseAsync(object item)
    {
        if (_acknowledger is null)
            await WaitForRoomAsync().ConfigureAwait(false);
        Raise(SourceIdentifier, new KcTopicEventArgs(item, report: null));
        if (_acknowledger is null)
            return;
        var began = Stopwatch.GetTimestamp();
        await _acknowledged.WaitAsync(_ending.Token).ConfigureAwait(false);
        // The engine runs actions as long as there are any; half of the time is left to the console.
        var taken = Stopwatch.GetElapsedTime(began);
        if (taken > Considerable)
            await Task.Delay(taken < LongestBreak ? taken : LongestBreak, _ending.Token).ConfigureAwait(false);
    }

    private void Raise(string identifier, KcTopicEventArgs args) =>
        _events.GenerateEvent(identifier, sender: this, [args], _messageData, processInCurrentThread: true, waitForCompletionInCurrentThread: false);

    private async Task WaitForRoomAsync()
    {
        while (_room == 0)
        {
            lock (_events.ReceivedEvents.SyncRoot)
                _room = MostUnread - _events.ReceivedEvents.Count(unread => unread.SourceIdentifier.Equals(SourceIdentifier, StringComparison.OrdinalIgnoreCase));
            if (_room > 0)
                break;
            _room = 0;
            await Task.Delay(UnreadPoll, _ending.Token).ConfigureAwait(false);
        }

        _room--;
    }
}
