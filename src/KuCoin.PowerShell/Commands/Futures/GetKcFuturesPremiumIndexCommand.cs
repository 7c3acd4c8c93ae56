using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesPremiumIndex", SupportsPaging = true)]
[OutputType(typeof(FuturesPremiumIndex))]
public sealed class GetKcFuturesPremiumIndexCommand : IndexCommand<FuturesPremiumIndex>
{
    protected override Task<Paged<FuturesPremiumIndex>> GetAsync(FuturesIndexQuery query, CancellationToken cancellationToken) =>
        Client.Futures.GetPremiumIndexesAsync(query, cancellationToken);
}
