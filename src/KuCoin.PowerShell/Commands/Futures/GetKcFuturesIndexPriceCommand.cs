using System.Management.Automation;

namespace KuCoin.Commands;

[Cmdlet(VerbsCommon.Get, "KcFuturesIndexPrice", SupportsPaging = true)]
[OutputType(typeof(FuturesIndexPrice))]
public sealed class GetKcFuturesIndexPriceCommand : IndexCommand<FuturesIndexPrice>
{
    protected override Task<Paged<FuturesIndexPrice>> GetAsync(FuturesIndexQuery query, CancellationToken cancellationToken) =>
        Client.Futures.GetIndexPricesAsync(query, cancellationToken);
}
