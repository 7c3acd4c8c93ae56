using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcMarketStatistic")]
[OutputType(typeof(MarketStatistic))]
public sealed class GetKcMarketStatisticCommand : PairCommand
{
    protected override void Process(string symbol) => WriteObject(Await(token => Client.Spot.GetStatisticAsync(symbol, token)));
}
