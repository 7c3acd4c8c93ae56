using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using KuCoin.Bench.Server;
using KuCoin.Json;
using KuCoin.Streams;
using KuCoin.Transport;

namespace KuCoin.Bench.Suites;

/// <summary>The shapes that are read by hand, beside the generated code that would read them else.</summary>
public class Decoders
{
    private static readonly byte[] Tickers = MarketData.AllTickers();
    private static readonly byte[] Fills = MarketData.Fills(1, MarketData.PageSize);
    private static readonly byte[] Trade = Encoding.UTF8.GetBytes("""{"makerOrderId":"671b5007389355000701b1d3","price":"67523","sequence":"11067996711960577","side":"buy","size":"0.003","symbol":"BTC-USDT","takerOrderId":"671b50161777ff00074c168d","time":"1729843222921000000","tradeId":"11067996711960577","type":"match"}""");
    private static readonly byte[] Change = Encoding.UTF8.GetBytes("""{"changes":{"asks":[["18906","0.00331","14103845"],["18907.3","0.58751503","14103844"]],"bids":[["18905","0","14103846"]]},"sequenceEnd":14103846,"sequenceStart":14103844,"symbol":"BTC-USDT","time":1663747970273}""");
    private readonly BookChange _change = new();

    [Benchmark]
    public int AllTickers() => Envelope<AllTickersAnswer>.Read(Tickers, HotShapes.ReadAllTickers).Data!.Ticker.Count;

    [Benchmark]
    public int AllTickersGenerated() => Envelope<AllTickersAnswer>.Read(Tickers, static (ref AnswerReader reader) => reader.ReadAnswer(SpotJson.Answers.AllTickersAnswer)).Data!.Ticker.Count;

    [Benchmark]
    public int PageOfFills() => Envelope<NumberedPage<Fill>>.Read(Fills, static (ref AnswerReader reader) => reader.ReadNumberedPage(HotShapes.ReadFill)).Data!.Items!.Count;

    [Benchmark]
    public int PageOfFillsGenerated() => Envelope<NumberedPage<Fill>>.Read(Fills, static (ref AnswerReader reader) => reader.ReadAnswer(SpotJson.Answers.NumberedPageFill)).Data!.Items!.Count;

    [Benchmark]
    public Trade OneTrade()
    {
        var reader = new AnswerReader(Trade);
        return HotShapes.ReadTrade(ref reader);
    }

    [Benchmark]
    public Trade? OneTradeGenerated() => JsonSerializer.Deserialize(Trade, SpotStreamJson.Messages.Trade);

    [Benchmark]
    public long BookChange()
    {
        var reader = new AnswerReader(Change);
        _change.Rows.Clear();
        HotShapes.ReadBookChange(ref reader, _change);
        return _change.Last;
    }
}
