using System.Collections.Frozen;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class SpotCalls
{
    /// <summary>How old the steps and the other rules of a pair may be. No field: the first use of one declares all calls of the area, which a client must not wait for.</summary>
    private static TimeSpan RulesLife => TimeSpan.FromMinutes(10);

    private readonly Cached<IReadOnlyDictionary<string, SpotSymbol>> _symbols;

    /// <summary>Checks an order against its pair's rules (steps, smallest and largest amounts, trading); nothing is sent but, every ten minutes, the question for the rules.</summary>
    /// <param name="request">The order.</param>
    /// <param name="roundToIncrement">Round before checking: the price in the direction that cannot make the order worse, amounts down.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <returns>The order to place: the same one, or the rounded one.</returns>
    /// <exception cref="KuCoinException">
    /// InvalidArgument with an error id per rule (OrderSizeTooSmall, OrderSizeTooLarge, OrderSizeOffIncrement, PriceOffIncrement, FundsOffIncrement, OrderFundsTooSmall, OrderFundsTooLarge, SymbolNotTrading, ...),
    /// the rule in the message and the nearest valid value in the recommended action; NotFound (SymbolNotFound); what the exchange or the connection reports.
    /// </exception>
    public async Task<OrderRequest> CheckOrderAsync(OrderRequest request, bool roundToIncrement = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        var pair = await GetRulesAsync(request.Symbol, cancellationToken).ConfigureAwait(false);
        var order = roundToIncrement ? SpotOrderRules.Round(request, pair) : request;
        SpotOrderRules.Check(order, pair);
        return order;
    }

    /// <summary>Checks a stop order as <see cref="CheckOrderAsync"/> checks an order; a rounded stop price moves away from the market.</summary>
    /// <exception cref="KuCoinException">As <see cref="CheckOrderAsync"/>, and StopPriceOffIncrement.</exception>
    public async Task<StopOrderRequest> CheckStopOrderAsync(StopOrderRequest request, bool roundToIncrement = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OrderRules.Check(request);
        var pair = await GetRulesAsync(request.Order.Symbol, cancellationToken).ConfigureAwait(false);
        var order = roundToIncrement ? SpotOrderRules.Round(request, pair) : request;
        SpotOrderRules.Check(order, pair);
        return order;
    }

    /// <summary>Checks a new price or size as <see cref="CheckOrderAsync"/> checks an order.</summary>
    /// <param name="change">The change; its pair must be given.</param>
    /// <param name="roundTo">The order's side, to round before checking; null to leave the values as they are.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <exception cref="KuCoinException">As <see cref="CheckOrderAsync"/>, and SymbolNeeded.</exception>
    public async Task<OrderModification> CheckModificationAsync(OrderModification change, OrderSide? roundTo = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        OrderRules.Check(change);
        Require.Given(change.Symbol, nameof(change.Symbol));
        var pair = await GetRulesAsync(change.Symbol, cancellationToken).ConfigureAwait(false);
        var checkedOne = roundTo is { } side ? SpotOrderRules.Round(change, side, pair) : change;
        SpotOrderRules.Check(checkedOne, pair);
        return checkedOne;
    }

    /// <summary>A pair whose rules are at most ten minutes old.</summary>
    private async Task<SpotSymbol> GetRulesAsync(string symbol, CancellationToken cancellationToken)
    {
        var pairs = await _symbols.GetAsync(cancellationToken).ConfigureAwait(false);
        // One that was listed a moment ago is asked for by itself.
        return pairs.GetValueOrDefault(symbol) ?? await GetSymbolAsync(symbol, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, SpotSymbol>> LoadSymbolsAsync(CancellationToken cancellationToken)
    {
        var pairs = await GetSymbolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return pairs.DistinctBy(pair => pair.Symbol, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Symbol, StringComparer.Ordinal);
    }
}
