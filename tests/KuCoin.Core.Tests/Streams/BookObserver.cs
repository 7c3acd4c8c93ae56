using KuCoin.Sandbox;
using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>
/// Looks at a book all the time, on a thread of its own, and compares what it shows with what was true at the sequence it names.
/// After a report of a gap the book may show nothing older than the gap; between a connection's loss and its return nothing at all.
/// </summary>
internal sealed class BookObserver : IDisposable
{
    private readonly Subscription<LocalOrderBook> _books;
    private readonly LocalOrderBook _book;
    private readonly Dictionary<long, SandboxBookTop> _tops = [];
    private readonly List<SandboxBookTop> _seen = [];
    private readonly Dictionary<StreamReportKind, int> _reports = [];
    private readonly CancellationTokenSource _over = new();
    private readonly Task _looking;

    private long _views;
    private long _last;
    private long? _mustExceed;
    private bool _isDown;
    private int _returns;

    public BookObserver(Subscription<LocalOrderBook> books, LocalOrderBook book)
    {
        (_books, _book) = (books, book);
        _looking = Task.Factory.StartNew(Look, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What was best after each change.</summary>
    public void Tell(IEnumerable<SandboxBookTop> tops)
    {
        lock (_tops)
        {
            foreach (var top in tops)
                _tops[top.Sequence] = top;
        }
    }

    /// <summary>Compares what was seen since the last time with what was true.</summary>
    public void Settle()
    {
        lock (_tops)
        {
            lock (_seen)
            {
                foreach (var seen in _seen)
                {
                    if (_tops.TryGetValue(seen.Sequence, out var top))
                        Assert.Equal(top, seen);
                }

                _seen.Clear();
            }

            var newest = _tops.Keys.DefaultIfEmpty().Max();
            foreach (var old in _tops.Keys.Where(sequence => sequence < newest).ToList())
                _tops.Remove(old);
        }

        AssertAlive();
    }

    public void AssertAlive()
    {
        if (_looking.IsFaulted)
            _looking.GetAwaiter().GetResult();
    }

    public void AssertBusy()
    {
        Assert.True(_views > 100, ToString());
        Assert.True(_reports.GetValueOrDefault(StreamReportKind.BookLost) > 3, ToString());
        Assert.True(_reports.GetValueOrDefault(StreamReportKind.Reconnected) > 3, ToString());
    }

    public override string ToString() =>
        $"{_views:N0} views; {string.Join(", ", _reports.OrderBy(report => report.Key).Select(report => $"{report.Key} {report.Value:N0}"))}";

    public void Dispose()
    {
        if (_over.IsCancellationRequested)
            return;
        _over.Cancel();
        _looking.GetAwaiter().GetResult();
    }

    private void Look()
    {
        BookLevel[] bids = new BookLevel[1], asks = new BookLevel[1];
        while (!_over.IsCancellationRequested)
        {
            ReadReports();
            var isShown = _book.TryCopy(bids, asks, out var view);
            if (!isShown)
            {
                Thread.Yield();
                continue;
            }

            // What was reported before the look counts; the return may have been reported between. A loss that is read only now
            // may be older than what was just seen, so it is held against what was seen before.
            var (wasDown, returns, mustExceed) = (_isDown, _returns, _mustExceed);
            ReadReports();
            Assert.True(!wasDown || _returns > returns, $"The book shows {view.Sequence} while its connection is lost.");

            Assert.True(mustExceed is null || view.Sequence > mustExceed, $"The book shows {view.Sequence} after a gap behind {mustExceed} was reported.");
            Assert.True(view.Sequence >= _last, $"The book went back from {_last} to {view.Sequence}.");
            if (view is { Bids: > 0, Asks: > 0 })
                Assert.True(bids[0].Price < asks[0].Price, $"The book is crossed at {view.Sequence}.");
            if (view.Sequence != _last && view is { Bids: > 0, Asks: > 0 })
            {
                lock (_seen)
                    _seen.Add(new SandboxBookTop(view.Sequence, bids[0].Price, bids[0].Size, asks[0].Price, asks[0].Size));
            }

            _last = view.Sequence;
            _views++;
            // The consumer's side is read too, as a pipeline would.
            while (_books.TryRead(out _))
            {
            }

            Thread.Yield();
        }
    }

    private void ReadReports()
    {
        while (_books.TryReadReport(out var report))
        {
            _reports[report.Kind] = _reports.GetValueOrDefault(report.Kind) + 1;
            if (report.Kind == StreamReportKind.Interrupted)
                _isDown = true;
            else if (report.Kind == StreamReportKind.Reconnected)
                (_isDown, _returns) = (false, _returns + 1);
            else if (report.Kind == StreamReportKind.BookLost)
                _mustExceed = _last;
        }
    }
}
