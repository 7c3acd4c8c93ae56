using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcMarket")]
[OutputType(typeof(string))]
public sealed class GetKcMarketCommand : KcSessionCommand
{
    protected override bool IsPublic => true;

    protected override object Target => "markets";

    protected override void Process() => WriteObject(Await(Client.Spot.GetMarketsAsync), enumerateCollection: true);
}
