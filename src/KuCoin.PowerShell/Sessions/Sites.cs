namespace KuCoin.Sessions;

/// <summary>The exchange's regional sites. Their hosts are fixed; -Endpoint and -FuturesEndpoint reach any other.</summary>
public enum KcSite
{
    /// <summary>api.kucoin.com and api-futures.kucoin.com.</summary>
    Global,
    /// <summary>api.kucoin.eu and api-futures.kucoin.eu.</summary>
    Europe,
    /// <summary>The global hosts, with every request marked as Australian.</summary>
    Australia,
}

/// <summary>What the sites are made of.</summary>
internal static class Sites
{
    private static readonly string[] KnownDomains = [".kucoin.com", ".kucoin.eu"];

    public static Uri Endpoint(KcSite site) => new(site == KcSite.Europe ? "https://api.kucoin.eu" : "https://api.kucoin.com");

    public static Uri FuturesEndpoint(KcSite site) => new(site == KcSite.Europe ? "https://api-futures.kucoin.eu" : "https://api-futures.kucoin.com");

    public static string? SiteType(KcSite site) => site == KcSite.Australia ? "australia" : null;

    /// <summary>True when real money is behind the host for certain.</summary>
    public static bool IsProduction(Uri endpoint) =>
        Array.Exists(KnownDomains, domain => endpoint.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
