using System.Diagnostics;
using KuCoin.Streams;

namespace KuCoin.Commands;

/// <summary>The orders Wait-KcOrder still waits for, and when to ask for each: when the stream says that it is done, and now and then all the same.</summary>
internal sealed class WaitedOrders
{
    private static readonly TimeSpan WithStream = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WithoutStream = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(250);

    // A look-up may be behind the matching for a moment: a fresh order is not there yet.
    private static readonly TimeSpan LookUpLag = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Entry> _orders = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();

    /// <summary>How long the waiting takes already.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The ids of those that are not done.</summary>
    public IReadOnlyCollection<string> Ids => _orders.Keys;

    /// <summary>True while an unknown order may yet appear.</summary>
    public bool MayBeLate => Elapsed < LookUpLag;

    /// <summary>When the next one is to be asked for, on the clock of <see cref="Elapsed"/>.</summary>
    public TimeSpan NextAt => _orders.Values.Min(order => order.AskAt);

    public void Add(string id, string? symbol) => _orders[id] = new Entry(symbol);

    public void Remove(string id) => _orders.Remove(id);

    public void Start() => _clock.Start();

    /// <summary>Those to be asked for now, each with its pair.</summary>
    public List<(string Id, string? Symbol)> TakeDue(bool isListening)
    {
        var due = _orders.Where(order => order.Value.AskAt <= Elapsed).ToList();
        foreach (var (_, order) in due)
            order.AskAt = Elapsed + (order.IsDone ? Soon : isListening ? WithStream : WithoutStream);
        return due.ConvertAll(order => (order.Key, order.Value.Symbol));
    }

    /// <summary>To be called for one that is not there yet.</summary>
    public void AskSoon(string id) => _orders[id].AskAt = Elapsed + Soon;

    /// <summary>To be called when changes may have been missed.</summary>
    public void AskAllNow()
    {
        foreach (var order in _orders.Values)
            order.AskAt = Elapsed;
    }

    /// <summary>Takes note of what the stream has brought.</summary>
    public void Hear(Subscription<OrderChange> changes)
    {
        while (changes.TryReadReport(out var report))
        {
            if (report.Kind == StreamReportKind.Reconnected)
                AskAllNow();
        }

        while (changes.TryRead(out var change))
        {
            if (_orders.TryGetValue(change.Id, out var order) && string.Equals(change.Status, "done", StringComparison.Ordinal))
                (order.IsDone, order.AskAt) = (true, Elapsed);
        }
    }

    private sealed class Entry(string? symbol)
    {
        public string? Symbol { get; } = symbol;

        public TimeSpan AskAt { get; set; }

        /// <summary>True when the stream says that it is done and only the look-up lags behind.</summary>
        public bool IsDone { get; set; }
    }
}
