using System.Buffers;
using System.Globalization;
using System.Text.Json;
using KuCoin.Sandbox.Ledger;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Writes the frames of the stream.</summary>
internal static class StreamMessages
{
    public static byte[] Control(string id, string type) => Frame(o => o.Str("id", id).Str("type", type));

    public static byte[] Error(string id, int code, string text) => Frame(o => o.Str("id", id).Str("type", "error").Num("code", code).Str("data", text));

    /// <summary>An error of the connection's own, its code a number or, when it is none, a text.</summary>
    public static byte[] Error(string id, string? code, string text) =>
        int.TryParse(code ?? "500", NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Error(id, number, text)
            : Frame(o => o.Str("id", id).Str("type", "error").Str("code", code).Str("data", text));

    /// <summary>A frame no document names.</summary>
    public static byte[] Unknown() => Frame(o => o.Str("type", "weather").Num("code", 1).Array("data", [3, 1], static (j, number) => j.WriteNumberValue(number)));

    public static byte[] Order(string topic, SpotOrderEvent change, long nanos) =>
        Private(topic, "orderChange", change.Order.Owner, id: null, data => WriteOrder(data, change, nanos));

    public static byte[] Stop(StopOrderEvent change, long nanos) => Private(SpotTopics.StopOrders, "stopOrder", change.Order.Owner, id: null, data =>
    {
        var (order, request) = (change.Order, change.Order.Request);
        data.Millis("createdAt", order.CreatedAt)
            .Str("orderId", order.Id)
            .Dec("orderPrice", request.Price ?? 0)
            .Str("orderType", "stop")
            .Str("side", request.Side.Text())
            .Dec("size", request.Size ?? 0)
            .Str("stop", order.Kind.Text())
            .Dec("stopPrice", request.StopPrice)
            .Str("symbol", order.Symbol)
            .Str("tradeType", request.TradeType.Text())
            .Num("ts", nanos)
            .Str("type", change.Type);
        if (change.Success is { } success)
            data.Bool("triggerSuccess", success);
    });

    public static byte[] Balance(BalanceChange change) =>
        Private(SpotTopics.Balance, "account.balance", change.Account.Owner, change.Id, data =>
        {
            var (account, reason) = (change.Account, change.Reason);
            data.Str("accountId", account.Id)
                .Str("currency", account.Currency)
                .Dec("total", account.Balance)
                .Dec("available", account.Available)
                .Dec("hold", account.Hold)
                .Dec("availableChange", change.AvailableChange)
                .Dec("holdChange", change.HoldChange)
                .Object("relationContext", context => WriteContext(context, reason))
                .Str("relationEvent", RelationEvent(account, reason))
                .Str("relationEventId", change.Id)
                .Str("time", Json.Plain(change.Time.ToUnixTimeMilliseconds()));
        });

    private static string RelationEvent(Account account, Reason reason) => account.Type switch
    {
        AccountType.Main => $"main.{reason.Event}",
        AccountType.Margin => $"margin.{reason.Event}",
        AccountType.Isolated => $"isolated_{account.Pair}.{reason.Event}",
        _ => $"trade.{reason.Event}",
    };

    private static void WriteContext(Utf8JsonWriter json, Reason reason)
    {
        if (reason.Symbol is null)
            return;
        json.Str("symbol", reason.Symbol).Str("orderId", reason.OrderId);
        if (reason.TradeId is not null)
            json.Str("tradeId", reason.TradeId);
    }

    private static void WriteOrder(Utf8JsonWriter json, SpotOrderEvent change, long nanos)
    {
        var (order, request) = (change.Order, change.Order.Request);
        json.Str("clientOid", request.ClientOid)
            .Str("orderId", order.Id)
            .Millis("orderTime", order.CreatedAt)
            .Str("orderType", request.IsMarket ? "market" : "limit")
            .Str("side", order.Side.Text())
            .Str("status", change.Status)
            .Str("symbol", order.Symbol)
            .Num("ts", nanos)
            .Str("type", change.Type);
        if (request.Price is { } price)
            json.Dec("price", price);
        if (request.Funds is { } funds)
            json.Dec("originFunds", funds);
        if (request.Size is { } size)
            json.Dec("originSize", size);
        // The first event says only what was asked for.
        if (change.Type is "received")
            return;
        json.Dec("filledSize", order.DealSize).Dec("canceledSize", order.CancelledSize);
        if (order.ByFunds)
            json.Dec("remainFunds", order.RemainingFunds);
        else
            json.Dec("size", request.Size - (change.Type is "update" ? order.CancelledSize : 0)).Dec("remainSize", order.IsActive ? order.Remaining : 0);
        if (change.OldSize is { } old)
            json.Dec("oldSize", old);
        if (change.Fill is not { } fill)
            return;
        json.Dec("matchPrice", fill.Price)
            .Dec("matchSize", fill.Size)
            .Str("tradeId", fill.TradeId)
            .Str("liquidity", fill.IsTaker ? "taker" : "maker")
            .Str("feeType", fill.IsTaker ? "takerFee" : "makerFee");
    }

    public static byte[] Public(string topic, string subject, Action<Utf8JsonWriter> data) =>
        Frame(o => o.Str("topic", topic).Str("type", "message").Str("subject", subject).Object("data", data));

    public static byte[] Private(string topic, string subject, User user, string? id, Action<Utf8JsonWriter> data) => Frame(o =>
    {
        o.Str("topic", topic).Str("type", "message").Str("subject", subject);
        if (id is not null)
            o.Str("id", id);
        o.Str("userId", user.Id).Str("channelType", "private").Object("data", data);
    });

    public static byte[] Frame(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            json.Object(members);
        return buffer.WrittenSpan.ToArray();
    }
}
