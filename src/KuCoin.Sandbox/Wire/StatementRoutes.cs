using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>What happened to a user's balances: over all accounts, page by page, and of the trading account alone, with a cursor.</summary>
internal static class StatementRoutes
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // The filter's words and the words of the older list's rows.
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["TRADE_EXCHANGE"] = "Exchange", ["TRANSFER"] = "Transfer", ["DEPOSIT"] = "Deposit", ["WITHDRAW"] = "Withdrawal",
    };

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/accounts/ledgers", Pool.Management, 2, Access.General, static (call, json) => Pages.Write(json, call.Query, Rows(call, Day), 10, 500, Write)),
        new("GET", "/api/v1/hf/accounts/ledgers", Pool.Spot, 2, Access.General, OfTrading),
    ];

    private static IEnumerable<StatementRow> Rows(Call call, TimeSpan longest)
    {
        var query = call.Query;
        var currencies = query.Text("currency")?.Split(',');
        var direction = query.Text("direction", "", "", "in", "out");
        var label = query.Text("bizType") is { } type ? Labels.GetValueOrDefault(type, type) : null;
        var (from, to) = Pages.Span(query, call.Now, ifNone: longest, ifOneBound: longest);
        if (to - from > longest)
            throw Refusal.Parameter(FormattableString.Invariant($"The time range of a query is at most {longest.TotalHours} hours"));
        return call.Exchange.Ledger.Statement.Where(r => ReferenceEquals(r.Account.Owner, call.User)
            && r.Account.Type is AccountType.Main or AccountType.Trade or AccountType.Margin or AccountType.Isolated
            && r.Time >= from && r.Time <= to
            && currencies?.Contains(r.Account.Currency, StringComparer.Ordinal) != false
            && (direction.Length == 0 || r.In == direction is "in")
            && label?.Equals(r.Reason.BizType, StringComparison.Ordinal) != false);
    }

    private static void Write(Utf8JsonWriter json, StatementRow row) => WriteMoney(json, row)
        .Str("accountType", row.Account.Type.ToString().ToUpperInvariant())
        .Str("bizType", row.Reason.BizType)
        .Millis("createdAt", row.Time);

    private static void OfTrading(Call call, Utf8JsonWriter json)
    {
        var rows = Rows(call, TimeSpan.FromDays(7)).Where(static r => r.Account.Type == AccountType.Trade);
        var page = Pages.Cursor(call.Query, rows, static r => long.Parse(r.Id, CultureInfo.InvariantCulture), usual: 100, most: 200);
        json.Objects(page, static (o, row) => WriteMoney(o, row)
            .Str("tax", "0")
            .Str("accountType", "TRADE_HF")
            .Str("bizType", Labels.FirstOrDefault(l => l.Value.Equals(row.Reason.BizType, StringComparison.Ordinal)).Key ?? "OTHER")
            .Str("createdAt", Json.Plain(row.Time.ToUnixTimeMilliseconds())));
    }

    private static Utf8JsonWriter WriteMoney(Utf8JsonWriter json, StatementRow row) => json
        .Str("id", row.Id)
        .Str("currency", row.Account.Currency)
        .Dec("amount", row.Amount)
        .Dec("fee", row.Fee)
        .Dec("balance", row.Balance)
        .Str("direction", row.In ? "in" : "out")
        .Str("context", row.Reason is { Symbol: { } symbol, OrderId: { } orderId }
            ? $$"""{"symbol":"{{symbol}}","orderId":"{{orderId}}","tradeId":"{{row.Reason.TradeId}}"}"""
            : "");
}
