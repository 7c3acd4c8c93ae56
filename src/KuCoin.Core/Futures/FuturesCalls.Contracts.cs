using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using KuCoin.Transport;

namespace KuCoin;

public sealed partial class FuturesCalls
{
    /// <summary>How old lot, tick and the other rules of a contract may be. No field: the first use of one declares all calls of the area, which a client must not wait for.</summary>
    private static TimeSpan RulesLife => TimeSpan.FromMinutes(10);

    private readonly Cached<IReadOnlyDictionary<string, FuturesContract>> _contracts;
    private readonly ConcurrentDictionary<string, Cached<FuturesContract>> _singleContracts = new(StringComparer.Ordinal);

    /// <summary>Checks an order against its contract's rules (lot, tick, maximum, leverage, trading); nothing is sent but, every ten minutes, the question for the rules.</summary>
    /// <param name="request">The order.</param>
    /// <param name="roundToIncrement">Round before checking: prices in the direction that cannot make the order worse, sizes down.</param>
    /// <param name="cancellationToken">Ends waiting and sending.</param>
    /// <returns>The order to place: the same one, or the rounded one.</returns>
    /// <exception cref="KuCoinException">
    /// InvalidArgument with an error id per rule (OrderSizeTooSmall, OrderSizeOffIncrement, OrderSizeTooLarge, PriceOffIncrement, PriceTooHigh, LeverageTooHigh, SymbolNotTrading, ...),
    /// the rule in the message and the nearest valid value in the recommended action; NotFound (SymbolNotFound); what the exchange or the connection reports.
    /// </exception>
    public async Task<FuturesOrderRequest> CheckOrderAsync(FuturesOrderRequest request, bool roundToIncrement = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        FuturesOrderRules.Check(request);
        var contract = await GetRulesAsync(request.Symbol, cancellationToken).ConfigureAwait(false);
        var order = roundToIncrement ? FuturesContractRules.Round(request, contract) : request;
        FuturesContractRules.Check(order, contract);
        return order;
    }

    /// <summary>A contract whose rules are at most ten minutes old, and its prices with them.</summary>
    private async Task<FuturesContract> GetRulesAsync(string symbol, CancellationToken cancellationToken)
    {
        var contracts = await _contracts.GetAsync(cancellationToken).ConfigureAwait(false);
        // One that was listed a moment ago is asked for by itself.
        return contracts.GetValueOrDefault(symbol) ?? await GetContractAsync(symbol, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, FuturesContract>> LoadContractsAsync(CancellationToken cancellationToken)
    {
        var contracts = await GetContractsAsync(cancellationToken).ConfigureAwait(false);
        return contracts.DistinctBy(contract => contract.Symbol, StringComparer.Ordinal).ToFrozenDictionary(contract => contract.Symbol, StringComparer.Ordinal);
    }

    /// <summary>Asks about one contract, and meanwhile what its lots stand for. Null where that could not be found out: the answer is worth more than its unit.</summary>
    private async Task<(T Answer, FuturesContract? Contract)> AskWithUnitsAsync<T>(string symbol, Operation<T> operation, RequestArguments arguments, CancellationToken cancellationToken)
    {
        Require.Given(symbol, "Symbol");
        var answer = AskAboutAsync(symbol, operation, arguments, cancellationToken);
        var contract = GetUnitsAsync(symbol, cancellationToken);
        return (await answer.ConfigureAwait(false), await contract.ConfigureAwait(false));
    }

    /// <summary>One contract at most ten minutes old: of the list of all where that is there, else asked for alone.</summary>
    internal async Task<FuturesContract?> GetUnitsAsync(string symbol, CancellationToken cancellationToken)
    {
        // Indices have no lots.
        if (symbol.StartsWith('.'))
            return null;
        try
        {
            if (_contracts.Fresh is { } contracts)
                return contracts.GetValueOrDefault(symbol);
            var single = _singleContracts.GetOrAdd(symbol, name => new(_pipeline.Options.TimeProvider, RulesLife, token => GetContractAsync(name, token)));
            return await single.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException failure)
        {
            if (failure.Kind != KuCoinErrorKind.NotFound)
                KuCoinLog.Write(LogLevel.Warning, $"Sizes are in lots only, for the contract '{symbol}' could not be read: {failure.Message}");
            return null;
        }
    }

    /// <summary>Says on each row what its lots stand for. A row whose contract is gone, or could not be asked for, stays in lots: what the account did is worth more than its unit.</summary>
    private async Task MeasureAsync<T>(IReadOnlyList<T> rows, Func<T, string> symbol, Action<T, FuturesContract> measure, CancellationToken cancellationToken)
    {
        if (rows.Count == 0 || await TryGetContractsAsync(cancellationToken).ConfigureAwait(false) is not { } contracts)
            return;
        foreach (var row in rows)
        {
            if (symbol(row) is { } name && contracts.TryGetValue(name, out var contract))
                measure(row, contract);
        }
    }

    /// <summary>All contracts, at most ten minutes old; null where they could not be read.</summary>
    internal async Task<IReadOnlyDictionary<string, FuturesContract>?> TryGetContractsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _contracts.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KuCoinException failure)
        {
            KuCoinLog.Write(LogLevel.Warning, $"Sizes are in lots only, for the contracts could not be read: {failure.Message}");
            return null;
        }
    }

    /// <summary>A contract at most ten minutes old that need not be asked for; null where there is none.</summary>
    internal FuturesContract? FindFresh(string symbol) =>
        _contracts.Fresh?.GetValueOrDefault(symbol) ?? (_singleContracts.TryGetValue(symbol, out var single) ? single.Fresh : null);

    private Task MeasureAsync(IReadOnlyList<FuturesFill> fills, CancellationToken cancellationToken) =>
        MeasureAsync(fills, static fill => fill.Symbol, static (fill, contract) => fill.Quantity = contract.QuantityOf(fill.Size, fill.Value), cancellationToken);

    private Task MeasureAsync(IReadOnlyList<FuturesOrder> orders, CancellationToken cancellationToken) =>
        MeasureAsync(
            orders,
            static order => order.Symbol,
            static (order, contract) =>
            {
                order.Quantity = contract.QuantityOf(order.Size, order.Value);
                order.FilledQuantity = contract.QuantityOf(order.FilledSize, order.FilledValue);
            },
            cancellationToken);

    private Task MeasureAsync(IReadOnlyList<FuturesPosition> positions, CancellationToken cancellationToken) =>
        MeasureAsync(positions, static position => position.Symbol, Measure, cancellationToken);

    private static void Measure(IInLots row, FuturesContract? contract) => row.Units = new(contract);

    /// <summary>A list of one contract's rows that says on each what its lots stand for.</summary>
    private MeasuredList<T> Measured<T>(Paged<T> list, string symbol, Action<T, FuturesContract> measure)
    {
        return new(list, MeasureRowsAsync);

        async Task MeasureRowsAsync(IReadOnlyList<T> rows, CancellationToken cancellationToken)
        {
            if (rows.Count == 0 || await GetUnitsAsync(symbol, cancellationToken).ConfigureAwait(false) is not { } contract)
                return;
            foreach (var row in rows)
                measure(row, contract);
        }
    }

    /// <summary>A list whose pages are measured on their way.</summary>
    private sealed class MeasuredList<T>(Paged<T> source, Func<IReadOnlyList<T>, CancellationToken, Task> measure) : Paged<T>
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(int? limit = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var page in source.AsPages(limit, cancellationToken).ConfigureAwait(false))
            {
                await measure(page.Items, cancellationToken).ConfigureAwait(false);
                yield return page;
            }
        }
    }
}
