using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcGuard")]
[OutputType(typeof(KcGuard))]
public sealed class GetKcGuardCommand : KcSessionCommand
{
    protected override void Process()
    {
        if (Client.Guard is { } guard)
            WriteObject(new KcGuard(CurrentSession, guard, Await(token => Client.GetGuardUseAsync(token))));
    }
}
