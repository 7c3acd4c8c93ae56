using System.Text.Json;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Margin;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Futures;

namespace KuCoin.Sandbox.Wire;

/// <summary>Accounts, transfers and facts about the key, on the spot host.</summary>
internal static class AccountRoutes
{
    private const int MostFeePairs = 10;

    // Account types by their wire names; the _V2 names hold the margin money after the exchange's migration.
    private static readonly Dictionary<string, AccountType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["main"] = AccountType.Main, ["trade"] = AccountType.Trade, ["margin"] = AccountType.Margin,
        ["margin_v2"] = AccountType.Margin, ["isolated"] = AccountType.Isolated, ["isolated_v2"] = AccountType.Isolated,
        ["contract"] = AccountType.Contract, ["option"] = AccountType.Option,
    };

    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/user/api-key", Pool.Management, 20, Access.General, KeyFacts),
        new("GET", "/api/v2/user-info", Pool.Management, 20, Access.General, UserInfo),
        new("GET", "/api/v1/hf/accounts/opened", Pool.Spot, 30, Access.General, static (call, json) => json.WriteBooleanValue(call.User.SingleEngine)),
        new("GET", "/api/v1/accounts", Pool.Management, 5, Access.General, Accounts),
        new("GET", "/api/v1/accounts/{accountId}", Pool.Management, 5, Access.General, OneAccount),
        new("GET", "/api/v1/accounts/transferable", Pool.Management, 20, Access.General, Transferable),
        .. StatementRoutes.All,
        new("POST", "/api/v2/accounts/inner-transfer", Pool.Management, 10, Access.Spot, InnerTransfer),
        new("POST", "/api/v3/accounts/universal-transfer", Pool.Management, 4, Access.InnerTransfer, UniversalTransfer),
        .. SubAccountRoutes.All,
        new("GET", "/api/v1/base-fee", Pool.Spot, 3, Access.General, static (_, json) =>
            json.Object(static o => o.Dec("takerFeeRate", SpotSymbol.FeeRate).Dec("makerFeeRate", SpotSymbol.FeeRate))),
        new("GET", "/api/v1/trade-fees", Pool.Spot, 3, Access.General, TradeFees),
    ];

    private static void KeyFacts(Call call, Utf8JsonWriter json) => json.Object(o => o
        .Str("remark", "sandbox")
        .Str("apiKey", call.Key!.ApiKey)
        .Num("apiVersion", call.Key.Version)
        .Str("permission", call.Key.Permissions)
        .Str("ipWhitelist", call.Key.IpWhitelist ?? "")
        .Millis("createdAt", call.Exchange.Clock.Start)
        .Num("uid", call.User.Uid)
        .Bool("isMaster", value: true));

    private static void UserInfo(Call call, Utf8JsonWriter json) => json.Object(o =>
    {
        o.Num("level", call.Exchange.Options.VipLevel);
        foreach (var name in (string[])["subQuantity", "spotSubQuantity", "marginSubQuantity", "futuresSubQuantity", "optionSubQuantity"])
            o.Num(name, 0);
        o.Num("maxSubQuantity", 5).Num("maxDefaultSubQuantity", 5);
        foreach (var name in (string[])["maxSpotSubQuantity", "maxMarginSubQuantity", "maxFuturesSubQuantity", "maxOptionSubQuantity"])
            o.Num(name, 0);
    });

    private static IEnumerable<Account> AccountsOf(Call call) => AccountsOf(call, call.User);

    internal static IEnumerable<Account> AccountsOf(Call call, User owner) =>
        call.Exchange.Ledger.Accounts.Where(a => ReferenceEquals(a.Owner, owner) && a.Type is AccountType.Main or AccountType.Trade);

    private static void Accounts(Call call, Utf8JsonWriter json)
    {
        var type = call.Query.Text("type", "", "", "main", "trade", "option");
        var currency = call.Query.Text("currency");
        var rows = AccountsOf(call).Where(a => (type.Length == 0 || type.Equals(TypeText(a), StringComparison.Ordinal)) && Is(a, currency));
        json.Objects(rows, static (o, account) => WriteMoney(
            o.Str("id", account.Id).Str("currency", account.Currency).Str("type", TypeText(account)), account));
    }

    private static void OneAccount(Call call, Utf8JsonWriter json)
    {
        var account = AccountsOf(call).FirstOrDefault(a => a.Id.Equals(call.Route["accountId"], StringComparison.Ordinal))
            ?? throw Refusal.Parameter("The account does not exist");
        json.Object(o => WriteMoney(o.Str("currency", account.Currency), account));
    }

    private static void Transferable(Call call, Utf8JsonWriter json)
    {
        var type = call.Query.Text("type", "", "MAIN", "TRADE", "MARGIN", "ISOLATED", "OPTION", "MARGIN_V2", "ISOLATED_V2");
        var account = AccountFor(call, call.User, call.Query, Types[type], call.Query.Need("currency"), "tag");
        json.Object(o => WriteMoney(o.Str("currency", account.Currency), account).Dec("transferable", call.Exchange.Transfers.Transferable(account)));
    }

    /// <summary>An account of the caller or his sub-account; an isolated one needs the pair.</summary>
    private static Account AccountFor(Call call, User owner, Fields fields, AccountType type, string currency, string pairName)
    {
        var pair = type == AccountType.Isolated ? MarginDesk.Pair(fields.Need(pairName)) : null;
        var known = Known(currency);
        if (pair is not null && known != pair.BaseCurrency && known != pair.QuoteCurrency)
            throw Refusal.Parameter($"{pair.Symbol} holds no {known}");
        if (type == AccountType.Margin && !SpotCatalogue.MarginCurrencies.Contains(known, StringComparer.Ordinal))
            throw Refusal.Parameter($"The margin account holds no {known}");
        return call.Exchange.Ledger.Of(owner, type, known, pair?.Symbol);
    }

    internal static Utf8JsonWriter WriteMoney(Utf8JsonWriter json, Account account) => json
        .Dec("balance", account.Balance)
        .Dec("available", account.Available)
        .Dec("holds", account.Hold);

    private static string TypeText(Account account) => account.Type == AccountType.Main ? "main" : "trade";

    private static bool Is(Account account, string? currency) => currency is null || currency.Equals(account.Currency, StringComparison.Ordinal);

    private static string Known(string currency) =>
        SpotCatalogue.DollarPrices.ContainsKey(FuturesCurrency.Ledger(currency)) ? FuturesCurrency.Ledger(currency)
            : throw Refusal.Parameter($"The currency {currency} does not exist");

    private static void InnerTransfer(Call call, Utf8JsonWriter json)
    {
        // The legacy call can fill the futures account but never empty it.
        if (TypeOf(call.Body, "from") == AccountType.Contract)
            throw Refusal.Parameter("from: contract is a target only");
        Transfer(call, json, (call.User, "from", "fromTag"), (call.User, "to", "toTag"));
    }

    private static void UniversalTransfer(Call call, Utf8JsonWriter json)
    {
        var type = call.Body.Need("type");
        var from = type is "SUB_TO_PARENT" ? SubAccountRoutes.Find(call, call.Body.Need("fromUserId")) : call.User;
        var to = type is "PARENT_TO_SUB" ? SubAccountRoutes.Find(call, call.Body.Need("toUserId")) : call.User;
        if (type is not ("INTERNAL" or "SUB_TO_PARENT" or "PARENT_TO_SUB"))
            throw Refusal.Parameter("type: INTERNAL, PARENT_TO_SUB or SUB_TO_PARENT");
        Transfer(call, json, (from, "fromAccountType", "fromAccountTag"), (to, "toAccountType", "toAccountTag"));
    }

    internal static AccountType TypeOf(Fields body, string name) =>
        Types.TryGetValue(body.Need(name), out var type) ? type : throw Refusal.Parameter($"{name}: the sandbox has no such account");

    internal static void Transfer(Call call, Utf8JsonWriter json, (User Owner, string Type, string Pair) from, (User Owner, string Type, string Pair) to)
    {
        var body = call.Body;
        var (currency, clientOid) = (body.Need("currency"), body.Need("clientOid"));
        var amount = body.Decimal("amount") ?? throw Refusal.Parameter("amount is mandatory");
        var source = AccountFor(call, from.Owner, body, TypeOf(body, from.Type), currency, from.Pair);
        var target = AccountFor(call, to.Owner, body, TypeOf(body, to.Type), currency, to.Pair);
        var id = call.Exchange.Transfers.Move(call.User, clientOid, source, target, amount);
        json.Object(o => o.Str("orderId", id));
    }

    private static void TradeFees(Call call, Utf8JsonWriter json)
    {
        var symbols = call.Query.Need("symbols").Split(',');
        if (symbols.Length > MostFeePairs)
            throw Refusal.Parameter("symbols: at most 10");
        if (symbols.FirstOrDefault(s => !call.Exchange.Spot.Listings.ContainsKey(s)) is { } unknown)
            throw new Refusal("900001", $"symbol not exists: {unknown}");
        json.Objects(symbols, static (o, symbol) => o
            .Str("symbol", symbol).Dec("takerFeeRate", SpotSymbol.FeeRate).Dec("makerFeeRate", SpotSymbol.FeeRate));
    }
}
