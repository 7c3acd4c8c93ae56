namespace KuCoin;

/// <summary>How much of a currency one place is to hold. All amounts are in units of the currency; null is "not given".</summary>
public sealed record TreasuryTarget
{
    /// <summary>The place.</summary>
    public required TreasuryPlace Place { get; init; }

    /// <summary>The currency code.</summary>
    public required string Currency { get; init; }

    /// <summary>Below this it is filled up, to <see cref="Target"/> or, without one, to this.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>What a filling or a sweep ends at. Alone, without minimum and maximum, it is both.</summary>
    public decimal? Target { get; init; }

    /// <summary>Above this it is swept, down to <see cref="Target"/> or, without one, to this.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What is left when other places are filled from here; without it <see cref="Target"/>, <see cref="Minimum"/>, or nothing.</summary>
    public decimal? Reserve { get; init; }

    /// <summary>The order: the lowest number is filled first and gives last. Without one it is served after all that have one.</summary>
    public int Priority { get; init; } = int.MaxValue;

    /// <summary>Where a sweep goes; needed with <see cref="Maximum"/>, and with a lone <see cref="Target"/>.</summary>
    public TreasuryPlace? SweepTo { get; init; }

    /// <summary>What calls for filling.</summary>
    internal decimal? Floor => Minimum ?? (Maximum is null ? Target : null);

    /// <summary>What calls for a sweep.</summary>
    internal decimal? Ceiling => Maximum ?? (Minimum is null ? Target : null);

    /// <summary>What stays when others are filled from here.</summary>
    internal decimal Kept => Reserve ?? Target ?? Minimum ?? 0;
}

/// <summary>How one currency is moved.</summary>
/// <param name="Precision">The number of decimals the exchange keeps.</param>
/// <param name="Rounding">Amounts are multiples of this; null for the smallest unit.</param>
/// <param name="MinimumTransfer">Smaller amounts are not worth a transfer; null for none.</param>
public sealed record TreasuryCurrency(int Precision, decimal? Rounding = null, decimal? MinimumTransfer = null)
{
    /// <summary>The step amounts are multiples of.</summary>
    internal decimal Step => Rounding ?? new decimal(1, 0, 0, isNegative: false, (byte)Precision);

    // The division leaves out trailing zeros: 160, not 160.00000000.
    internal decimal Down(decimal amount) => amount <= 0 ? 0 : (amount - (amount % Step)) / 1.0000000000000000000000000000m;

    internal decimal Up(decimal amount) => Down(amount) is var down && down < amount ? down + Step : down;

    internal bool IsWorth(decimal amount) => amount > 0 && amount >= (MinimumTransfer ?? 0);
}
