using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesOrderBookChange")]
[OutputType(typeof(FuturesOrderBookChange))]
public sealed class WatchKcFuturesOrderBookChangeCommand : ContractWatchCommand
{
    [Parameter(HelpMessage = "Begins with the whole book, each price as a change marked as initial; again after a gap.")]
    public SwitchParameter WithBook { get; set; }

    protected override Topic Topic(string[] symbols) => FuturesTopics.BookChanges(Client.Futures, WithBook, symbols);
}
