using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>Takes positions away whose margin is used up: an isolated one alone, cross ones of a currency together.</summary>
internal sealed class Liquidations(FuturesMarket market)
{
    /// <summary>Whether the prices of the moment take a position away.</summary>
    public bool IsDue => market.Positions.Open.Any(p => !p.IsCross && IsExhausted(p)) || CrossWallets().Any(IsExhausted);

    public void Check()
    {
        foreach (var position in market.Positions.Open.Where(p => !p.IsCross && IsExhausted(p)).ToList())
        {
            if (position.Settings.AutoDeposit)
                TopUp(position);
            if (IsExhausted(position))
                TakeIsolated(position);
        }
        foreach (var (owner, currency) in CrossWallets().Where(IsExhausted).ToList())
            TakeCross(owner, currency);
    }

    private IEnumerable<(User Owner, string Currency)> CrossWallets() =>
        market.Positions.Open.Where(static p => p.IsCross).Select(static p => (p.Owner, p.Contract.SettleCurrency)).Distinct();

    private bool IsExhausted((User Owner, string Currency) wallet) => market.Positions.Wallet(wallet.Owner, wallet.Currency).RiskRatio >= 1;

    private bool IsExhausted(Position position) =>
        position.HeldMargin + position.Unrealised(market.Mark(position.Contract)) <= position.Maintenance;

    /// <summary>Doubles the initial margin when the wallet can.</summary>
    private void TopUp(Position position)
    {
        var available = market.Positions.Wallet(position.Owner, position.Contract.SettleCurrency).Available;
        if (available > 0)
            market.Positions.AddMargin(position, Math.Min(available, position.InitialMargin));
    }

    /// <summary>The exchange takes the position over at its bankruptcy price; what the market does beyond is not the user's loss.</summary>
    private void TakeIsolated(Position position)
    {
        market.CancelAll(position.Owner, position.Contract);
        market.Force(position, position.BankruptcyPrice(position.HeldMargin));
    }

    private void TakeCross(User owner, string currency)
    {
        var positions = market.Positions.OpenOf(owner).Where(p => p.IsCross && p.Contract.SettleCurrency.Equals(currency, StringComparison.Ordinal));
        foreach (var position in positions.ToList())
        {
            market.CancelAll(owner, position.Contract);
            market.Force(position, market.Mark(position.Contract));
        }
    }
}
