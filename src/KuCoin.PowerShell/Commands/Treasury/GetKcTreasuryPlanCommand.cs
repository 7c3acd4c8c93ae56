using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTreasuryPlan", DefaultParameterSetName = "Policy")]
[OutputType(typeof(TreasuryStep))]
public sealed class GetKcTreasuryPlanCommand : TreasuryCommand
{
    protected override void Process()
    {
        IReadOnlyList<TreasuryStep> steps;
        using (TakeTurn())
            steps = MakePlan();
        foreach (var step in steps)
            WriteObject(step);
    }
}
