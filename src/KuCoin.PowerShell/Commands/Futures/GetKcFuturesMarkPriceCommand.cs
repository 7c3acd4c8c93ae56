using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesMarkPrice")]
[OutputType(typeof(FuturesMarkPrice))]
public sealed class GetKcFuturesMarkPriceCommand : ContractCommand
{
    protected override bool IsPublic => true;

    protected override void Process(string symbol) => WriteObject(Await(token => Client.Futures.GetMarkPriceAsync(symbol, token)));
}
