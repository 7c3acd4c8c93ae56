using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Disable, "KcFuturesAutoDeposit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesPosition))]
public sealed class DisableKcFuturesAutoDepositCommand : AutoDepositCommand
{
    protected override bool IsEnabled => false;
}
