using KuCoin.Guards;
using KuCoin.Journal;

namespace KuCoin;

/// <summary>Asks for the client's guard what orders are worth; the dearest of what the market says counts.</summary>
internal sealed class GuardPrices(KuCoinClient client, bool isRemembering = false) : IGuardPrices
{
    private readonly Dictionary<string, Task<Ticker>> _tickers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<FuturesContract>> _contracts = new(StringComparer.Ordinal);

    public IGuardPrices Remembering() => new GuardPrices(client, isRemembering: true);

    public async Task<decimal> SpotPriceAsync(string symbol, CancellationToken cancellationToken)
    {
        var ticker = await AskAsync(_tickers, symbol, () => client.Spot.GetTickerAsync(symbol, cancellationToken)).ConfigureAwait(false);
        return new[] { ticker.Last, ticker.BestBid, ticker.BestAsk }.Max() ?? throw NoPrice(symbol);
    }

    public async Task<(decimal? Price, decimal? Size)> OrderAsync(string id, string symbol, CancellationToken cancellationToken)
    {
        var order = await client.Spot.GetOrderAsync(id, symbol, cancellationToken).ConfigureAwait(false);
        return (order.Price, order.Size);
    }

    public async Task<JournalUse> FuturesValueAsync(string symbol, decimal? lots, decimal? quantity, decimal? value, decimal? price, CancellationToken cancellationToken)
    {
        var contract = await ContractAsync(symbol, cancellationToken).ConfigureAwait(false);
        var mark = contract.MarkPrice ?? throw NoPrice(symbol);
        var multiplier = Math.Abs(contract.Multiplier ?? throw NoPrice(symbol));
        // A lot of a coin-margined contract is so many dollars, worth the more coins the lower the price.
        var worth = contract.IsInverse
            ? (lots ?? value ?? 0m) * multiplier / Math.Min(price is > 0m ? price.Value : mark, mark)
            : Math.Max(((lots * multiplier) ?? quantity ?? 0m) * Math.Max(price ?? mark, mark), value ?? 0m);
        return new(contract.SettleCurrency, worth);
    }

    public async Task<string> SettleCurrencyAsync(string symbol, CancellationToken cancellationToken) => (await ContractAsync(symbol, cancellationToken).ConfigureAwait(false)).SettleCurrency;

    private Task<FuturesContract> ContractAsync(string symbol, CancellationToken cancellationToken) => AskAsync(_contracts, symbol, () => client.Futures.GetContractAsync(symbol, cancellationToken));

    private Task<T> AskAsync<T>(Dictionary<string, Task<T>> known, string symbol, Func<Task<T>> ask) =>
        !isRemembering ? ask() : known.TryGetValue(symbol, out var answer) ? answer : known[symbol] = ask();

    private static GuardRefusedException NoPrice(string symbol) => new("UnknownRequest", $"{symbol} has no price just now, so the order's worth is not known.");
}
