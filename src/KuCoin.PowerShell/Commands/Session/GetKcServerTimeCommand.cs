using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>Reads the exchange's clock. API: GET /api/v1/timestamp.</summary>
[Cmdlet(VerbsCommon.Get, "KcServerTime")]
[OutputType(typeof(ServerTime))]
public sealed class GetKcServerTimeCommand : KcSessionCommand
{
    protected override bool IsPublic => true;

    protected override void Process() => WriteObject(Await(Client.Clock.SampleAsync));
}
