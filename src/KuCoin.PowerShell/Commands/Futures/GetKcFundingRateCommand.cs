using System.Management.Automation;
using KuCoin.Binding;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFundingRate", DefaultParameterSetName = "Current", SupportsPaging = true)]
[OutputType(typeof(FundingRate))]
public sealed class GetKcFundingRateCommand : ContractPagesCommand<FundingRate>
{
    [Parameter(Mandatory = true, ParameterSetName = "Past", HelpMessage = "The oldest rate wanted. Without it, the rate in force.")]
    [Time]
    public DateTimeOffset? StartTime { get; set; }

    [Parameter(ParameterSetName = "Past", HelpMessage = "The newest rate wanted. Default: now.")]
    [Time]
    public DateTimeOffset? EndTime { get; set; }

    protected override bool IsPublic => true;

    protected override void Process(string symbol)
    {
        if (StartTime is { } start)
            WritePages(Client.Futures.GetFundingRates(symbol, start, EndTime), show: rate => InTable(rate, "Past"));
        else
            WriteRows([Await(token => Client.Futures.GetFundingRateAsync(symbol, token))]);
    }
}
