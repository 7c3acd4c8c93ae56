using System.Text.Json;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>Cross and isolated margin accounts. The money is in the migrated accounts (V2); who asks for the older ones sees them empty.</summary>
internal static class MarginAccountRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v3/margin/accounts", Pool.Spot, 15, Access.General, Cross),
        new("GET", "/api/v3/isolated/accounts", Pool.Spot, 15, Access.General, Isolated),
    ];

    private static Func<decimal, decimal> Quote(Call call)
    {
        var price = (decimal)call.Exchange.Prices.Dollars(call.Query.Text("quoteCurrency", "USDT", "USDT", "KCS", "BTC"));
        return dollars => Math.Round(dollars / price, 8);
    }

    private static void Cross(Call call, Utf8JsonWriter json)
    {
        var isMigrated = call.Query.Text("queryType", "MARGIN", "MARGIN", "MARGIN_V2", "ALL") is not "MARGIN";
        var (margin, scope, quote) = (call.Exchange.Margin, new MarginScope(call.User, Pair: null), Quote(call));
        json.Object(o => o
            .Dec("totalAssetOfQuoteCurrency", isMigrated ? quote(margin.Assets(scope)) : 0)
            .Dec("totalLiabilityOfQuoteCurrency", isMigrated ? quote(margin.Liabilities(scope)) : 0)
            .Dec("debtRatio", isMigrated ? margin.DebtRatio(scope) : 0)
            .Str("status", "EFFECTIVE")
            .Array("accounts", isMigrated ? MarginDesk.Currencies(scope) : [], (j, currency) => j.Object(a => WriteCurrency(a, margin, scope, currency))));
    }

    private static void Isolated(Call call, Utf8JsonWriter json)
    {
        var isMigrated = call.Query.Text("queryType", "ISOLATED", "ISOLATED", "ISOLATED_V2", "ALL") is not "ISOLATED";
        var (margin, quote, only) = (call.Exchange.Margin, Quote(call), call.Query.Text("symbol") is { } symbol ? MarginDesk.Pair(symbol) : null);
        var scopes = SpotCatalogue.Symbols
            .Where(s => isMigrated && s.IsMarginEnabled && (only is null || s == only))
            .Select(s => new MarginScope(call.User, s.Symbol))
            .ToList();
        json.Object(o => o
            .Dec("totalAssetOfQuoteCurrency", quote(scopes.Sum(margin.Assets)))
            .Dec("totalLiabilityOfQuoteCurrency", quote(scopes.Sum(margin.Liabilities)))
            .Millis("timestamp", call.Now)
            .Array("assets", scopes, (j, scope) => j.Object(a => WritePair(a, margin, scope))));
    }

    private static void WritePair(Utf8JsonWriter json, MarginDesk margin, MarginScope scope)
    {
        var pair = MarginDesk.Pair(scope.Pair!);
        json.Str("symbol", pair.Symbol)
            .Str("status", "EFFECTIVE")
            .Dec("debtRatio", margin.DebtRatio(scope))
            .Object("baseAsset", o => WriteCurrency(o, margin, scope, pair.BaseCurrency))
            .Object("quoteAsset", o => WriteCurrency(o, margin, scope, pair.QuoteCurrency));
    }

    private static void WriteCurrency(Utf8JsonWriter json, MarginDesk margin, MarginScope scope, string currency)
    {
        var (account, debt) = (margin.AccountOf(scope, currency), margin.DebtOf(scope, currency));
        json.Str("currency", currency)
            .Dec("total", account.Balance)
            .Dec("available", account.Available)
            .Dec("hold", account.Hold)
            .Dec("liability", debt.Total)
            .Dec("liabilityPrincipal", debt.Principal)
            .Dec("liabilityInterest", debt.Interest)
            .Dec("maxBorrowSize", margin.MostToBorrow(scope, currency))
            .Bool("borrowEnabled", value: true)
            .Bool("transferInEnabled", value: true);
    }
}
