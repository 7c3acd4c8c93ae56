namespace KuCoin.Sandbox.Market;

/// <summary>What margin values its currencies by: pairs in the index's way, any margin currency in any other (USDT-BTC as well as BTC-USDT).</summary>
internal static class MarginPrices
{
    private const int Places = 12;
    private const double WidestPremium = 0.0002;

    /// <summary>The two currencies of a pair; null when it is none.</summary>
    public static (string Of, string Into)? Find(string name) =>
        name.Split('-') is [var of, var into] && of != into && IsKnown(of) && IsKnown(into) ? (of, into) : null;

    /// <summary>The mark price: a listed pair's own price, else the worth of one currency in the other.</summary>
    public static decimal Mark(Exchange exchange, string of, string into) =>
        of.Equals(into, StringComparison.Ordinal) ? 1
            : exchange.Spot.Listings.TryGetValue($"{of}-{into}", out var listing) ? exchange.Prices.Mid(listing.Instrument)
            : Math.Round((decimal)(exchange.Prices.Dollars(of) / exchange.Prices.Dollars(into)), Places);

    /// <summary>The index price: a little beside the mark, another distance each minute.</summary>
    public static decimal Index(Exchange exchange, string of, string into)
    {
        var chance = Noise.Unit(Noise.Source(exchange.Options.Seed, $"{of}-{into}.index"), exchange.Clock.Now.ToUnixTimeSeconds() / 60);
        return Math.Round(Mark(exchange, of, into) * (1 + (decimal)((chance * 2 - 1) * WidestPremium)), Places);
    }

    private static bool IsKnown(string currency) => SpotCatalogue.MarginCurrencies.Contains(currency, StringComparer.Ordinal);
}
