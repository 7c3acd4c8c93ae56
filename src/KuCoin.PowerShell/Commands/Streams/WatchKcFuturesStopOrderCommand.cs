using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesStopOrder")]
[OutputType(typeof(FuturesStopOrderChange))]
public sealed class WatchKcFuturesStopOrderCommand : ContractFilterCommand<FuturesStopOrderChange>
{
    protected override Topic<FuturesStopOrderChange> Topic(string[] symbols) => FuturesTopics.StopOrders.WithQuantities(Client.Futures);

    protected override string SymbolOf(FuturesStopOrderChange item) => item.Symbol;
}
