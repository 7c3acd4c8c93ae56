using System.Text.Json;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>What the spot host lists: time, status, pairs, currencies and their worth. All public.</summary>
internal static class SpotCatalogueRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/timestamp", Pool.Public, 3, Access.Public, static (call, json) => json.WriteNumberValue(call.Now.ToUnixTimeMilliseconds())),
        new("GET", "/api/v1/status", Pool.Public, 3, Access.Public, static (_, json) => json.Object(static o => o.Str("status", "open").Str("msg", ""))),
        new("GET", "/api/v1/markets", Pool.Public, 3, Access.Public, static (_, json) => json.Texts(SpotCatalogue.Markets)),
        new("GET", "/api/v2/symbols", Pool.Public, 4, Access.Public, Symbols),
        new("GET", "/api/v2/symbols/{symbol}", Pool.Public, 4, Access.Public, static (call, json) => json.Object(o => WriteSymbol(o, SymbolOf(call.Route["symbol"])))),
        new("GET", "/api/v3/currencies", Pool.Public, 3, Access.Public, static (_, json) =>
            json.Objects(SpotCatalogue.DollarPrices.Keys, static (o, currency) => WriteCurrency(o, currency, ChainCatalogue.Of(currency)))),
        new("GET", "/api/v3/currencies/{currency}", Pool.Public, 3, Access.Public, Currency),
        new("GET", "/api/v1/prices", Pool.Public, 3, Access.Public, Prices),
    ];

    private static SpotSymbol SymbolOf(string? name) =>
        SpotCatalogue.Symbols.FirstOrDefault(s => s.Symbol.Equals(name, StringComparison.Ordinal)) ?? throw new Refusal("900001", "symbol not exists");

    private static void Symbols(Call call, Utf8JsonWriter json)
    {
        var market = call.Query.Text("market");
        json.Objects(SpotCatalogue.Symbols.Where(s => market is null || s.Market.Equals(market, StringComparison.Ordinal)), WriteSymbol);
    }

    private static void WriteSymbol(Utf8JsonWriter json, SpotSymbol symbol) => WriteRules(json, symbol)
        .Bool("isMarginEnabled", symbol.IsMarginEnabled)
        .Num("feeCategory", 1)
        .Str("makerFeeCoefficient", "1.00")
        .Str("takerFeeCoefficient", "1.00")
        .Bool("st", value: false)
        .Bool("callauctionIsEnabled", value: false)
        .Null("callauctionPriceFloor", "callauctionPriceCeiling", "callauctionFirstStageStartTime", "callauctionSecondStageStartTime", "callauctionThirdStageStartTime", "tradingStartTime");

    /// <summary>What the spot and the margin list of pairs have in common.</summary>
    public static Utf8JsonWriter WriteRules(Utf8JsonWriter json, SpotSymbol symbol) => json
        .Str("symbol", symbol.Symbol)
        .Str("name", symbol.Symbol)
        .Str("baseCurrency", symbol.BaseCurrency)
        .Str("quoteCurrency", symbol.QuoteCurrency)
        .Str("feeCurrency", symbol.QuoteCurrency)
        .Str("market", symbol.Market)
        .Dec("baseMinSize", symbol.MinSize)
        .Dec("quoteMinSize", symbol.MinFunds)
        .Dec("baseMaxSize", SpotSymbol.MaxSize)
        .Dec("quoteMaxSize", SpotSymbol.MaxFunds)
        .Dec("baseIncrement", symbol.SizeIncrement)
        .Dec("quoteIncrement", symbol.QuoteIncrement)
        .Dec("priceIncrement", symbol.PriceIncrement)
        .Str("priceLimitRate", "0.1")
        .Dec("minFunds", symbol.MinFunds)
        .Bool("enableTrading", symbol.EnableTrading);

    private static void Currency(Call call, Utf8JsonWriter json)
    {
        var currency = SpotCatalogue.Listed(call.Route["currency"]);
        var chains = call.Query.Text("chain") is { } id ? [ChainCatalogue.Find(currency, id)] : ChainCatalogue.Of(currency);
        json.Object(o => WriteCurrency(o, currency, chains));
    }

    private static void WriteCurrency(Utf8JsonWriter json, string currency, IEnumerable<Chain> chains)
    {
        var isMargin = SpotCatalogue.MarginCurrencies.Contains(currency, StringComparer.Ordinal);
        json.Str("currency", currency)
            .Str("name", currency)
            .Str("fullName", SpotCatalogue.FullNames[currency])
            .Num("precision", 8)
            .Null("confirms", "contractAddress")
            .Bool("isMarginEnabled", isMargin)
            .Bool("isDebitEnabled", isMargin)
            .Array("chains", chains, static (j, chain) => j.Object(o => WriteChain(o, chain)));
    }

    private static void WriteChain(Utf8JsonWriter json, Chain chain) => json
        .Str("chainName", chain.Name)
        .Dec("withdrawalMinSize", chain.MinSize)
        .Null("depositMinSize")
        .Str("withdrawFeeRate", "0")
        .Dec("withdrawalMinFee", chain.Fee)
        .Bool("isWithdrawEnabled", value: true)
        .Bool("isDepositEnabled", value: true)
        .Num("confirms", chain.Confirms)
        .Num("preConfirms", 1)
        .Str("contractAddress", chain.Contract)
        .Num("withdrawPrecision", Chain.Precision)
        .Null("maxWithdraw", "maxDeposit")
        .Bool("needTag", chain.NeedTag)
        .Str("chainId", chain.Id);

    private static void Prices(Call call, Utf8JsonWriter json)
    {
        _ = call.Query.Text("base", "USD", "USD", "EUR", "GBP");
        var wanted = call.Query.Text("currencies")?.Split(',');
        json.Object(o =>
        {
            foreach (var currency in SpotCatalogue.DollarPrices.Keys.Where(c => wanted?.Contains(c, StringComparer.Ordinal) != false))
                o.Dec(currency, Math.Round((decimal)call.Exchange.Prices.Dollars(currency), 16));
        });
    }
}
