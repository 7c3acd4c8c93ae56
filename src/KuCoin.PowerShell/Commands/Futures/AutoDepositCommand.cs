using System.Management.Automation;
using KuCoin.Pipeline;

namespace KuCoin.Commands;

/// <summary>What Enable-KcFuturesAutoDeposit and Disable-KcFuturesAutoDeposit share.</summary>
public abstract class AutoDepositCommand : ContractCommand
{
    [Parameter(HelpMessage = "Return the open positions as they are afterwards; their AutoDeposit is the state.")]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The state to set.</summary>
    protected abstract bool IsEnabled { get; }

    protected sealed override void Process(string symbol)
    {
        var action = IsEnabled ? $"Let the exchange add margin to the position in {symbol} by itself" : $"Keep the exchange from adding margin to the position in {symbol} by itself";
        if (!Confirm(action))
            return;
        Change($"The change ({action})", $"Get-KcFuturesPosition {symbol}", token => Client.Futures.SetAutoDepositAsync(symbol, IsEnabled, token));
        if (PassThru)
            WriteObject(Await(token => Client.Futures.GetPositionAsync(symbol, token)).Where(position => position.IsOpen), enumerateCollection: true);
    }
}
