using System.Diagnostics;
using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Streams;
using KuCoin.Views;

namespace KuCoin.Commands;

/// <summary>Listens to the account's order changes and asks for an order when one says that it is done; asks now and then all the same, in case a change was missed.</summary>
[Cmdlet(VerbsLifecycle.Wait, "KcOrder")]
[OutputType(typeof(Order))]
public sealed class WaitKcOrderCommand : KcSessionCommand
{
    private static readonly TimeSpan AskWithStream = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskWithoutStream = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AskSoon = TimeSpan.FromMilliseconds(250);

    // A look-up may be behind the matching for a moment: a fresh order is not there yet.
    private static readonly TimeSpan LookUpLag = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Waiting> _orders = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();
    private Subscription<OrderChange>? _changes;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The exchange's ids of the orders; receipts and orders can be piped in.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair of the orders.")]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    [Parameter(HelpMessage = "How long to wait for all of them together: seconds, or text such as 00:01:30. Default: without end.")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override object Target => Id;

    protected override void Process()
    {
        foreach (var id in Id)
            _orders[id] = new Waiting(Symbol);
    }

    protected override void End()
    {
        if (_orders.Count == 0)
            return;
        _clock.Start();
        Listen();
        while (true)
        {
            foreach (var (id, order) in _orders.Where(entry => entry.Value.AskAt <= _clock.Elapsed).ToList())
                Ask(id, order);
            if (_orders.Count == 0)
                return;
            if (Timeout <= _clock.Elapsed)
                break;
            WaitForChange();
        }

        foreach (var id in _orders.Keys)
        {
            WriteError(KcErrors.ToErrorRecord(
                new KuCoinException(KuCoinErrorKind.Timeout, "OrderStillActive", $"The order {id} was still active after {KcFormat.Number((decimal)Timeout!.Value.TotalSeconds)} s.")
                {
                    RecommendedAction = $"Wait again, or cancel it: Stop-KcOrder -Id {id}.",
                },
                id));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _changes?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    // Before the first question, so that no change falls between the two.
    private void Listen()
    {
        try
        {
            _changes = Await(token => Client.Streams.SubscribeAsync(SpotTopics.Orders, options: null, token));
        }
        catch (KuCoinException failure)
        {
            WriteVerbose($"Asking every second, for the order changes cannot be listened to: {failure.Message}");
        }
    }

    private void Ask(string id, Waiting order)
    {
        try
        {
            var found = Await(token => Client.Spot.GetOrderAsync(id, order.Symbol, token));
            if (!found.IsActive)
            {
                _orders.Remove(id);
                WriteObject(found);
                return;
            }
        }
        catch (KuCoinException missing) when (missing.Kind == KuCoinErrorKind.NotFound && _clock.Elapsed < LookUpLag)
        {
            order.AskAt = _clock.Elapsed + AskSoon;
            return;
        }
        catch (KuCoinException failure) when (failure.Kind is KuCoinErrorKind.Connection or KuCoinErrorKind.Timeout or KuCoinErrorKind.Unavailable or KuCoinErrorKind.LimitExceeded)
        {
            WriteWarning($"Still waiting for the order {id}: {failure.Message}");
        }
        catch (KuCoinException failure)
        {
            _orders.Remove(id);
            WriteError(KcErrors.ToErrorRecord(failure, id));
            return;
        }

        order.AskAt = _clock.Elapsed + (order.IsDone ? AskSoon : _changes is null ? AskWithoutStream : AskWithStream);
    }

    private void WaitForChange()
    {
        var until = _orders.Values.Min(order => order.AskAt);
        if (Timeout < until)
            until = Timeout.Value;
        var pause = until - _clock.Elapsed;
        if (pause <= TimeSpan.Zero)
            return;
        if (_changes is null)
            Await(token => Task.Delay(pause, token));
        else
            Read(_changes, pause);
    }

    private void Read(Subscription<OrderChange> changes, TimeSpan pause)
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
            end.CancelAfter(pause);
            if (!changes.WaitToRead(end.Token))
                _changes = null;
        }
        catch (OperationCanceledException) when (!Stopping)
        {
            return;
        }
        catch (KuCoinException failure)
        {
            WriteVerbose($"Asking every second, for the order changes ended: {failure.Message}");
            _changes = null;
        }

        while (changes.TryReadReport(out var report))
        {
            if (report.Kind == StreamReportKind.Reconnected)
                AskAllNow();
        }

        while (changes.TryRead(out var change))
        {
            if (_orders.TryGetValue(change.Id, out var order) && string.Equals(change.Status, "done", StringComparison.Ordinal))
                (order.IsDone, order.AskAt) = (true, _clock.Elapsed);
        }

        if (_changes is null)
            AskAllNow();
    }

    private void AskAllNow()
    {
        foreach (var order in _orders.Values)
            order.AskAt = _clock.Elapsed;
    }

    private sealed class Waiting(string? symbol)
    {
        public string? Symbol { get; } = symbol;

        /// <summary>When to ask next, on the cmdlet's clock.</summary>
        public TimeSpan AskAt { get; set; }

        /// <summary>True when the stream says that it is done and only the look-up lags behind.</summary>
        public bool IsDone { get; set; }
    }
}
