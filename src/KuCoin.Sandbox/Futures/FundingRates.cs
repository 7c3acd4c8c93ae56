using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Futures;

/// <summary>The funding rate of every period: seeded, around the interest rate, unless it was set by hand.</summary>
internal sealed class FundingRates(SandboxOptions options)
{
    public const decimal Cap = 0.003m;
    public const decimal DailyInterest = 0.0003m;

    private readonly Dictionary<string, decimal> _set = new(StringComparer.Ordinal);

    /// <summary>The rate charged at a settlement.</summary>
    public decimal At(Contract contract, DateTimeOffset settlement)
    {
        if (_set.TryGetValue(contract.Symbol, out var rate))
            return rate;
        var chance = Noise.Unit(Noise.Source(options.Seed, contract.Symbol + ".funding"), settlement.ToUnixTimeSeconds());
        return Math.Round((decimal)(0.0001 + (chance * 2 - 1) * 0.0005), 6);
    }

    public void Set(Contract contract, decimal rate) => _set[contract.Symbol] = rate;
}
