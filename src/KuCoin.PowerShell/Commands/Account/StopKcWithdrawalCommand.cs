using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

[Cmdlet(VerbsLifecycle.Stop, "KcWithdrawal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Withdrawal")]
[OutputType(typeof(Withdrawal))]
public sealed class StopKcWithdrawalCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = "Withdrawal", HelpMessage = "The withdrawals to cancel, as Get-KcWithdrawal returns them.")]
    [ValidateNotNullOrEmpty]
    public Withdrawal[] InputObject { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id", HelpMessage = "The exchange's ids of the withdrawals to cancel.")]
    [Alias("WithdrawalId")]
    [ValidateNotNullOrEmpty]
    [OrderId]
    [ArgumentCompleter(typeof(WithdrawalIdCompleter))]
    public string[] Id { get; set; } = [];

    [Parameter(HelpMessage = "Return the withdrawals as they are after the exchange took the request to cancel.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => "withdrawals";

    protected override void Process()
    {
        foreach (var withdrawal in InputObject)
            Cancel(withdrawal, withdrawal.Id, $": {ActionText.Withdrawal(withdrawal)}");
        foreach (var id in Id)
            Cancel(id, id, details: null);
    }

    private void Cancel(object target, string? id, string? details) => Attempt(target, () =>
    {
        if (id is null)
            throw KcErrors.Refused("NothingNamed", "The exchange gave this withdrawal no id, so it cannot be cancelled from here.");
        if (!Confirm($"Cancel withdrawal {id}{details}"))
            return;
        Change($"The request to cancel withdrawal {id}", $"Get-KcWithdrawal -Id {id}", async token =>
        {
            await Client.Account.CancelWithdrawalAsync(id, token).ConfigureAwait(false);
            return true;
        });
        WriteVerbose($"The exchange took the request to cancel withdrawal {id}.");
        if (PassThru)
            WriteObject(Await(token => Client.Account.GetWithdrawalAsync(id, token)));
    });
}
