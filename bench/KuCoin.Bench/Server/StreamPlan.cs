using System.Globalization;

namespace KuCoin.Bench.Server;

/// <summary>What the next subscriptions bring; set by <c>GET /bench/plan?messages=..&amp;rate=..&amp;symbols=..&amp;fills=..&amp;ordertime=..&amp;book=1&amp;hold=1</c>, and let go by <c>release=1</c>.</summary>
internal sealed class StreamPlan
{
    private readonly Lock _gate = new();
    private volatile TaskCompletionSource _snapshotAsked = new();
    private volatile TaskCompletionSource _released = new();

    public int Messages { get; private set; } = 100_000;

    /// <summary>Messages a second; 0 for as many as there is room for.</summary>
    public int Rate { get; private set; }

    public int Symbols { get; private set; } = MarketData.SymbolCount;

    public int Fills { get; private set; } = 20_000;

    /// <summary>How long an order takes to be answered, in microseconds: 0, or as long as a web server does, so that the client has gone to sleep by then.</summary>
    public int OrderTime { get; private set; }

    private bool IsHeld { get; set; }

    public BookData Book
    {
        get
        {
            lock (_gate)
                return BookData.Of(Messages);
        }
    }

    public void Set(string target)
    {
        foreach (var part in target.Split('?', '&').Skip(1).Where(part => part.Length > 0))
        {
            var (name, value) = (part[..part.IndexOf('=', StringComparison.Ordinal)], int.Parse(part.AsSpan(part.IndexOf('=', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture));
            switch (name)
            {
                case "messages":
                    Messages = value;
                    break;
                case "rate":
                    Rate = value;
                    break;
                case "symbols":
                    Symbols = value;
                    break;
                case "ordertime":
                    OrderTime = value;
                    break;
                case "hold":
                    _released = new TaskCompletionSource();
                    IsHeld = true;
                    break;
                case "release":
                    IsHeld = false;
                    _released.TrySetResult();
                    break;
                case "book":
                    _ = Book;
                    break;
                default:
                    Fills = value;
                    break;
            }
        }

        _snapshotAsked = new TaskCompletionSource();
    }

    /// <summary>Tickers begin when all subscribers are there, where the plan says so.</summary>
    public void AwaitRelease()
    {
        if (IsHeld)
            _released.Task.Wait(TimeSpan.FromSeconds(30));
    }

    public void SnapshotWasAsked() => _snapshotAsked.TrySetResult();

    /// <summary>The changes go on a moment after the client has asked for the whole book, so that it need not keep very many of them meanwhile.</summary>
    public void AwaitSnapshotAsked()
    {
        _snapshotAsked.Task.Wait(TimeSpan.FromSeconds(30));
        Thread.Sleep(TimeSpan.FromMilliseconds(300));
    }
}
