using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Futures;

/// <summary>What contracts are worth: the mark price is what the house quotes around, the index lies a small premium away.</summary>
internal sealed class FuturesPrices(SandboxOptions options, PriceBoard prices)
{
    private const double WidestPremium = 0.0003;
    private const decimal Band = 0.05m;

    public decimal Mark(Contract contract) => prices.Mid(contract);

    public decimal Mark(Contract contract, DateTimeOffset at) => prices.Mid(contract, at);

    /// <summary>The highest price a buy may have now.</summary>
    public decimal BuyLimit(Contract contract) => Math.Round(Mark(contract) * (1 + Band), 4);

    /// <summary>The lowest price a sale may have now.</summary>
    public decimal SellLimit(Contract contract) => Math.Round(Mark(contract) * (1 - Band), 4);

    public decimal Index(Contract contract, DateTimeOffset at) => Math.Round(Mark(contract, at) * (1 - Premium(contract, at)), 2);

    /// <summary>How far the mark is above the index; another one each minute.</summary>
    public decimal Premium(Contract contract, DateTimeOffset at)
    {
        var chance = Noise.Unit(Noise.Source(options.Seed, contract.Symbol + ".premium"), at.ToUnixTimeSeconds() / 60);
        return Math.Round((decimal)((chance * 2 - 1) * WidestPremium), 6);
    }
}
