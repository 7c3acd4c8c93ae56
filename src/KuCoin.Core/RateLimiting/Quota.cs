using System.Runtime.InteropServices;

namespace KuCoin.RateLimiting;

/// <summary>A granted share of a quota; given back as <see cref="Quota.Complete"/> when the answer is in.</summary>
/// <param name="Sequence">Counts the grants; a higher one was sent later.</param>
/// <param name="Weight">The points it cost.</param>
/// <param name="GrantedAt">When it was granted, as a timestamp of the clock.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuotaLease(long Sequence, int Weight, long GrantedAt);

/// <summary>One pool: so many points per fixed window, which opens with the first call. Waiters are served in the order they came.</summary>
internal sealed class Quota(RatePool pool, string scope, long limit, TimeProvider time) : IDisposable
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _waiters = [];
    private readonly Dictionary<string, long> _blockedCalls = new(StringComparer.Ordinal);
    private ITimer? _timer;
    private long _limit = limit;
    private bool _limitIsFromServer;
    private long _remaining = limit;
    private long _windowEnd = time.GetTimestamp();
    private long _spent;
    private long _inFlight;
    private long _sequence;
    private long _answered;
    private long _requests;
    private long _waits;
    private long _rejections;
    private long _retries;
    private TimeSpan _waited;
    private readonly OthersUse _others = new();

    /// <summary>True while a window is open or somebody waits, so that what is known is worth keeping.</summary>
    public bool IsInUse
    {
        get
        {
            lock (_gate)
                return _waiters.Count > 0 || _inFlight > 0 || time.GetTimestamp() < _windowEnd;
        }
    }

    /// <summary>Takes <paramref name="weight"/> points, after all who asked before.</summary>
    /// <param name="call">The call, for blocks that hold for one call only.</param>
    /// <param name="weight">Its points.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<QuotaLease> AcquireAsync(string call, int weight, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_blockedCalls.Count == 0 && _waiters.Count == 0 && TryTake(weight, out var lease))
                return new(lease);
        }
        return new(WaitAsync(call, weight, cancellationToken));
    }

    /// <summary>Takes note of an answer. The exchange's word counts more than ours, except that requests still on their way are not in it.</summary>
    public void Complete(QuotaLease lease, in QuotaHeaders said)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _inFlight -= lease.Weight;
            if (said.Limit is > 0)
            {
                _limit = said.Limit.Value;
                _limitIsFromServer = true;
            }
            if (said.Reset is { } reset)
                _windowEnd = now + Ticks(reset);
            if (said.Remaining is >= 0)
            {
                var left = Math.Max(0, said.Remaining.Value - _inFlight);
                // What is missing beyond all that was granted here, other processes of the account have used.
                _others.Note(_limit - said.Remaining.Value - _spent, Seconds(now - lease.GrantedAt), Seconds(now));
                // An answer that was overtaken by a later request's may lower what we believe, not raise it.
                _remaining = lease.Sequence > _answered ? left : Math.Min(_remaining, left);
                _answered = Math.Max(_answered, lease.Sequence);
                if (said.Reset is null && now >= _windowEnd)
                    _windowEnd = now + Ticks(QuotaTable.Window);
            }
            Serve();
        }
    }

    /// <summary>The exchange refused because the quota is used up: nothing more until it is back.</summary>
    public void Exhaust(TimeSpan? reset)
    {
        lock (_gate)
        {
            _remaining = 0;
            _windowEnd = time.GetTimestamp() + Ticks(reset ?? QuotaTable.Window);
            _others.NoteRefusal();
            Serve();
        }
    }

    /// <summary>The exchange refuses this one call for a while.</summary>
    public void Block(string call, TimeSpan duration)
    {
        lock (_gate)
            _blockedCalls[call] = time.GetTimestamp() + Ticks(duration);
    }

    public void CountRejection() => Interlocked.Increment(ref _rejections);

    public void CountRetry() => Interlocked.Increment(ref _retries);

    /// <summary>Sets the points of a window unless the exchange has already said them.</summary>
    public void Assume(long limit)
    {
        lock (_gate)
        {
            if (_limitIsFromServer || limit == _limit)
                return;
            _remaining = Math.Clamp(_remaining + limit - _limit, 0, limit);
            _limit = limit;
            Serve();
        }
    }

    public RateLimitStatus GetStatus()
    {
        lock (_gate)
        {
            var open = _windowEnd - time.GetTimestamp();
            return new RateLimitStatus
            {
                Pool = pool.ToString(),
                Scope = scope,
                Limit = _limit,
                Remaining = open > 0 ? _remaining : _limit,
                ResetsAt = open > 0 ? time.GetUtcNow() + Span(open) : null,
                RequestCount = _requests,
                WaitCount = _waits,
                WaitedTotal = _waited,
                RejectedCount = Interlocked.Read(ref _rejections),
                RetryCount = Interlocked.Read(ref _retries),
            };
        }
    }

    public void Dispose() => _timer?.Dispose();

    private async Task<QuotaLease> WaitAsync(string call, int weight, CancellationToken cancellationToken)
    {
        while (BlockOf(call) is { } block)
        {
            var delay = CountedDelayAsync(block, cancellationToken);
            KuCoinLog.Write(LogLevel.Verbose, FormattableString.Invariant($"Waiting {block.TotalSeconds:0.0} s: the exchange refuses {call} for a while."), block);
            await delay.ConfigureAwait(false);
        }

        Waiter waiter;
        TimeSpan expected;
        lock (_gate)
        {
            if (_waiters.Count == 0 && TryTake(weight, out var lease))
                return lease;
            waiter = new Waiter(weight);
            _waiters.AddLast(waiter);
            _waits++;
            expected = Span(Math.Max(0, _windowEnd - time.GetTimestamp()));
            Wake();
        }

        if (KuCoinLog.IsEnabled)
            KuCoinLog.Write(LogLevel.Verbose, FormattableString.Invariant($"Waiting {expected.TotalSeconds:0.0} s for the {pool} quota ({_limit} points per 30 s are used up)."), expected);
        var began = time.GetTimestamp();
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Abandon(waiter, token), null).ConfigureAwait(false);
        try
        {
            return await waiter.Task.ConfigureAwait(false);
        }
        finally
        {
            CountWaited(began);
        }
    }

    private async Task CountedDelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        lock (_gate)
            _waits++;
        try
        {
            await Task.Delay(duration, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CountWaited(began);
        }
    }

    private void CountWaited(long began)
    {
        lock (_gate)
            _waited += time.GetElapsedTime(began);
    }

    private TimeSpan? BlockOf(string call)
    {
        lock (_gate)
        {
            if (!_blockedCalls.TryGetValue(call, out var until))
                return null;
            var left = until - time.GetTimestamp();
            if (left > 0)
                return Span(left);
            _blockedCalls.Remove(call);
            return null;
        }
    }

    private bool TryTake(int weight, out QuotaLease lease)
    {
        var now = time.GetTimestamp();
        if (now >= _windowEnd)
        {
            _windowEnd = now + Ticks(QuotaTable.Window);
            _spent = 0;
            _remaining = _limit;
            _others.BeginWindow();
        }
        // A call that costs more than a whole window holds is let through with a fresh one; the exchange will judge.
        if (_remaining < Math.Min(weight, _limit) || (_remaining < _limit && _remaining - weight < _others.Reserve(_limit)))
        {
            lease = default;
            return false;
        }
        _remaining = Math.Max(0, _remaining - weight);
        _inFlight += weight;
        _spent += weight;
        _requests++;
        lease = new(++_sequence, weight, now);
        return true;
    }

    private void Serve()
    {
        while (_waiters.First is { } first && TryTake(first.Value.Weight, out var lease))
        {
            _waiters.RemoveFirst();
            first.Value.SetResult(lease);
        }
        Wake();
    }

    private void Wake()
    {
        if (_waiters.Count == 0)
            return;
        _timer ??= time.CreateTimer(static state => ((Quota)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // Timers count whole milliseconds and may fire early: a moment more saves a second round.
        _timer.Change(Span(Math.Max(0, _windowEnd - time.GetTimestamp())) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        lock (_gate)
            Serve();
    }

    private void Abandon(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_waiters.Remove(waiter))
                return;
            // The next one may need less than the one that left.
            Serve();
        }
        waiter.SetCanceled(cancellationToken);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private double Seconds(long ticks) => (double)ticks / time.TimestampFrequency;

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / time.TimestampFrequency);

    // Continuations run elsewhere, never under the lock.
    private sealed class Waiter(int weight) : TaskCompletionSource<QuotaLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public int Weight { get; } = weight;
    }
}
