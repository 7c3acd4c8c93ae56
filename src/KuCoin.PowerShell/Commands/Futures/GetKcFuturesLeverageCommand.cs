using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesLeverage")]
[OutputType(typeof(FuturesLeverage))]
public sealed class GetKcFuturesLeverageCommand : ContractCommand
{
    protected override void Process(string symbol) => WriteObject(Await(token => Client.Futures.GetLeverageAsync(symbol, token)));
}
