using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>The receiving side of a subscription as connections see it.</summary>
internal interface IStreamSink
{
    /// <summary>The time stamp of the subscription's begin.</summary>
    long Began { get; }

    long Dropped { get; }

    /// <summary>Called on the receiving thread only; must be quick. <see cref="Wake"/> follows, perhaps after more of them.</summary>
    void Accept(ref AnswerReader data, scoped in StreamMessage message);

    /// <summary>Wakes a consumer who waits for what was accepted.</summary>
    void Wake();

    void Report(StreamReport report);

    /// <summary>Ends the subscription: with the error, or normally when it is null.</summary>
    void Complete(KuCoinException? failure);
}

/// <summary>A running subscription: objects and reports wait here until the consumer reads them. Safe for any thread.</summary>
/// <typeparam name="T">What arrives.</typeparam>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The token source has no timer, and late callers may still ask it.")]
public sealed class Subscription<T> : ISubscription, IStreamSink, IReaderHost<T>
    where T : class
{
    private const int ReportCapacity = 100;
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();

    // Of those who add objects: one after another, and not in the way of the consumer. Taken before the gate.
    private readonly object _adding = new();
    private readonly KuCoinStreams _streams;
    private readonly TopicDecoder<T>? _decode;
    private readonly TopicReader<T>? _reader;
    private readonly CancellationTokenSource _ended = new();
    private readonly WaitingItems<T> _items;
    private readonly Queue<StreamReport> _reports = new();
    private readonly long _began;
    private readonly TimeProvider _time;
    private readonly bool _isSampled;
    private readonly LossCounter _drops;
    private readonly LossCounter _unreadable;

    private TaskCompletionSource? _asyncWaiter;
    private volatile bool _isAwaited;
    private volatile int _receivingThread;
    private long _received;
    private volatile bool _completed;
    private KuCoinException? _failure;

    internal Subscription(KuCoinStreams streams, Topic<T> topic, SubscriptionOptions options, TimeProvider time)
    {
        Topic = topic;
        Overflow = options.Overflow ?? topic.DefaultOverflow;
        _streams = streams;
        _decode = topic.Decode;
        _reader = topic.CreateReader?.Invoke();
        _time = time;
        _isSampled = options.IsSampled;
        _drops = new LossCounter(time, ReportInterval);
        _unreadable = new LossCounter(time, ReportInterval);
        _items = Overflow switch
        {
            OverflowMode.NeverDrop when (options.Capacity ?? topic.Capacity) is > 0 and var capacity => new AllItems<T>(capacity),
            OverflowMode.KeepNewest when topic.Key is not null => new NewestItems<T>(topic.Key),
            OverflowMode.KeepNewest => throw new ArgumentException($"Of {topic.Name} every message counts; it has no key to keep the newest by.", nameof(options)),
            _ => throw new ArgumentException("The capacity of a subscription must be at least 1.", nameof(options)),
        };
        Since = time.GetUtcNow();
        _began = time.GetTimestamp();
    }

    /// <summary>What is subscribed to.</summary>
    public Topic<T> Topic { get; }

    /// <summary>What happens when the consumer is slow.</summary>
    public OverflowMode Overflow { get; }

    /// <summary>When (UTC) the subscription began.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>How many objects arrived, dropped ones included.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>How many objects were dropped because newer ones of the same key arrived before they were read.</summary>
    public long Dropped => _drops.Total;

    /// <summary>How many messages could not be understood.</summary>
    public long Unreadable => _unreadable.Total;

    Topic ISubscription.Topic => Topic;

    bool ISubscription.TryRead([NotNullWhen(true)] out object? item)
    {
        var isThere = TryRead(out var typed);
        item = typed;
        return isThere;
    }

    /// <summary>Takes the next object, if there is one.</summary>
    public bool TryRead([MaybeNullWhen(false)] out T item) =>
        _items.TryTake(out item);

    /// <summary>Takes the next report, if there is one.</summary>
    public bool TryReadReport([MaybeNullWhen(false)] out StreamReport report)
    {
        lock (_gate)
            return _reports.TryDequeue(out report);
    }

    /// <summary>Blocks until there is an object or a report to read.</summary>
    /// <returns>False when the subscription has ended and everything is read.</returns>
    /// <exception cref="KuCoinException">The subscription failed, and everything that came before is read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public bool WaitToRead(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (IsDecided(reportsToo: true, out var readable))
                return readable;
        }

        using var wakeUp = cancellationToken.UnsafeRegister(static state => ((Subscription<T>)state!).WakeBlocked(), this);
        lock (_gate)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Await();
                if (IsDecided(reportsToo: true, out var readable))
                    return readable;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Waits until there is an object or a report to read. As <see cref="WaitToRead"/>, without holding a thread.</summary>
    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => WaitAsync(reportsToo: true, cancellationToken);

    /// <summary>All objects until the subscription ends. Reports are left to <see cref="TryReadReport"/>.</summary>
    /// <exception cref="KuCoinException">The subscription failed, and everything that came before is read.</exception>
    public async IAsyncEnumerable<T> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await WaitAsync(reportsToo: false, cancellationToken).ConfigureAwait(false))
        {
            while (TryRead(out var item))
                yield return item;
        }
    }

    /// <summary>Unsubscribes, drops what is unread, and closes the connection if nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_adding)
        {
            ((IStreamSink)this).Complete(null);
            _items.Clear();
        }

        await _streams.ReleaseAsync(this).ConfigureAwait(false);
    }

    void IStreamSink.Accept(ref AnswerReader data, scoped in StreamMessage message)
    {
        _receivingThread = Environment.CurrentManagedThreadId;
        try
        {
            if (_reader is not null)
                _reader.Read(ref data, message, this);
            else if (Topic.HasEntries)
                AcceptEntries(ref data, message);
            else if (_decode!(ref data, message) is { } item)
                Accept(item);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException)
        {
            AcceptUnreadable(e);
        }
        finally
        {
            _receivingThread = 0;
        }
    }

    long IStreamSink.Began => _began;

    void IStreamSink.Wake()
    {
        // Whoever begins to wait says so before looking for objects once more, and we look after adding: one of the two sees the other.
        Interlocked.MemoryBarrier();
        if (!_isAwaited)
            return;
        lock (_gate)
            Wake();
    }

    void IStreamSink.Report(StreamReport report)
    {
        // First: who reads of the loss must not find anything shown that the loss made stale.
        if (report.Kind == StreamReportKind.Interrupted)
            _reader?.OnInterrupted(report.Items, this);
        lock (_gate)
        {
            if (_completed)
                return;
            Keep(_reports, report);
            Wake();
        }

        if (report.Kind == StreamReportKind.Reconnected)
            _reader?.OnReconnected(report.Items, report.GapFrom!.Value, this);
    }

    CancellationToken IReaderHost<T>.Ended => _ended.Token;

    TimeProvider IReaderHost<T>.Time => _time;

    void IReaderHost<T>.Emit(T item) => Accept(item);

    void IReaderHost<T>.Report(StreamReport report) => ((IStreamSink)this).Report(report);

    void IReaderHost<T>.Fail(KuCoinException failure) => Fail(failure);

    /// <summary>After the confirmation: lets the reader learn what it needs to know.</summary>
    internal Task StartAsync(CancellationToken cancellationToken) => _reader?.StartAsync(this, cancellationToken) ?? Task.CompletedTask;

    void IStreamSink.Complete(KuCoinException? failure)
    {
        lock (_gate)
        {
            if (_completed)
                return;
            _completed = true;
            _failure = failure;
            if (failure is not null)
                Keep(_reports, new StreamReport(StreamReportKind.Failed, _time.GetUtcNow(), failure.Message) { Error = failure });
            Wake();
        }

        // What hangs on the token runs elsewhere: our caller may hold locks.
        _ = _ended.CancelAsync();
    }

    private static void Keep(Queue<StreamReport> reports, StreamReport report)
    {
        if (reports.Count == ReportCapacity)
            reports.Dequeue();
        reports.Enqueue(report);
    }

    private void AcceptEntries(ref AnswerReader data, scoped in StreamMessage message)
    {
        data.EnterObject();
        while (data.TryReadName(out var name))
        {
            var entry = new StreamMessage { Topic = message.Topic, Subject = message.Subject, Item = ForeignText.Visible(Encoding.UTF8.GetString(name)), Names = message.Names };
            if (_decode!(ref data, entry) is { } item)
                Accept(item);
        }
    }

    private void Accept(T item)
    {
        Topic.Complete?.Invoke(item);
        lock (_adding)
        {
            if (_completed)
                return;
            Volatile.Write(ref _received, _received + 1);
            switch (_items.Add(item))
            {
                case Admission.Replaced when !_isSampled:
                    if (_drops.Count(out var count))
                        ((IStreamSink)this).Report(new StreamReport(StreamReportKind.Dropped, _time.GetUtcNow(), $"The consumer of {Topic.Name} is slow: {count} older message(s) gave way to newer ones of the same symbol.") { Count = count });
                    break;
                case Admission.Refused:
                    Fail(new KuCoinException(KuCoinErrorKind.LimitExceeded, "StreamOverflow", $"The consumer of {Topic.Name} is too slow: {_items.Count} messages wait unread, and none of this topic may be dropped.")
                    {
                        RecommendedAction = "Read faster, or ask for the present state and subscribe again.",
                    });
                    break;
            }
        }

        // The connection wakes when it has handed out all that has arrived. Who comes from elsewhere, with a snapshot perhaps, does it now.
        if (Environment.CurrentManagedThreadId != _receivingThread)
            ((IStreamSink)this).Wake();
    }

    private void AcceptUnreadable(Exception error)
    {
        lock (_gate)
        {
            var report = _unreadable.Count(out var count);
            if (Overflow == OverflowMode.NeverDrop)
                Fail(new KuCoinException(KuCoinErrorKind.Protocol, "StreamMessageUnreadable", $"A message of {Topic.Name} could not be understood, and none of this topic may be dropped: {error.Message}", error));
            else if (report)
                ((IStreamSink)this).Report(new StreamReport(StreamReportKind.Unreadable, _time.GetUtcNow(), $"{count} message(s) of {Topic.Name} could not be understood: {error.Message}") { Count = count, Error = error });
        }
    }

    /// <summary>Fails from the receiving thread, which must not wait for the exchange to confirm that we no longer listen.</summary>
    private void Fail(KuCoinException failure)
    {
        ((IStreamSink)this).Complete(failure);
        _streams.ReleaseSoon(this);
    }

    private async ValueTask<bool> WaitAsync(bool reportsToo, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_gate)
            {
                Await();
                if (IsDecided(reportsToo, out var readable))
                    return readable;
                _asyncWaiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _asyncWaiter.Task;
            }

            await arrival.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsDecided(bool reportsToo, out bool readable)
    {
        readable = !_items.IsEmpty || (reportsToo && _reports.Count > 0);
        if (!readable && _failure is not null)
            throw _failure;
        return readable || _completed;
    }

    private void WakeBlocked()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    /// <summary>Says that somebody is about to wait; what there is to read must be looked up after it.</summary>
    private void Await()
    {
        _isAwaited = true;
        Interlocked.MemoryBarrier();
    }

    private void Wake()
    {
        _isAwaited = false;
        Monitor.PulseAll(_gate);
        if (_asyncWaiter is { } waiter)
        {
            _asyncWaiter = null;
            waiter.SetResult();
        }
    }

    /// <summary>Counts losses and says when the next report about them is due.</summary>
    private sealed class LossCounter(TimeProvider time, TimeSpan interval)
    {
        private long _total;
        private long _reported;
        private long _reportedAt;

        public long Total => Interlocked.Read(ref _total);

        /// <summary>Counts one more.</summary>
        /// <returns>True when a report is due.</returns>
        public bool Count(out long sinceLastReport)
        {
            var total = Interlocked.Increment(ref _total);
            sinceLastReport = total - _reported;
            var now = time.GetTimestamp();
            if (_reported > 0 && time.GetElapsedTime(_reportedAt, now) < interval)
                return false;
            _reported = total;
            _reportedAt = now;
            return true;
        }
    }
}
