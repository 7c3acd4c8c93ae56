using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Matching;

/// <summary>Makes up a trading past for the default user, for whoever wants to page through a long history.</summary>
internal static class PastTrader
{
    private const decimal SpareMoney = 1.5m;

    public static void Trade(Exchange exchange, string symbol, int count, TimeSpan over)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(over, TimeSpan.Zero);
        if (SpotCatalogue.Symbols.FirstOrDefault(s => s.Symbol.Equals(symbol, StringComparison.Ordinal)) is not { } pair)
            throw new ArgumentException($"The sandbox lists no pair '{symbol}'.", nameof(symbol));
        var owner = exchange.Keys.DefaultUser;
        var size = SmallestSize(pair, exchange.Prices.Mid(pair));
        CheckMoney(exchange, pair, size, count);
        var (start, batch) = (exchange.Clock.Now - over, exchange.Ids.Hex24());
        for (var i = 1; i <= count; i++)
        {
            var at = start + over * ((double)i / count);
            var request = new SpotOrderRequest
            {
                ClientOid = FormattableString.Invariant($"{batch}-{i}"),
                Symbol = pair,
                Side = i % 2 == 1 ? Side.Buy : Side.Sell,
                IsMarket = false,
                Price = exchange.Prices.Mid(pair, at),
                Size = size,
            };
            exchange.Spot.AddPast(owner, request, at);
        }
    }

    private static decimal SmallestSize(SpotSymbol pair, decimal price) =>
        Math.Max(pair.MinSize, Math.Ceiling(2 * pair.MinFunds / price / pair.SizeIncrement) * pair.SizeIncrement);

    /// <summary>Buys and sells take turns, so beyond one purchase only the fees and what the price moved are needed.</summary>
    private static void CheckMoney(Exchange exchange, SpotSymbol pair, decimal size, int count)
    {
        var funds = size * exchange.Prices.Mid(pair) * SpareMoney;
        var needed = funds + SpotSettlement.Fee(funds * count) + funds * count * 0.01m;
        var available = exchange.Ledger.Of(exchange.Keys.DefaultUser, AccountType.Trade, pair.QuoteCurrency).Available;
        if (available < needed)
            throw new InvalidOperationException(FormattableString.Invariant($"{count} fills need about {needed} {pair.QuoteCurrency} in the trading account; {available} are there."));
    }
}
