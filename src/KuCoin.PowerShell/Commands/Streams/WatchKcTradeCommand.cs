using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcTrade")]
[OutputType(typeof(Trade))]
public sealed class WatchKcTradeCommand : PairWatchCommand
{
    protected override Topic Topic(string[] symbols) => SpotTopics.Trades(symbols);
}
