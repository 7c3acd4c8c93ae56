using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Futures;

/// <summary>A perpetual contract. Size counts lots; the multiplier turns lots into value and is negative for an inverse contract.</summary>
internal sealed record Contract(
    string Symbol,
    string UnderlyingCurrency,
    string DisplayBase,
    bool IsInverse,
    decimal PriceIncrement,
    decimal Multiplier,
    int MaxLeverage,
    decimal MaintenanceRate,
    long RiskLimit) : IInstrument
{
    public const decimal TakerFeeRate = 0.0006m;
    public const decimal MakerFeeRate = 0.0002m;
    public const int MaxOrderSize = 1_000_000;
    public const decimal MaxPrice = 1_000_000m;

    /// <summary>When every contract was opened.</summary>
    public static DateTimeOffset FirstOpen { get; } = new(2020, 3, 30, 12, 0, 0, TimeSpan.Zero);

    public static TimeSpan FundingPeriod { get; } = TimeSpan.FromHours(8);

    public IReadOnlyList<RiskLevel> RiskLevels { get; } = RiskLevel.For(RiskLimit, MaxLeverage);
    public string IndexSymbol => IsInverse ? $".B{DisplayBase}" : $".K{DisplayBase}USDT";

    public string BaseCurrency => UnderlyingCurrency;
    public string QuoteCurrency => "USDT";
    public string DisplayQuote => IsInverse ? "USD" : "USDT";
    public decimal SizeIncrement => 1;
    public bool IsQuoted => true;

    /// <summary>The ledger's name of the currency margin is held in.</summary>
    public string SettleCurrency => IsInverse ? UnderlyingCurrency : "USDT";

    /// <summary>The exchange's name of it: futures call bitcoin XBT.</summary>
    public string DisplaySettle => FuturesCurrency.Display(SettleCurrency);

    public decimal UnitValue(PriceBoard prices) =>
        IsInverse ? -Multiplier : Multiplier * (decimal)prices.Dollars(UnderlyingCurrency);

    /// <summary>When the present funding period began and when it ends: at 4, 12 and 20 o'clock (UTC).</summary>
    public static (DateTimeOffset Start, DateTimeOffset Next) FundingTimes(DateTimeOffset now)
    {
        var start = new DateTimeOffset(now.UtcTicks - (now.UtcTicks + FundingPeriod.Ticks / 2) % FundingPeriod.Ticks, TimeSpan.Zero);
        return (start, start + FundingPeriod);
    }

    /// <summary>The signed value of lots at a price. Profit is the value later minus the value at entry, for either kind and side.</summary>
    public decimal Value(decimal price, decimal lots) =>
        Math.Round(IsInverse ? Multiplier * lots / price : Multiplier * lots * price, 12);

    /// <summary>The price at which lots are worth a signed value.</summary>
    public decimal PriceFor(decimal value, decimal lots) =>
        value == 0 ? 0 : IsInverse ? Multiplier * lots / value : value / (Multiplier * lots);
}

internal static class FuturesCurrency
{
    public static string Display(string currency) => currency is "BTC" ? "XBT" : currency;

    public static string Ledger(string currency) => currency is "XBT" ? "BTC" : currency;
}
