using System.Text.Json;
using KuCoin.Sandbox.Futures;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>The futures wallets and their ledger.</summary>
internal static class FuturesAccountRoutes
{
    private const int UsualRows = 50;
    private const int MostRows = 1000;
    private static readonly string[] Types = ["RealisedPNL", "Deposit", "Withdrawal", "TransferIn", "TransferOut"];

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/account-overview", Pool.Futures, 5, Access.Futures, Overview),
        new("GET", "/api/v1/transaction-history", Pool.Futures, 2, Access.General, History),
        new("GET", "/api/v1/trade-fees", Pool.Futures, 3, Access.General, TradeFees),
    ];

    private static void Overview(Call call, Utf8JsonWriter json)
    {
        var wallet = call.Exchange.Futures.Positions.Wallet(call.User, FuturesCurrency.Ledger(call.Query.Text("currency") ?? "XBT"));
        json.Object(o => o
            .Num("accountEquity", wallet.Equity)
            .Num("unrealisedPNL", wallet.Unrealised)
            .Num("marginBalance", wallet.Account.Balance)
            .Num("positionMargin", wallet.PositionMargin)
            .Num("orderMargin", wallet.OrderMargin)
            .Num("frozenFunds", 0)
            .Num("availableBalance", wallet.Available)
            .Num("availableMargin", wallet.Available)
            .Str("currency", FuturesCurrency.Display(wallet.Account.Currency))
            .Num("riskRatio", wallet.RiskRatio)
            .Num("maxWithdrawAmount", wallet.Withdrawable));
    }

    private sealed record Row(DateTimeOffset Time, string Type, decimal Amount, decimal Equity, string Remark, long Offset, string Currency);

    private static void History(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        // The exchange itself spells the filter for arrivals in another way than the rows.
        var type = query.Text("type") is not { } given ? null
            : Types.FirstOrDefault(t => t.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? throw query.Bad("type must be one of " + string.Join(", ", Types));
        var (currency, from, to) = (query.Text("currency"), query.Millis("startAt"), query.Millis("endAt"));
        var booked = Moves(call).Concat(Realised(call))
            .Where(r => (type is null || type.Equals(r.Type, StringComparison.Ordinal)) && (currency is null || currency.Equals(r.Currency, StringComparison.Ordinal)) && !(r.Time < from) && !(r.Time > to))
            .OrderByDescending(static r => r.Offset);
        // What the running settlement period brought so far stands before the first page.
        var pending = query.Text("offset") is null && type is null or "RealisedPNL" && to is null ? Pending(call).Where(r => currency is null || currency.Equals(r.Currency, StringComparison.Ordinal)) : [];
        FuturesSlider.Write(json, query, pending.Concat(booked), static r => r.Offset, UsualRows, MostRows, static (o, row) => o
            .Millis("time", row.Time)
            .Str("type", row.Type)
            .Num("amount", row.Amount)
            .Num("fee", row.Offset < 0 ? null : 0)
            .Num("accountEquity", row.Equity)
            .Str("status", row.Offset < 0 ? "Pending" : "Completed")
            .Str("remark", row.Remark)
            .Num("offset", row.Offset)
            .Str("currency", row.Currency));
    }

    private static IEnumerable<Row> Moves(Call call) =>
        call.Exchange.Ledger.Statement
            .Where(s => s.Account.Type == AccountType.Contract && ReferenceEquals(s.Account.Owner, call.User) && s.Reason.BizType is not ("Exchange" or "Funding"))
            .Select(static s =>
            {
                var isTransfer = s.Reason.BizType is "Transfer";
                var type = (isTransfer, s.In) switch { (true, true) => "TransferIn", (true, false) => "TransferOut", (false, true) => "Deposit", _ => "Withdrawal" };
                return new Row(s.Time, type, s.In ? s.Amount : -s.Amount, s.Balance, type, FuturesIds.Number(s.Id), FuturesCurrency.Display(s.Account.Currency));
            });

    private static IEnumerable<Row> Realised(Call call) =>
        call.Exchange.Futures.Positions.RealisedRows
            .Where(r => ReferenceEquals(r.Owner, call.User))
            .Select(static r => new Row(r.Time, "RealisedPNL", r.Amount, r.Balance, r.Symbol, r.Offset, FuturesCurrency.Display(r.Currency)));

    private static IEnumerable<Row> Pending(Call call) =>
        call.Exchange.Futures.Positions.OpenOf(call.User).Select(p => new Row(
            call.Now,
            "RealisedPNL",
            p.Unbooked,
            call.Exchange.Futures.Positions.Account(p.Owner, p.Contract).Balance,
            p.Contract.Symbol,
            -1,
            p.Contract.DisplaySettle));

    private static void TradeFees(Call call, Utf8JsonWriter json)
    {
        var contract = FuturesMarketRoutes.ContractOf(call.Query.Need("symbol"));
        json.Object(o => o.Str("symbol", contract.Symbol).Dec("takerFeeRate", Contract.TakerFeeRate).Dec("makerFeeRate", Contract.MakerFeeRate));
    }
}
