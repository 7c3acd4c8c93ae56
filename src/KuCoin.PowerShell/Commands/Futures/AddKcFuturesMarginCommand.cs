using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Add, "KcFuturesMargin", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesPosition))]
public sealed class AddKcFuturesMarginCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The contract of the isolated position, for example XBTUSDTM.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string Symbol { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = "How much to add, in settlement currency.")]
    [Money]
    public decimal Amount { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "Your own id of the change, at most 36 letters, digits, '_' and '-': the same one twice adds the margin once. Default: a new one.")]
    [Alias("BizNo")]
    public string? ClientOid { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true, HelpMessage = "A key of your own: margin is added under it once, however often and from wherever the command runs. Instead of -ClientOid.")]
    public string? IdempotencyKey { get; set; }

    protected override object Target => Symbol;

    protected override void Process()
    {
        var key = string.IsNullOrEmpty(IdempotencyKey) ? null : IdempotencyKey;
        var id = !string.IsNullOrEmpty(ClientOid) ? ClientOid
            : key is null ? Guid.NewGuid().ToString()
            : Await(token => Client.GetClientOidAsync(IdempotentOperation.FuturesMargin, key, token));
        var action = ActionText.Margin("Add", Amount, "to", Await(token => Client.Futures.GetContractAsync(Symbol, token)));
        if (!Confirm(action))
            return;
        WriteVerbose($"The client id of the change is {id}.");
        var position = Change(
            $"The change ({action})",
            $"Get-KcFuturesPosition {Symbol}. The same change with -ClientOid {id} adds the margin only once",
            token => Client.Futures.AddMarginAsync(Symbol, Amount, id, key, token));
        if (position.AlreadyDone && CurrentSession.Journal is null)
            WriteWarning($"Nothing was added: margin was added under the key before. Whether it was {KcFormat.Number(Amount)} the exchange does not tell; a session with -Journal knows.");
        WriteObject(position);
    }
}
