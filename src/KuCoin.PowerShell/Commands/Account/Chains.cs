namespace KuCoin.Commands;

/// <summary>Chains as users name them: by id (trx), which the exchange takes, or by name (TRC20), which it shows.</summary>
internal static class Chains
{
    /// <summary>The chain that is meant; null when none was named.</summary>
    /// <exception cref="KuCoinException">NotFound (CurrencyNotFound, ChainNotFound); what the exchange or the connection reports.</exception>
    public static async Task<CurrencyChain?> FindAsync(KuCoinClient client, string currency, string? chain, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(chain))
            return null;
        var chains = (await client.Spot.GetCurrencyAsync(currency, chain: null, cancellationToken).ConfigureAwait(false)).Chains ?? [];
        return chains.FirstOrDefault(one => Is(one.ChainId, chain)) ?? chains.FirstOrDefault(one => Is(one.ChainName, chain))
            ?? throw new KuCoinException(KuCoinErrorKind.NotFound, "ChainNotFound", $"{currency} does not travel on a chain '{chain}'.")
            {
                RecommendedAction = $"Its chains: {string.Join(", ", chains.Select(one => $"{one.ChainId} ({one.ChainName})"))}.",
            };
    }

    private static bool Is(string? name, string wanted) => string.Equals(name, wanted.Trim(), StringComparison.OrdinalIgnoreCase);
}
