using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTreasuryPlan", DefaultParameterSetName = "Policy")]
[OutputType(typeof(TreasuryStep))]
public sealed class GetKcTreasuryPlanCommand : TreasuryCommand
{
    protected override void Process()
    {
        foreach (var step in MakePlan())
            WriteObject(step);
    }
}
