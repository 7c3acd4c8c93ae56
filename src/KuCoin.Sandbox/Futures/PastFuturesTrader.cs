using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Futures;

/// <summary>Makes up a futures past for the default user: lots bought and sold in turn.</summary>
internal static class PastFuturesTrader
{
    public static void Trade(Exchange exchange, string symbol, int count, TimeSpan over)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(over, TimeSpan.Zero);
        if (!exchange.Futures.Listings.TryGetValue(symbol, out var listing))
            throw new ArgumentException($"The sandbox lists no contract '{symbol}'.", nameof(symbol));
        var (contract, owner) = ((Contract)listing.Instrument, exchange.Keys.DefaultUser);
        if (exchange.Futures.IsEngaged(owner, contract))
            throw new InvalidOperationException($"There is an order or a position in {symbol}: it would be mixed up with the past.");
        CheckMoney(exchange, owner, contract, count);
        var settings = exchange.Futures.Settings.Of(owner, contract);
        var isHedged = exchange.Futures.Settings.IsHedged(owner);
        var (start, batch) = (exchange.Clock.Now - over, exchange.Ids.Hex24());
        for (var i = 1; i <= count; i++)
        {
            var at = start + over * ((double)i / count);
            var request = new FuturesOrderRequest
            {
                ClientOid = FormattableString.Invariant($"{batch}-{i}"),
                Contract = contract,
                Side = i % 2 == 1 ? Side.Buy : Side.Sell,
                IsMarket = false,
                Price = exchange.Prices.Mid(contract, at),
                Size = 1,
                Leverage = settings.CrossLeverage,
                IsCross = settings.IsCross,
                PositionSide = isHedged ? PositionSide.LONG : PositionSide.BOTH,
            };
            exchange.Futures.AddPast(owner, request, at);
        }
        exchange.Futures.SortPast();
    }

    /// <summary>Beyond the margin of one lot only the fees and what the price moved are needed.</summary>
    private static void CheckMoney(Exchange exchange, User owner, Contract contract, int count)
    {
        var value = Math.Abs(contract.Value(exchange.Futures.Mark(contract), 1)) * 1.5m;
        var needed = value + value * Contract.TakerFeeRate * count;
        var available = exchange.Futures.Positions.Wallet(owner, contract.SettleCurrency).Available;
        if (available < needed)
            throw new InvalidOperationException(FormattableString.Invariant($"{count} fills need about {needed} {contract.SettleCurrency} in the futures account; {available} are there."));
    }
}
