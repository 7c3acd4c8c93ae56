using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KuCoin.Bench.Server;

/// <summary>The answers, with their heads, ready to be sent. Orders are taken only with a right signature.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<(int Page, int Total), byte[]> _fills = [];
    private readonly byte[] _tickers = WithHead(MarketData.AllTickers());
    private readonly byte[] _key = Encoding.UTF8.GetBytes(MarketData.Secret);
    private int _orders;

    public byte[] To(RequestReader request, StreamPlan plan, string streams)
    {
        var path = request.Target.Split('?')[0];
        return path switch
        {
            "/api/v1/orders" => Order(request),
            "/api/v1/market/allTickers" => _tickers,
            "/api/v1/fills" => Fills(request.Target, plan.Fills),
            "/api/v3/market/orderbook/level2" or "/api/v1/market/orderbook/level2_100" => WithHead(plan.Book.Snapshot),
            "/api/v1/timestamp" => Data(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            "/api/v1/user/api-key" => Data($$"""{"remark":"bench","apiKey":"{{MarketData.Key}}","apiVersion":3,"permission":"General,Spot","createdAt":1700000000000,"uid":1,"isMaster":true}"""),
            "/api/v1/hf/accounts/opened" => Data("false"),
            "/api/v1/bullet-public" or "/api/v1/bullet-private" => Data($$"""{"token":"bench","instanceServers":[{"endpoint":"{{streams}}","encrypt":true,"protocol":"websocket","pingInterval":18000,"pingTimeout":10000}]}"""),
            "/bench/plan" => Data("true"),
            _ => Answer("404 Not Found", Encoding.UTF8.GetBytes($$"""{"code":"404","msg":"The load server does not know {{path}}"}""")),
        };
    }

    private static byte[] Data(string json) => WithHead(Encoding.UTF8.GetBytes($$"""{"code":"200000","data":{{json}}}"""));

    private static byte[] WithHead(byte[] body) => Answer("200 OK", body);

    private static byte[] Answer(string status, byte[] body) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\ngw-ratelimit-limit: 2000000000\r\ngw-ratelimit-remaining: 1999999000\r\ngw-ratelimit-reset: 30000\r\nContent-Length: {body.Length}\r\n\r\n")), .. body];

    private byte[] Order(RequestReader request)
    {
        var text = Encoding.UTF8.GetBytes(request.Time + request.Method + request.Target + Encoding.UTF8.GetString(request.Body.Span));
        if (!string.Equals(Convert.ToBase64String(HMACSHA256.HashData(_key, text)), request.Sign, StringComparison.Ordinal))
            return Answer("401 Unauthorized", """{"code":"400005","msg":"Invalid KC-API-SIGN"}"""u8.ToArray());
        return Data(string.Create(CultureInfo.InvariantCulture, $$"""{"orderId":"{{Interlocked.Increment(ref _orders):x24}}"}"""));
    }

    private byte[] Fills(string target, int total)
    {
        var number = target.Split('?', '&').First(part => part.StartsWith("currentPage=", StringComparison.Ordinal));
        return _fills.GetOrAdd((int.Parse(number.AsSpan("currentPage=".Length), CultureInfo.InvariantCulture), total), key => WithHead(MarketData.Fills(key.Page, key.Total)));
    }
}
