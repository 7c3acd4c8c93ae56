using System.Text.Json;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>Borrowing and repaying, cross and isolated, and what margin offers.</summary>
internal static class MarginRoutes
{
    private static readonly DateTimeOffset EarliestStart = DateTimeOffset.FromUnixTimeMilliseconds(1_680_278_400_000);
    private static readonly TimeSpan LongestInterestRange = TimeSpan.FromDays(30);
    private static readonly PageRules Page = new(10, 500);

    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v3/margin/borrow", Pool.Spot, 15, Access.Margin, Borrow),
        new("POST", "/api/v3/margin/repay", Pool.Spot, 10, Access.Margin, Repay),
        new("GET", "/api/v3/margin/borrow", Pool.Spot, 15, Access.Margin, Loans),
        new("GET", "/api/v3/margin/repay", Pool.Spot, 15, Access.Margin, Repayments),
        new("GET", "/api/v3/margin/interest", Pool.Spot, 20, Access.Margin, Interest),
        .. MarginAccountRoutes.All,
        new("GET", "/api/v3/margin/symbols", Pool.Public, 3, Access.Public, Symbols),
        new("GET", "/api/v1/isolated/symbols", Pool.Public, 3, Access.Public, static (_, json) =>
            json.Objects(SpotCatalogue.Symbols.Where(static s => s.IsMarginEnabled), WriteIsolated)),
        new("GET", "/api/v1/margin/config", Pool.Spot, 25, Access.Public, static (_, json) => json.Object(static o => o
            .Num("maxLeverage", MarginDesk.CrossLeverage)
            .Str("warningDebtRatio", "0.95")
            .Str("liqDebtRatio", "0.97")
            .Array("currencyList", SpotCatalogue.MarginCurrencies, static (j, currency) => j.WriteStringValue(currency)))),
    ];

    /// <summary>The account a call means: cross, or with isIsolated the pair's.</summary>
    private static MarginScope Scope(Call call, Fields fields) =>
        new(call.User, fields.Flag("isIsolated") ? MarginDesk.Pair(fields.Need("symbol")).Symbol : null);

    private static decimal Size(Call call) => call.Body.Decimal("size") ?? throw Refusal.Parameter("size is mandatory");

    private static void Borrow(Call call, Utf8JsonWriter json)
    {
        var allOrNothing = call.Body.Text("timeInForce", "", "IOC", "FOK") is "FOK";
        var loan = call.Exchange.Margin.Borrow(Scope(call, call.Body), call.Body.Need("currency"), Size(call), allOrNothing);
        json.Object(o => o.Str("orderNo", loan.Id).Dec("actualSize", loan.ActualSize));
    }

    private static void Repay(Call call, Utf8JsonWriter json)
    {
        var repayment = call.Exchange.Margin.Repay(Scope(call, call.Body), call.Body.Need("currency"), Size(call));
        json.Object(o => o.Millis("timestamp", call.Now).Str("orderNo", repayment.Id).Dec("actualSize", repayment.Principal + repayment.Interest));
    }

    private static void Loans(Call call, Utf8JsonWriter json)
    {
        var isMeant = HistoryFilter(call);
        WritePage(call, json, call.Exchange.Margin.Loans.Where(l => isMeant(l.Scope, l.Currency, l.Id, l.Time)), static (o, loan) => o
            .Str("orderNo", loan.Id)
            .Str("symbol", loan.Scope.Pair)
            .Str("currency", loan.Currency)
            .Dec("size", loan.Size)
            .Dec("actualSize", loan.ActualSize)
            .Str("status", loan.ActualSize == 0 ? "FAILED" : "SUCCESS")
            .Millis("createdTime", loan.Time));
    }

    private static void Repayments(Call call, Utf8JsonWriter json)
    {
        var isMeant = HistoryFilter(call);
        WritePage(call, json, call.Exchange.Margin.Repayments.Where(r => isMeant(r.Scope, r.Currency, r.Id, r.Time)), static (o, repayment) => o
            .Str("orderNo", repayment.Id)
            .Str("symbol", repayment.Scope.Pair)
            .Str("currency", repayment.Currency)
            .Dec("size", repayment.Size)
            .Dec("principal", repayment.Principal)
            .Dec("interest", repayment.Interest)
            .Str("status", "SUCCESS")
            .Millis("createdTime", repayment.Time));
    }

    private static Func<MarginScope, string, string, DateTimeOffset, bool> HistoryFilter(Call call)
    {
        var query = call.Query;
        var (currency, id, isOf) = (query.Need("currency"), query.Text("orderNo"), ScopeFilter(call));
        var from = query.Millis("startTime") is { } asked && asked > EarliestStart ? asked : EarliestStart;
        var to = query.Millis("endTime") ?? call.Now;
        return (scope, rowCurrency, rowId, time) => isOf(scope)
            && currency.Equals(rowCurrency, StringComparison.Ordinal)
            && id?.Equals(rowId, StringComparison.Ordinal) != false
            && time >= from && time <= to;
    }

    private static Func<MarginScope, bool> ScopeFilter(Call call)
    {
        var (user, isIsolated, symbol) = (call.User, call.Query.Flag("isIsolated"), call.Query.Text("symbol"));
        return scope => ReferenceEquals(scope.Owner, user)
            && isIsolated == scope.Pair is not null
            && (symbol is null || !isIsolated || symbol.Equals(scope.Pair, StringComparison.Ordinal));
    }

    private static void Interest(Call call, Utf8JsonWriter json)
    {
        var (currency, isOf) = (call.Query.Text("currency"), ScopeFilter(call));
        var to = call.Query.Millis("endTime") ?? call.Now;
        var from = call.Query.Millis("startTime") ?? to.AddDays(-7);
        if (to - from > LongestInterestRange)
            throw Refusal.Parameter("The time range of a query is at most 30 days");
        var rows = call.Exchange.Margin.Charges.Where(c => isOf(c.Scope) && c.Time >= from && c.Time <= to
            && currency?.Equals(c.Currency, StringComparison.Ordinal) != false);
        WritePage(call, json, rows, static (o, charge) => o
            .Str("currency", charge.Currency)
            .Dec("dayRatio", MarginDesk.DayRatio)
            .Dec("interestAmount", charge.Amount)
            .Millis("createdTime", charge.Time));
    }

    private static void WritePage<T>(Call call, Utf8JsonWriter json, IEnumerable<T> rows, Action<Utf8JsonWriter, T> members) =>
        json.Object(o => Pages.WriteMembers(o.Millis("timestamp", call.Now), call.Query, rows, Page, members));

    private static void Symbols(Call call, Utf8JsonWriter json)
    {
        var symbol = call.Query.Text("symbol");
        var rows = SpotCatalogue.Symbols.Where(s => s.IsMarginEnabled && symbol?.Equals(s.Symbol, StringComparison.Ordinal) != false);
        json.Object(o => o.Millis("timestamp", call.Now).Array("items", rows, static (j, pair) => j.Object(p => SpotCatalogueRoutes.WriteRules(p, pair))));
    }

    private static void WriteIsolated(Utf8JsonWriter json, SpotSymbol pair) => json
        .Str("symbol", pair.Symbol)
        .Str("symbolName", pair.Symbol)
        .Str("baseCurrency", pair.BaseCurrency)
        .Str("quoteCurrency", pair.QuoteCurrency)
        .Num("maxLeverage", MarginDesk.IsolatedLeverage)
        .Str("flDebtRatio", "0.97")
        .Bool("tradeEnable", pair.EnableTrading)
        .Str("autoRenewMaxDebtRatio", "0.96")
        .Bool("baseBorrowEnable", value: true)
        .Bool("quoteBorrowEnable", value: true)
        .Bool("baseTransferInEnable", value: true)
        .Bool("quoteTransferInEnable", value: true)
        .Str("baseBorrowCoefficient", "1")
        .Str("quoteBorrowCoefficient", "1");
}
