using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Set, "KcFuturesMarginMode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(FuturesMarginMode))]
public sealed class SetKcFuturesMarginModeCommand : ContractCommand
{
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "Isolated: a position has its own margin. Cross: the whole futures account stands for it.")]
    [Word(typeof(MarginMode))]
    public MarginMode MarginMode { get; set; }

    [Parameter(HelpMessage = "Return the mode as the exchange states it afterwards.")]
    public SwitchParameter PassThru { get; set; }

    protected override void Process(string symbol)
    {
        var action = $"Set the margin mode of {symbol} to {MarginMode}";
        if (!Confirm(action))
            return;
        var mode = Change($"The change ({action})", $"Get-KcFuturesMarginMode {symbol}", token => Client.Futures.SetMarginModeAsync(symbol, MarginMode, token));
        if (PassThru)
            WriteObject(mode);
    }
}
