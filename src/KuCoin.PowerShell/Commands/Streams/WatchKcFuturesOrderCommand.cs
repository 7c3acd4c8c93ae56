using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesOrder")]
[OutputType(typeof(FuturesOrderChange))]
public sealed class WatchKcFuturesOrderCommand : ContractFilterCommand<FuturesOrderChange>
{
    protected override Topic<FuturesOrderChange> Topic(string[] symbols) => FuturesTopics.ReconciledOrders(Client.Futures, symbols);

    protected override string SymbolOf(FuturesOrderChange item) => item.Symbol;
}
