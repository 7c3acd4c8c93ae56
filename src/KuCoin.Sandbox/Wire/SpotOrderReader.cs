using System.Text.Json;
using KuCoin.Sandbox.Market;
using KuCoin.Sandbox.Matching;

namespace KuCoin.Sandbox.Wire;

/// <summary>Reads what a client wants to order, in the words both generations share.</summary>
internal static class SpotOrderReader
{
    private const int MostInBatch = 5;

    /// <param name="body">The order's fields.</param>
    /// <param name="clientOid">The client's id, or one the exchange gives.</param>
    /// <param name="tradeType">Whose money, which each call says in its own way.</param>
    /// <param name="symbol">The pair when it stands elsewhere; null takes it from the body.</param>
    public static SpotOrderRequest Read(Fields body, string clientOid, TradeType tradeType, string? symbol = null)
    {
        var type = body.Text("type", "limit", "limit", "market");
        return new SpotOrderRequest
        {
            ClientOid = clientOid,
            Symbol = SpotCatalogue.Symbols.FirstOrDefault(s => s.Symbol.Equals(symbol ?? body.Need("symbol"), StringComparison.Ordinal))
                ?? throw new Refusal("900001", "symbol not exists"),
            Side = body.Text("side", "", "buy", "sell") is "buy" ? Side.Buy : Side.Sell,
            IsMarket = type is "market",
            Price = type is "market" ? null : body.Decimal("price"),
            Size = body.Decimal("size"),
            Funds = body.Decimal("funds"),
            TimeInForce = body.Word("timeInForce", TimeInForce.GTC),
            SelfTrade = body.Word("stp", SelfTrade.None),
            PostOnly = body.Flag("postOnly"),
            Hidden = body.Flag("hidden"),
            Iceberg = body.Flag("iceberg"),
            VisibleSize = body.Decimal("visibleSize"),
            CancelAfter = body.Whole("cancelAfter") ?? 0,
            Remark = body.Text("remark"),
            Tags = body.Text("tags"),
            TradeType = tradeType,
        };
    }

    /// <summary>A margin order, with what only those can ask for.</summary>
    public static SpotOrderRequest ReadMargin(Fields body, bool isIsolated) =>
        Read(body, body.Need("clientOid"), isIsolated ? TradeType.MarginIsolatedTrade : TradeType.MarginTrade) with
        {
            AutoBorrow = body.Flag("autoBorrow"),
            AutoRepay = body.Flag("autoRepay"),
        };

    /// <summary>The trade type a query or body names; the trading account when it names none.</summary>
    public static TradeType TradeTypeOf(Fields fields) => TradeTypes.Of(fields.Text("tradeType", "TRADE", TradeTypes.Words));

    /// <summary>The rows of a batch.</summary>
    public static IEnumerable<Fields> Batch(Call call)
    {
        if (!call.BodyJson.TryGetProperty("orderList", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostInBatch)
            throw Refusal.Parameter("orderList takes 1 to 5 orders");
        return list.EnumerateArray().Select(static row => Fields.OfJson(row, "400100"));
    }

    /// <summary>Places one row of a batch, or tells why not.</summary>
    public static (SpotOrder? Order, string? Failure) TryPlace(Fields row, Func<Fields, SpotOrder> place)
    {
        try
        {
            return row.Text("type") is "market" ? (null, "A batch takes limit orders only") : (place(row), null);
        }
        catch (Refusal no)
        {
            return (null, no.Message);
        }
    }
}
