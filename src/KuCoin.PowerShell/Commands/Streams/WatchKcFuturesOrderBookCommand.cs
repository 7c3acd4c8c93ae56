using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesOrderBook")]
[OutputType(typeof(FuturesOrderBook))]
public sealed class WatchKcFuturesOrderBookCommand : ContractWatchCommand
{
    private readonly BookNews _news = new();

    [Parameter(Position = 1, HelpMessage = "How many prices of each side to write. Default: 20.")]
    [ValidateRange(1, 10_000)]
    public int Depth { get; set; } = 20;

    [Parameter(HelpMessage = "Writes a book that changed at most this often: a TimeSpan, 00:00:05, or seconds. Default: at each change.")]
    [Duration]
    public TimeSpan? Every { get; set; }

    [Parameter(HelpMessage = "The best 5 or 50 prices as the exchange sends them ten times a second, instead of the book kept here from every change.")]
    public SwitchParameter Snapshot { get; set; }

    protected override TimeSpan? Pause => Every;

    protected override Topic Topic(string[] symbols) =>
        !BookDepths.IsSnapshot(Snapshot, isUsual: false, Depth) ? FuturesTopics.LocalBooks(Client.Futures, symbols)
        : (BookDepths.SentFor(Depth) == 5 ? FuturesTopics.OrderBook5(symbols) : FuturesTopics.OrderBook50(symbols)).WithQuantities(Client.Futures);

    protected override object? Show(object item)
    {
        var shown = item is LocalOrderBook book ? book.ToFuturesOrderBook(Depth, Client.Futures) : ((FuturesOrderBook)item).Top(Depth);
        return shown is not null && _news.IsNew(shown.Symbol, shown.Sequence) ? shown : null;
    }
}
