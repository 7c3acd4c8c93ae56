using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>What is true of the states a private topic tells: what they belong to, which are new, and how to ask for them.</summary>
internal sealed class StateRules<T>
    where T : class
{
    /// <summary>How a message is read.</summary>
    public required TopicDecoder<T> Decode { get; init; }

    /// <summary>What an object is the state of, for example an order's id.</summary>
    public required Func<T, string> Key { get; init; }

    /// <summary>What becomes of an object that arrived when the other one was known; null when it says nothing new.</summary>
    public Func<T?, T, T?> Advance { get; init; } = static (known, arrived) => arrived.Equals(known) ? null : arrived;

    /// <summary>True when nothing can follow, as for a filled order.</summary>
    public Func<T, bool> IsFinal { get; init; } = static _ => false;

    /// <summary>Whether an answer says what was known already.</summary>
    public Func<T, T, bool> IsSame { get; init; } = static (known, answer) => answer.Equals(known);

    /// <summary>Asks for the present states: of all there are, of those finished since a moment (null for none), and of those given. Null when there is nobody to ask.</summary>
    public Func<IReadOnlyList<T>, DateTimeOffset?, CancellationToken, Task<IReadOnlyList<T>>>? Ask { get; init; }
}

/// <summary>Remembers the last state of everything a private topic tells of: messages are read in its light, and after a gap what changed is found by asking.</summary>
internal sealed class StateReader<T>(StateRules<T> rules) : TopicReader<T>
    where T : class
{
    // Finished states are kept so that a later answer about them is no news; the exchange is asked about a gap only.
    private const int MostFinished = 10_000;

    private readonly Dictionary<string, Entry> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _finished = new();
    private long _asking;

    public override void Read(ref AnswerReader data, scoped in StreamMessage message, IReaderHost<T> host)
    {
        if (rules.Decode(ref data, message) is not { } arrived)
            return;
        // Held while it is handed on, so that what is asked for at the same time comes before or after as a whole.
        lock (_known)
        {
            _known.TryGetValue(rules.Key(arrived), out var known);
            if (rules.Advance(known?.State, arrived) is not { } news)
                return;
            Keep(news);
            host.Emit(news);
        }
    }

    /// <summary>Learns the present states, so that after a gap the changed ones can be told.</summary>
    public override async Task StartAsync(IReaderHost<T> host, CancellationToken cancellationToken)
    {
        if (rules.Ask is not { } ask)
            return;
        var answers = await ask([], null, cancellationToken).ConfigureAwait(false);
        lock (_known)
        {
            foreach (var answer in answers)
            {
                if (!_known.ContainsKey(rules.Key(answer)))
                    Keep(answer);
            }
        }
    }

    public override void OnInterrupted(IReadOnlyCollection<string> items, IReaderHost<T> host)
    {
        // What is known stays true until it is asked for.
    }

    public override void OnReconnected(IReadOnlyCollection<string> items, DateTimeOffset since, IReaderHost<T> host)
    {
        if (rules.Ask is not null)
            _ = Task.Run(() => ReconcileAsync(since, host), CancellationToken.None);
    }

    private async Task ReconcileAsync(DateTimeOffset since, IReaderHost<T> host)
    {
        try
        {
            long asking;
            T[] unfinished;
            lock (_known)
            {
                asking = ++_asking;
                unfinished = [.. _known.Values.Select(entry => entry.State).Where(state => !rules.IsFinal(state))];
            }

            var answers = await rules.Ask!(unfinished, since, host.Ended).ConfigureAwait(false);
            var changed = 0;
            lock (_known)
            {
                foreach (var answer in answers)
                {
                    // What a message has told since is younger than the answer.
                    if (_known.TryGetValue(rules.Key(answer), out var known) && (known.Asking >= asking || rules.IsSame(known.State, answer)))
                        continue;
                    Keep(answer);
                    host.Emit(answer);
                    changed++;
                }
            }

            host.Report(new StreamReport(StreamReportKind.Reconciled, host.Time.GetUtcNow(), FormattableString.Invariant($"The exchange was asked what the gap hid: {changed} change(s) are marked as reconciled.")) { Count = changed });
        }
        catch (OperationCanceledException) when (host.Ended.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (KuCoinException e)
        {
            host.Report(new StreamReport(StreamReportKind.NotReconciled, host.Time.GetUtcNow(), $"The exchange could not be asked what the gap hid; changes in it may be missing. {e.Message}") { Error = e });
        }
        catch (Exception e)
        {
            // Nobody waits for this task; the failure belongs to those who read.
            host.Fail(new KuCoinException(KuCoinErrorKind.Protocol, "StreamFailed", $"The stream failed unexpectedly: {e.Message}", e));
        }
    }

    private void Keep(T state)
    {
        var key = rules.Key(state);
        if (rules.IsFinal(state) && !(_known.TryGetValue(key, out var before) && rules.IsFinal(before.State)))
        {
            _finished.Enqueue(key);
            if (_finished.Count > MostFinished)
                _known.Remove(_finished.Dequeue());
        }

        _known[key] = new Entry(state, _asking);
    }

    /// <summary>The last state, and how often the exchange had been asked when it became known.</summary>
    private sealed record Entry(T State, long Asking);
}
