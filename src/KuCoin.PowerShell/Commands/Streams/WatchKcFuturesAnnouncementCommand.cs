using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFuturesAnnouncement")]
[OutputType(typeof(FuturesAnnouncement))]
public sealed class WatchKcFuturesAnnouncementCommand : ContractFilterCommand<FuturesAnnouncement>
{
    protected override bool IsPublic => true;

    protected override Topic<FuturesAnnouncement> Topic(string[] symbols) => FuturesTopics.Announcements;

    protected override string SymbolOf(FuturesAnnouncement item) => item.Symbol;
}
