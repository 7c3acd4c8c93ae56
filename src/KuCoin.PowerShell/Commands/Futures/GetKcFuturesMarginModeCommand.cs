using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesMarginMode")]
[OutputType(typeof(FuturesMarginMode))]
public sealed class GetKcFuturesMarginModeCommand : ContractCommand
{
    protected override void Process(string symbol) => WriteObject(Await(token => Client.Futures.GetMarginModeAsync(symbol, token)));
}
