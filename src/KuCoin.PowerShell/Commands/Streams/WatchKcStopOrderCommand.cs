using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcStopOrder")]
[OutputType(typeof(StopOrderChange))]
public sealed class WatchKcStopOrderCommand : PairFilterCommand<StopOrderChange>
{
    protected override Topic<StopOrderChange> Topic => SpotTopics.StopOrders;

    protected override string SymbolOf(StopOrderChange item) => item.Symbol;
}
