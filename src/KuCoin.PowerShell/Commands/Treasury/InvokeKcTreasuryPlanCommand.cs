using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "KcTreasuryPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Policy")]
[OutputType(typeof(Transfer))]
public sealed class InvokeKcTreasuryPlanCommand : TreasuryCommand
{
    // Balances move on: an older plan is made again rather than carried out.
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(15);
    private readonly List<TreasuryStep> _steps = [];

    [Parameter(Mandatory = true, ParameterSetName = "Step", ValueFromPipeline = true, HelpMessage = "The steps Get-KcTreasuryPlan returned, from the first on.")]
    [ValidateNotNull]
    public TreasuryStep[] Step { get; set; } = [];

    protected override object Target => ParameterSetName is "Step" ? "plan" : base.Target;

    protected override void Process()
    {
        if (ParameterSetName is "Step")
        {
            _steps.AddRange(Step);
            return;
        }

        using var turn = TakeTurn();
        CarryOut(MakePlan());
    }

    protected override void End()
    {
        if (_steps.Count == 0)
            return;
        for (var index = 0; index < _steps.Count; index++)
        {
            if (_steps[index].Number != index + 1 || _steps[index].PlanId != _steps[0].PlanId || _steps[index].Time != _steps[0].Time)
                throw KcErrors.Refused("PlanIncomplete", "These are not the steps of one plan from the first on. A step may move what an earlier one brings: none can be left out or moved.");
        }

        if (Client.Clock.Now - _steps[0].Time > LongestAge)
            throw KcErrors.Refused("PlanTooOld", "The plan is older than 15 minutes, and balances move on. Make it again with Get-KcTreasuryPlan.");
        using var turn = TakeTurn();
        // Another run's keys are others: what it has moved would be moved again.
        if (ReadTransfers(folder => JournalReader.Read(folder, _steps[0].Time)).Any(entry => entry.State != JournalState.NotDone && !_steps.Exists(step => step.IdempotencyKey == entry.IdempotencyKey)))
            throw KcErrors.Refused("PlanOutdated", "Money has been moved since the plan was made: the journal has transfers that are none of its steps. Make it again with Get-KcTreasuryPlan.");
        CarryOut(_steps);
    }

    private void CarryOut(IReadOnlyList<TreasuryStep> steps)
    {
        foreach (var step in steps)
        {
            TellProgress($"step {step.Number} of {steps.Count}, {step.Reason}", 100 * (step.Number - 1) / steps.Count);
            var request = Request(step);
            var action = $"{ActionText.Transfer(request)} ({step.Reason}, step {step.Number} of {steps.Count})";
            if (!Confirm(action))
            {
                if (IsOnlyShown)
                    continue;
                // What comes after may count on this one.
                WriteWarning($"Step {step.Number} was declined; it and all after it are left out.");
                return;
            }

            if (!Attempt(step, () => WriteObject(Change(
                $"The transfer ({action})", "Invoke-KcTreasuryPlan again: the same transfer is made only once", token => Client.Account.TransferAsync(request, token)))))
            {
                WriteWarning($"Stopped at step {step.Number} of {steps.Count}. Invoke-KcTreasuryPlan -Policy again does what is left.");
                return;
            }
        }
    }

    private static TransferRequest Request(TreasuryStep step) => new()
    {
        Currency = step.Currency,
        Amount = step.Amount,
        From = step.From.Account,
        To = step.To.Account,
        FromSymbol = step.From.Symbol,
        ToSymbol = step.To.Symbol,
        SubUserId = step.From.SubUserId ?? step.To.SubUserId,
        FromSubAccount = step.From.SubUserId is not null,
        IdempotencyKey = step.IdempotencyKey,
    };
}
