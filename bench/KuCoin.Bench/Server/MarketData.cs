using System.Globalization;
using System.Text;
using KuCoin.Bench.Floor;

namespace KuCoin.Bench.Server;

/// <summary>What the load server serves, and what somebody who read all of it must have counted. The same on every machine.</summary>
internal static class MarketData
{
    public const int SymbolCount = 1200;
    public const int PageSize = 500;
    public const string Key = "benchkey0001";
    public const string Secret = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
    public const string Passphrase = "Open.Sesame42";

    private const long Began = 1_700_000_000_000;
    private static readonly string[] Bases = ["BTC", "ETH", "KCS", "SOL", "XRP", "ADA", "DOT", "LTC", "TRX", "DOGE"];

    public static string Symbol(int number) => number < Bases.Length ? Bases[number] + "-USDT" : string.Create(CultureInfo.InvariantCulture, $"COIN{number:0000}-USDT");

    public static decimal Price(long number) => 60_000m + (number % 10_007 * 0.1m);

    public static byte[] AllTickers()
    {
        var text = new StringBuilder("""{"code":"200000","data":{"time":1700000000000,"ticker":[""");
        for (var i = 0; i < SymbolCount; i++)
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"symbol":"{{Symbol(i)}}","symbolName":"{{Symbol(i)}}","buy":"{{Price(i) - 0.1m}}","bestBidSize":"0.{{i:000000}}25","sell":"{{Price(i) + 0.1m}}","bestAskSize":"1.{{i:0000}}4202","changeRate":"-0.0014","changePrice":"-98.5","high":"68321.4","low":"66683.3","vol":"1836.03034612","volValue":"124068431.06726933","last":"{{Price(i)}}","averagePrice":"67281.21437289","takerFeeRate":"0.001","makerFeeRate":"0.001","takerCoefficient":"1","makerCoefficient":"1"}""");
        return Encoding.UTF8.GetBytes(text.Append("]}}").ToString());
    }

    /// <summary>A page of fills, newest first.</summary>
    public static byte[] Fills(int page, int total)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""{"code":"200000","data":{"currentPage":{{page}},"pageSize":{{PageSize}},"totalNum":{{total}},"totalPage":{{(total + PageSize - 1) / PageSize}},"items":[""");
        var first = (page - 1) * PageSize;
        for (var i = first; i < Math.Min(first + PageSize, total); i++)
            text.Append(i == first ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""{"symbol":"BTC-USDT","tradeId":"{{TradeId(i)}}","orderId":"6745698ef4f1200007{{i % 1000:000000}}","counterOrderId":"6745695ef15b270007ac5076","side":"{{(i % 3 == 0 ? "sell" : "buy")}}","liquidity":"taker","forceTaker":false,"price":"{{Price(i)}}","size":"0.0123","funds":"738.00123","fee":"0.73800123","feeRate":"0.001","feeCurrency":"USDT","stop":"","tradeType":"TRADE","type":"market","createdAt":{{Began - (i * 100L)}}}""");
        return Encoding.UTF8.GetBytes(text.Append("]}}").ToString());
    }

    /// <summary>The messages of the ticker stream for all pairs.</summary>
    public static byte[] Quote(int number, int symbols) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"topic":"/market/ticker:all","type":"message","subject":"{{{Symbol(number % symbols)}}}","data":{"bestAsk":"{{{Price(number) + 0.1m}}}","bestAskSize":"0.92034121","bestBid":"{{{Price(number) - 0.1m}}}","bestBidSize":"1.20393427","price":"{{{Price(number)}}}","sequence":"{{{14_610_502_970 + number}}}","size":"0.0003","time":{{{Began + number}}}}}"""));

    public static Tally ExpectTickers(int times) => new((long)SymbolCount * times, times * Sum(SymbolCount), Symbol(SymbolCount - 1));

    public static Tally ExpectFills(int total) => new(total, Sum(total), TradeId(total - 1));

    public static Tally ExpectQuotes(int count, int symbols) => new(count, Sum(count), string.Create(CultureInfo.InvariantCulture, $"{Symbol((count - 1) % symbols)} {14_610_502_970 + count - 1}"));

    private static string TradeId(int number) => (10_862_827_223_795_713L - number).ToString(CultureInfo.InvariantCulture);

    private static decimal Sum(int count)
    {
        var sum = 0m;
        for (var i = 0; i < count; i++)
            sum += Price(i);
        return sum;
    }
}
