using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>Shows the quotas: what is left, when they are full again, what was waited. Sends nothing.</summary>
[Cmdlet(VerbsCommon.Get, "KcRateLimit")]
[OutputType(typeof(RateLimitStatus))]
public sealed class GetKcRateLimitCommand : KcSessionCommand
{
    protected override bool IsPublic => true;

    protected override void Process() => WriteObject(Client.GetRateLimits(), enumerateCollection: true);
}
