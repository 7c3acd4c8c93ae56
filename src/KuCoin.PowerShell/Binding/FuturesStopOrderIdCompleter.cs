using KuCoin.Pipeline;

namespace KuCoin.Binding;

/// <summary>Offers the ids of the futures stop orders that have not triggered.</summary>
public sealed class FuturesStopOrderIdCompleter : KcCompleter
{
    private const int Enough = 100;

    internal override TimeSpan Life => TimeSpan.FromSeconds(5);

    internal override bool NeedsKey => true;

    internal override async Task<IReadOnlyList<Suggestion>> FetchAsync(KcSession session, CancellationToken cancellationToken)
    {
        await foreach (var page in session.Client.Futures.GetStopOrders(new FuturesStopOrderQuery()).AsPages(Enough, cancellationToken).ConfigureAwait(false))
            return [.. page.Items.Select(order => new Suggestion(order.Id, ActionText.FuturesOrder(order)))];
        return [];
    }
}
