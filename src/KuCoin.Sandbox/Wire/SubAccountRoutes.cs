using System.Text.Json;
using KuCoin.Sandbox.Ledger;

namespace KuCoin.Sandbox.Wire;

/// <summary>The master's sub-accounts: what lies in them, and money to and from them by the older call.</summary>
internal static class SubAccountRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/sub-accounts/{subUserId}", Pool.Management, 15, Access.General, Balances),
        new("POST", "/api/v2/accounts/sub-transfer", Pool.Management, 30, Access.Spot, SubTransfer),
    ];

    public static User Find(Call call, string? id) =>
        call.Exchange.Keys.SubAccountOf(call.User, id) ?? throw Refusal.Parameter("The sub-account does not exist");

    private static void Balances(Call call, Utf8JsonWriter json)
    {
        var sub = Find(call, call.Route["subUserId"]);
        json.Object(o =>
        {
            o.Str("subUserId", sub.Id).Str("subName", sub.SubName!);
            Rows(o, "mainAccounts", AccountType.Main);
            Rows(o, "tradeAccounts", AccountType.Trade);
            Rows(o, "marginAccounts", AccountType.Margin);
            // A leftover of the exchange: always empty.
            o.WriteStartArray("tradeHFAccounts");
            o.WriteEndArray();
        });

        void Rows(Utf8JsonWriter o, string name, AccountType type)
        {
            o.WritePropertyName(name);
            o.Objects(AccountRoutes.AccountsOf(call, sub).Where(account => account.Type == type), static (row, account) => AccountRoutes.WriteMoney(row.Str("currency", account.Currency), account));
        }
    }

    /// <summary>Seen from the master: OUT to the sub-account, IN from it.</summary>
    private static void SubTransfer(Call call, Utf8JsonWriter json)
    {
        var inward = call.Body.Need("direction") switch
        {
            "IN" => true,
            "OUT" => false,
            _ => throw Refusal.Parameter("direction: IN or OUT"),
        };
        var master = (call.User, "accountType", "tag");
        var sub = (Find(call, call.Body.Need("subUserId")), "subAccountType", "subTag");
        if (AccountRoutes.TypeOf(call.Body, inward ? "subAccountType" : "accountType") == AccountType.Contract)
            throw Refusal.Parameter("contract is a target only");
        AccountRoutes.Transfer(call, json, inward ? sub : master, inward ? master : sub);
    }
}
