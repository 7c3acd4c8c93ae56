using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesStatistic")]
[OutputType(typeof(FuturesStatistic))]
public sealed class GetKcFuturesStatisticCommand : KcSessionCommand
{
    protected override bool IsPublic => true;

    protected override void Process() => WriteObject(Await(Client.Futures.GetStatisticAsync));
}
