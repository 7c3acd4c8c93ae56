using System.Management.Automation;
using KuCoin.Streams;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Watch, "KcFundingRate")]
[OutputType(typeof(FundingRate))]
public sealed class WatchKcFundingRateCommand : ContractWatchCommand
{
    protected override Topic Topic(string[] symbols) => FuturesTopics.FundingRates(symbols);
}
