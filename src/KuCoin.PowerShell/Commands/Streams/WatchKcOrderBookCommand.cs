using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcOrderBook")]
[OutputType(typeof(OrderBook))]
public sealed class WatchKcOrderBookCommand : PairWatchCommand
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

    [Parameter(HelpMessage = "The best 50 prices while a call auction is held, before a pair's first trade.")]
    public SwitchParameter CallAuction { get; set; }

    protected override TimeSpan? Pause => Every;

    protected override Topic Topic(string[] symbols)
    {
        var hasKey = Client.Options.Credentials is not null;
        var isSnapshot = BookDepths.IsSnapshot(Snapshot || CallAuction, isUsual: !hasKey, Depth);
        if (!isSnapshot)
        {
            if (!hasKey)
                WriteWarning("Without a key a book begins at its best 100 prices of each side; what lies beyond them is not shown.");
            WriteVerbose($"The book is kept here: {(hasKey ? "the whole one" : "the best 100 prices")} and every change since.");
            return SpotTopics.LocalBooks(Client.Spot, symbols);
        }

        WriteVerbose($"The exchange sends its best {BookDepths.SentFor(Depth)} prices of each side ten times a second.");
        return CallAuction ? SpotTopics.CallAuctionBook(symbols)
            : BookDepths.SentFor(Depth) == 5 ? SpotTopics.OrderBook5(symbols)
            : SpotTopics.OrderBook50(symbols);
    }

    protected override object? Show(object item)
    {
        var shown = item is LocalOrderBook book ? book.ToOrderBook(Depth) : ((OrderBook)item).Top(Depth);
        return shown is not null && _news.IsNew(shown.Symbol, shown.Sequence) ? shown : null;
    }
}
