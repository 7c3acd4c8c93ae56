namespace KuCoin.Sandbox.Market;

/// <summary>A pair and its rules.</summary>
internal sealed record SpotSymbol(
    string BaseCurrency,
    string QuoteCurrency,
    decimal PriceIncrement,
    decimal SizeIncrement,
    decimal MinSize,
    string Market) : IInstrument
{
    /// <summary>Base fee of VIP 0, taker and maker alike.</summary>
    public const decimal FeeRate = 0.001m;

    public const decimal MaxSize = 10_000_000_000m;
    public const decimal MaxFunds = 99_999_999m;

    public string Symbol { get; } = $"{BaseCurrency}-{QuoteCurrency}";
    public bool EnableTrading { get; init; } = true;
    public bool IsQuoted { get; init; } = true;
    public bool IsMarginEnabled { get; init; }
    public decimal QuoteIncrement => QuoteCurrency is "BTC" ? 0.00000001m : 0.000001m;
    public decimal MinFunds => QuoteCurrency is "BTC" ? 0.000001m : 0.1m;

    public decimal UnitValue(PriceBoard prices) => (decimal)prices.Dollars(BaseCurrency);
}
