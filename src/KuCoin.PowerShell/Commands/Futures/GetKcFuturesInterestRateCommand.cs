using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesInterestRate", SupportsPaging = true)]
[OutputType(typeof(FuturesInterestRate))]
public sealed class GetKcFuturesInterestRateCommand : IndexCommand<FuturesInterestRate>
{
    protected override Task<Paged<FuturesInterestRate>> GetAsync(FuturesIndexQuery query, CancellationToken cancellationToken) =>
        Client.Futures.GetInterestRatesAsync(query, cancellationToken);
}
