using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcAccountSummary")]
[OutputType(typeof(AccountSummary))]
public sealed class GetKcAccountSummaryCommand : KcSessionCommand
{
    protected override void Process() => WriteObject(Await(Client.Account.GetSummaryAsync));
}
