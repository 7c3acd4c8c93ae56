using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcIndexPrice")]
[OutputType(typeof(IndexPrice))]
public sealed class WatchKcIndexPriceCommand : IndexWatchCommand
{
    protected override Topic Topic(string[] symbols) => MarginTopics.IndexPrices(symbols);
}
