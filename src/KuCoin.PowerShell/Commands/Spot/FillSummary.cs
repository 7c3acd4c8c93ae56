namespace KuCoin;

/// <summary>The exact sums of the fills of one pair and side.</summary>
public sealed class FillSummary
{
    private readonly SortedDictionary<string, decimal> _fees = new(StringComparer.Ordinal);

    internal FillSummary(string symbol, OrderSide side) => (Symbol, Side) = (symbol, side);

    /// <summary>The pair.</summary>
    public string Symbol { get; }

    /// <summary>Buy or sell.</summary>
    public OrderSide Side { get; }

    /// <summary>How many fills.</summary>
    public int Count { get; private set; }

    /// <summary>What was traded, in base currency.</summary>
    public decimal Size { get; private set; }

    /// <summary>What was paid or received before fees, in quote currency.</summary>
    public decimal Funds { get; private set; }

    /// <summary>Funds divided by size: the price per unit, in quote currency; null when nothing was traded, or next to nothing for more than a decimal can hold.</summary>
    public decimal? AveragePrice => Size > 0 && (Size >= 1 || Funds < decimal.MaxValue * Size) ? Funds / Size : null;

    /// <summary>The fees, per currency they were charged in.</summary>
    public IReadOnlyDictionary<string, decimal> Fees => _fees;

    /// <summary>The first fill, UTC.</summary>
    public DateTimeOffset From { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The last fill, UTC.</summary>
    public DateTimeOffset To { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>What was done, invariant: "Buy 0.5 BTC-USDT for 33500".</summary>
    public override string ToString() => FormattableString.Invariant($"{Side} {Size} {Symbol} for {Funds}");

    /// <exception cref="KuCoinException">InvalidArgument (SumTooLarge).</exception>
    internal void Add(Fill fill)
    {
        try
        {
            (Size, Funds) = (Size + fill.Size, Funds + fill.Funds);
            if (fill is { Fee: { } fee, FeeCurrency: { } currency })
                _fees[currency] = _fees.GetValueOrDefault(currency) + fee;
        }
        catch (OverflowException)
        {
            throw new KuCoinException(KuCoinErrorKind.InvalidArgument, "SumTooLarge", $"With the fill {fill.TradeId} the sums of {Symbol} are larger than a number can be: {fill}.");
        }

        Count++;
        From = fill.CreatedAt < From ? fill.CreatedAt : From;
        To = fill.CreatedAt > To ? fill.CreatedAt : To;
    }
}
