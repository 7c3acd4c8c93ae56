using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesTrade")]
[OutputType(typeof(FuturesTrade))]
public sealed class GetKcFuturesTradeCommand : ContractCommand
{
    protected override bool IsPublic => true;

    protected override void Process(string symbol) => WriteObject(Await(token => Client.Futures.GetTradesAsync(symbol, token)), enumerateCollection: true);
}
