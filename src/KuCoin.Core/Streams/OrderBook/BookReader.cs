using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using KuCoin.Json;

namespace KuCoin.Streams;

/// <summary>One change of a book as a message tells it; used again for the next one.</summary>
internal sealed class BookChange
{
    public long First { get; set; }

    public long Last { get; set; }

    /// <summary>In milliseconds since 1970; 0 when not given.</summary>
    public long Time { get; set; }

    public List<BookRow> Rows { get; } = [];
}

/// <summary>Reads a change from a message's data.</summary>
/// <returns>False when the message is none.</returns>
internal delegate bool BookChangeDecoder(ref AnswerReader data, scoped in StreamMessage message, BookChange change);

/// <summary>What differs between the books of spot and futures.</summary>
internal sealed class BookRules
{
    public required BookChangeDecoder Decode { get; init; }

    /// <summary>Fetches the whole book of a symbol.</summary>
    public required Func<string, CancellationToken, Task<BookSnapshot>> FetchAsync { get; init; }

    public required OrderBookOrigin Origin { get; init; }

    public required IReadOnlyList<string> Symbols { get; init; }
}

/// <summary>Keeps the books of one subscription: changes as they arrive, snapshots when there is none or a gap was noticed. What the consumer gets of them is for derived readers to say.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Nobody asks the semaphore for its wait handle, so it owns nothing.")]
internal abstract class BookReader<T> : TopicReader<T>
    where T : class
{
    private const int MostAttempts = 20;
    private const int FetchesAtOnce = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly BookRules _rules;
    private readonly Dictionary<string, Kept> _books;
    private readonly SemaphoreSlim _fetching = new(FetchesAtOnce);

    protected BookReader(BookRules rules, bool keepsSteps = false)
    {
        _rules = rules;
        _books = rules.Symbols.Distinct(StringComparer.Ordinal).ToDictionary(symbol => symbol, symbol => new Kept(new LocalOrderBook(symbol, rules.Origin, keepsSteps)), StringComparer.Ordinal);
    }

    /// <summary>A snapshot, and what had waited for it, is in the book. Under the book's lock.</summary>
    protected abstract void OnLoaded(LocalOrderBook book, BookSnapshot snapshot, IReaderHost<T> host);

    /// <summary>A change is in the book. Under the book's lock.</summary>
    protected abstract void OnChanged(LocalOrderBook book, IReaderHost<T> host);

    public override void Read(ref AnswerReader data, scoped in StreamMessage message, IReaderHost<T> host)
    {
        if (!_books.TryGetValue(message.Item, out var kept))
            return;
        // Two connections may bring messages of one book while one takes over from the other.
        lock (kept)
        {
            kept.Change.Rows.Clear();
            (kept.Change.First, kept.Change.Last, kept.Change.Time) = (0, 0, 0);
            if (!_rules.Decode(ref data, message, kept.Change))
                return;
            var outcome = kept.Book.Take(kept.Change.First, kept.Change.Last, kept.Change.Time, CollectionsMarshal.AsSpan(kept.Change.Rows));
            switch (outcome)
            {
                case LocalOrderBook.Outcome.InSync:
                    OnChanged(kept.Book, host);
                    break;
                case LocalOrderBook.Outcome.Known:
                    break;
                case LocalOrderBook.Outcome.Waiting:
                    kept.HasBegun.TrySetResult();
                    break;
                default:
                    ReportLost(kept, outcome, host);
                    Fetch(kept, host);
                    break;
            }
        }
    }

    public override Task StartAsync(IReaderHost<T> host, CancellationToken cancellationToken)
    {
        foreach (var kept in _books.Values)
        {
            lock (kept)
                Fetch(kept, host);
        }

        return Task.CompletedTask;
    }

    public override void OnInterrupted(IReadOnlyCollection<string> items, IReaderHost<T> host)
    {
        foreach (var item in items)
        {
            if (!_books.TryGetValue(item, out var kept))
                continue;
            lock (kept)
            {
                kept.IsDown = true;
                kept.Book.Lose();
            }
        }
    }

    public override void OnReconnected(IReadOnlyCollection<string> items, DateTimeOffset since, IReaderHost<T> host)
    {
        foreach (var item in items)
        {
            if (!_books.TryGetValue(item, out var kept))
                continue;
            lock (kept)
            {
                // Once more: a change of before the loss may have come between the loss and its notice.
                kept.Book.Lose();
                kept.IsDown = false;
                kept.Losses++;
                Fetch(kept, host);
            }
        }
    }

    /// <summary>Sees to it that a snapshot is fetched. Under the book's lock.</summary>
    private void Fetch(Kept kept, IReaderHost<T> host)
    {
        if (kept.IsFetching)
            return;
        kept.IsFetching = true;
        // What waits already has begun; the next change of a quiet market may be far away.
        if (!kept.Book.HasWaitingChanges)
            kept.HasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(() => FetchAsync(kept, host), CancellationToken.None);
    }

    private async Task FetchAsync(Kept kept, IReaderHost<T> host)
    {
        try
        {
            // A snapshot that is older than the first change is of no use.
            await Task.WhenAny(kept.HasBegun.Task, Task.Delay(FirstWait, host.Time, host.Ended)).ConfigureAwait(false);
            for (var attempt = 1; ; attempt++)
            {
                await WhileDownAsync(kept, host).ConfigureAwait(false);
                var (outcome, failure) = await TryAsync(kept, host).ConfigureAwait(false);
                if (outcome is LocalOrderBook.Outcome.InSync)
                    return;
                if (attempt == MostAttempts)
                {
                    host.Fail(new KuCoinException(KuCoinErrorKind.Protocol, "OrderBookUnsynced", $"No snapshot of {kept.Book.Symbol} fits the changes that arrive, in {MostAttempts} attempts. {failure?.Message}", failure));
                    return;
                }

                var pause = ShortestPause * Math.Pow(2, attempt - 1);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, host.Time, host.Ended).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (host.Ended.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (KuCoinException e)
        {
            host.Fail(e);
        }
        catch (Exception e)
        {
            // Nobody waits for this task; the failure belongs to those who read.
            host.Fail(new KuCoinException(KuCoinErrorKind.Protocol, "StreamFailed", $"The order book failed unexpectedly: {e.Message}", e));
        }
    }

    // However long a connection is away, that is no attempt.
    private static async Task WhileDownAsync(Kept kept, IReaderHost<T> host)
    {
        while (true)
        {
            lock (kept)
            {
                if (!kept.IsDown)
                    return;
            }

            await Task.Delay(ShortestPause, host.Time, host.Ended).ConfigureAwait(false);
        }
    }

    private async Task<(LocalOrderBook.Outcome Outcome, KuCoinException? Failure)> TryAsync(Kept kept, IReaderHost<T> host)
    {
        BookSnapshot snapshot;
        long losses;
        await _fetching.WaitAsync(host.Ended).ConfigureAwait(false);
        try
        {
            lock (kept)
                losses = kept.Losses;
            snapshot = await _rules.FetchAsync(kept.Book.Symbol, host.Ended).ConfigureAwait(false);
        }
        catch (KuCoinException e) when (e.Kind is KuCoinErrorKind.Connection or KuCoinErrorKind.Timeout or KuCoinErrorKind.Unavailable or KuCoinErrorKind.LimitExceeded)
        {
            return (LocalOrderBook.Outcome.Waiting, e);
        }
        finally
        {
            _fetching.Release();
        }

        lock (kept)
        {
            // A snapshot from before a connection was lost does not know what the gap hid, and nothing would tell.
            if (kept.IsDown || kept.Losses != losses)
                return (LocalOrderBook.Outcome.TooOld, null);
            var outcome = kept.Book.Load(snapshot);
            if (outcome is LocalOrderBook.Outcome.InSync)
            {
                kept.IsFetching = false;
                OnLoaded(kept.Book, snapshot, host);
            }

            return (outcome, null);
        }
    }

    private static void ReportLost(Kept kept, LocalOrderBook.Outcome why, IReaderHost<T> host)
    {
        var reason = why switch
        {
            LocalOrderBook.Outcome.Crossed => "bids and asks crossed",
            LocalOrderBook.Outcome.Exhausted => "too few of the levels it began with are left",
            _ => "changes are missing",
        };
        host.Report(new StreamReport(StreamReportKind.BookLost, host.Time.GetUtcNow(), $"The order book of {kept.Book.Symbol} is being fetched anew: {reason}."));
    }

    private sealed class Kept(LocalOrderBook book)
    {
        public LocalOrderBook Book { get; } = book;

        public BookChange Change { get; } = new();

        /// <summary>Completes when a change waits for the snapshot.</summary>
        public TaskCompletionSource HasBegun { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsFetching { get; set; }

        /// <summary>True from a connection's loss to its return.</summary>
        public bool IsDown { get; set; }

        public long Losses { get; set; }
    }
}
