using System.Runtime.InteropServices;

namespace KuCoin.Streams;

/// <summary>Where a <see cref="LocalOrderBook"/> begins.</summary>
public enum OrderBookOrigin
{
    /// <summary>At the exchange's full book.</summary>
    Full,
    /// <summary>At the best hundred levels of a side, which need no key: what lies beyond them is unknown and not shown.</summary>
    Best100,
}

/// <summary>
/// The order book of one symbol, kept here from a snapshot and every change since. While it is known to be behind, it shows nothing: nobody sees a stale or crossed book
/// after a gap was noticed. Safe for any thread.
/// API: WebSocket, Spot and Futures, Public Channels, Orderbook - Increment.
/// </summary>
public sealed class LocalOrderBook
{
    // Changes that wait for a snapshot; far more than arrive while one is fetched.
    private const int MostQueuedRows = 100_000;

    // Of a book that begins at the best hundred levels: with fewer left on a side it is fetched anew.
    private const int FewestKnownLevels = 50;

    private readonly object _gate = new();
    private readonly BookSide _bids = new(isBids: true);
    private readonly BookSide _asks = new(isBids: false);
    private readonly List<Change> _queue = [];
    private readonly List<BookRow> _queuedRows = [];
    private decimal? _lowestBid;
    private decimal? _highestAsk;
    private long _sequence;
    private long _time;
    private bool _isInSync;

    internal LocalOrderBook(string symbol, OrderBookOrigin origin, bool keepsSteps = false)
    {
        Symbol = symbol;
        Origin = origin;
        Steps = keepsSteps ? [] : null;
    }

    /// <summary>What a snapshot or change led to.</summary>
    internal enum Outcome
    {
        /// <summary>The book is as the exchange's was.</summary>
        InSync,
        /// <summary>It waits for a snapshot.</summary>
        Waiting,
        /// <summary>It said nothing new.</summary>
        Known,
        /// <summary>The snapshot is older than the first change that waits.</summary>
        TooOld,
        /// <summary>Changes are missing.</summary>
        Gap,
        /// <summary>Somebody bids more than another asks, which no true book does.</summary>
        Crossed,
        /// <summary>Too few of the known levels are left.</summary>
        Exhausted,
    }

    /// <summary>The pair or contract.</summary>
    public string Symbol { get; }

    /// <summary>Where the book begins.</summary>
    public OrderBookOrigin Origin { get; }

    /// <summary>True while the book is as the exchange's; false until the first snapshot is there, and from a gap to the next one.</summary>
    public bool IsInSync
    {
        get
        {
            lock (_gate)
                return _isInSync;
        }
    }

    /// <summary>Copies the best levels, best first, as of one moment.</summary>
    /// <param name="bids">Takes the bids; its length is how many are wanted.</param>
    /// <param name="asks">Takes the asks; its length is how many are wanted.</param>
    /// <param name="view">How many there were, and of when.</param>
    /// <returns>False when the book is not in sync: then there is nothing to see.</returns>
    public bool TryCopy(Span<BookLevel> bids, Span<BookLevel> asks, out OrderBookView view)
    {
        lock (_gate)
        {
            view = _isInSync ? new OrderBookView(_bids.CopyTo(bids), _asks.CopyTo(asks), _sequence, _time == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(_time)) : default;
            return _isInSync;
        }
    }

    /// <summary>How many levels there are on each side; none while not in sync.</summary>
    public (int Bids, int Asks) Count
    {
        get
        {
            lock (_gate)
                return _isInSync ? (_bids.Count, _asks.Count) : default;
        }
    }

    /// <summary>What the last change did, or those that waited for the last snapshot, when that led to a book in sync; null for a book that need not tell. For the thread that brought it.</summary>
    internal List<BookStep>? Steps { get; }

    /// <summary>True when changes wait for a snapshot.</summary>
    internal bool HasWaitingChanges
    {
        get
        {
            lock (_gate)
                return _queue.Count > 0;
        }
    }

    /// <summary>Takes a change: applies it, or keeps it until there is a snapshot.</summary>
    /// <param name="first">The sequence of its first step.</param>
    /// <param name="last">The sequence of its last step.</param>
    /// <param name="time">When, in milliseconds since 1970; 0 when not given.</param>
    /// <param name="rows">What changed.</param>
    internal Outcome Take(long first, long last, long time, ReadOnlySpan<BookRow> rows)
    {
        lock (_gate)
        {
            Steps?.Clear();
            if (!_isInSync)
            {
                Queue(first, last, time, rows);
                return Outcome.Waiting;
            }

            var outcome = Apply(first, last, time, rows);
            if (outcome is Outcome.InSync)
                outcome = Judge();
            if (outcome is not (Outcome.InSync or Outcome.Known))
            {
                Hide();
                if (outcome is Outcome.Gap)
                    Queue(first, last, time, rows);
            }

            return outcome;
        }
    }

    /// <summary>Takes a snapshot, and replays what has waited for it.</summary>
    internal Outcome Load(BookSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_queue.Count > 0 && snapshot.Sequence + 1 < _queue[0].First)
                return Outcome.TooOld;
            Fill(snapshot);
            Steps?.Clear();
            var from = 0;
            var rows = CollectionsMarshal.AsSpan(_queuedRows);
            for (var i = 0; i < _queue.Count; i++)
            {
                var change = _queue[i];
                if (Apply(change.First, change.Last, change.Time, rows.Slice(from, change.Rows)) is Outcome.Gap)
                {
                    // What comes after the hole may follow on the next snapshot.
                    _queue.RemoveRange(0, i);
                    _queuedRows.RemoveRange(0, from);
                    return Outcome.Gap;
                }

                from += change.Rows;
            }

            _queue.Clear();
            _queuedRows.Clear();
            var outcome = Judge();
            _isInSync = outcome is Outcome.InSync;
            return outcome;
        }
    }

    /// <summary>Shows nothing until the next snapshot, and forgets what waits for it.</summary>
    internal void Lose()
    {
        lock (_gate)
            Hide();
    }

    private void Hide()
    {
        _isInSync = false;
        _queue.Clear();
        _queuedRows.Clear();
    }

    private void Queue(long first, long last, long time, ReadOnlySpan<BookRow> rows)
    {
        if (_queuedRows.Count + rows.Length > MostQueuedRows)
        {
            // The oldest go: a snapshot that is yet to come is younger than they are.
            _queue.Clear();
            _queuedRows.Clear();
        }

        _queue.Add(new Change(first, last, time, rows.Length));
        _queuedRows.AddRange(rows);
    }

    private void Fill(BookSnapshot snapshot)
    {
        _bids.Clear();
        _asks.Clear();
        foreach (var level in snapshot.Bids)
            _bids.Set(level.Price, level.Size);
        foreach (var level in snapshot.Asks)
            _asks.Set(level.Price, level.Size);
        _sequence = snapshot.Sequence;
        _time = snapshot.Time?.ToUnixTimeMilliseconds() ?? 0;
        // A side that is shorter than it could be is whole.
        var isPartial = Origin == OrderBookOrigin.Best100;
        _lowestBid = isPartial && _bids.Count >= 100 ? _bids.Farthest?.Price : null;
        _highestAsk = isPartial && _asks.Count >= 100 ? _asks.Farthest?.Price : null;
    }

    private Outcome Apply(long first, long last, long time, ReadOnlySpan<BookRow> rows)
    {
        var before = _sequence;
        if (last <= before)
            return Outcome.Known;
        if (first > before + 1)
            return Outcome.Gap;
        foreach (ref readonly var row in rows)
        {
            // A row that is already in the snapshot, or one that only carries the sequence on.
            if (row.Sequence <= before || row.Price == 0m)
                continue;
            var side = row.IsBid ? _bids : _asks;
            if ((row.IsBid ? _lowestBid : _highestAsk) is not { } limit || !side.IsBeyond(row.Price, limit))
            {
                var previous = side.Set(row.Price, row.Size);
                Steps?.Add(new BookStep(row, previous, time));
            }
        }

        _sequence = last;
        if (time != 0)
            _time = time;
        return Outcome.InSync;
    }

    private Outcome Judge()
    {
        if (_bids.Best is { } bid && _asks.Best is { } ask && bid.Price >= ask.Price)
            return Outcome.Crossed;
        return (_lowestBid is not null && _bids.Count < FewestKnownLevels) || (_highestAsk is not null && _asks.Count < FewestKnownLevels)
            ? Outcome.Exhausted
            : Outcome.InSync;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Change(long First, long Last, long Time, int Rows);
}

/// <summary>What <see cref="LocalOrderBook.TryCopy"/> copied.</summary>
/// <param name="Bids">How many bids.</param>
/// <param name="Asks">How many asks.</param>
/// <param name="Sequence">Counts the book's changes.</param>
/// <param name="Time">When it was so, UTC; null when the exchange did not say.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OrderBookView(int Bids, int Asks, long Sequence, DateTimeOffset? Time);

/// <summary>A price whose size has changed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BookRow(bool IsBid, decimal Price, decimal Size, long Sequence);

/// <summary>What became of a price in a book.</summary>
/// <param name="Row">The price and what it has now.</param>
/// <param name="PreviousSize">What it had before; 0 for a price that was not there.</param>
/// <param name="Time">When, in milliseconds since 1970; 0 when not given.</param>
/// <param name="IsInitial">True for a price of the book that changes begin from.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BookStep(BookRow Row, decimal PreviousSize, long Time, bool IsInitial = false)
{
    public OrderSide Side => Row.IsBid ? OrderSide.Buy : OrderSide.Sell;

    /// <summary><see cref="Time"/> in UTC; null when not given.</summary>
    public DateTimeOffset? At => Time == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(Time);
}

/// <summary>A whole book as the exchange's call gives it.</summary>
internal sealed record BookSnapshot(long Sequence, DateTimeOffset? Time, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);
