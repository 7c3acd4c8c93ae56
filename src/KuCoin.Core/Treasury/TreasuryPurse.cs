namespace KuCoin;

/// <summary>One place of the policy while a plan is made: what it holds after the steps so far.</summary>
internal sealed class TreasuryPurse(TreasuryTarget target, TreasuryCurrency currency, TreasuryBalance balance)
{
    public TreasuryTarget Target { get; } = target;

    public TreasuryPlace Place => Target.Place;

    public decimal Balance { get; private set; } = balance.Balance;

    public decimal Transferable { get; private set; } = Math.Clamp(balance.Transferable, 0, Math.Max(0, balance.Balance));

    /// <summary>What a filling ends at.</summary>
    public decimal Level => Target.Target ?? Target.Floor ?? 0;

    public bool IsNeedy => Balance < Target.Floor;

    public bool IsFull => Balance > Target.Ceiling;

    /// <summary>What to fill in to reach the level: rounded up where that is not too much.</summary>
    public decimal Need => RoundUp(Level - Balance, amount => Balance + amount <= (Target.Ceiling ?? decimal.MaxValue));

    /// <summary>What is above what a sweep ends at, whether it can leave or not.</summary>
    public decimal Excess => IsFull ? Balance - (Target.Target ?? Target.Ceiling!.Value) : 0;

    /// <summary>What others may be filled with.</summary>
    public decimal Spare => currency.Down(Math.Min(Transferable, Balance - Target.Kept));

    /// <summary>What is to be swept: rounded up where that leaves enough.</summary>
    public decimal Surplus => RoundUp(Excess, amount => Balance - amount >= Target.Kept);

    /// <summary>What of it can leave.</summary>
    public decimal Sweepable => Math.Min(Surplus, currency.Down(Transferable));

    public void Give(decimal amount)
    {
        Balance -= amount;
        Transferable -= amount;
    }

    public void Take(decimal amount)
    {
        Balance += amount;
        Transferable += amount;
    }

    private decimal RoundUp(decimal amount, Func<decimal, bool> fits)
    {
        var up = currency.Up(amount);
        return fits(up) ? up : currency.Down(amount);
    }
}
