using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Futures;

/// <summary>What users change about the margin of their positions.</summary>
internal sealed class FuturesMarginDesk(FuturesMarket market)
{
    private readonly HashSet<(User, string)> _deposits = [];

    public Action<User, Contract>? ModeChanged { get; set; }
    public Action<User, Contract>? LeverageChanged { get; set; }

    /// <summary>Adds margin to an isolated position; the same number of business adds it once.</summary>
    public void Deposit(Position position, string bizNo, decimal amount)
    {
        if (_deposits.Contains((position.Owner, bizNo)))
            return;
        if (market.Positions.Wallet(position.Owner, position.Contract.SettleCurrency).Available < amount)
            throw new Refusal("200005", "Balance insufficient.");
        _deposits.Add((position.Owner, bizNo));
        market.Positions.AddMargin(position, amount);
    }

    public void SetMode(User owner, Contract contract, bool isCross)
    {
        var settings = market.Settings.Of(owner, contract);
        if (settings.IsCross == isCross)
            return;
        if (market.IsEngaged(owner, contract))
            throw Engaged;
        settings.IsCross = isCross;
        ModeChanged?.Invoke(owner, contract);
    }

    /// <summary>One position for each contract, or a long and a short one.</summary>
    public void SetHedged(User owner, bool hedged)
    {
        if (market.Settings.IsHedged(owner) == hedged)
            return;
        if (market.IsEngaged(owner))
            throw Engaged;
        market.Settings.SetHedged(owner, hedged);
    }

    public void SetCrossLeverage(User owner, Contract contract, decimal leverage)
    {
        var settings = market.Settings.Of(owner, contract);
        var before = settings.CrossLeverage;
        settings.CrossLeverage = leverage;
        // Less leverage ties up more of the wallet for what is held already.
        if (leverage < before && market.Positions.Wallet(owner, contract.SettleCurrency).Available < 0)
        {
            settings.CrossLeverage = before;
            throw new Refusal("300003", "Balance insufficient.");
        }
        LeverageChanged?.Invoke(owner, contract);
    }

    private static Refusal Engaged => new("50002", "exist.order.or.position");
}
