using System.Text.Json;
using KuCoin.Sandbox;

namespace KuCoin.Tests;

/// <summary>What futures tests do again and again: the other user rests an order, we take it.</summary>
internal static class FuturesActs
{
    private static int _number;

    public static SandboxOptions Still => new() { PriceInterval = Timeout.InfiniteTimeSpan };

    public static Task<Reply> Order(Client who, object parts)
    {
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["clientOid"] = $"f-{Interlocked.Increment(ref _number)}", ["symbol"] = "XBTUSDTM" };
        foreach (var property in JsonSerializer.SerializeToElement(parts).EnumerateObject())
            body[property.Name] = property.Value;
        return who.Post("/api/v1/orders", body);
    }

    public static Task<string> Rest(Pit pit, string side, decimal price, int size, string symbol = "XBTUSDTM") =>
        Rest(pit, pit.OtherFutures, side, price, size, 1, symbol);

    public static async Task<string> Rest(Pit pit, Client who, string side, decimal price, int size, int leverage, string symbol)
    {
        var reply = await Order(who, new { side, type = "limit", price = Pit.Text(price), size, leverage, symbol });
        Assert.True(reply.Code == "200000", reply.Body);
        pit.Server.CheckLedger();
        return reply.Text("orderId");
    }

    public static Task<string> Take(Pit pit, string side, decimal price, int size, int leverage = 1, string symbol = "XBTUSDTM") =>
        Rest(pit, pit.MyFutures, side, price, size, leverage, symbol);

    /// <summary>Opens a position of ours at a price that is also the mark price.</summary>
    public static async Task Open(Pit pit, string side, decimal price, int size, int leverage = 10, string symbol = "XBTUSDTM", string marginMode = "ISOLATED")
    {
        pit.Server.SetPrice(symbol, price);
        await Rest(pit, side == "buy" ? "sell" : "buy", price, size, symbol);
        Good(await Order(pit.MyFutures, new { side, type = "limit", price = Pit.Text(price), size, leverage, symbol, marginMode }));
    }

    public static Reply Good(Reply reply)
    {
        Assert.True(reply.Code == "200000", reply.Body);
        return reply;
    }

    public static async Task<Reply> Position(Pit pit, string symbol = "XBTUSDTM") => Good(await pit.MyFutures.Get($"/api/v1/position?symbol={symbol}"));

    /// <summary>Our wallet; its parts must always add up as the exchange says they do.</summary>
    public static async Task<Reply> Wallet(Pit pit, string currency = "USDT")
    {
        var wallet = Good(await pit.MyFutures.Get($"/api/v1/account-overview?currency={currency}"));
        Assert.Equal(wallet.Num("accountEquity"), wallet.Num("marginBalance") + wallet.Num("unrealisedPNL"));
        Assert.Equal(
            wallet.Num("marginBalance"),
            wallet.Num("positionMargin") + wallet.Num("orderMargin") + wallet.Num("frozenFunds") + wallet.Num("availableBalance") - wallet.Num("unrealisedPNL"));
        return wallet;
    }
}
