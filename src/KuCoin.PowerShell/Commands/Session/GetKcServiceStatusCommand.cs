using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcServiceStatus")]
[OutputType(typeof(ServiceStatus))]
public sealed class GetKcServiceStatusCommand : KcSessionCommand
{
    protected override bool IsPublic => true;

    // The markets are on two hosts: one that does not answer must not hide what the other says.
    protected override void Process()
    {
        Attempt("spot", () => WriteObject(Await(Client.Spot.GetStatusAsync)));
        Attempt("futures", () => WriteObject(Await(Client.Futures.GetStatusAsync)));
    }
}
