using System.Text.Json;
using KuCoin.Sandbox.Funding;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Market;

namespace KuCoin.Sandbox.Wire;

/// <summary>Deposit addresses of both generations, and deposits.</summary>
internal static class DepositRoutes
{
    public static IEnumerable<Route> All { get; } =
    [
        new("GET", "/api/v1/deposit-addresses", Pool.Management, 5, Access.General, NewestAddress),
        new("POST", "/api/v1/deposit-addresses", Pool.Management, 20, Access.General, static (call, json) =>
            json.Object(o => WriteOldAddress(o, Create(call, call.Body.Text("chain"), call.Body.Text("to", "MAIN", "MAIN", "TRADE"))))),
        new("GET", "/api/v3/deposit-addresses", Pool.Management, 5, Access.General, static (call, json) =>
            json.Objects(Addresses(call), static (o, address) => WriteAddress(o, address).Str("contractAddress", address.Chain.Contract))),
        new("POST", "/api/v3/deposit-address/create", Pool.Management, 20, Access.General, static (call, json) =>
            json.Object(o => WriteAddress(o, Create(call, call.Body.Need("chain"), call.Body.Text("to", "main", "main", "trade"))))),
        new("GET", "/api/v1/deposits", Pool.Management, 5, Access.General, List),
    ];

    private static DepositAddress Create(Call call, string? chain, string to)
    {
        var currency = SpotCatalogue.Listed(call.Body.Need("currency"));
        return call.Exchange.Deposits.Create(call.User, currency, ChainCatalogue.Find(currency, chain), Enum.Parse<AccountType>(to, ignoreCase: true));
    }

    private static IEnumerable<DepositAddress> Addresses(Call call)
    {
        var currency = SpotCatalogue.Listed(call.Query.Need("currency"));
        var chain = call.Query.Text("chain") is { } id ? ChainCatalogue.Find(currency, id) : null;
        return call.Exchange.Deposits.AddressesOf(call.User, currency).Where(a => chain is null || a.Chain == chain);
    }

    private static void NewestAddress(Call call, Utf8JsonWriter json)
    {
        var usual = ChainCatalogue.Find(SpotCatalogue.Listed(call.Query.Need("currency")), call.Query.Text("chain"));
        if (Addresses(call).LastOrDefault(a => a.Chain == usual) is { } address)
            json.Object(o => WriteOldAddress(o, address).Str("contractAddress", address.Chain.Contract));
        else
            json.WriteNullValue();
    }

    private static Utf8JsonWriter WriteOldAddress(Utf8JsonWriter json, DepositAddress address) => json
        .Str("address", address.Address)
        .Str("memo", address.Memo.Length == 0 ? null : address.Memo)
        .Str("chain", address.Chain.Name)
        .Str("chainId", address.Chain.Id)
        .Str("to", address.To.ToString().ToUpperInvariant())
        .Str("currency", address.Currency);

    private static Utf8JsonWriter WriteAddress(Utf8JsonWriter json, DepositAddress address) => json
        .Str("address", address.Address)
        .Str("memo", address.Memo)
        .Str("chainId", address.Chain.Id)
        .Str("to", address.To.ToString().ToUpperInvariant())
        .Num("expirationDate", 0)
        .Str("currency", address.Currency)
        .Str("chainName", address.Chain.Name);

    private static void List(Call call, Utf8JsonWriter json)
    {
        var query = call.Query;
        var (currency, status) = (query.Text("currency"), query.Text("status"));
        var (from, to) = (query.Millis("startAt") ?? DateTimeOffset.MinValue, query.Millis("endAt") ?? DateTimeOffset.MaxValue);
        var rows = call.Exchange.Deposits.Of(call.User).Where(d => d.CreatedAt >= from && d.CreatedAt <= to
            && currency?.Equals(d.Currency, StringComparison.Ordinal) != false
            && status?.Equals(d.Status, StringComparison.Ordinal) != false);
        Pages.Write(json, query, rows, 10, 500, static (o, deposit) => o
            .Str("currency", deposit.Currency)
            .Str("chain", deposit.Chain?.Id ?? "")
            .Str("status", deposit.Status)
            .Str("address", deposit.Address)
            .Str("memo", deposit.Memo)
            .Bool("isInner", deposit.Chain is null)
            .Str("amount", Json.EightPlaces(deposit.Amount))
            .Str("fee", Json.EightPlaces(0))
            .Str("walletTxId", deposit.WalletTxId)
            .Millis("createdAt", deposit.CreatedAt)
            .Millis("updatedAt", deposit.UpdatedAt)
            .Str("remark", "")
            .Bool("arrears", value: false));
    }
}
