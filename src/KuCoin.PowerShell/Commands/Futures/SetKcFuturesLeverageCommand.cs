using System.Management.Automation;
using KuCoin.Binding;
using KuCoin.Views;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcFuturesLeverage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesLeverage))]
public sealed class SetKcFuturesLeverageCommand : ContractCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The leverage in cross margin, a whole number.")]
    [Money]
    public decimal Leverage { get; set; }

    [Parameter(HelpMessage = "Return the leverage as it is afterwards.")]
    public SwitchParameter PassThru { get; set; }

    protected override void Process(string symbol)
    {
        var leverage = WholeNumber.Read(Leverage, nameof(Leverage));
        var action = $"Set the cross leverage of {symbol} to {KcFormat.Number(leverage)}x";
        if (!Confirm(action))
            return;
        Change($"The change ({action})", $"Get-KcFuturesLeverage {symbol}", token => Client.Futures.SetLeverageAsync(symbol, leverage, token));
        if (PassThru)
            WriteObject(Await(token => Client.Futures.GetLeverageAsync(symbol, token)));
    }
}
