using KuCoin.Streams;
using Xunit;

namespace KuCoin.Tests.Streams;

/// <summary>Reads a subscription in the background and keeps what it told, in order, with the reports counted.</summary>
internal sealed class Told<T> : IAsyncDisposable
    where T : class
{
    private readonly Subscription<T> _subscription;
    private readonly List<T> _items = [];
    private readonly Dictionary<StreamReportKind, int> _reports = [];
    private readonly Task _reading;
    private string _lastTrouble = "";

    public Told(Subscription<T> subscription)
    {
        _subscription = subscription;
        _reading = Task.Run(ReadAsync);
    }

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_items)
                return [.. _items];
        }
    }

    public int Count(StreamReportKind kind)
    {
        lock (_items)
            return _reports.GetValueOrDefault(kind);
    }

    /// <summary>The last that was told of each.</summary>
    public Dictionary<string, T> Last(Func<T, string> key)
    {
        var last = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in Items)
            last[key(item)] = item;
        return last;
    }

    /// <summary>Waits until a lost connection is back.</summary>
    public Task IsBackAsync() => StreamTestExtensions.UntilAsync(() => Count(StreamReportKind.Reconnected) >= Count(StreamReportKind.Interrupted), "the connection is back");

    public override string ToString()
    {
        lock (_items)
            return $"{_items.Count:N0} told; {string.Join(", ", _reports.OrderBy(report => report.Key).Select(report => $"{report.Key} {report.Value:N0}"))}{_lastTrouble}";
    }

    public async ValueTask DisposeAsync()
    {
        await _subscription.DisposeAsync();
        await _reading.WaitAsync(StreamTestExtensions.Patience);
        Assert.Equal(0, _subscription.Unreadable);
    }

    private async Task ReadAsync()
    {
        while (await _subscription.WaitToReadAsync())
        {
            lock (_items)
            {
                while (_subscription.TryReadReport(out var report))
                {
                    _reports[report.Kind] = _reports.GetValueOrDefault(report.Kind) + 1;
                    if (report.Kind is StreamReportKind.NotReconciled or StreamReportKind.Failed)
                        _lastTrouble = $"; {report.Message} {report.Error}";
                }

                while (_subscription.TryRead(out var item))
                    _items.Add(item);
            }
        }
    }
}
