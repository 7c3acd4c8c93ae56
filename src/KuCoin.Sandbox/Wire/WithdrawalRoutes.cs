using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Funding;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>Withdrawals of both generations. None of them is idempotent.</summary>
internal static class WithdrawalRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("POST", "/api/v1/withdrawals", Pool.Management, 5, Access.Withdrawal, static (call, json) =>
            Send(call, json, call.Body.Need("address"), call.Body.Flag("isInner") ? "INNER" : "ADDRESS")),
        new("POST", "/api/v3/withdrawals", Pool.Management, 5, Access.Withdrawal, static (call, json) =>
            Send(call, json, call.Body.Need("toAddress"), call.Body.Text("withdrawType", "", "ADDRESS", "UID", "MAIL", "PHONE"))),
        new("GET", "/api/v1/withdrawals", Pool.Management, 20, Access.General, List),
        new("GET", "/api/v1/withdrawals/{withdrawalId}", Pool.Management, 20, Access.General, static (call, json) => json.Object(o => WriteWhole(o, Find(call)))),
        new("DELETE", "/api/v1/withdrawals/{withdrawalId}", Pool.Management, 20, Access.Withdrawal, static (call, json) =>
        {
            call.Exchange.Withdrawals.Cancel(Find(call));
            json.WriteNullValue();
        }),
        new("GET", "/api/v1/withdrawals/quotas", Pool.Management, 20, Access.General, Quotas),
    ];

    private static Withdrawal Find(Call call) =>
        call.Exchange.Withdrawals.Of(call.User).FirstOrDefault(w => w.Id.Equals(call.Route["withdrawalId"], StringComparison.Ordinal))
            ?? throw Refusal.Parameter("The withdrawal does not exist");

    private static void Send(Call call, Utf8JsonWriter json, string address, string kind)
    {
        var body = call.Body;
        var currency = SpotCatalogue.Listed(body.Need("currency"));
        var request = new WithdrawalRequest(
            call.User,
            currency,
            body.Decimal("amount") ?? throw Refusal.Parameter("amount is mandatory"),
            kind is "ADDRESS" ? ChainCatalogue.Find(currency, body.Text("chain")) : null,
            address,
            body.Text("memo") ?? "",
            body.Text("remark") ?? "",
            body.Text("feeDeductType", "", "", "INTERNAL", "EXTERNAL") switch { "INTERNAL" => true, "EXTERNAL" => false, _ => null })
        {
            Receiver = kind is "ADDRESS" ? null : ReceiverOf(call, address, kind),
        };
        if (request.Amount > RemainingToday(call, currency))
            throw Refusal.Parameter("The amount is beyond the quota of 24 hours");
        var withdrawal = call.Exchange.Withdrawals.Send(request);
        json.Object(o => o.Str("withdrawalId", withdrawal.Id));
    }

    /// <summary>Users of the sandbox have ids; who is named by mail or phone is outside of it.</summary>
    private static User? ReceiverOf(Call call, string address, string kind)
    {
        if (!long.TryParse(address, NumberStyles.None, CultureInfo.InvariantCulture, out var uid))
            return kind is "UID" ? throw Refusal.Parameter("toAddress is not a UID") : null;
        if (kind is "PHONE")
            return null;
        var receiver = call.Exchange.Keys.UserWith(uid);
        return receiver is not null && !ReferenceEquals(receiver, call.User) ? receiver : throw Refusal.Parameter("There is no such receiver");
    }

    private static decimal DailyLimit(Call call, string currency) =>
        Math.Round(WithdrawalDesk.DailyDollars / (decimal)call.Exchange.Prices.Dollars(currency), Chain.Precision, MidpointRounding.ToZero);

    private static decimal RemainingToday(Call call, string currency) =>
        Math.Max(0, DailyLimit(call, currency) - call.Exchange.Withdrawals.SentToday(call.User, currency));

    private static void Quotas(Call call, Utf8JsonWriter json)
    {
        var currency = SpotCatalogue.Listed(call.Query.Need("currency"));
        var chain = ChainCatalogue.Find(currency, call.Query.Text("chain"));
        var account = call.Exchange.Ledger.Of(call.User, AccountType.Main, currency);
        var remaining = RemainingToday(call, currency);
        var dollars = Math.Round(call.Exchange.Withdrawals.SentToday(call.User, currency) * (decimal)call.Exchange.Prices.Dollars(currency), Chain.Precision);
        json.Object(o => o
            .Str("currency", currency)
            .Str("limitBTCAmount", Json.EightPlaces(DailyLimit(call, "BTC")))
            .Str("usedBTCAmount", Json.EightPlaces(dollars / (decimal)call.Exchange.Prices.Dollars("BTC")))
            .Str("quotaCurrency", "USDT")
            .Str("limitQuotaCurrencyAmount", Json.EightPlaces(WithdrawalDesk.DailyDollars))
            .Dec("usedQuotaCurrencyAmount", dollars)
            .Dec("remainAmount", remaining)
            .Dec("availableAmount", Math.Min(remaining, account.Available))
            .Dec("withdrawMinFee", chain.Fee)
            .Str("innerWithdrawMinFee", "0")
            .Dec("withdrawMinSize", chain.MinSize)
            .Bool("isWithdrawEnabled", value: true)
            .Num("precision", Chain.Precision)
            .Str("chain", chain.Name)
            .Str("reason", null)
            .Dec("lockedAmount", account.Hold));
    }

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (currency, status) = (query.Text("currency"), query.Text("status", "", "", "PROCESSING", "REVIEW", "WALLET_PROCESSING", "SUCCESS", "FAILURE"));
        var (from, to) = (query.Millis("startAt") ?? DateTimeOffset.MinValue, query.Millis("endAt") ?? DateTimeOffset.MaxValue);
        var rows = call.Exchange.Withdrawals.Of(call.User).Where(w => w.CreatedAt >= from && w.CreatedAt <= to
            && currency?.Equals(w.Request.Currency, StringComparison.Ordinal) != false
            && (status.Length == 0 || status.Equals(w.Status, StringComparison.Ordinal)));
        Pages.Write(json, query, rows, 10, 500, static (o, withdrawal) => WriteCommon(o, withdrawal)
            .Str("chain", withdrawal.Request.Chain?.Id ?? "")
            .Millis("updatedAt", withdrawal.UpdatedAt)
            .Bool("arrears", value: false));
    }

    private static Utf8JsonWriter WriteCommon(Utf8JsonWriter json, Withdrawal withdrawal) => json
        .Str("id", withdrawal.Id)
        .Str("currency", withdrawal.Request.Currency)
        .Str("status", withdrawal.Status)
        .Str("address", withdrawal.Request.Address)
        .Str("memo", withdrawal.Request.Memo)
        .Bool("isInner", withdrawal.IsInner)
        .Str("amount", Json.EightPlaces(withdrawal.Amount))
        .Str("fee", Json.EightPlaces(withdrawal.Fee))
        .Str("walletTxId", withdrawal.WalletTxId)
        .Millis("createdAt", withdrawal.CreatedAt)
        .Str("remark", withdrawal.Request.Remark);

    private static void WriteWhole(Utf8JsonWriter json, Withdrawal withdrawal) => WriteCommon(json, withdrawal)
        .Num("uid", withdrawal.Request.Owner.Uid)
        .Str("chainId", withdrawal.Request.Chain?.Id ?? "")
        .Str("chainName", withdrawal.Request.Chain?.Name ?? "")
        .Str("currencyName", withdrawal.Request.Currency)
        .Str("failureReason", withdrawal.State == WithdrawalState.Failure ? "CANCELED" : "")
        .Null("failureReasonMsg", "addressRemark")
        .Str("cancelType", withdrawal.State == WithdrawalState.Processing ? "CANCELABLE" : "NON_CANCELABLE")
        .Null("taxes", "taxDescription")
        .Str("returnStatus", "NOT_RETURN")
        .Null("returnAmount")
        .Str("returnCurrency", withdrawal.Request.Currency);
}
