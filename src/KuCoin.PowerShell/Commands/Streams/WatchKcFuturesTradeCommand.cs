using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesTrade")]
[OutputType(typeof(FuturesTrade))]
public sealed class WatchKcFuturesTradeCommand : ContractWatchCommand
{
    protected override Topic Topic(string[] symbols) => FuturesTopics.Trades(symbols).WithQuantities(Client.Futures);
}
