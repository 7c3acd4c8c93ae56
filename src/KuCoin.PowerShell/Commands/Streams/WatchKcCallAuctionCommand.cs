using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcCallAuction")]
[OutputType(typeof(CallAuction))]
public sealed class WatchKcCallAuctionCommand : PairWatchCommand
{
    protected override Topic Topic(string[] symbols) => SpotTopics.CallAuction(symbols);
}
