using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesContract")]
[OutputType(typeof(FuturesContractPrices))]
public sealed class WatchKcFuturesContractCommand : ContractWatchCommand
{
    protected override Topic Topic(string[] symbols) => FuturesTopics.ContractPrices(symbols);
}
