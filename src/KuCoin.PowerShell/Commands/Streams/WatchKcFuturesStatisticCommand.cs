using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesStatistic")]
[OutputType(typeof(FuturesMarketStatistic))]
public sealed class WatchKcFuturesStatisticCommand : ContractWatchCommand
{
    protected override Topic Topic(string[] symbols) => FuturesTopics.Statistics(symbols);
}
