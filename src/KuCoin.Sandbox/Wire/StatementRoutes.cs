using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>What happened to a user's balances: over all accounts, page by page, and of the trading account alone, with a cursor, and of the margin accounts.</summary>
internal static class StatementRoutes
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/accounts/ledgers", Pool.Management, 2, Access.General, static (call, json) => Pages.Write(json, call.Query, Rows(call, Day), 10, 500, Write)),
        new("GET", "/api/v1/hf/accounts/ledgers", Pool.Spot, 2, Access.General, OfTrading),
        new("GET", "/api/v3/hf/margin/account/ledgers", Pool.Spot, 2, Access.General, OfMargin),
    ];

    private static IEnumerable<StatementRow> Rows(Call call, TimeSpan longest)
    {
        var query = call.Query;
        var currencies = query.Text("currency")?.Split(',');
        var direction = query.Text("direction", "", "", "in", "out");
        var type = query.Text("bizType");
        var (from, to) = Pages.Span(query, call.Now, ifNone: longest, ifOneBound: longest);
        if (to - from > longest)
            throw Refusal.Parameter(FormattableString.Invariant($"The time range of a query is at most {longest.TotalHours} hours"));
        return call.Exchange.Ledger.Statement.Where(r => ReferenceEquals(r.Account.Owner, call.User)
            && r.Account.Type is AccountType.Main or AccountType.Trade or AccountType.Margin or AccountType.Isolated
            && r.Time >= from && r.Time <= to
            && currencies?.Contains(r.Account.Currency, StringComparer.Ordinal) != false
            && (direction.Length == 0 || r.In == direction is "in")
            && (type is null || type.Equals(Word(r), StringComparison.Ordinal)));
    }

    /// <summary>Why, in the filter's words and those of the newer lists; the older list's rows have words of their own.</summary>
    private static string Word(StatementRow row) => (row.Reason.BizType, row.Account.Type) switch
    {
        ("Exchange", AccountType.Margin) => "MARGIN_EXCHANGE",
        ("Exchange", AccountType.Isolated) => "ISOLATED_EXCHANGE",
        ("Exchange", _) => "TRADE_EXCHANGE",
        ("Transfer", _) => "TRANSFER",
        ("Deposit", _) => "DEPOSIT",
        ("Withdrawal", _) => "WITHDRAW",
        _ => "OTHER",
    };

    private static void Write(Utf8JsonWriter json, StatementRow row) => WriteMoney(json.Str("id", row.Id), row)
        .Str("accountType", row.Account.Type.ToString().ToUpperInvariant())
        .Str("bizType", row.Reason.BizType)
        .Millis("createdAt", row.Time);

    private static void OfTrading(Call call, Utf8JsonWriter json) => json.Objects(Page(call, AccountType.Trade), static (o, row) => WriteMoney(o.Str("id", row.Id), row)
        .Str("tax", "0")
        .Str("accountType", "TRADE_HF")
        .Str("bizType", Word(row))
        .Str("createdAt", Json.Plain(row.Time.ToUnixTimeMilliseconds())));

    private static void OfMargin(Call call, Utf8JsonWriter json) => json.Objects(Page(call, AccountType.Margin, AccountType.Isolated), static (o, row) => WriteMoney(o.Num("id", Id(row)), row)
        .Str("tax", "0")
        .Str("accountType", row.Account.Type == AccountType.Margin ? "MARGIN_V2" : "ISOLATED_V2")
        .Str("bizType", Word(row))
        .Millis("createdAt", row.Time));

    private static IReadOnlyList<StatementRow> Page(Call call, params AccountType[] types)
    {
        var rows = Rows(call, TimeSpan.FromDays(7)).Where(r => types.Contains(r.Account.Type));
        return Pages.Cursor(call.Query, rows, static r => Id(r), usual: 100, most: 200);
    }

    private static long Id(StatementRow row) => long.Parse(row.Id, CultureInfo.InvariantCulture);

    private static Utf8JsonWriter WriteMoney(Utf8JsonWriter json, StatementRow row) => json
        .Str("currency", row.Account.Currency)
        .Dec("amount", row.Amount)
        .Dec("fee", row.Fee)
        .Dec("balance", row.Balance)
        .Str("direction", row.In ? "in" : "out")
        .Str("context", row.Reason is { Symbol: { } symbol, OrderId: { } orderId }
            ? $$"""{"symbol":"{{symbol}}","orderId":"{{orderId}}","tradeId":"{{row.Reason.TradeId}}"}"""
            : "");
}
