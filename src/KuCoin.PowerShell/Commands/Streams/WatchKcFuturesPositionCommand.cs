using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesPosition")]
[OutputType(typeof(FuturesPosition))]
public sealed class WatchKcFuturesPositionCommand : ContractFilterCommand<FuturesPosition>
{
    protected override Topic<FuturesPosition> Topic(string[] symbols) => FuturesTopics.ReconciledPositions(Client.Futures, symbols);

    protected override string SymbolOf(FuturesPosition item) => item.Symbol;
}
