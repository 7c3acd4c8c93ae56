using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcMarkPrice")]
[OutputType(typeof(MarkPrice))]
public sealed class WatchKcMarkPriceCommand : IndexWatchCommand
{
    protected override Topic Topic(string[] symbols) => MarginTopics.MarkPrices(symbols);
}
