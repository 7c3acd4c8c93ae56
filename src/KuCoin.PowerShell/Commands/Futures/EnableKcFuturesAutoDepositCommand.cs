using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Enable, "KcFuturesAutoDeposit", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesPosition))]
public sealed class EnableKcFuturesAutoDepositCommand : AutoDepositCommand
{
    protected override bool IsEnabled => true;
}
