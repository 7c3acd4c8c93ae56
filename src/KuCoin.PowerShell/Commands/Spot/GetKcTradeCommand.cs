using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcTrade")]
[OutputType(typeof(Trade))]
public sealed class GetKcTradeCommand : PairCommand
{
    protected override void Process(string symbol) => WriteObject(Await(token => Client.Spot.GetTradesAsync(symbol, token)), enumerateCollection: true);
}
