using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcOrderBookChange")]
[OutputType(typeof(OrderBookChange))]
public sealed class WatchKcOrderBookChangeCommand : PairWatchCommand
{
    [Parameter(HelpMessage = "Begins with the whole book, each price as a change marked as initial; again after a gap.")]
    public SwitchParameter WithBook { get; set; }

    protected override Topic Topic(string[] symbols)
    {
        if (Client.Options.Credentials is null)
            WriteWarning("Without a key a book begins at its best 100 prices of each side; changes beyond them are not shown.");
        return SpotTopics.BookChanges(Client.Spot, WithBook, symbols);
    }
}
