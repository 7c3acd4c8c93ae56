using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Pipeline;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Remove, "KcFuturesMargin", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = "Amount")]
[OutputType(typeof(FuturesPosition))]
public sealed class RemoveKcFuturesMarginCommand : KcSessionCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = "The contract of the isolated position, for example XBTUSDTM.")]
    [ValidateNotNullOrEmpty]
    [UpperCase("Symbol")]
    [ArgumentCompleter(typeof(ContractCompleter))]
    public string Symbol { get; set; } = "";

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Amount", HelpMessage = "How much to remove, in settlement currency.")]
    [Money]
    public decimal Amount { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All", HelpMessage = "Remove all that the exchange lets go.")]
    public SwitchParameter All { get; set; }

    [Parameter(HelpMessage = "Return the position as it is afterwards.")]
    public SwitchParameter PassThru { get; set; }

    protected override object Target => Symbol;

    protected override void Process()
    {
        var amount = ParameterSetName is "All" ? Removable() : Amount;
        if (ParameterSetName is "All" && amount == 0)
            return;
        var action = ActionText.Margin("Remove", amount, "from", Await(token => Client.Futures.GetContractAsync(Symbol, token)));
        if (!Confirm(action))
            return;
        var removed = Change($"The change ({action})", $"Get-KcFuturesPosition {Symbol}", token => Client.Futures.RemoveMarginAsync(Symbol, amount, token));
        WriteVerbose($"{KcFormat.Number(removed)} of margin removed from the position in {Symbol}.");
        if (PassThru)
            WriteObject(Await(token => Client.Futures.GetPositionAsync(Symbol, token)).Where(position => position.IsOpen), enumerateCollection: true);
    }

    private decimal Removable()
    {
        if (!All)
            throw KcErrors.Refused("AllNotSet", "-All:$false removes nothing. Give -Amount, or -All to remove what can be removed.");
        var amount = Await(token => Client.Futures.GetRemovableMarginAsync(Symbol, token));
        if (amount == 0)
            WriteVerbose($"Nothing removed: the position in {Symbol} has no margin to spare.");
        return amount;
    }
}
