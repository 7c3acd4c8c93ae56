using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcOrder")]
[OutputType(typeof(OrderChange))]
public sealed class WatchKcOrderCommand : PairFilterCommand<OrderChange>
{
    protected override Topic<OrderChange> Topic => SpotTopics.ReconciledOrders(Client.Spot);

    protected override string SymbolOf(OrderChange item) => item.Symbol;
}
