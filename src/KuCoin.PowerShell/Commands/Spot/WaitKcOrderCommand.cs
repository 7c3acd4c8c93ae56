using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Wait, "KcOrder")]
[OutputType(typeof(Order))]
public sealed class WaitKcOrderCommand : KcSessionCommand
{
    // Progress goes on while nothing is heard.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    private readonly WaitedOrders _orders = new();
    private OrderNews _news = new(changes: null);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The exchange's ids of the orders; receipts and orders can be piped in.")]
    [Alias("OrderId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(OrderIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "The pair of the orders.")]
    [UpperCase("Symbol")]
    [SpotPair]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string? Symbol { get; set; }

    [Parameter(HelpMessage = "How long to wait for all of them together: seconds, or text such as 00:01:30. Default: without end.")]
    [Duration]
    public TimeSpan? Timeout { get; set; }

    protected override object Target => Id;

    protected override void Process() => Array.ForEach(Id, id => _orders.Add(id, Symbol));

    protected override void End()
    {
        if (_orders.Ids.Count == 0)
            return;
        _orders.Start();
        // Before the first question, so that no change falls between the two.
        Hear(() => _news = new OrderNews(Await(token => Client.Streams.SubscribeAsync(SpotTopics.Orders, options: null, token))));
        while (true)
        {
            foreach (var (id, symbol) in _orders.TakeDue(_news.IsListening))
                Ask(id, symbol);
            if (_orders.Ids.Count == 0)
                return;
            if (Timeout <= _orders.Elapsed)
                break;
            TellProgress(_orders.Ids.Count == 1 ? $"waiting for order {_orders.Ids.First()}" : $"waiting for {_orders.Ids.Count} orders", (int?)(100 * (_orders.Elapsed / Timeout)));
            var until = Timeout < _orders.NextAt ? Timeout.Value : _orders.NextAt;
            var wait = until - _orders.Elapsed;
            Hear(() => WaitIn(() => _news.Wait(_orders, wait < LongestSilence ? wait : LongestSilence, StopToken)));
        }

        foreach (var id in _orders.Ids)
            WriteError(KcErrors.ToErrorRecord(StillActive(id), id));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _news.Dispose();
        base.Dispose(disposing);
    }

    private void Hear(Action listen)
    {
        try
        {
            listen();
        }
        catch (KuCoinException failure)
        {
            WriteVerbose($"The order changes cannot be listened to, so the orders are asked for every second: {failure.Message}");
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Ask(string id, string? symbol)
    {
        try
        {
            var order = Await(token => Client.Spot.GetOrderAsync(id, symbol, token));
            if (order.IsActive)
                return;
            _orders.Remove(id);
            WriteObject(order);
        }
        catch (KuCoinException failure) when (failure.Kind is KuCoinErrorKind.Connection or KuCoinErrorKind.Timeout or KuCoinErrorKind.Unavailable or KuCoinErrorKind.LimitExceeded)
        {
            WriteWarning($"Still waiting for the order {id}: {failure.Message}");
        }
        catch (KuCoinException failure) when (failure.Kind == KuCoinErrorKind.NotFound && _orders.MayBeLate)
        {
            _orders.AskSoon(id);
        }
        catch (KuCoinException failure)
        {
            _orders.Remove(id);
            WriteError(KcErrors.ToErrorRecord(failure, id));
        }
    }

    private KuCoinException StillActive(string id) =>
        new(KuCoinErrorKind.Timeout, "OrderStillActive", $"The order {id} was still active after {KcFormat.Number((decimal)Timeout!.Value.TotalSeconds)} s.")
        {
            RecommendedAction = $"Wait again, or cancel it: Stop-KcOrder -Id {id}.",
        };
}
